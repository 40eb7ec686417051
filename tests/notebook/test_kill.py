"""The plug is pulled: whatever was on screen is on disk, and nothing is half done."""

import os
from pathlib import Path

import pytest

from tests.notebook.killing import kill

SEED = 1924
KILLS = 200 if hasattr(os, "fork") else 20


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_two_hundred_deaths(tmp_path: Path) -> None:
    met = kill(tmp_path, KILLS, SEED)
    print(met)
    assert met.kills == KILLS
    assert met.acknowledged > KILLS  # the students did get to work
    if KILLS == 200:
        assert met.interrupted > 2  # and did die in the middle of a change


@pytest.mark.timeout(120)
@pytest.mark.parametrize("fault", ["told too early", "no transactions"])
def test_the_loop_catches(tmp_path: Path, fault: str) -> None:
    with pytest.raises(AssertionError):
        kill(tmp_path, 60, SEED, fault=fault)
