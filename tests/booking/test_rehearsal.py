from random import Random

import pytest

from kiosk.booking.rehearsal import LONG_QUEUE, Guest, advise_kiosks, draw_crowd, ninth_of_ten, queue_up


def crowd_of(seed: int, count: int, minutes: float) -> tuple[Guest, ...]:
    """A crowd that is curious about two things on offer, and about swans."""
    return draw_crowd(Random(seed), count, minutes, {"crisis": 3, "sports": 1}, ["swans"])  # noqa: S311 - no secret


def test_the_same_seed_draws_the_same_crowd() -> None:
    """A crowd can be drawn again, and another seed draws another one."""
    crowds = [crowd_of(seed, 50, 180) for seed in (7, 7, 8)]
    assert crowds[0] == crowds[1] != crowds[2]
    assert [guest.arrives for guest in crowds[0]] == sorted(guest.arrives for guest in crowds[0])
    assert all(0 <= guest.arrives <= 180 and guest.interests for guest in crowds[0])


@pytest.mark.parametrize("kiosks", [1, 3])
def test_nobody_stands_at_a_kiosk_that_is_taken(kiosks: int) -> None:
    """At no moment more students are served than there are kiosks."""
    turns = queue_up(crowd_of(1, 200, 180), kiosks, 180)
    begun = [(turn.begins, turn.begins + turn.guest.at_kiosk) for turn in turns if turn.begins is not None]
    for begins, _ in begun:
        assert sum(other <= begins < ends for other, ends in begun) <= kiosks


def test_the_advice_keeps_its_word() -> None:
    """With the kiosks that are advised the queue is short, with one fewer it is not."""
    crowd = crowd_of(1, 300, 150)
    advised = advise_kiosks(crowd, 150)
    long = [ninth_of_ten(sorted(turn.waited for turn in queue_up(crowd, n, 150))) for n in (advised - 1, advised)]
    assert long[0] > LONG_QUEUE >= long[1]
