"""The kiosk line by line, for screen readers, serial consoles and dumb terminals: `kiosk run --plain`."""
