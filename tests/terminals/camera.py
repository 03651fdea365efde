"""A phone's camera as a model: it looks at the screen from a slant, out of focus, at half the screen's pixels.

"Moderate" is what these numbers say; no real phone was measured. Pillow alone, repeatable by its seed.
"""

import random
from functools import cache
from typing import Final

from PIL import Image, ImageChops, ImageFilter

_AROUND: Final = 0.35
"""How much of the screen around the code is in the picture, of the code's side."""
_SLANT: Final = 0.10
"""How far each corner may wander, of the picture's side: about 20 degrees off the middle."""
_SCALE: Final = 0.5
_BLUR: Final = 0.7
"""Radius of the Gaussian blur in pixels of the finished picture."""
_NOISE: Final = 10.0
"""Standard deviation of the noise, of 255 steps."""
_TILE: Final = 256
_GLARE: Final = (40, 110)
"""How much brighter the middle of a reflection is, of 255 steps."""
_DARK, _LIGHT = 25, 225
"""What black and white of the screen become."""

Box = tuple[int, int, int, int]
Corner = tuple[float, float]


def shoot(screen: Image.Image, code: Box, rng: random.Random) -> Image.Image:
    """Return one grey picture of the code that stands in `code` (left, top, right, bottom) of a whole screen."""
    picture = _around(screen.convert("L"), code)
    picture = picture.point([_DARK + (_LIGHT - _DARK) * step // 255 for step in range(256)])
    width, height = picture.size
    size = (round(width * _SCALE), round(height * _SCALE))
    picture = picture.resize(size, Image.Resampling.BOX)
    slanted = picture.transform(
        size,
        Image.Transform.PERSPECTIVE,
        _homography(*size, _wander(size, rng)),
        Image.Resampling.BICUBIC,
        fillcolor=_DARK,
    )
    shown = slanted.filter(ImageFilter.GaussianBlur(_BLUR))
    return _noisy(ImageChops.add(shown, _reflection(size, rng)), rng)


def _around(screen: Image.Image, code: Box) -> Image.Image:
    left, top, right, bottom = code
    margin = round((right - left) * _AROUND)
    return screen.crop((left - margin, top - margin, right + margin, bottom + margin))


def _wander(size: tuple[int, int], rng: random.Random) -> list[Corner]:
    """Return where in the picture its finished corners are taken from, clockwise from the upper left."""
    width, height = size
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    spread = _SLANT * min(size)
    return [(x + rng.uniform(-spread, spread), y + rng.uniform(-spread, spread)) for x, y in corners]


def _homography(width: int, height: int, corners: list[Corner]) -> tuple[float, ...]:
    """Return Pillow's eight numbers that take a rectangle to a quadrilateral.

    Source: P. Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), section 2.2.3.
    """
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    dx1, dx2, dx3 = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, dy3 = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    below = dx1 * dy2 - dx2 * dy1
    g = (dx3 * dy2 - dx2 * dy3) / below
    h = (dx1 * dy3 - dx3 * dy1) / below
    a, b = x1 - x0 + g * x1, x3 - x0 + h * x3
    d, e = y1 - y0 + g * y1, y3 - y0 + h * y3
    return a / width, b / height, x0, d / width, e / height, y0, g / width, h / height


def _reflection(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Return a soft bright spot, a third of the picture wide, somewhere on it."""
    side = round(min(size) * rng.uniform(0.3, 0.5))
    strength = rng.uniform(*_GLARE)
    spot = Image.radial_gradient("L").point(
        [round((255 - min(255, step * 1.4)) / 255 * strength) for step in range(256)]
    )
    ground = Image.new("L", size, 0)
    place = (rng.randrange(max(1, size[0] - side)), rng.randrange(max(1, size[1] - side)))
    ground.paste(spot.resize((side, side)), place)
    return ground


def _noisy(picture: Image.Image, rng: random.Random) -> Image.Image:
    noise = Image.new("L", picture.size)
    for x in range(0, picture.width, _TILE):
        for y in range(0, picture.height, _TILE):
            noise.paste(_grain().rotate(rng.choice((0, 90, 180, 270))), (x, y))
    return ImageChops.add(picture, noise, offset=-128)


@cache
def _grain() -> Image.Image:
    """Return one tile of noise around 128; turned at random, because drawing every pixel anew is slow."""
    rng = random.Random(_TILE)  # noqa: S311 - a repeatable model, no secret
    return Image.frombytes(
        "L", (_TILE, _TILE), bytes(max(0, min(255, round(rng.gauss(128, _NOISE)))) for _ in range(_TILE * _TILE))
    )
