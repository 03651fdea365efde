"""The end of the evening, line by line: who is still to meet, files to keep, data to delete, and out."""

from functools import partial

from kiosk.tui.closing import (
    badge_line,
    delete,
    delete_badges,
    deletion_question,
    keep_report,
    keep_tables,
    mark_met,
    open_lines,
    retention_line,
    unmarked,
)
from kiosk.tui.plain.console import Closed
from kiosk.tui.plain.menu import Back
from kiosk.tui.plain.part import Part


class EndTalk(Part):
    """What is done before the kiosk closes."""

    def run(self) -> None:
        """Say what is open and do what is chosen.

        Raises:
            Closed: the kiosk is to close.
            Back: it is to stay open.
        """
        scene, talk = self._talk.scene, self._talk
        while True:
            bookings = talk.do(self._services.list_bookings) or ()
            over = unmarked(bookings, scene.options.clock())
            open_ = open_lines(bookings, scene)
            badges = badge_line(talk.do(self._services.list_badge_pages) or (), self._texts)
            lines = (*open_, self._words("phones"), retention_line(scene), badges)
            talk.say("", self._words("title"), *(line for line in lines if line))
            words = {name: self._words(name) for name in ("report", "tables", "met", "do")}
            words |= {"purge": self._words("purge.button"), "met": words["met"] if over else ""}
            words["badges"] = self._words("badges.button") if badges else ""
            wish = talk.choose([(words[name], name) for name in ("report", "tables", "met", "badges", "purge", "do")])
            if wish == "do":
                raise Closed
            if wish == "purge":
                self._delete()
            elif wish == "met":
                marked = talk.do(partial(mark_met, scene, over))
                talk.say("", self._texts.plural("organizer.close.marked", marked or 0))
            else:
                ways = {"report": keep_report, "tables": keep_tables, "badges": delete_badges}
                said = talk.do(partial(ways[wish], scene))
                talk.say("", *([said] if said else []))

    def _words(self, name: str) -> str:
        return self._texts(f"organizer.close.{name}")

    def _delete(self) -> None:
        found = self._talk.do(self._services.preview_deletion)
        if found is None:
            return
        self._talk.say("", deletion_question(found, self._talk.scene))
        try:
            sure = self._talk.choose([(self._words("purge.keep"), False), (self._words("purge.do"), True)])
        except Back:
            return
        said = self._talk.do(partial(delete, self._talk.scene)) if sure else None
        if said:
            self._talk.say("", said)
