"""The plug is pulled: whatever was on screen is on disk, and nothing is half done."""

import os

import pytest

from tests.trials.running import trial


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_deaths() -> None:
    code, said = trial("kills", "--count", "10", "--seed", "1924")
    assert code == 0, said
    assert said.count("and all of them found") == 3
    assert ": 0 steps acknowledged" not in said  # the students did get to work


@pytest.mark.timeout(120)
@pytest.mark.parametrize("fault", ["told too early", "no transactions"])
def test_the_trial_catches(fault: str) -> None:
    code, said = trial("kills", "--count", "60", "--seed", "1924", "--where", "notebook", "--fault", fault)
    assert code == 1, said
    assert "LOST" in said


def test_a_student_who_dies_by_itself_is_a_fault() -> None:
    if not hasattr(os, "fork"):
        pytest.skip("only where a life is a fork is its end seen")
    code, said = trial("kills", "--count", "2", "--where", "notebook", "--fault", "falls")
    assert code == 1, said
    assert "died by itself" in said
