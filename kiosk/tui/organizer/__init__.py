"""What the organizer sees behind the PIN: menu, roster, bookings, board. Data only by services, like every screen."""
