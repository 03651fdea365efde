"""Signed-in phones, and the hashed secrets of badges that let them in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, update
from sqlalchemy import insert as add_row

from kiosk.database.engine import Transaction
from kiosk.database.models import PhoneRow, ProfessionalRow

# Built once: every question of a signed-in phone begins with it.
_OF_PHONE: Final = (
    select(ProfessionalRow.id, ProfessionalRow.identity)
    .join(PhoneRow, PhoneRow.professional_id == ProfessionalRow.id)
    .where(
        PhoneRow.token_hash == bindparam("token_hash"),
        PhoneRow.revoked_at.is_(None),
        ProfessionalRow.event_id == bindparam("event"),
        ProfessionalRow.retired_at.is_(None),
    )
)
_UNSEEN = {"synchronize_session": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What lets a professional in; hashes and public names only."""

    number: int
    """The database's number of the professional."""
    personal_code: str | None
    badge_code: str | None
    secret_hash: str | None
    pin_hash: str | None


def door_of_secret(tx: Transaction, event_id: int, secret_hash: str) -> Door | None:
    """Return whom a badge's secret link lets in, by its hash, or nothing."""
    return _door(tx, event_id, ProfessionalRow.secret_hash == secret_hash)


def door_of_code(tx: Transaction, event_id: int, code: str) -> Door | None:
    """Return whose badge code or personal code this is, as it is stored, or nothing."""
    return _door(tx, event_id, or_(ProfessionalRow.badge_code == code, ProfessionalRow.personal_code == code))


def doors(tx: Transaction, event_id: int) -> tuple[tuple[str, Door], ...]:
    """Return `Professional.id` and door of everybody on the event's roster, in the order they came."""
    rows = tx.scalars(_on_roster(event_id).order_by(ProfessionalRow.id))
    return tuple((row.identity, _record(row)) for row in rows)


def count_without_badge(tx: Transaction, event_id: int) -> int:
    """Return how many people on the event's roster have no badge yet."""
    without = _on_roster(event_id).where(ProfessionalRow.secret_hash.is_(None))
    return tx.scalar(without.with_only_columns(func.count())) or 0


def note_printed(tx: Transaction, event_id: int, identities: Collection[str], base_url: str) -> None:
    """Note the address that the printed badges of these `Professional.id`s carry."""
    here = (ProfessionalRow.event_id == event_id, ProfessionalRow.identity.in_(identities))
    tx.execute(update(ProfessionalRow).where(*here).values(printed_url=base_url), execution_options=_UNSEEN)


def printed_elsewhere(tx: Transaction, event_id: int, base_url: str) -> tuple[str, ...]:
    """Return the `Professional.id`s whose printed badge carries another address, in the order they came."""
    row = ProfessionalRow
    other = _on_roster(event_id).where(row.printed_url != base_url).order_by(row.id)
    return tuple(one.identity for one in tx.scalars(other))


def printed_addresses(tx: Transaction, event_id: int) -> tuple[tuple[str, str], ...]:
    """Return `Professional.id` and the address on the badge of everybody whose badge was printed, as they came."""
    rows = tx.scalars(
        _on_roster(event_id).where(ProfessionalRow.printed_url.is_not(None)).order_by(ProfessionalRow.id)
    )
    return tuple((row.identity, row.printed_url or "") for row in rows)


def number_of_phone(tx: Transaction, event_id: int, token_hash: str) -> int | None:
    """Return the database's number of the professional whose phone has this token, or nothing."""
    row = tx.execute(_OF_PHONE, {"event": event_id, "token_hash": token_hash}).one_or_none()
    return row.id if row else None


def identity_of_phone(tx: Transaction, event_id: int, token_hash: str) -> str | None:
    """Return `Professional.id` of whose phone has this token, or nothing; in one small statement."""
    row = tx.execute(_OF_PHONE, {"event": event_id, "token_hash": token_hash}).one_or_none()
    return row.identity if row else None


def add(tx: Transaction, professional: int, token_hash: str, now: datetime) -> None:
    """Keep a signed-in phone."""
    tx.execute(add_row(PhoneRow).values(professional_id=professional, token_hash=token_hash, created_at=now))


def mark_present(tx: Transaction, professional: int, now: datetime) -> None:
    """Note that a professional who signs in has come, once."""
    here = update(ProfessionalRow).where(ProfessionalRow.id == professional, ProfessionalRow.present_at.is_(None))
    tx.execute(here.values(present_at=now, gone_at=None), execution_options=_UNSEEN)


def sign_out(tx: Transaction, token_hash: str, now: datetime) -> None:
    """Forget one phone."""
    _revoke(tx, PhoneRow.token_hash == token_hash, now)


def sign_out_all(tx: Transaction, professionals: Collection[int], now: datetime) -> None:
    """Forget every phone of these professionals."""
    _revoke(tx, PhoneRow.professional_id.in_(professionals), now)


def change_door(tx: Transaction, before: Door, after: Door) -> bool:
    """Give a professional new secrets, unless somebody else has just done so; tell whether it was done."""
    unchanged = (
        ProfessionalRow.secret_hash.is_(None)
        if before.secret_hash is None
        else ProfessionalRow.secret_hash == before.secret_hash
    )
    changed = tx.scalar(
        update(ProfessionalRow)
        .where(ProfessionalRow.id == before.number, unchanged)
        .values(
            personal_code=after.personal_code,
            badge_code=after.badge_code,
            secret_hash=after.secret_hash,
            pin_hash=after.pin_hash,
        )
        .returning(ProfessionalRow.id),
        execution_options=_UNSEEN,
    )
    return changed is not None


def _revoke(tx: Transaction, which: ColumnElement[bool], now: datetime) -> None:
    gone = update(PhoneRow).where(which, PhoneRow.revoked_at.is_(None))
    tx.execute(gone.values(revoked_at=now), execution_options=_UNSEEN)


def _door(tx: Transaction, event_id: int, which: ColumnElement[bool]) -> Door | None:
    row = tx.scalar(_on_roster(event_id).where(which))
    return _record(row) if row else None


def _on_roster(event_id: int) -> Select[ProfessionalRow]:
    return select(ProfessionalRow).where(ProfessionalRow.event_id == event_id, ProfessionalRow.retired_at.is_(None))


def _record(row: ProfessionalRow) -> Door:
    return Door(
        number=row.id,
        personal_code=row.personal_code,
        badge_code=row.badge_code,
        secret_hash=row.secret_hash,
        pin_hash=row.pin_hash,
    )
