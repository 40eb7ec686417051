"""Errors injected at the n-th call: what is told is true, nothing is half done, and the notebook goes on."""

import pytest

from tests.trials.running import trial


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_errors() -> None:
    code, said = trial("errors", "--count", "40", "--seed", "1924")
    assert code == 0, said
    assert "40 errors over 12 deeds" in said
    assert said.endswith("0 wrong.\n")


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("fault", "caught"), [("no transactions", "half done"), ("errors are swallowed", "said to be done, and is not")]
)
def test_the_trial_catches(fault: str, caught: str) -> None:
    code, said = trial("errors", "--count", "60", "--seed", "1924", "--fault", fault)
    assert code == 1, said
    assert caught in said
