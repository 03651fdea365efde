"""A list that keeps to the room it has now and marks its cursor's row; it decides nothing about what stands in it."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual._widget_navigation import Direction
from textual.geometry import Spacing
from textual.strip import Strip
from textual.visual import Padding, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class ChoiceList(OptionList):
    """Textual's list, true to its width.

    Textual measures the options once and again when the event of a resize arrives. A layout that becomes narrower is
    painted before that event, and an option that needs one more row then would lose its last words. And a page turned
    where there is no room at all would look up a row that does not exist, and end the program.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice-list--mark"}

    roomy = False
    """Whether its options stand apart on a very tall screen: three rows each, for a fingertip."""
    is_marked = True
    """Whether its cursor's row is marked at the left edge, which tells it from the others without colour."""
    _measured = (-1, False)

    @property
    def _stand_apart(self) -> bool:
        return self.roomy and self.screen.has_class("-very-tall")

    def _get_visual(self, option: Option) -> Visual:
        # Padding of the style sheet would be drawn and not counted, so that the words would be cut off.
        visual = super()._get_visual(option)
        return Padding(visual, Spacing.vertical(1)) if self._stand_apart else visual

    def _update_lines(self) -> None:
        measured = (self.scrollable_content_region.width, self._stand_apart)
        if measured != self._measured:
            self._measured = measured
            self._option_render_cache.clear()
            self._line_cache.clear()
        super()._update_lines()

    def render_line(self, y: int) -> Strip:
        """Return a line; where the cursor is, with a bar in its first column, which every row leaves empty."""
        line, number = super().render_line(y), self.scroll_offset.y + y
        is_here = number < len(self._lines) and self._lines[number][0] == self.highlighted
        if not (is_here and self.is_marked and line.cell_length):
            return line
        ground = line.crop(0, 1)._segments[0].style or Style()
        mark = ground + self.get_component_rich_style("choice-list--mark", partial=True)
        return Strip([Segment("▌", mark), *line.crop(1)])

    def _move_page(self, direction: Direction) -> None:
        if self._lines:
            super()._move_page(direction)
