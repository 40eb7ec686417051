"""What is known of how questions are worded, read once from `resources/questions.toml`."""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from essayplanner.coach.reading.patterns import Pattern, compiled, inverted
from essayplanner.domain.question import Task
from essayplanner.domain.text import fold
from essayplanner.resources import resources


class Command(NamedTuple):
    """A way to say what is to be done: its pattern, its task, and the sentence that it makes of what it claims."""

    pattern: Pattern
    task: Task
    claim: str = ""


class Aside(NamedTuple):
    """What stands beside a question; `names_sources` tells that they are to be weighed."""

    pattern: Pattern
    names_sources: bool


class Clause(NamedTuple):
    """What may be claimed: as a statement, and with its verb in front; the task, where the claim decides it."""

    statement: Pattern
    question: Pattern
    task: Task | None


class Verb(NamedTuple):
    """A verb: as it stands after “did”, of something past, the word that belongs to it (“to” of “lead to”), whether
    what stands before it is a cause of what stands after (or after of before), and whether it tells of change."""

    base: str
    past: str
    particle: str = ""
    is_cause: bool = False
    is_reverse: bool = False
    is_change: bool = False
    is_weak: bool = False

    @property
    def third(self) -> str:
        """As it stands after “it” of something present: “relies”, “has”."""
        base = self.base
        if base == "have":
            return "has"
        if base.endswith(("s", "sh", "ch", "x", "z", "go", "do")):
            return f"{base}es"
        return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in "aeo" else f"{base}s"


class Vocabulary(NamedTuple):
    """All that the file says. `verbs` are by the form after “did”, `finite` by the forms of a statement, `kin` holds by
    each word of a family the first, and `themes` the words that speak of each theme.

    `command_words` are those that are often spelt wrongly, `confused` are words that there are, by which another one is
    meant in a command, and `spelt` are all words of the file.
    """

    commands: tuple[Command, ...]
    verdicts: tuple[Pattern, ...]
    asides: tuple[Aside, ...]
    clauses: tuple[Clause, ...]
    verbs: dict[str, tuple[Verb, ...]]
    finite: dict[str, tuple[Verb, ...]]
    participles: frozenset[str]
    predicates: frozenset[str]
    degree: frozenset[str]
    states: frozenset[str]
    determiners: frozenset[str]
    open: frozenset[str]
    stop: frozenset[str]
    general: frozenset[str]
    kin: dict[str, str]
    themes: dict[str, str]
    places: tuple[str, ...]
    ranks: frozenset[str]
    others: frozenset[str]
    date_leads: frozenset[str]
    date_words: frozenset[str]
    before_year: frozenset[str]
    after_year: frozenset[str]
    command_words: tuple[str, ...]
    confused: dict[str, str]
    spelt: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """What the file says; an `EssayError` where the program's own files are missing."""
    text = (resources() / "questions.toml").read_text(encoding="utf-8")
    file = tomllib.loads(text)
    words, names, years, spelling = file["words"], file["names"], file["years"], file["spelling"]
    lists = file["lists"] | {"due": words["due"], "degree": words["degree"], "do": "did|does|do"}
    verbs = _verbs(words)
    return Vocabulary(
        commands=tuple(
            Command(compiled(each["says"], lists), Task[each["task"]], each.get("claim", ""))
            for each in file["commands"]
        ),
        verdicts=tuple(compiled(each["says"], lists) for each in file["verdicts"]),
        asides=tuple(Aside(compiled(each["says"], lists), each.get("sources", False)) for each in file["asides"]),
        clauses=tuple(_clause(each, lists) for each in file["clauses"]),
        verbs=_by_form(verbs, lambda verb: (verb.base,)),
        finite=_by_form(verbs, lambda verb: (verb.past, verb.third)),
        participles=_set(words["participles"]),
        predicates=_set(words["predicates"]),
        degree=frozenset(words["degree"].split("|")),
        states=frozenset(words["states"].split("|")),
        determiners=_set(words["determiners"]),
        open=_set(words["open"]),
        stop=_set(words["stop"]),
        general=_set(words["general"]),
        kin={word: family.split()[0] for family in words["kin"].splitlines() for word in family.split()},
        themes=file["themes"],
        places=tuple(" ".join(place.split()) for place in names["places"].split("|")),
        ranks=_set(names["ranks"]),
        others=_set(names["others"]),
        date_leads=_set(years["leads"]),
        date_words=_set(years["inner"]),
        before_year=_set(years["before"]),
        after_year=_set(years["after"]),
        command_words=tuple(spelling["commands"].split()),
        confused=dict(pair.split("=") for pair in spelling["confused"].split()),
        spelt=frozenset(re.findall(r"[a-z]{2,}", fold(text))),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _clause(each: dict[str, Any], lists: dict[str, str]) -> Clause:
    task = Task[each["task"]] if "task" in each else None
    return Clause(compiled(each["says"], lists), compiled(inverted(each["says"]), lists), task)


def _verbs(words: dict[str, str]) -> list[Verb]:
    irregular = dict(pair.split("=") for pair in words["irregular"].split())
    found = []
    weak = _set(words["weak"])
    for kind in ("cause", "reverse", "change", "plain"):
        for word in words[kind].split():
            base, _bar, particle = word.partition("-")
            past = irregular.get(base) or _regular_past(base)
            found.append(Verb(base, past, particle, kind == "cause", kind == "reverse", kind == "change", base in weak))
    return found


def _by_form(verbs: list[Verb], forms: Callable[[Verb], tuple[str, ...]]) -> dict[str, tuple[Verb, ...]]:
    found: dict[str, tuple[Verb, ...]] = {}
    for verb in sorted(verbs, key=lambda each: not each.particle):
        for form in forms(verb):
            found[fold(form)] = (*found.get(form, ()), verb)
    return found


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in "aeo" else f"{base}ed"
