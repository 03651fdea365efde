"""The triggers of the first schema, in the words of each database: what neither a check nor an index can say.

- The history is only ever added to.
- A slot never changes whose it is and when.
- A slot for a group has its table for itself at its start.
"""

from typing import Final

_MOVED: Final = " OR ".join(
    f"NEW.{column} <> OLD.{column}" for column in ("event_id", "professional_id", "starts_at", "ends_at")
)
_SHARED: Final = """EXISTS (
    SELECT 1 FROM slots AS other
    WHERE other.event_id = NEW.event_id AND other.table_name = NEW.table_name AND other.starts_at = NEW.starts_at
      AND other.id <> NEW.id AND other.withdrawn_at IS NULL AND (other.seats > 1 OR NEW.seats > 1))"""

_SQLITE: Final = (
    *(
        f"CREATE TRIGGER tr_booking_history_no_{change.lower()} BEFORE {change} ON booking_history "
        "BEGIN SELECT RAISE(ABORT, 'tr_booking_history_append_only'); END"
        for change in ("UPDATE", "DELETE")
    ),
    f"CREATE TRIGGER tr_slots_time_fixed BEFORE UPDATE ON slots WHEN {_MOVED} "
    "BEGIN SELECT RAISE(ABORT, 'tr_slots_time_fixed'); END",
    # After the change, because before an insert SQLite does not know the id yet.
    *(
        f"CREATE TRIGGER tr_slots_group_table_{change.lower()} AFTER {change} ON slots "
        f"WHEN NEW.table_name <> '' AND NEW.withdrawn_at IS NULL AND {_SHARED} "
        "BEGIN SELECT RAISE(ABORT, 'tr_slots_group_table'); END"
        for change in ("INSERT", "UPDATE")
    ),
)

# 23514 is check_violation, so that the drivers report an IntegrityError with the constraint's name.
_REFUSE: Final = "RAISE EXCEPTION '{0}' USING ERRCODE = '23514', CONSTRAINT = '{0}';"

_POSTGRES: Final = (
    "CREATE FUNCTION kiosk_refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    + _REFUSE.format("tr_booking_history_append_only")
    + " END $$",
    "CREATE TRIGGER tr_booking_history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON booking_history "
    "FOR EACH STATEMENT EXECUTE FUNCTION kiosk_refuse_history_change()",
    "CREATE FUNCTION kiosk_refuse_moved_slot() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    + _REFUSE.format("tr_slots_time_fixed")
    + " END $$",
    f"CREATE TRIGGER tr_slots_time_fixed BEFORE UPDATE ON slots FOR EACH ROW WHEN ({_MOVED}) "
    "EXECUTE FUNCTION kiosk_refuse_moved_slot()",
    # The lock makes transactions that lay out tables of one event wait for each other, or two of them, each not
    # seeing the other's new slot, could pass together. Laying out is rare; booking does not come here.
    "CREATE FUNCTION kiosk_refuse_shared_group_table() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "PERFORM pg_advisory_xact_lock(1262308168, NEW.event_id); "
    f"IF {_SHARED} THEN " + _REFUSE.format("tr_slots_group_table") + " END IF; RETURN NULL; END $$",
    "CREATE TRIGGER tr_slots_group_table AFTER INSERT OR UPDATE OF table_name, seats, withdrawn_at ON slots "
    "FOR EACH ROW WHEN (NEW.table_name <> '' AND NEW.withdrawn_at IS NULL) "
    "EXECUTE FUNCTION kiosk_refuse_shared_group_table()",
)

STATEMENTS: Final = {"sqlite": _SQLITE, "postgresql": _POSTGRES}
