"""How the machines of hypothesis are run, and the numbers that they pick with."""

from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

#: Numbers that are spread out, and still become small ones where a failing example is made smaller.
NUMBER = st.integers(0, 2**16 - 1).map(lambda number: number * 40503 % 2**16)
NUMBERS = st.lists(NUMBER, min_size=4, max_size=9)


def run(machine: type[RuleBasedStateMachine], **changed: Any) -> None:
    given = {
        "max_examples": 80,
        "stateful_step_count": 16,
        "deadline": None,
        "suppress_health_check": list(HealthCheck),
        "derandomize": True,
        "database": None,
    }
    run_state_machine_as_test(machine, settings=settings(**(given | changed)))


def small(machine: type[RuleBasedStateMachine]) -> None:
    """Far more than it takes to catch a planted fault, which ends it; not made smaller, which takes long."""
    run(machine, max_examples=1_000, stateful_step_count=30, phases=(Phase.generate,), report_multiple_bugs=False)
