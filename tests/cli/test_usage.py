"""What is understood: words, options, and which of them mean the window."""

import re
import sys
import types
from argparse import _SubParsersAction
from pathlib import Path

import pytest

from essayplanner import __version__
from essayplanner.__main__ import COMMANDS, main
from essayplanner.cli.arguments import parser
from tests.cli.conftest import Run

DOCUMENT = Path(__file__).parents[2] / "docs" / "command-line.md"


@pytest.mark.parametrize(
    "words",
    [
        ["--no-such-option"],
        ["a.essayplan", "b.essayplan"],
        ["plcae", "a.essayplan"],
        ["new"],
        ["cards"],
        ["cards", ""],
        ["cards", "a", "--kind", "clam"],
        ["cards", "a", "--js"],
        ["cards", "a", "--tag", " "],
        ["tags", "a", "--group", ""],
        ["show", "a", "--outline", " "],
        ["place", "a", "--outline", "b", "--section", "c"],
        ["place", "a", "--outline", "", "--section", "c", "--card", "d"],
        ["export", "a", "--outline", "b", "--to", "wordstar", "-o", "c"],
        ["export", "a", "--outline", "b", "--to", "csv", "-o", "c", "--style", "apa", "--split"],
        ["export", "a", "--outline", "b", "--to", "markdown-citekeys", "-o", "c", "--style", "apa"],
        ["export", "a", "--outline", "b", "--to", "opml", "-o", "c", "--split"],
        ["export", "a", "--outline", "b", "--to", "argdown", "-o", "c", "--headings-only"],
        ["export", "a", "--outline", "b", "--to", "anki", "-o", "c", "--no-card-texts"],
        ["export", "a", "--outline", "b", "--to", "plan", "-o", "c", "--cautions"],
        ["export", "a", "--outline", "b", "--to", "html", "-o", "c", "--paper", "a4"],
        ["export", "a", "--outline", "b", "--to", "html", "-o", "c", "--reference-doc", "d"],
        ["export", "a", "--outline", "b", "--to", "docx", "-o", "c", "--paper", "foolscap"],
        ["export", "a", "--outline", "b", "--to", "docx", "-o", "c", "--paper", "a4", "--reference-doc", "d"],
        ["export", "a", "--outline", "b", "--to", "markdown", "-o", "c", "--split", "--style", "plain"],
        ["export", "a", "--outline", "b", "--to", "markdown"],
        ["export", "a", "--to", "markdown", "-o", "c"],
        ["undo", "a", "--json"],
        ["pack"],
        ["pack", "chek", "a"],
        ["pack", "check"],
    ],
    ids=" ".join,
)
def test_what_is_not_understood_ends_with_2(
    run: Run, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("usage: essayplanner")
    assert list(tmp_path.iterdir()) == []


def test_options_that_would_change_nothing_are_named(run: Run) -> None:
    done = run("export", "a", "--outline", "b", "--to", "csv", "-o", "c", "--style", "apa", "--split")
    assert done.err.endswith("essayplanner export: the format csv takes no --style and no --split\n")


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version") == (0, f"essayplanner {__version__}\n", "")


def subparsers() -> _SubParsersAction:
    (action,) = (each for each in parser()._actions if isinstance(each, _SubParsersAction))
    return action


def test_every_command_has_help(run: Run) -> None:
    assert "essayplanner [FILE]" in run("--help").out
    for name in COMMANDS:
        done = run(name, "--help")
        assert done.code == 0
        assert done.out.startswith(f"usage: essayplanner {name} ")


def test_the_commands_are_those_of_the_parser() -> None:
    assert frozenset(subparsers().choices) == COMMANDS


def test_every_command_and_option_is_documented() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for name, command in subparsers().choices.items():
        assert re.search(rf"^#+ .*`{name}[ `]", text, re.MULTILINE), name
        for action in command._actions:
            for option in action.option_strings:
                assert option in ("-h", "--help", "--output") or f"`{option}" in text, option


def test_the_documented_notebook_is_made(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"^\$ essayplanner (new .*)\n(.*\n)```", text, re.MULTILINE)
    assert run(*example[0].split()) == (0, example[1], "")


@pytest.mark.parametrize(("words", "opened"), [([], None), (["a.essayplan"], Path("a.essayplan"))])
def test_no_command_opens_the_window(words: list[str], opened: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path | None] = []
    app = types.ModuleType("essayplanner.app")

    def run_window(path: Path | None) -> int:
        seen.append(path)
        return 7

    app.run_window = run_window  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "essayplanner.app", app)
    assert main(words) == 7
    assert seen == [opened]


def test_an_interrupted_command_is_quiet(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("essayplanner.notebook.notebook.Notebook.open", interrupt)
    assert run("cards", book) == (130, "", "")


def test_a_bug_is_not_hidden(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr("essayplanner.cli.printing.cards_text", fail)
    with pytest.raises(ValueError, match="a bug"):
        run("cards", book)
