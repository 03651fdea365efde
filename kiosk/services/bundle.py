"""Every use case under one name, as screens, pages and commands are handed them. Composed in `kiosk.bootstrap`.

The fields are plain callables, so a test hands a plain function. Requests and answers are frozen records; no
database row leaves its transaction. Any call may raise `DatabaseUnavailable` or `DatabaseBusy` besides what its
field says.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.booking.board import Board
from kiosk.booking.booking import Booking, Glance, MeetingGlance, Slot
from kiosk.booking.feedback import Verdict
from kiosk.booking.pauses import PinPause
from kiosk.booking.stations import StationOrders
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.steps import Step
from kiosk.booking.waiting import Waiting
from kiosk.matching.shortlist import Shortlist
from kiosk.people import NetworkingEvent, Professional, Reason, RosterGlance, Stage, Visit
from kiosk.services.answers import (
    BadgeSecrets,
    EveningStanding,
    EventChange,
    FoundMatches,
    ImportReceipt,
    NextBest,
    OfferedInterest,
    PersonEdit,
    ProfessionalView,
    SignedIn,
    UndoReceipt,
)
from kiosk.services.browse_files import Folder, Place
from kiosk.services.forms import EveningForm, EventForm, HoldForm, InsteadForm, PersonForm, WaitForm
from kiosk.services.import_preview import ImportPreview

if TYPE_CHECKING:  # the reader of rosters takes a tenth of a second to import, and most evenings never read one
    from kiosk.booking.rehearsal import Rehearsal
    from kiosk.roster.report import Roster
    from kiosk.services.forget_people import Receipt
    from kiosk.services.print_badges import BadgeSheet, SheetForm
    from kiosk.services.show_set_up import SetUp


class ImportsRoster(Protocol):
    """Brings a roster in."""

    def __call__(
        self,
        file: Sequence[Professional],
        dry_run: bool,
        sync: bool,
        progress: Callable[[int, int], None] | None = None,
        *,
        absent: Collection[str] = (),
    ) -> ImportReceipt:
        """Tell `progress` steps done and steps in all; `absent`: fields that the file has no column for."""


class PreviewsImport(Protocol):
    """Compares a roster with what stands."""

    def __call__(self, file: Sequence[Professional], sync: bool, *, absent: Collection[str] = ()) -> ImportPreview:
        """Return what importing these people would change; `absent` as in the import."""


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases. Services that act on a booking take its `id`: whoever holds one was let in by a look-up."""

    show_event: Callable[[], NetworkingEvent]
    """The current networking event. Raises NoEvent."""
    set_event: Callable[[EventForm], NetworkingEvent]
    """Create or change it. Raises InvalidEvent."""
    preview_event: Callable[[EventForm], EventChange]
    """What creating or changing it would do, above all to the bookings that stand. Raises InvalidEvent."""
    suggest_event: Callable[[], EventForm]
    """What an organizer would most likely say of a new event; complete."""
    show_set_up: Callable[[], "SetUp"]
    """What of the evening is set up, and what comes next."""
    begin_set_up: Callable[[], object]
    """The set-up is shown before the doors: it comes again until they open. Raises FileUnwritable."""
    skip_step: Callable[[str], object]
    """Leave a step of the set-up out for now. Raises FileUnwritable."""
    note_opened: Callable[[], object]
    """Somebody opened the doors: the next start shows the welcome screen at once. Raises FileUnwritable."""
    rehearse: Callable[[int], "Rehearsal"]
    """So many students come to a copy of tonight; nothing of it is kept. Seconds. Raises NoEvent, RosterEmpty."""
    write_badges: Callable[["SheetForm"], "BadgeSheet"]
    """Write the badges that are new to a page. Raises NoEvent, FileUnwritable, WouldOverwrite, BadgesLost."""
    list_badge_pages: Callable[[], tuple[Path, ...]]
    """Pages of badges that were written here and are still there: they hold links and PINs."""
    delete_badge_pages: Callable[[], tuple[Path, ...]]
    """Delete them -> those that were there. Raises FileUnwritable."""
    write_report: Callable[[Path], Path]
    """Write the report of the evening to a file of its own -> that file. Raises NoEvent, FileUnwritable."""
    write_tables: Callable[[Path], int]
    """Write all bookings and the report's figures to a folder, as CSV -> how many. Raises NoEvent, FileUnwritable."""
    preview_deletion: Callable[[], "Receipt"]
    """What `delete_students` would delete; nothing is changed."""
    delete_students: Callable[[], "Receipt"]
    """Everything personal of all students goes for good, copies included; counts are kept."""
    import_roster: ImportsRoster
    """One transaction; repeating it changes nothing. Raises NoEvent."""
    undo_import: Callable[[], UndoReceipt]
    """Take back the last import, once; walk-ins added since stay. Raises NoEvent, NothingToUndo."""
    list_professionals: Callable[[], tuple[Professional, ...]]
    """Everybody on the roster who is not retired, by name."""
    glance_roster: Callable[[int], RosterGlance]
    """The same in figures, with at most so many of them; cheap however long the roster is."""

    find_matches: Callable[[str, Stage | None, int], FoundMatches]
    """Text, stage, limit -> shortlist. Works from the index in memory; availability from the database."""
    forget_typed: Callable[[], None]
    """Forget, in memory, the words that students typed; called at the end of a visit."""
    browse_interests: Callable[[], tuple[OfferedInterest, ...]]
    """Interests on offer, most offered first."""
    show_professional: Callable[[str], ProfessionalView]
    """Raises NoSuchProfessional."""
    suggest_questions: Callable[[Professional, Sequence[Reason], Stage | None, str], tuple[str, ...]]
    """Five to seven questions for this pair, best first: made from the reasons, the setting, niche and stage. The
    last argument is the code of the language."""
    record_query: Callable[[Shortlist], None]
    """Keep what was looked for, anonymously: recognised interests and how many matched, to the quarter hour."""

    hold_slot: Callable[[HoldForm], Booking]
    """Raises SlotTaken, TableTaken, StudentBusy, TooManyRequests, ProfessionalFull, ProfessionalAway, SlotPast,
    NoSuchSlot, NoSuchProfessional, InvalidStudent. The same key again returns the same booking."""
    places_left: Callable[[Visit], int]
    """How many more bookings this student may have open."""
    open_ticket: Callable[[str], Booking]
    """Booking code (any case) -> booking. Raises NoSuchBooking."""
    find_my_booking: Callable[[str, str, str], Booking]
    """Reference, first name, station -> booking, throttled. Raises NoSuchBooking, SignInPaused."""
    list_visit_bookings: Callable[[int], tuple[Booking, ...]]
    """All bookings of the visit that this booking (its id) belongs to, earliest first."""
    show_booking: Callable[[int], Booking]
    """Raises NoSuchBooking."""
    glance: Callable[[int], Glance]
    """Status of one booking by id, expiring it when due. Raises NoSuchBooking."""
    move_booking: Callable[[int, Status, Party, Via, str], Booking]
    """Booking id, wanted status, party, via, station -> booking. Repeating it is harmless: a booking that is there
    already is returned as it is. Raises WrongStatus, AlreadyAnswered (a confirm or decline after another answer)."""

    request_late: Callable[[int, str], Booking]
    """Booking id, station -> a hold that lapsed before a database heard that the student had asked: requested still.
    Raises NoSuchBooking, WrongStatus, TooLate, ProfessionalAway, and as `take_back` does."""
    counter_booking: Callable[[int, datetime, Party, Via, str], Booking]
    """Booking id, start of another free slot of the same professional, party, via, station -> the booking, moved
    there and waiting for the student, who accepts (`move_booking` to confirmed) or not (to cancelled). Once only.
    Raises NoSuchBooking, NoSuchSlot, SlotPast, SlotTaken, TableTaken, StudentBusy, ProfessionalFull, AlreadyAnswered,
    ProposedBefore, WrongStatus."""
    list_counter_slots: Callable[[int], tuple[Slot, ...]]
    """Booking id -> slots that can be proposed: free, and at a free time of the student's. Raises NoSuchBooking."""
    find_first_time: Callable[[int], Slot | None]
    """Booking id -> the slot that the student asked for before another was proposed, where it can still be kept.
    Raises NoSuchBooking."""
    keep_first_time: Callable[[int, Party, Via, str], Booking]
    """Booking id, party, via, station -> the booking at its first time, asked for again; the proposed time is given
    up for it, and stays where this raises NoSuchBooking, NoSuchSlot, SlotPast, SlotTaken, TableTaken, StudentBusy,
    ProfessionalFull, ProfessionalAway, WrongStatus."""
    give_feedback: Callable[[int, Party, Verdict, Via], Booking]
    """Booking id, side, how it was, by which door -> the booking; a confirmed one becomes met or no-show with it.
    Raises NoSuchBooking, WrongStatus (it has not begun)."""
    show_feedback: Callable[[int, Party], Verdict | None]
    """Booking id, side -> what that side said; for its own page only."""
    list_feedback: Callable[[str], Mapping[int, Verdict]]
    """`Professional.id` -> what they said, by booking id; for their own page only."""
    take_back: Callable[[int, Party, Via, str], Booking]
    """Booking id, party, via, station -> the booking before its last step, for a minute and for whoever took it; a
    cancelled hold comes back as a request. Raises NoSuchBooking, TooLate, SlotTaken, TableTaken, StudentBusy,
    TooManyRequests, ProfessionalFull."""
    may_take_back: Callable[[int, Party], bool]
    """Whether `take_back` is still offered to this party."""
    next_best: Callable[[int], NextBest | None]
    """Booking id -> who fits next best what the student looked for, with a time that they have free; nobody is None.
    Raises NoSuchBooking."""
    hold_instead: Callable[[InsteadForm], Booking]
    """Hold another slot for the student of a booking, with its reasons and question. Raises as `hold_slot` does, and
    NoSuchBooking."""
    list_history: Callable[[int], tuple[Step, ...]]
    """Booking id -> its steps, first one first: from where to where, who, by which door, when."""

    change_evening: Callable[[EveningForm], EveningStanding]
    """Present, paused, leaving, capacity, seats. Never touches what is booked. Raises NoSuchProfessional,
    GroupTable."""
    show_evening: Callable[[str], EveningStanding]
    """`Professional.id` -> how their evening stands. Raises NoSuchProfessional."""

    wait_in_line: Callable[[WaitForm], Waiting]
    """Wait for a full professional; a freed slot is held for the first in line for five minutes, as a booking (HELD)
    that opens with the same code and reference. Raises StillFree, NoSuchProfessional, InvalidStudent."""
    show_wait: Callable[[int], Waiting]
    """Place in line by id; `booking_id` is set once there is a slot. Raises NoSuchBooking."""
    open_wait: Callable[[str], Waiting]
    """Booking code -> place in line, for a code that `open_ticket` does not know yet. Raises NoSuchBooking."""
    find_mine: Callable[[str, str, str], Booking | Waiting]
    """Reference, first name, station -> booking, or the place in line that is none yet; throttled. Raises
    NoSuchBooking, SignInPaused."""
    leave_line: Callable[[int], Waiting]
    """Give a place in line up. Raises NoSuchBooking."""
    call_waiting: Callable[[int], Waiting]
    """Call somebody in line on all kiosks. Raises NoSuchBooking."""
    give_way: Callable[[int, str], Waiting]
    """Place in line, station -> off the line at the desk; what was held for them goes to the next. Raises
    NoSuchBooking where they have left the line or taken the time."""
    count_waiting: Callable[[], Mapping[str, int]]
    """How many wait for whom, by `Professional.id`."""

    sign_in_phone: Callable[[str], SignedIn]
    """The secret of a badge's inside -> a signed-in phone. Raises SignInRefused."""
    sign_in_with_pin: Callable[[str, str, str, bool], SignedIn]
    """Personal or badge code, PIN, device or station, remember (makes a phone token). Failures pause per code and
    device. Raises SignInRefused, SignInPaused."""
    recognise_phone: Callable[[str], Professional]
    """Phone token -> professional. Raises SignInRefused."""
    sign_out_phone: Callable[[str], None]
    """Forget one phone."""
    list_evening: Callable[[str], tuple[Booking, ...]]
    """`Professional.id` -> their bookings of this event that are open or over, earliest first."""
    glance_evening: Callable[[str], tuple[MeetingGlance, ...]]
    """Phone token -> how these bookings stand; what a phone asks every few seconds. Raises SignInRefused."""
    list_notes: Callable[[str], Mapping[int, str]]
    """`Professional.id` -> what they wrote down for themselves, by booking id."""
    keep_note: Callable[[str, int, str], None]
    """`Professional.id`, booking id, words -> their own note about a booking of theirs. Raises NoSuchBooking."""
    forget_professional: Callable[[str], None]
    """`Professional.id` -> every phone signed out, notes deleted, no new requests. Raises NoSuchProfessional."""

    list_bookings: Callable[[], tuple[Booking, ...]]
    """All bookings of the event, earliest first."""
    find_reference: Callable[[str], Booking]
    """The organizer's look-up by reference alone. Raises NoSuchBooking."""
    make_badges: Callable[[Sequence[str]], tuple[BadgeSecrets, ...]]
    """Secrets for professionals who have none yet, and anew for the ids given (their phones are signed out)."""
    set_organizer_pin: Callable[[str], None]
    """Raises PinUnfit."""
    check_organizer_pin: Callable[[str, str], None]
    """PIN, station. Raises OrganizerPinWrong, SignInPaused, PinUnset."""
    end_pauses: Callable[[int | None], tuple[PinPause, ...]]
    """Number of a pause after too many wrong tries, or none for all -> those that were ended. Raises NoEvent."""
    begin_trial: Callable[[], str]
    """A nonce to show to a phone, which proves the reach by bringing it back. Raises NoEvent."""
    know_trial: Callable[[str], bool]
    """Whether a nonce was shown at this event."""
    prove_reach: Callable[[str, str], bool]
    """Nonce, base address under which another machine brought it -> whether it was ours. An event without an address
    takes this one."""
    note_phone: Callable[[str], bool]
    """Base address under which another machine opened one of our pages -> whether that keeps a proof fresh."""
    show_reach_proof: Callable[[str], datetime | None]
    """Base address -> when a phone last proved it."""
    sweep: Callable[[], int]
    """Expire what is due; returns how many. Run by the phone process."""

    list_places: Callable[[], tuple[Place, ...]]
    """Where a roster file may lie on this machine, removable drives first."""
    open_folder: Callable[[Path], Folder]
    """Raises FolderUnreadable."""
    read_roster_file: Callable[[Path, str, bool | None, Mapping[str, str]], "Roster"]
    """File, encoding (empty: as it is recognised), newest (of somebody who stands twice the last row counts, not the
    first) -> what was understood. Raises RosterUnreadable, EncodingUnknown, ExtraMissing."""
    preview_import: PreviewsImport
    """What importing them would change; nothing is kept. Raises NoEvent."""
    add_professional: Callable[[Professional], Professional]
    """One walk-in, without an id -> as kept. Raises InvalidProfessional, AlreadyOnRoster, NoEvent."""

    take_off_roster: Callable[[str], None]
    """`Professional.id` of somebody who does not come at all; their bookings stay. Raises NoSuchProfessional."""
    put_back_on_roster: Callable[[str], None]
    """Takes that back. Raises NoSuchProfessional."""
    show_entry: Callable[[str], PersonForm]
    """`Professional.id` -> as the roster has them, to be changed. Raises NoSuchProfessional."""
    preview_person: Callable[[PersonForm], PersonEdit]
    """What changing one professional would do, above all to the bookings that stand. Raises as `change_person`."""
    change_person: Callable[[PersonForm], PersonEdit]
    """Keep one professional as typed; `was` of the answer takes it back. Raises NoSuchProfessional, AlreadyOnRoster,
    GroupTable."""

    show_board: Callable[[], Board]
    """The evening at one moment; a few narrow reads, made to be asked every few seconds. Raises NoEvent."""
    report_station: Callable[[str], StationOrders]
    """A station's sign of life by its name -> what the organizer wants of it."""
    close_station: Callable[[str, bool], None]
    """Station, out of order or not; it follows with its next sign of life."""
    keep_drawing: Callable[[str, str], None]
    """Station, one of `qr_cells.MODES`: how it draws codes from its next sign of life on."""
    announce: Callable[[str], str]
    """A message to all stations -> as they will show it; an empty one takes the last back. Raises NoEvent."""
