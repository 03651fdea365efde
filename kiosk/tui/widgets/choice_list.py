"""A list that keeps to the room it has now, however little that is; it decides nothing about what stands in it."""

from textual._widget_navigation import Direction
from textual.widgets import OptionList


class ChoiceList(OptionList):
    """Textual's list, true to its width.

    Textual measures the options once and again when the event of a resize arrives. A layout that becomes narrower is
    painted before that event, and an option that needs one more row then would lose its last words. And a page turned
    where there is no room at all would look up a row that does not exist, and end the program.
    """

    _measured_width = -1

    def _update_lines(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._measured_width:
            self._measured_width = width
            self._option_render_cache.clear()
            self._line_cache.clear()
        super()._update_lines()

    def _move_page(self, direction: Direction) -> None:
        if self._lines:
            super()._move_page(direction)
