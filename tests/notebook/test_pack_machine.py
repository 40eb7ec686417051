"""Versions of a pack come in while a student works: his is never lost, and what he left alone follows the pack."""

import pytest

from tests.notebook.machines import run
from tests.notebook.pack_machine import Versions

# a machine that fails is made smaller, which takes long
pytestmark = pytest.mark.timeout(300)


@pytest.mark.slow
def test_versions_come_in_while_a_student_works() -> None:
    run(Versions, max_examples=20, stateful_step_count=10)
