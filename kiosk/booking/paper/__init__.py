"""What the organizer prints: the report afterwards and the schedule for the night. Pure: records in, HTML out."""
