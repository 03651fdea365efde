"""The line for full professionals, line by line: who is next is called on all kiosks, or gives way."""

from kiosk.booking.board import BoardPlace
from kiosk.tui.calling_words import answered, call_choices, place_words
from kiosk.tui.plain.menu import Back
from kiosk.tui.plain.part import Part


class LineTalk(Part):
    """Calls those who wait; whoever has a time held for them stands first."""

    def run(self) -> None:
        """Show the line and do what is chosen, until there is nobody left or the organizer is done.

        Raises:
            Back: the organizer is done here.
        """
        while (board := self._talk.do(self._services.show_board)) is not None:
            if not board.line:
                self._talk.say("", self._texts("organizer.board.empty.line"))
                return
            line = sorted(board.line, key=lambda one: (one.position, one.since))
            self._talk.say("", self._texts("organizer.board.panes.line"))
            place = self._talk.choose([(place_words(one, board.at, self._talk.scene), one) for one in line])
            try:
                self._act(place)
            except Back:
                continue

    def _act(self, place: BoardPlace) -> None:
        do, make_room = call_choices(place, self._texts)
        work, said = answered(place, self._talk.scene, gives_way=self._talk.choose([(do, False), (make_room, True)]))
        if self._talk.do(work) is not None:
            self._talk.say("", said)
