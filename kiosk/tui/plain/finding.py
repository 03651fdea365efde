"""From words to a person and a time, in numbered lists: the interests screen and the professional's, spoken."""

from dataclasses import replace
from functools import partial
from typing import Literal

from kiosk.booking.booking import Slot
from kiosk.matching.shortlist import Shortlist
from kiosk.people import Stage
from kiosk.services.answers import FoundMatch, ProfessionalView
from kiosk.tui.plain.comparing import compare
from kiosk.tui.plain.menu import Back, Talk, Written
from kiosk.tui.plain.part import Part
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.wording import (
    facts,
    few_left,
    found_words,
    free_times,
    looking_around,
    misspelt,
    no_times_words,
    reason_words,
    times_title,
    why,
    work,
)

_LIMIT = 12
_BROWSE = 20
_STAGES = (None, Stage.EXPLORING, Stage.JOB_SEEKING)

Meeting = tuple[FoundMatch, Slot | None, tuple[str, ...], tuple[FoundMatch, ...]]
"""Somebody, their time or none to wait in line for one, what could be asked, and the shortlist they are from."""


class Finding(Part):
    """Ends with somebody and a time, or goes back."""

    def __init__(self, talk: Talk, visit: CurrentVisit) -> None:
        super().__init__(talk)
        self._visit = visit
        self._words = ""

    def find_again(self) -> Meeting:
        """Show the shortlist that was looked through before, once more.

        Raises:
            Back: at the question for interests.
        """
        return self.find(self._words)

    def find(self, words: str = "") -> Meeting:
        """Ask for interests until a time is chosen.

        Raises:
            Back: at the first question.
        """
        while True:
            words = words or self._ask_interests()
            try:
                meeting = self._choose_person(words)
            except Back:
                meeting = None
            if meeting is not None:
                return meeting
            words = ""

    def _ask_interests(self) -> str:
        talk = self._talk
        talk.say("", self._texts("tui.interests.title"), talk.text("interests"))
        offered = talk.do(self._services.browse_interests) or ()
        choices = [
            (f"{phrase} ({self._texts.plural('tui.interests.people', one.professionals)})", phrase)
            for one in offered[:_BROWSE]
            for phrase in (self._texts.interest(one.phrase),)
        ]
        while True:
            found = talk.choose_or_write(choices)
            words = found.words if isinstance(found, Written) else found
            if words:
                return words

    def _choose_person(self, words: str) -> Meeting | None:
        """Return a meeting with somebody of the shortlist, or none to ask for interests anew."""
        while True:
            self._words = words
            answer = self._talk.do(partial(self._services.find_matches, words, self._visit.stage, _LIMIT))
            if answer is None:
                return None
            self._tell_understood(answer.shortlist)
            if not answer.found:
                return self._lead_on(answer.shortlist)
            self._talk.say("", found_words(answer, self._texts))
            choices: list[tuple[str, int | Literal["compare", "stage"]]] = [
                (self._row(one), number) for number, one in enumerate(answer.found)
            ]
            choices += [(self._talk.text("compare"), "compare")] if len(answer.found) > 1 else []
            found = self._talk.choose_or_write([*choices, (self._stage_words(), "stage")])
            if isinstance(found, Written):
                words = found.words or words
            elif found == "stage":
                self._visit.stage = _STAGES[(_STAGES.index(self._visit.stage) + 1) % len(_STAGES)]
            else:
                self._visit.looked_for[answer.shortlist.query] = answer.shortlist
                number = compare(self._talk, answer.found) if found == "compare" else found
                meeting = None if number is None else self._look_through(answer.found, number)
                if meeting is not None:
                    return meeting

    def _lead_on(self, shortlist: Shortlist) -> Meeting | None:
        """Offer what is nearest to words that found nobody, and keep them as unmet demand."""
        self._visit.looked_for[shortlist.query] = shortlist
        if shortlist.undecided:
            self._talk.say("", looking_around(shortlist, self._texts))
            return None
        if not shortlist.nearest:
            self._talk.say("", self._talk.text("nobody"))
            return None
        self._talk.say("", self._texts("tui.interests.nobody_nearest"))
        named = [self._texts.interest(phrase) for phrase in shortlist.nearest]
        found = self._talk.choose_or_write([(phrase, phrase) for phrase in named])
        words = found.words if isinstance(found, Written) else found
        return self._choose_person(words) if words else None

    def _tell_understood(self, shortlist: Shortlist) -> None:
        for one in shortlist.interests:
            if one.how == "typo":
                typed = misspelt(one.typed, one.understood)
                self._talk.say(
                    self._texts(
                        "tui.interests.understood", understood=self._texts.interest(one.understood), typed=typed
                    )
                )
        for phrase in shortlist.unmatched:
            self._talk.say(self._texts("tui.interests.unmatched", typed=phrase))
        for addition in shortlist.additions[:1] if shortlist.matches else ():
            self._talk.say(
                self._texts.plural("tui.interests.add", addition.people, phrase=self._texts.interest(addition.phrase))
            )

    def _row(self, found: FoundMatch) -> str:
        strength = self._texts(f"tui.strength.{found.match.strength}")
        reasons = why(found.match.reasons, self._texts)
        parts = (found.professional.name, work(found, self._texts), strength, reasons)
        return ". ".join((*parts, free_times(found, self._talk.scene)))

    def _stage_words(self) -> str:
        stage = self._visit.stage
        said = self._texts(f"tui.stage.{stage.value}") if stage else self._talk.text("no_stage")
        return self._talk.text("stage", stage=said)

    # --- one person ---------------------------------------------------------------------------------------

    def _look_through(self, people: tuple[FoundMatch, ...], index: int) -> Meeting | None:
        """Show one person after the other until a time is taken; none goes back to the shortlist."""
        while True:
            found = people[index]
            view = self._talk.do(partial(self._services.show_professional, found.professional.id))
            if view is None:
                return None
            asked = (view.professional, found.match.reasons, self._visit.stage)
            questions = self._services.suggest_questions(*asked, self._texts.language)
            self._tell_person(found, view, questions)
            try:
                slot = self._choose_time(view, len(people) > 1)
            except Back:
                return None
            if slot != "next":
                chosen = None if slot == "line" else slot
                return replace(found, professional=view.professional), chosen, questions, people
            index = (index + 1) % len(people)

    def _tell_person(self, found: FoundMatch, view: ProfessionalView, questions: tuple[str, ...]) -> None:
        texts, person = self._texts, view.professional
        reasons = [f"- {reason_words(reason, texts)}" for reason in found.match.reasons]
        lines = ["", person.name, work(found, texts), facts(person, texts)]
        lines += [texts(f"tui.person.first.{found.first}")] if found.first else []
        lines += [texts("tui.person.why"), *reasons]
        lines += [texts("tui.person.about"), person.bio] if person.bio else []
        lines += [texts("tui.person.ask"), *(f"- {question}" for question in questions[:5])]
        self._talk.say(*(line for number, line in enumerate(lines) if line or number == 0))

    def _choose_time(self, view: ProfessionalView, others: bool) -> Slot | Literal["line", "next"]:
        texts, scene = self._texts, self._talk.scene
        free = self._visit.times_with(view)
        title = times_title((slot.starts_at for slot in free), scene)
        if not free:
            title = no_times_words(view, False, scene)  # the next person is a number below
        elif free[0].table:
            title = f"{title}, {texts('tui.person.table', table=free[0].table)}"
        choices: list[tuple[str, Slot | Literal["line", "next"]]] = [
            (scene.moment(slot.starts_at), slot) for slot in free
        ]
        choices += [(texts("tui.person.line"), "line")] if view.takes_line else []
        choices += [(self._talk.text("next_person"), "next")] if others else []
        self._talk.say("", title)
        if few_left(view.left, len(free)):
            self._talk.say(texts.plural("tui.person.left", view.left or 0))
        if view.takes_line:
            self._talk.say(texts.plural("tui.person.in_line", view.waiting))
        return self._talk.choose(choices)
