"""A list whose rows are always wrapped for the width it has now; it decides nothing about what stands in it."""

from textual.widgets import OptionList


class ChoiceList(OptionList):
    """Textual's list, true to its width.

    Textual measures the options once and again when the event of a resize arrives. A layout that becomes narrower is
    painted before that event, and an option that needs one more row then would lose its last words.
    """

    _measured_width = -1

    def _update_lines(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._measured_width:
            self._measured_width = width
            self._option_render_cache.clear()
            self._line_cache.clear()
        super()._update_lines()
