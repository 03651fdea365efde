"""Stage 4: what the student and the organizer see at the kiosk. The only place for Textual; data only by services."""
