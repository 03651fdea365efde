from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest

from kiosk.booking.paper.charts import Column, bar, column_chart


def read(svg: str) -> Element:
    """Return a drawing as a program reads it; one that is not well-formed fails here."""
    return fromstring(svg)  # noqa: S314 - our own drawing


def test_a_chart_is_read_aloud_and_runs_nothing() -> None:
    """A chart has a title and a description, and hostile text in it stays text."""
    drawn = read(column_chart("a", [Column("<script>1</script>", 3, 1)], title="<b>T", description="D & E"))
    assert [drawn.findtext(tag) for tag in ("title", "desc")] == ["<b>T", "D & E"]
    assert drawn.attrib["aria-labelledby"] == "a-t a-d"
    assert drawn.attrib["role"] == "img"
    assert [text.text for text in drawn.iter("text")][-1] == "<script>1</script>"
    assert not list(drawn.iter("script"))


@pytest.mark.parametrize(
    ("highest", "top"), [(0, "1"), (1, "1"), (3, "4"), (9, "10"), (11, "20"), (99, "100"), (401, "500")]
)
def test_a_scale_ends_at_a_round_number(highest: int, top: str) -> None:
    """The highest column fits under the scale's last, round number."""
    drawn = read(column_chart("a", [Column("x", highest)], title="t", description="d"))
    scale = [text.text for text in drawn.iter("text") if text.attrib["class"] == "scale"]
    assert scale[-1] == top
    assert all(number is not None and number.isdigit() for number in scale)


def test_columns_are_as_tall_as_their_numbers() -> None:
    """Twice the number is twice the height, and the part lies inside its whole."""
    drawn = read(column_chart("a", [Column("x", 10, 5), Column("y", 5, 0)], title="t", description="d"))
    tall = [float(rect.attrib["height"]) for rect in drawn.iter("rect")]
    assert tall[0] == pytest.approx(2 * tall[1], abs=0.2)
    assert tall[1] == pytest.approx(tall[2], abs=0.1)
    assert len(tall) == 3


def test_two_hundred_columns_keep_legible_labels() -> None:
    """Where there are many columns some labels are left out, so that none covers another."""
    many = [Column(f"{number:02}:00", 1) for number in range(200)]
    drawn = read(column_chart("a", many, title="t", description="d"))
    ticks = [float(text.attrib["x"]) for text in drawn.iter("text") if text.attrib["class"] == "tick"]
    assert min(b - a for a, b in pairwise(ticks)) > 45


@pytest.mark.parametrize("number", [2, 9, 60])
def test_long_labels_stand_apart_and_whole(number: int) -> None:
    """Labels with a day in them neither cover each other nor end outside of the drawing."""
    days = [Column(f"Wed {day % 30:02} Nov 18:00", 1) for day in range(number)]
    drawn = read(column_chart("a", days, title="t", description="d"))
    ticks = [float(text.attrib["x"]) for text in drawn.iter("text") if text.attrib["class"] == "tick"]
    wide = 100
    assert ticks
    assert all(b - a > wide for a, b in pairwise(ticks))
    assert ticks[0] >= wide / 2
    assert ticks[-1] <= 720 - wide / 2


def test_a_bar_says_what_it_shows() -> None:
    """A bar in a table has its own words and lies within its cell."""
    drawn = read(bar([("met", 2), ("free", 2)], 4, "2 of 4"))
    assert drawn.attrib["aria-label"] == "2 of 4"
    assert [rect.attrib["width"] for rect in drawn] == ["50.00", "50.00"]
