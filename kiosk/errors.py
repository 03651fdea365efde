"""Everything that can go wrong in words: what happened and what to do next.

No status codes, no colours: pages and commands decide those. The sentences stand in the catalogue under
`errors.<class name>` with the entries `message` and `advice`; the keyword arguments fill their named places.
"""

from kiosk.texts import ENGLISH, Texts


class Phrase:
    """A part of an error that is itself a sentence of the catalogue; said in the language of whoever reads it."""

    def __init__(self, key: str, **values: object) -> None:
        self._key = key
        self._values = values

    def said(self, texts: Texts) -> str:
        """Return it in one language."""
        return texts(self._key, **self._values)

    def __str__(self) -> str:
        return self.said(ENGLISH)


class KioskError(Exception):
    """Something a person can understand and act on; every error meant for people derives from it."""

    def __init__(self, **values: object) -> None:
        super().__init__(type(self).__name__)
        self.values = values

    def message(self, texts: Texts = ENGLISH) -> str:
        """Return what happened, in one sentence."""
        return texts(f"errors.{type(self).__name__}.message", **self._said(texts))

    def advice(self, texts: Texts = ENGLISH) -> str:
        """Return the next step, in one sentence."""
        return texts(f"errors.{type(self).__name__}.advice", **self._said(texts))

    def told(self, texts: Texts) -> str:
        """Return what happened and the next step as students and professionals read it: no id, place or command."""
        name = type(self).__name__
        if "told" in texts.entry(f"errors.{name}"):
            return texts(f"errors.{name}.told", **self._said(texts))
        return f"{self.message(texts)} {self.advice(texts)}"

    def told_at_desk(self, texts: Texts) -> str:
        """Return it as the organizer reads it behind the PIN."""
        return self.told(texts)

    def _said(self, texts: Texts) -> dict[str, object]:
        return {
            name: value.said(texts) if isinstance(value, Phrase) else value for name, value in self.values.items()
        }

    def __str__(self) -> str:
        return f"{self.message()} {self.advice()}"


# --- set-up -------------------------------------------------------------------------------------------


class NoEvent(KioskError):
    """There is no networking event in the database yet."""


class InvalidEvent(KioskError):
    """What was given for the networking event cannot be (`problem`)."""

    def problem(self, texts: Texts = ENGLISH) -> str:
        """Return what cannot be, without how it is corrected."""
        return str(self._said(texts)["problem"])


class InvalidSetting(KioskError):
    """A setting has a value that cannot be used (`setting`, `problem`)."""


class PortBusy(KioskError):
    """Another program listens on the port of the phone pages (`host`, `port`)."""


class TerminalUnfit(KioskError):
    """The terminal cannot show the kiosk (`problem`)."""


class ScreenFails(KioskError):
    """The screen ended by mistakes of ours several times within a minute."""


class AutostartUnfit(KioskError):
    """A program, account or console cannot stand in a systemd unit (`value`)."""


class WouldOverwrite(KioskError):
    """A file with secrets stands where a new one is to be written (`file`)."""


class FileUnwritable(KioskError):
    """A file cannot be written; nothing was changed (`file`, `problem`)."""


class BadgesLost(KioskError):
    """Secrets were made and the sheet that shows them could not be written (`file`, `problem`, `ids`)."""


# --- roster -------------------------------------------------------------------------------------------


class FolderUnreadable(KioskError):
    """A folder in which somebody looks for a roster cannot be listed (`folder`)."""


class RosterUnreadable(KioskError):
    """A roster file cannot be read as a table (`file`, `problem`)."""


class RosterNotFound(RosterUnreadable):
    """There is no file where the roster was said to be (`file`)."""


class RosterEmpty(KioskError):
    """There is nobody on the roster yet."""


class NothingToUndo(KioskError):
    """No import of this event can be taken back."""


class MappingUnreadable(KioskError):
    """A file of `--map-file` is not what `--keep-map` writes (`file`, `problem`)."""


class EncodingUnknown(KioskError):
    """No encoding has the name that was given for a roster file (`encoding`)."""


class HeaderUnknown(KioskError):
    """A column was named that the roster file does not have (`header`, `file`)."""


class SheetUnknown(KioskError):
    """A sheet was named that the workbook does not have (`sheet`, `sheets`)."""


class RosterRefused(KioskError):
    """Rows are wrong, and an import is all or nothing (`file`, `count`)."""


class VolunteersUnconfirmed(KioskError):
    """The roster is a contact book; nobody said yet that these people volunteered (`file`)."""


class InvalidProfessional(KioskError):
    """A professional typed at the desk cannot be kept like that (`problem`)."""


class InvalidEntry(KioskError):
    """What is to be changed of a professional cannot be kept like that (`problem`)."""


class AlreadyOnRoster(KioskError):
    """A professional who is to be added is on the roster already (`name`)."""


class ExtraMissing(KioskError):
    """An optional part of the kiosk is not installed (`extra`, `purpose`)."""


# --- vocabulary ---------------------------------------------------------------------------------------


class VocabularyInvalid(KioskError):
    """The vocabulary names something it does not have (`file`, `entry`, `problem`)."""


class QuestionsInvalid(KioskError):
    """The question bank cannot be used (`file`, `problem`)."""


# --- database -----------------------------------------------------------------------------------------


class DatabaseUnavailable(KioskError):
    """The database cannot be reached or opened (`place`)."""


class DatabaseUnwritable(DatabaseUnavailable):
    """The database is there and takes nothing until somebody mends it: it is read-only (`place`)."""

    def told(self, texts: Texts) -> str:
        """Return that this does not pass by itself: who reads it cannot mend it, whatever it is."""
        return texts("errors.DatabaseUnwritable.told")

    def told_at_desk(self, texts: Texts) -> str:
        """Return which disk or file takes nothing: behind the PIN stands who can mend that."""
        return f"{self.message(texts)} {self.advice(texts)}"


class DiskFull(DatabaseUnwritable):
    """The disk that holds the database is full (`place`)."""


class DatabaseForbidden(DatabaseUnwritable):
    """The server does not let this account do what the kiosk needs (`place`)."""


class FileUnopened(DatabaseUnwritable):
    """The database's file cannot be opened: its folder or disk is not there (`place`)."""


class FileForbidden(DatabaseUnwritable):
    """The system does not let this account use the database's file (`place`)."""


class DiskFailing(DatabaseUnwritable):
    """The disk that holds the database fails to read or write (`place`)."""


class DatabaseDamaged(KioskError):
    """The file is no database of the kiosk, or it is not whole (`place`)."""


class DataContradicts(KioskError):
    """The file is whole, and bookings in it contradict each other (`place`, `problem`)."""


class BackupNotFound(KioskError):
    """There is no file where the copy was said to be (`file`)."""


class BackupUnusable(KioskError):
    """A file is no copy that this program can bring back (`file`, `problem`)."""


class FileWouldBeLost(KioskError):
    """A file stands where a new one is to be written (`file`)."""


class DataThere(KioskError):
    """A database holds data that a copy would take the place of (`place`)."""


class DatabaseInUse(KioskError):
    """A kiosk has the database open, so it cannot be exchanged (`place`)."""


class NobodyToForget(KioskError):
    """No student has that address or reference (`who`)."""


class DatabaseBusy(KioskError):
    """The database was locked longer than the retries last; nothing was changed."""


class SchemaOutdated(KioskError):
    """The database's schema is older than the program (`found`, `needed`)."""


class SchemaTooNew(KioskError):
    """The database's schema is newer than the program (`found`)."""


# --- bookings -----------------------------------------------------------------------------------------


class SlotTaken(KioskError):
    """Somebody else has that time with this professional (`time`)."""


class TableTaken(KioskError):
    """The table of that slot is in use at that time (`time`)."""


class StudentBusy(KioskError):
    """The student has another informational interview at that time (`time`)."""


class TooManyRequests(KioskError):
    """The student has as many open bookings as the event allows (`limit`)."""


class ProfessionalFull(KioskError):
    """The professional has as many informational interviews as they offered (`name`)."""


class ProfessionalAway(KioskError):
    """The professional takes no new requests now: paused, left, or not here (`name`)."""


class StillFree(KioskError):
    """Nobody needs to wait for a professional who has a free time (`name`, `time`)."""


class TooLate(KioskError):
    """A step can be taken back for a minute, by whoever took it."""


class GroupTable(KioskError):
    """A group needs its table for itself, and somebody else has slots there (`name`)."""


class SlotPast(KioskError):
    """That time has begun or passed (`time`)."""


class NoSuchSlot(KioskError):
    """The professional does not offer that time (`time`)."""


class NoSuchProfessional(KioskError):
    """Nobody on the roster has that id (`id`)."""


class NameShared(KioskError):
    """Several professionals have the name that the organizer typed (`name`, `ids`)."""


class NoSuchBooking(KioskError):
    """No booking of this event has that code or reference; the same words for wrong, foreign and expired."""


class WrongStatus(KioskError):
    """A booking cannot go from where it is to where somebody wants it (`status`, `wanted`)."""


class AlreadyAnswered(WrongStatus):
    """The professional has answered before (`status`, `time`)."""


class ProposedBefore(KioskError):
    """Another time was proposed once, and the student keeps the first one."""


class InvalidStudent(KioskError):
    """A name or an address that a student typed cannot be used (`problem`)."""


# --- signing in ---------------------------------------------------------------------------------------


class SignInRefused(KioskError):
    """A code, a secret link or a PIN is not right; it does not say which."""


class OrganizerPinWrong(SignInRefused):
    """What was typed is not the organizer's PIN."""


class SignInPaused(KioskError):
    """Too many wrong PINs from this station or device (`minutes`)."""


class PinUnset(KioskError):
    """The organizer has not set a PIN yet."""


class PinUnfit(KioskError):
    """A PIN that is too short, not digits, or too easy to guess (`problem`)."""
