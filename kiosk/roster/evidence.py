"""What kind of thing stands in a cell, and in a column: addresses, numbers, answers, names. No header is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.words import fold, word_list

_ADDRESS: Final = re.compile(r"(?:mailto:)?[^\s@,;|<>\"]+@[^\s@,;|<>\"]+\.[^\s@,;|<>\".]{2,}", re.IGNORECASE)
_ADDRESS_IN_TEXT: Final = re.compile(r"(?:^|[\s<:;,(])[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
_URL: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)*\s*%?|[+-]?\d+[.,]?\d*E[+-]?\d+", re.IGNORECASE)
_DATE: Final = re.compile(
    r"\d{1,4}[-./年]\d{1,2}[-./月]\d{1,4}日?(?:[ T].*)?|\d{1,2}[ -][^\W\d_]{3,9}\.?[ -]\d{2,4}.*"
    r"|[^\W\d_]{3,9}\.? \d{1,2},? \d{4}.*|\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?",
    re.IGNORECASE,
)
_MOMENT: Final = re.compile(
    r"\d{1,4}[-./年]\d{1,2}[-./月]\d{1,4}日?(?:[ T,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?.{0,12})?"
    r"|\d{1,2}:\d{2}(?::\d{2})?",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?\s?m\.?)?|\d{1,2}\s*[ap]\.?\s?m\.?|\d{1,2}\s?h(?:\s?\d{2})?",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"'?[+(]?\d[\d\s().,/+-]{4,}\d(?:\s*(?:ext|x|dw|poste|wew)\.?\s*\d+)?", re.IGNORECASE)
_DAMAGED: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d+|#{3,}", re.IGNORECASE)
_LOCALE: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? \([^()]+\)|[a-z]{2}[-_][A-Za-z]{2}")
_NAME: Final = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[ .'’-]+[^\W\d_][^\W\d_.'’-]*){0,5}\.?")
_IN_BRACKETS: Final = re.compile(r"\s*[(\[](?:[^\W\d_]+[/,|]\s?)*[^\W\d_]+[)\]]\s*$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BY_WHOM: Final = re.compile(r"\s+(?:by|on|at|via|von|am|par|le|por|el|przez)\s.*|\s*[(:].*")
_SAMPLE: Final = 300
_LONGEST_ABSENT: Final = 16
"""No word for nothing is longer; spares a look at every long cell."""
_READ: Final = 600
"""Characters of a cell that are looked at; what is longer is no fact about its kind."""


def is_address(text: str) -> bool:
    """Tell whether `text` is one e-mail address and nothing else."""
    return bool(_ADDRESS.fullmatch(text))


def holds_address(text: str) -> bool:
    """Tell whether an e-mail address stands in `text`, in one of the forms that people write."""
    return "@" in text and bool(_ADDRESS_IN_TEXT.search(text))


def is_url(text: str) -> bool:
    """Tell whether `text` is an address on the web."""
    return bool(_URL.fullmatch(text))


def is_number(text: str) -> bool:
    """Tell whether `text` is a number."""
    return bool(_NUMBER.fullmatch(text))


def is_date(text: str) -> bool:
    """Tell whether `text` is a date or a time of day."""
    return bool(_DATE.fullmatch(text))


def is_clock(text: str) -> bool:
    """Tell whether `text` is one time of day."""
    return bool(_CLOCK.fullmatch(text))


def is_phone(text: str) -> bool:
    """Tell whether `text` is a telephone number, even one that a spreadsheet has damaged."""
    if is_date(text):
        return False
    return bool(_DAMAGED.fullmatch(text)) or (bool(_PHONE.fullmatch(text)) and sum(map(str.isdigit, text)) >= 6)


def is_placeholder(text: str) -> bool:
    """Tell whether `text` stands for nothing: N/A, a dash, anonymous."""
    return fold(text) in word_list("nothing") or not any(char.isalnum() for char in text)


def is_absent(text: str) -> bool:
    """Tell whether `text` stands for nothing in any column; stricter than `is_placeholder`, for X is a company."""
    if len(text) > _LONGEST_ABSENT:
        return not text[0].isalnum() and not any(map(str.isalnum, text))
    return _is_short_absent(text)


@lru_cache(maxsize=20_000)
def _is_short_absent(text: str) -> bool:
    return not any(map(str.isalnum, text)) or fold(text) in word_list("absent")


def is_honorific(text: str) -> bool:
    """Tell whether `text` is a form of address, such as Mr. or Prof. Dr."""
    words = fold(text).replace(".", " ").split()
    return bool(words) and all(word in word_list("honorifics") for word in words)


def is_group_role(text: str) -> bool:
    """Tell whether `text` is a role in a group of people who meet, not at work."""
    return fold(text) in word_list("group_roles")


def is_yes_or_no(text: str) -> bool:
    """Tell whether `text` answers a question with yes or no."""
    first = re.split(r"[,.;:!–-]", fold(text))[0].strip()
    return first in word_list("yes") or first in word_list("no")


def status_said(text: str) -> str:
    """Return a status without what stands behind it: "Cancelled by attendee", "Declined on 3 Nov"."""
    return _BY_WHOM.sub("", fold(text)).strip(" .!")


def is_status(text: str) -> bool:
    """Tell whether `text` says if somebody comes."""
    folded = status_said(text)
    return folded in word_list("coming") or folded in word_list("not_coming") or is_yes_or_no(text)


def _plain(text: str) -> str:
    """Return a name without pictures at its ends, and without pronouns or a nickname in brackets behind it."""
    if text.isascii() and "(" not in text and "[" not in text:
        return text
    bare = _IN_BRACKETS.sub("", text)
    begin = next((at for at, char in enumerate(bare) if char.isalnum()), 0)
    end = next((at for at in range(len(bare), 0, -1) if bare[at - 1].isalnum() or bare[at - 1] == "."), 0)
    return bare[begin:end]


def is_name_like(text: str) -> bool:
    """Tell whether `text` could be a person's full name: two to six words of letters, or characters of East Asia."""
    if any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text):
        return 2 <= len(text.replace(" ", "")) <= 12
    words = _plain(text).replace(",", " ").split()
    return (
        2 <= len(words) <= 6 and bool(_NAME.fullmatch(" ".join(words))) and any(word[0].isupper() for word in words)
    )


def is_position(text: str) -> bool:
    """Tell whether `text` has a word that job titles have."""
    return any(word in word_list("position_words") for word in re.findall(r"\w+", fold(text)))


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What stands in a column, as shares (0 to 1) of its cells that are not blank."""

    filled: float
    """Share of all rows that have something here; the other shares are of these."""
    count: int = 0
    """Cells looked at."""
    address: float = 0.0
    url: float = 0.0
    linkedin: float = 0.0
    number: float = 0.0
    date: float = 0.0
    moment: float = 0.0
    """Cells with one point in time, which is when something was filled in and not when somebody is there."""
    phone: float = 0.0
    placeholder: float = 0.0
    honorific: float = 0.0
    group_role: float = 0.0
    yes_or_no: float = 0.0
    status: float = 0.0
    locale: float = 0.0
    name: float = 0.0
    position: float = 0.0
    multiple: float = 0.0
    """Cells with several values."""
    distinct: float = 0.0
    """Different values per cell."""
    digit: float = 0.0
    """Cells with a digit."""
    full: float = 0.0
    """Cells of two to four words of letters, in whatever case, as a typed name is."""
    word: float = 0.0
    """Cells with one capitalised word of letters, as half a name is."""

    @property
    def text(self) -> float:
        """Share of cells that are none of address, number, date, page or answer."""
        return max(0.0, 1.0 - self.address - self.url - self.number - self.date - self.yes_or_no)


def column_facts(cells: Sequence[str]) -> ColumnFacts:
    """Return the facts of a column from its cells, blank ones included; long columns are sampled evenly."""
    step = max(1, len(cells) // _SAMPLE)
    sampled = cells[::step]
    texts = [text for cell in sampled if cell and (text := clean(cell[:_READ]))]
    if not texts:
        return ColumnFacts(filled=0.0)
    size = len(texts)
    lowered = [text.casefold() for text in texts]
    return ColumnFacts(
        filled=size / len(sampled),
        count=size,
        address=sum(map(holds_address, texts)) / size,
        url=sum(map(is_url, texts)) / size,
        linkedin=sum("linkedin." in text for text in lowered) / size,
        number=sum(map(is_number, texts)) / size,
        date=sum(map(is_date, texts)) / size,
        moment=sum(bool(_MOMENT.fullmatch(text)) and "-" not in text[11:] for text in texts) / size,
        phone=sum(map(is_phone, texts)) / size,
        placeholder=sum(map(is_placeholder, texts)) / size,
        honorific=sum(map(is_honorific, texts)) / size,
        group_role=sum(map(is_group_role, texts)) / size,
        yes_or_no=sum(map(is_yes_or_no, texts)) / size,
        status=sum(map(is_status, texts)) / size,
        locale=sum(bool(_LOCALE.fullmatch(text)) for text in texts) / size,
        name=sum(map(is_name_like, texts)) / size,
        position=sum(map(is_position, texts)) / size,
        multiple=sum(any(mark in text for mark in (",", ";", "|", " / ", "、", "；")) for text in texts) / size,
        distinct=len(set(lowered)) / size,
        digit=sum(any(map(str.isdigit, text)) for text in texts) / size,
        full=sum(2 <= len(text.split()) <= 4 and bool(_NAME.fullmatch(text)) for text in texts) / size,
        word=sum(text[0].isupper() and bool(_WORD.fullmatch(text)) for text in texts) / size,
    )
