"""The trial of random actions, short, and that it sees what it is there for."""

import pytest

from tests.trials import actions

pytestmark = pytest.mark.timeout(300)  # for a busy machine: the actions themselves end by the clock


@pytest.mark.slow
def test_random_actions_leave_a_sound_window_and_a_sound_notebook() -> None:
    report = actions.run_one(5000, seed=7, seconds=8)
    assert actions.went_well(report), report
    assert report["actions"] > 20


def test_a_death_is_told_with_what_was_done_last() -> None:
    report = actions.run_one(5000, seed=7, die_at=5)
    assert report["died"].startswith("SIGSEGV after 5 actions: 1 ")
    assert report["actions"] == 5
    assert not actions.went_well(report)
