"""Forms that write the question beside its answer in every row: Question 1, Response 1."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.header_row import Header, Heading
from kiosk.roster.headers import key
from kiosk.roster.table import Record

_QUESTION: Final = re.compile(r"(?:question|frage|pregunta|q) ?(\d+)")
_ANSWER: Final = re.compile(r"(?:response|answer|antwort|reponse|respuesta|a) ?(\d+)")


def with_questions(heading: Heading, below: Sequence[Record]) -> Heading:
    """Return the headers with every "Response 1" called by its question, where all rows ask the same one."""
    keys = [key(header.own) for header in heading.headers]
    headers = list(heading.headers)
    for column in range(1, len(keys)):
        question, answer = _QUESTION.fullmatch(keys[column - 1]), _ANSWER.fullmatch(keys[column])
        if question and answer and question[1] == answer[1]:
            asked = {text for record in below if (text := clean(record.cell(column - 1)))}
            if len(asked) == 1:
                text = asked.pop()
                headers[column] = Header(text, text)
    return replace(heading, headers=tuple(headers))
