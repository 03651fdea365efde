"""Which function answers each field of `Services`, and on what. Nothing else is decided here."""

from collections.abc import Callable
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from kiosk.bootstrap import late
from kiosk.database import Database
from kiosk.services.browse_files import list_places, open_folder
from kiosk.services.bundle import Services
from kiosk.services.change_evening import change_evening, show_evening
from kiosk.services.change_professional import change_professional, show_entry
from kiosk.services.check_organizer_pin import check_organizer_pin
from kiosk.services.compare_clocks import watch_jumps
from kiosk.services.counter_booking import counter_booking, list_counter_slots
from kiosk.services.end_pauses import end_pauses
from kiosk.services.find_booking import find_my_booking, find_reference, open_ticket, show_booking
from kiosk.services.forget_people import purge
from kiosk.services.give_feedback import give_feedback, list_feedback, show_feedback
from kiosk.services.give_way import give_way
from kiosk.services.glance_booking import glance
from kiosk.services.glance_roster import glance_roster
from kiosk.services.hold_slot import hold_slot
from kiosk.services.import_roster import import_roster
from kiosk.services.keep_first_time import find_first_time, keep_first_time
from kiosk.services.keep_house import keep_house
from kiosk.services.keep_notes import forget_professional, keep_note, list_notes
from kiosk.services.keep_progress import note_progress
from kiosk.services.leave_roster import put_back_on_roster, take_off_roster
from kiosk.services.list_bookings import (
    glance_evening,
    list_bookings,
    list_evening,
    list_visit_bookings,
    places_left,
)
from kiosk.services.list_professionals import list_professionals
from kiosk.services.make_badges import make_badges
from kiosk.services.move_booking import move_booking
from kiosk.services.next_best import hold_instead, list_history, next_best
from kiosk.services.preview_import import preview_import
from kiosk.services.record_query import record_query
from kiosk.services.request_late import request_late
from kiosk.services.set_event import preview_event, set_event
from kiosk.services.set_organizer_pin import set_organizer_pin
from kiosk.services.show_board import show_board
from kiosk.services.show_event import show_event
from kiosk.services.show_professional import show_professional
from kiosk.services.sign_in import recognise_phone, sign_in_phone, sign_in_with_pin, sign_out_phone
from kiosk.services.suggest_questions import suggest_questions
from kiosk.services.take_back import offers_take_back, take_back
from kiosk.services.try_reach import begin_trial, know_trial, note_phone, prove_reach, show_reach_proof
from kiosk.services.undo_import import undo_import
from kiosk.services.wait_in_line import (
    call_waiting,
    count_waiting,
    find_mine,
    leave_line,
    open_wait,
    show_wait,
    wait_in_line,
)
from kiosk.services.watch_stations import announce, close_station, keep_drawing, report_station
from kiosk.services.written_pages import BADGES, delete_pages, list_pages

Clock = Callable[[], datetime]


def compose(database: Database, clock: Clock, folder: Path | None = None, *, is_assumed: bool = False) -> Services:
    """Return every use case on one database and one clock: one table, in the order of `Services`.

    `folder` is where what can be made again is kept; `is_assumed` is the organizer's word that phones get here.
    """
    find = cache(partial(late.finder, database, clock, folder))
    return Services(
        show_event=partial(show_event, database, clock),
        set_event=partial(set_event, database, clock),
        preview_event=partial(preview_event, database, clock),
        suggest_event=partial(late.suggest_event, clock),
        show_set_up=partial(late.show_set_up, database, clock, folder, is_assumed),
        begin_set_up=lambda: note_progress(folder, begun=True),
        skip_step=lambda step: note_progress(folder, skip=step),
        note_opened=lambda: note_progress(folder, opened=True),
        rehearse=partial(late.rehearse, database, clock, folder, compose),
        write_badges=partial(late.write_badges, database, clock, folder),
        list_badge_pages=partial(list_pages, folder, BADGES),
        delete_badge_pages=partial(delete_pages, folder, BADGES),
        write_report=partial(late.write_report, database, clock, folder),
        write_tables=partial(late.write_tables, database, clock),
        preview_deletion=partial(purge, database, clock, dry_run=True),
        delete_students=partial(late.delete_students, database, clock, folder),
        import_roster=partial(import_roster, database, clock),
        undo_import=partial(undo_import, database, clock),
        list_professionals=partial(list_professionals, database, clock),
        glance_roster=partial(glance_roster, database, clock),
        forget_typed=lambda: find().forget_typed(),
        find_matches=lambda text, stage, limit: find()(text, stage, limit),  # noqa: PLW0108 - find() imports it
        browse_interests=lambda: find().browse_interests(),
        show_professional=partial(show_professional, database, clock),
        suggest_questions=suggest_questions,
        record_query=partial(record_query, database, clock),
        hold_slot=partial(hold_slot, database, clock),
        places_left=partial(places_left, database, clock),
        open_ticket=partial(open_ticket, database, clock),
        find_my_booking=partial(find_my_booking, database, clock),
        list_visit_bookings=partial(list_visit_bookings, database, clock),
        show_booking=partial(show_booking, database, clock),
        glance=partial(glance, database, clock),
        move_booking=partial(move_booking, database, clock),
        request_late=partial(request_late, database, clock),
        counter_booking=partial(counter_booking, database, clock),
        list_counter_slots=partial(list_counter_slots, database, clock),
        find_first_time=partial(find_first_time, database, clock),
        keep_first_time=partial(keep_first_time, database, clock),
        give_feedback=partial(give_feedback, database, clock),
        show_feedback=partial(show_feedback, database),
        list_feedback=partial(list_feedback, database),
        take_back=partial(take_back, database, clock),
        may_take_back=partial(offers_take_back, database, clock),
        next_best=lambda booking_id: next_best(database, clock, find(), booking_id),
        hold_instead=lambda form: hold_instead(database, clock, find(), form),
        list_history=partial(list_history, database, clock),
        change_evening=partial(change_evening, database, clock),
        show_evening=partial(show_evening, database, clock),
        wait_in_line=partial(wait_in_line, database, clock),
        show_wait=partial(show_wait, database, clock),
        open_wait=partial(open_wait, database, clock),
        find_mine=partial(find_mine, database, clock),
        leave_line=partial(leave_line, database, clock),
        call_waiting=partial(call_waiting, database, clock),
        give_way=partial(give_way, database, clock),
        count_waiting=partial(count_waiting, database, clock),
        sign_in_phone=partial(sign_in_phone, database, clock),
        sign_in_with_pin=partial(sign_in_with_pin, database, clock),
        recognise_phone=partial(recognise_phone, database),
        sign_out_phone=partial(sign_out_phone, database, clock),
        list_evening=partial(list_evening, database, clock),
        glance_evening=partial(glance_evening, database, clock),
        list_notes=partial(list_notes, database),
        keep_note=partial(keep_note, database),
        forget_professional=partial(forget_professional, database, clock),
        list_bookings=partial(list_bookings, database, clock),
        find_reference=partial(find_reference, database, clock),
        make_badges=partial(make_badges, database, clock),
        set_organizer_pin=partial(set_organizer_pin, database),
        check_organizer_pin=partial(check_organizer_pin, database, clock),
        end_pauses=partial(end_pauses, database, clock),
        begin_trial=partial(begin_trial, database, clock),
        know_trial=partial(know_trial, database, clock),
        prove_reach=partial(prove_reach, database, clock),
        note_phone=partial(note_phone, database, clock),
        show_reach_proof=partial(show_reach_proof, database),
        sweep=partial(keep_house, database, clock, watch_jumps(clock)),
        list_places=list_places,
        open_folder=open_folder,
        read_roster_file=late.read_roster_file,
        preview_import=partial(preview_import, database, clock),
        add_professional=partial(late.add_professional, database, clock),
        take_off_roster=partial(take_off_roster, database, clock),
        put_back_on_roster=partial(put_back_on_roster, database, clock),
        show_entry=partial(show_entry, database),
        preview_person=partial(change_professional, database, clock, dry_run=True),
        change_person=partial(change_professional, database, clock),
        show_board=partial(show_board, database, clock),
        report_station=partial(report_station, database, clock),
        close_station=partial(close_station, database, clock),
        keep_drawing=partial(keep_drawing, database, clock),
        announce=partial(announce, database, clock),
    )
