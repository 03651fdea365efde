"""A roster file, line by line: chosen, looked at, imported, and the last import taken back."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from kiosk.tui.plain.menu import Back, Talk, Written
from kiosk.tui.plain.part import Part
from kiosk.tui.roster_file import RosterFile, changed_fields

if TYPE_CHECKING:
    from kiosk.roster.report import Roster
    from kiosk.services.import_preview import ImportPreview

_MOST: Final = 20

Step = Literal["import", "people", "problems", "difference", "letters", "sync", "mend", "first", "newest"]


class RosterTalk(Part):
    """From a folder to an imported roster."""

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._shown: RosterFile | None = None
        """The file whose doubts were said, as it was read then."""
        self._mended: dict[int, dict[str, Any]] = {}
        """Row of the file that is looked at -> what somebody has put right there, by field."""
        self._written_at = 0.0
        """When that file was written: in another one other people may stand in these rows."""
        self._goes_on = False
        """The import goes on as soon as the file was read again."""

    def run(self) -> None:
        """Let a file be chosen from the usual places, or by its path, until the organizer goes back.

        Raises:
            Back: the organizer is done here.
        """
        folder: Path | None = None
        while True:
            entries = self._entries(folder)
            choices: list[tuple[str, Path | None]] = [(name, path) for name, path, _ in entries]
            choices += [(self._texts("organizer.plain.undo_import"), None)]
            self._talk.say("", self._texts("organizer.files.title"), self._texts("organizer.plain.path"))
            try:
                chosen = self._talk.choose_or_write(choices)
            except Back:
                if folder is None:
                    raise
                folder = None
                continue
            if chosen is None:
                self._undo()
                continue
            if isinstance(chosen, Written) and not chosen.words:
                continue
            path = Path(chosen.words.strip("'\" ")).expanduser() if isinstance(chosen, Written) else chosen
            if any(is_folder for _, known, is_folder in entries if known == path) or not path.suffix:
                folder = path
            else:
                self._look_at(path)

    def _entries(self, folder: Path | None) -> list[tuple[str, Path, bool]]:
        """Return name, path and whether it is a folder, of the places to begin with or of what a folder holds."""
        if folder is None:
            return [(str(place.path), place.path, True) for place in self._services.list_places()]
        found = self._talk.do(partial(self._services.open_folder, folder))
        return [(entry.path.name, entry.path, entry.is_folder) for entry in found.entries[:_MOST]] if found else []

    # --- one file -----------------------------------------------------------------------------------------

    def _look_at(self, path: Path) -> None:
        file, self._mended = RosterFile(path), {}
        while True:
            self._forget_mended(path)
            roster = self._talk.do(partial(file.read, self._services))
            if roster is None:
                return
            try:
                again = self._decide(file, roster.mended(self._mended))
            except Back:
                return
            if again is None:
                return
            file = again

    def _forget_mended(self, path: Path) -> None:
        """Forget what was put right where the file was written since."""
        written_at = path.stat().st_mtime if path.exists() else 0.0
        if written_at != self._written_at:
            self._written_at, self._mended = written_at, {}

    def _decide(self, file: RosterFile, roster: "Roster") -> RosterFile | None:
        """Show what was understood and do what is chosen; return how to read the file next, none when it is done."""
        from kiosk.tui.organizer.preview_parts import part  # noqa: PLC0415 - it brings the screens' widgets along
        from kiosk.tui.organizer.preview_questions import answered_twice  # noqa: PLC0415 - the reader of rosters
        from kiosk.tui.organizer.preview_words import doubt_lines, headline  # noqa: PLC0415 - the same

        preview = self._talk.do(partial(file.compare, self._services, roster)) if roster.rows else None
        sync = self._texts(f"organizer.plain.sync_{'on' if file.sync else 'off'}")
        self._talk.say("", headline(roster, preview, self._texts), sync)
        if file != self._shown:
            self._talk.say(*doubt_lines(roster, preview, self._texts))
            self._shown = file
        names: tuple[Step, ...] = ("import", "people", "problems", "difference", "letters", "sync", "mend")
        if file.newest:
            names = (*names, "first")
        elif answered_twice(roster):
            names = (*names, "newest")
        choices = [(self._texts(f"organizer.plain.roster.{name}"), name) for name in names]
        wish: Step = "import" if self._goes_on else self._talk.choose(choices)
        self._goes_on = False
        if wish in ("first", "newest"):
            return replace(file, newest=wish == "newest")
        if wish == "letters":
            return file.in_next_encoding()
        if wish == "sync":
            return replace(file, sync=not file.sync)
        if wish == "mend":
            self._mend(roster)
            return file
        if wish == "import":
            return self._ask_and_import(file, roster, preview)
        view = part(wish, roster, preview, self._texts)
        details = [view.details.get(line.key, "") for line in view.lines[:_MOST]]
        more = len(view.lines) - _MOST
        self._talk.say("", *(details or [view.empty]))
        if more > 0:
            self._talk.say(self._texts("organizer.plain.more", count=more))
        return file

    def _mend(self, roster: "Roster") -> None:
        from kiosk.tui.plain.mending import MendTalk  # noqa: PLC0415 - most files are taken as they are

        with suppress(Back):
            row, person = MendTalk(self._talk).run(roster)
            was = next(one.professional for one in roster.rows if one.row == row)
            self._mended.setdefault(row, {}).update(changed_fields(was, person))

    def _ask_and_import(
        self, file: RosterFile, roster: "Roster", preview: "ImportPreview | None"
    ) -> RosterFile | None:
        """Ask which row counts of those who stand twice, where nobody has said so, then the rest."""
        from kiosk.tui.organizer.preview_questions import answered_twice, twice_words  # noqa: PLC0415

        twice = answered_twice(roster)
        if twice and file.newest is None:
            key, who = "organizer.preview.twice", twice_words(roster, self._texts)
            self._talk.say("", self._texts.plural(f"{key}.question", twice, people=who))
            try:
                lower = self._talk.choose([(self._texts(f"{key}.keep"), False), (self._texts(f"{key}.do"), True)])
            except Back:
                return file
            file = replace(file, newest=lower)
            if lower:
                self._goes_on = True
                return file
        return None if self._import(file, roster, preview) else file

    def _import(self, file: RosterFile, roster: "Roster", preview: "ImportPreview | None") -> bool:
        """Ask what has to be asked, then import; true when it was done."""
        from kiosk.tui.organizer.preview_questions import questions  # noqa: PLC0415
        from kiosk.tui.organizer.preview_words import receipt  # noqa: PLC0415

        if not roster.rows:
            self._talk.say("", self._texts("organizer.preview.nobody"))
            return False
        asked = questions(roster, preview, self._texts)
        if not all(self._sure(f"preview.{one.name}", **one.values) for one in asked):
            return False
        done = self._talk.do(partial(file.bring_in, self._services, roster))
        if done is None:
            return False
        self._talk.say("", receipt(done, self._talk.scene))
        return True

    def _undo(self) -> None:
        if not self._sure("undo"):
            return
        done = self._talk.do(self._services.undo_import)
        if done is not None:
            counts = {"removed": len(done.removed), "restored": len(done.restored)}
            kept = self._texts("organizer.undo.kept", names=", ".join(done.kept)) if done.kept else ""
            self._talk.say("", self._texts("organizer.undo.done", **counts), *filter(None, (kept,)))

    def _sure(self, name: str, **values: object) -> bool:
        key = f"organizer.{name}"
        self._talk.say("", self._texts(f"{key}.question", **values))
        try:
            return self._talk.choose([(self._texts(f"{key}.keep"), False), (self._texts(f"{key}.do"), True)])
        except Back:
            return False
