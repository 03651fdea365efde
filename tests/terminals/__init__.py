"""Codes as real terminals draw them: started under a virtual screen, pictured, and read as a phone would."""
