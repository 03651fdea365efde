"""Two unrelated readers of QR codes, and where one found the code."""

import zxingcpp
from PIL import Image
from pyzbar import pyzbar

from tests.terminals.camera import Box

READERS = ("zxing", "zbar")


def read(picture: Image.Image, reader: str) -> list[str]:
    """Return the texts that one of `READERS` finds."""
    if reader == "zxing":
        return [found.text for found in zxingcpp.read_barcodes(picture)]
    return [found.data.decode() for found in pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])]


def find(picture: Image.Image, text: str) -> Box | None:
    """Return left, top, right and bottom of the code that says `text`; none where it is not read."""
    for found in zxingcpp.read_barcodes(picture):
        if found.text == text:
            place = found.position
            corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
            xs, ys = [one.x for one in corners], [one.y for one in corners]
            return min(xs), min(ys), max(xs), max(ys)
    return None
