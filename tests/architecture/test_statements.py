"""Statements that stand in no module, or in one alone; each look for them is seen to find one that is planted."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.calls import calls, modules, parsed


def waiting(source: str) -> Iterator[int]:
    """Lines where a method waits for somebody to write it: an abstract one lets mypy find the class that lacks it."""
    for node in ast.walk(parsed(source, "NotImplementedError")):
        if isinstance(node, ast.Raise) and node.exc and "NotImplementedError" in ast.unparse(node.exc):
            yield node.lineno


def sql(source: str) -> Iterator[str]:
    """Calls that run SQL."""
    for name, last, _ in calls(source, "execute"):
        if last in ("execute", "executemany", "executescript"):
            yield name


def catching(source: str) -> Iterator[int]:
    """Lines where every error is caught and kept: one that ends by raising it again only tidies up."""
    for node in ast.walk(parsed(source, r"except\s*:|Exception\b")):
        if not isinstance(node, ast.ExceptHandler):
            continue
        last = node.body[-1]
        caught = ast.unparse(node.type) if node.type else "Exception"
        if re.search(r"\b(Base)?Exception\b", caught) and not (isinstance(last, ast.Raise) and last.exc is None):
            yield node.lineno


def test_no_method_waits_for_somebody_to_write_it() -> None:
    assert {path for path, source in modules().items() if list(waiting(source))} == set()


def test_sql_is_run_in_the_notebook_alone() -> None:
    found = {path for path, source in modules().items() if list(sql(source))}
    assert {path.partition("/")[0] for path in found} == {"notebook"}


def test_nothing_catches_everything() -> None:
    assert {path for path, source in modules().items() if list(catching(source))} == set()


@pytest.mark.parametrize("line", ["raise NotImplementedError", "raise NotImplementedError('later')"])
def test_a_method_that_waits_is_seen(line: str) -> None:
    assert list(waiting(f"class A:\n    def verb(self):\n        {line}")) == [3]


@pytest.mark.parametrize("line", ["book.connection.execute('SELECT 1')", "run.executemany(sql, rows)", "execute(sql)"])
def test_sql_is_seen(line: str) -> None:
    assert list(sql(f"def ask(book):\n    return {line}"))


@pytest.mark.parametrize(
    ("handler", "seen"),
    [
        ("except Exception: pass", True),
        ("except: pass", True),
        ("except (OSError, BaseException) as error: print(error)", True),
        ("except builtins.Exception: pass", True),
        ("except OSError: pass", False),
        ("except BaseException: raise", False),
        ("except BaseException as error: raise EssayError from error", True),
    ],
)
def test_a_handler_of_everything_is_seen(handler: str, seen: bool) -> None:
    assert bool(list(catching(f"try:\n    act()\n{handler}"))) is seen
