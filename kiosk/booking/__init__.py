"""Stage 5: the rules of a booking, its codes, its calendar entry and the preparation kit. Pure: no clock, no I/O."""
