"""What a student does besides keeping a booking or calling it off, without a screen."""

from datetime import UTC, datetime
from types import SimpleNamespace

from kiosk.errors import DatabaseUnavailable
from kiosk.services.forms import InsteadForm
from kiosk.tui.ways_on import take_instead


def test_an_answer_that_got_lost_is_asked_for_once_more() -> None:
    """The first wish may have been granted: the same key finds that, where a new one would find the time taken."""
    tried: list[InsteadForm] = []

    def hold_instead(form: InsteadForm) -> str:
        tried.append(form)
        if len(tried) == 1:
            raise DatabaseUnavailable(place="there")
        return "held"

    wish = InsteadForm(booking_id=1, key="k" * 32, code="c", professional_id="P1", starts_at=datetime.now(UTC))
    services = SimpleNamespace(hold_instead=hold_instead)
    assert take_instead(services, wish) == "held"  # type: ignore[arg-type, comparison-overlap]
    assert tried == [wish, wish]
