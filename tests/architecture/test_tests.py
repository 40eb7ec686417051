"""Every test can fail: none is without a check, and no check is true whatever happens."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
#: Calls that check by themselves; a function of the tests that makes one, or asserts or raises, checks as well.
_CHECKING = {"raises", "warns", "fail", "waitUntil", "waitSignal", "waitSignals", "run_state_machine_as_test"}


def always_true(source: str) -> Iterator[int]:
    """Lines with an assertion that is true whatever happens, or wherever it is not looked."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assert) and (_is_true(node.test) or any(map(_may_be_true, ast.walk(node.test)))):
            yield node.lineno


def _is_true(node: ast.expr) -> bool:
    """Whether it is true by its shape: a constant, a tuple or list that holds something, a function, a comparison of
    one thing with itself, or a length that is not negative.
    """
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, right = ast.unparse(node.left), ast.unparse(node.comparators[0])
        return left == right or (left.startswith("len(") and isinstance(node.ops[0], ast.GtE) and right == "0")
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(not isinstance(each, ast.Starred) for each in node.elts)
    return isinstance(node, ast.Lambda | ast.GeneratorExp | ast.JoinedStr) or (
        isinstance(node, ast.Constant) and bool(node.value)
    )


def _may_be_true(node: ast.AST) -> bool:
    """Whether it has a way out that is true: `x or True`, `x if y else True`."""
    ways: list[ast.expr] = []
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
        ways = node.values
    elif isinstance(node, ast.IfExp):
        ways = [node.body, node.orelse]
    return any(isinstance(way, ast.Constant) and way.value is True for way in ways)


def unchecked(sources: Iterable[str]) -> set[str]:
    """The tests in these modules that check nothing, neither by themselves nor in what they call by name."""
    asked: dict[str, set[str]] = {}
    checking, tests = {*_CHECKING}, set[str]()
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if not isinstance(node, ast.FunctionDef | ast.ClassDef):
                continue
            inside = [*ast.walk(node)]
            called = [each.func for each in inside if isinstance(each, ast.Call)]
            names = {getattr(each, "attr", getattr(each, "id", "")) for each in called}
            asked.setdefault(node.name, set()).update(names)
            if any(isinstance(each, ast.Assert | ast.Raise) for each in inside):
                checking.add(node.name)
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                tests.add(node.name)
    while more := {name for name, names in asked.items() if names & checking} - checking:
        checking |= more
    return tests - checking


def test_no_check_is_always_true() -> None:
    found = {path.name: list(always_true(path.read_text("utf-8"))) for path in TESTS.rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_every_test_checks_something() -> None:
    assert unchecked(path.read_text("utf-8") for path in TESTS.rglob("*.py")) == set()


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("found or True", True),
        ("found if here else True", True),
        ("not (found and (True if here else found))", True),
        ("(found, 'a message')", True),
        ("(each for each in found)", True),
        ("lambda: found", True),
        ("found.count == found.count", True),
        ("len(found) >= 0", True),
        ("1", True),
        ("found or here", False),
        ("found == (1 if here else 2)", False),
        ("found == [True, False]", False),
        ("[*found]", False),
        ("len(found) >= 1", False),
        ("all(each for each in found)", False),
    ],
)
def test_a_check_that_is_always_true_is_seen(said: str, seen: bool) -> None:
    assert bool(list(always_true(f"assert {said}"))) is seen


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("act()", True),
        ("helper()", True),
        ("deep()", False),
        ("assert act()", False),
        ("with pytest.raises(OSError): act()", False),
        ("qtbot.waitUntil(act)", False),
    ],
)
def test_a_test_without_a_check_is_seen(body: str, seen: bool) -> None:
    helpers = "def helper(): act()\ndef check(x): assert x\nclass Looks:\n    def look(self): check(1)"
    assert unchecked([helpers, f"def deep(): Looks()\ndef test_it():\n    {body}"]) == ({"test_it"} if seen else set())
