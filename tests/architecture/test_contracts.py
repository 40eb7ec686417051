"""The floors of the house hold, and each contract that guards them can fail."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "essayplanner"
LINT = "from importlinter.cli import lint_imports_command as main; main()"
#: Looks at one copy after the other, for as long as there are any, so that the linter is started once.
LINT_EACH = """
import contextlib, importlib, io, json, os, sys
from importlinter.cli import lint_imports
for line in sys.stdin:
    folder, contract = json.loads(line)
    os.chdir(folder)
    sys.path[:] = [folder, *(place for place in sys.path if not os.path.exists(os.path.join(place, "essayplanner")))]
    importlib.invalidate_caches()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = lint_imports(limit_to_contracts=(contract,), no_cache=True)
    print(json.dumps([code, said.getvalue()]), flush=True)
"""

OFFENCES = [
    ("floors", "domain", "import essayplanner.notebook"),
    ("floors", "notebook", "import essayplanner.formats"),
    ("floors", "notebook", "import essayplanner.ui"),
    ("floors", "formats", "import essayplanner.notebook"),
    ("floors", "cite", "import essayplanner.notebook"),
    ("floors", "coach", "import essayplanner.notebook"),
    ("floors", "notebook", "import essayplanner.work"),
    ("floors", "cite", "def late():\n    import essayplanner.work"),
    ("floors", "formats", "import essayplanner.work"),
    ("floors", "work", "import essayplanner.ui"),
    ("floors", "work", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import essayplanner.cli"),
    ("floors", "ui", "import essayplanner.app"),
    ("floors", "", "import essayplanner.domain"),
    ("rooms", "ui/library", "import essayplanner.ui.outline"),
    ("rooms", "ui/outline", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import essayplanner.ui.card"),
    ("rooms", "ui/outline", "import essayplanner.ui.drawer"),
    ("rooms", "ui/controls", "import essayplanner.ui.card"),
    ("rooms", "ui/desk", "def late():\n    import essayplanner.ui.controls"),
    ("rooms", "ui/look", "import essayplanner.ui.desk"),
    ("rooms", "ui/unheard_of", "import essayplanner.domain"),
    ("qt", "notebook", "import PySide6.QtCore"),
    ("qt", "work", "def late():\n    import PySide6.QtCore"),
    ("qt", "coach", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from PySide6.QtGui import QColor"),
    ("qt", "__init__", "import PySide6"),
    ("qt", "domain", "def late():\n    import shiboken6"),
    ("sql", "ui", "import sqlite3"),
    ("sql", "work", "import sqlite3"),
    ("sql", "formats", "import sqlite_utils"),
    ("sql", "app", "from sqlite3 import connect"),
    ("floors", "spelling", "import essayplanner.notebook"),
    ("enchant", "ui/desk", "def late():\n    import enchant"),
    ("floors", "pdf", "def late():\n    import essayplanner.formats"),
    ("pdfium", "ui/desk", "def late():\n    import pypdfium2"),
    ("pdfium", "pdf/child", "import pypdfium2_raw"),
    ("pdf", "pdf/process", "import essayplanner.pdf.pages"),
    ("cli", "cli", "import essayplanner.work._planted_neighbour"),
    ("cli", "cli", "from essayplanner.ui.desk.settings import Settings"),
    ("domain", "domain", "import markdown"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-c", LINT, "--no-logo", "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )


@pytest.fixture(scope="module")
def linter() -> Iterator[subprocess.Popen[str]]:
    """A linter that waits for folders to look at."""
    command = [sys.executable, "-P", "-c", LINT_EACH]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as linter:
        yield linter


def lint_one(linter: subprocess.Popen[str], folder: Path, contract: str) -> tuple[int, str]:
    """The exit code of a contract in a folder, and what is said of it."""
    assert linter.stdin is not None
    assert linter.stdout is not None
    linter.stdin.write(f"{json.dumps([str(folder), contract])}\n")
    linter.stdin.flush()
    code, said = json.loads(linter.stdout.readline())
    return code, said


def test_every_contract_is_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_has_an_offence() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    assert {contract["id"] for contract in contracts} == {contract for contract, _, _ in OFFENCES}


def plant(package: Path, number: int, contract: str, place: str, code: str) -> None:
    """Put an offence into a copy of the package."""
    if contract == "cli":
        (package / "work" / "_planted_neighbour.py").write_text("import PySide6.QtCore\n")
    if (package / f"{place}.py").exists():
        with (package / f"{place}.py").open("a") as file:
            file.write(f"\n\n{code}\n")
    else:
        (package / place).mkdir(exist_ok=True)
        (package / place / "__init__.py").touch()
        (package / place / f"_planted_{number}.py").write_text(f"{code}\n")


def offender(number: int, place: str) -> str:
    """The module that a contract names for an offence; of a room that is not listed, the room."""
    if place == "__init__":
        return "essayplanner"
    found = ".".join(["essayplanner", *place.split("/")]).rstrip(".")
    return found if (PACKAGE / f"{place}.py").exists() or "unheard_of" in place else f"{found}._planted_{number}"


@pytest.fixture(scope="module")
def said_of(linter: subprocess.Popen[str], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """What is said of a contract in a copy of the package with all its offences."""

    @cache
    def said_of(contract: str) -> str:
        folder = tmp_path_factory.mktemp(contract)
        package = folder / "essayplanner"
        shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)
        for number, (broken, place, code) in enumerate(OFFENCES):
            if broken == contract:
                plant(package, number, contract, place, code)
        found, said = lint_one(linter, folder, contract)
        shutil.rmtree(folder)
        assert found == 1, said
        return said

    return said_of


@pytest.mark.parametrize(
    ("number", "contract", "place"),
    [(n, contract, place) for n, (contract, place, _code) in enumerate(OFFENCES)],
    ids=[f"{n}-{contract}-{place or 'top'}" for n, (contract, place, _code) in enumerate(OFFENCES)],
)
def test_an_offence_breaks_its_contract(said_of: Callable[[str], str], number: int, contract: str, place: str) -> None:
    said = said_of(contract)
    assert re.search(rf"^-?\s+{re.escape(offender(number, place))}( -> |$)", said, re.MULTILINE), said


def test_the_drawing_names_every_floor_and_room() -> None:
    """Screens and panes aside, which come and go: they share one row."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}
    rooms = [layer for layer in contracts["rooms"]["layers"] if "|" not in layer]
    wanted = {*re.findall(r"\w+", " ".join([*contracts["floors"]["layers"], *rooms]))} - {"__main__", "resources"}
    texts = ElementTree.parse(ROOT / "docs" / "pictures" / "rooms.svg").iter("{http://www.w3.org/2000/svg}text")
    names = [text.text or "" for text in texts if text.get("class") == "name"]
    assert wanted <= {*re.findall(r"\w+", " ".join(names))}
