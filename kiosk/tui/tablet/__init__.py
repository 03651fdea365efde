"""The kiosk in a browser, for tablets: `kiosk tablet`. Nothing here is imported by the kiosk on a terminal."""
