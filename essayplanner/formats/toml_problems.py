"""What is wrong with a TOML file: each problem with its line, its field and its mend; and what may not be meant."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from operator import itemgetter
from typing import NamedTuple

from essayplanner.domain.errors import EssayError, Trouble
from essayplanner.domain.reading_files import UNCHANGED
from essayplanner.domain.text import clean_line, shorten
from essayplanner.formats.toml_lines import Path, lines_of
from essayplanner.language import _, n_

#: More problems than this are counted, not shown.
MOST_SHOWN = 20
_MOST_COMPARED = 5_000


class FaultsError(EssayError):
    """A file that cannot be used; `problems` has a line of text for each thing to mend, and `count` says how many."""

    #: What was kept where such a file was read.
    kept = UNCHANGED

    def __init__(self, name: str, problems: list[str], more: int = 0) -> None:
        """The file by its name, with at least one problem; `more` were found than are told."""
        self.problems = [*problems, n_("… and {n} more.", "… and {n} more.", more)] if more else problems
        self.count = len(problems) + more
        faults = n_("“{name}” has {n} fault", "“{name}” has {n} faults", self.count, name=shorten(name, 80))
        super().__init__(faults, self.kept, more="\n".join(self.problems))


class Problem(NamedTuple):
    """Where a problem is, and a sentence with the mend."""

    path: Path
    sentence: str


class Problems:
    """The problems found so far."""

    def __init__(self) -> None:
        """None so far."""
        self.found: list[Problem] = []
        self.remarks: list[Problem] = []
        self.more = 0

    def add(self, path: Path, sentence: str) -> None:
        """Notes a problem; `path` leads to the value that is wrong, or that is missing."""
        if len(self.found) < MOST_SHOWN:
            self.found.append(Problem(path, sentence))
        else:
            self.more += 1

    def remark(self, path: Path, sentence: str) -> None:
        """Notes what is no fault, but may not be what was meant."""
        if len(self.remarks) < MOST_SHOWN:
            self.remarks.append(Problem(path, sentence))

    def guess(self, word: str, known: Iterable[str]) -> str:
        """The known word that is near; empty where none is."""
        known = [*known] if len(self.found) < MOST_SHOWN else []
        near = get_close_matches(word[:100], known, 1) if len(known) <= _MOST_COMPARED else []
        return near[0] if near else ""


def told(problems: Sequence[Problem], source: str) -> list[str]:
    """A line for each of some problems or remarks, by its line in the source."""
    lines = lines_of(source, [problem.path for problem in problems]) if problems else {}
    placed = sorted(((_line_of(lines, problem.path), problem) for problem in problems), key=itemgetter(0))
    return [
        _(
            "line {line}, {field}: {problem}",
            line=str(line),
            field=shown_path(problem.path),
            problem=problem.sentence,
        )
        for line, problem in placed
    ]


def at_line(line: int, problem: str) -> str:
    """A problem that no field has, in the form of those that `told` gives."""
    return _("line {line}: {problem}", line=str(line), problem=problem)


def mended(what: str, near: str, mend: str) -> str:
    """What is wrong with a word, as a sentence: with the one that was meant where one is `near`, else with the mend."""
    return Trouble(
        what, kept=_("did you mean “{word}”?", word=near) if near else "", mend="" if near else mend
    ).sentence


def shown_path(path: Path) -> str:
    """A path as a teacher counts: `cards[12].when` is the field `when` of the twelfth card."""
    shown = ""
    for part in path:
        if isinstance(part, int):
            shown += f"[{part + 1}]"
        else:
            shown += f"{'.' if shown else ''}{shorten(part, 60)}"
    return shown or _("the file")


def not_understood(date: str) -> str:
    """What is told of a date that is kept as it was written."""
    what = _("{text} is not understood as a date, and is kept as it is written", text=quoted(date))
    return Trouble(what, mend=_("write it as in 1934, 1 Dec 1934, 1936–38 or before 1917")).sentence


def quoted(value: object) -> str:
    """A value as it is said in a problem: short, in one line, in quotation marks."""
    return _("“{text}”", text=shorten(clean_line(str(value)[:400]), 80))


def _line_of(lines: dict[Path, int], path: Path) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)
