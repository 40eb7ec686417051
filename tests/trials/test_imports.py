"""A list with many works of one title, some of them twice: each record is accounted for, and no work is lost."""

from tests.trials.running import trial


def test_imports() -> None:
    code, said = trial("imports", "--count", "400", "--seed", "1891", "--format", "ris")
    assert code == 0, said
    assert said.endswith("0 wrong.\n")
