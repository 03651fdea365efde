"""The numbers of bookings in addresses: digits that any database can hold, and no more of them."""

from typing import Final

from starlette.convertors import Convertor, register_url_convertor


class NumberConvertor(Convertor[int]):
    """Takes up to ten digits; Starlette's own `int` takes thousands, which Python then refuses to read."""

    regex = "[0-9]{1,10}"

    def convert(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_string(self, value: int) -> str:
        """Return its digits."""
        return str(value)


register_url_convertor("number", NumberConvertor())

BOOKING: Final = "/me/bookings/{id:number}"
"""Begins the address of whatever a professional does with one booking."""
