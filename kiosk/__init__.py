"""A terminal kiosk where students find and book informational interviews with professionals."""

__version__ = "0.1.0"
