"""Power cuts at moments of recorded runs: what was acknowledged is there, and nothing is half done."""

import pytest

from tests.trials.running import trial
from tests.trials.tracing import why_not

pytestmark = [pytest.mark.skipif(bool(why_not()), reason=why_not()), pytest.mark.timeout(180)]


@pytest.mark.slow
def test_power_cuts() -> None:
    code, said = trial("power", "--count", "60", "--seed", "1924")
    assert code == 0, said
    assert "60 power cuts" in said


@pytest.mark.parametrize("fault", ["synchronous off", "folders are not flushed", "files are not flushed"])
def test_the_trial_catches(fault: str) -> None:
    code, said = trial("power", "--count", "100", "--seed", "1924", "--fault", fault)
    assert code == 1, said
    assert "WRONG" in said
