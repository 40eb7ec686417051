"""The structures that come with the program: sound, in plain words, and with every fact that is known of a board."""

import re
import tomllib
from pathlib import Path

import pytest

from essayplanner.coach.shaping import meeting, plan_from, suited
from essayplanner.domain.question import Reading, Task
from essayplanner.domain.structures import (
    MOST_LETTERS,
    UNKNOWN_DAY,
    Basis,
    Demand,
    Scheme,
    Shape,
    ShapePart,
    Structures,
)
from essayplanner.formats.structures import read_structures
from essayplanner.work.structures import structures

FOLDER = Path(__file__).parents[2] / "resources" / "structures"
FILES = sorted(FOLDER.glob("*.toml"))
OURS = structures(FOLDER / "none")
#: The rules that there are.
RULES = frozenset(
    re.findall(
        r"\S+",
        """claim-without-evidence evidence-without-explanation claim-unchallenged challenge-unanswered one-side-alone
        list-of-names historian-supports-nothing conflict-unmarked figure-without-caution same-evidence-twice
        unlike-evidence section-off-question evidence-outside-dates years-untouched themes-untouched order-of-time
        introduction-without-thesis conclusion-without-judgement thesis-takes-no-side factors-unranked no-source no-page
        provenance-unrewarded paragraph-share too-many-cards too-little-time critical-question""",
    )
)
B, S, U = Basis.BOARD, Basis.SECONDARY, Basis.UNCHECKED
#: What is known of each: marks, minutes and words (0: nobody said), and where these are from.
FACTS = {
    "aqa-c1-essay": (25, 45, 0, B),
    "aqa-c1-extracts": (30, 55, 0, B),
    "aqa-c2-essay": (25, 45, 0, B),
    "aqa-c2-sources": (30, 55, 0, B),
    "aqa-nea": (40, 0, 4000, B),
    "ocr-y1-sources": (30, 50, 0, S),
    "ocr-y1-essay": (20, 35, 0, S),
    "ocr-y2": (30, 60, 0, S),
    "ocr-y3-interpretations": (30, 55, 0, B),
    "ocr-y3-essay": (25, 45, 0, B),
    "ocr-y100": (40, 0, 3500, B),
    "edexcel-p1-essay": (20, 0, 0, U),
    "edexcel-p1-extracts": (20, 0, 0, U),
    "edexcel-p2-sources": (20, 0, 0, U),
    "edexcel-p2-essay": (20, 0, 0, U),
    "edexcel-p3-source": (20, 0, 0, U),
    "edexcel-p3-depth": (20, 0, 0, U),
    "edexcel-p3-breadth": (20, 0, 0, U),
    "edexcel-coursework": (40, 0, 3500, S),
    "ib-paper-2": (15, 45, 0, B),
    "ib-paper-3": (15, 50, 0, U),
    "ib-ia": (25, 0, 2200, U),
    "ap-leq": (6, 40, 0, B),
    "ap-dbq": (7, 60, 0, B),
    "cambridge-p1": (40, 0, 0, U),
    "cambridge-p2": (60, 0, 0, U),
    "cambridge-p3": (40, 0, 0, B),
    "cambridge-p4": (60, 0, 0, U),
    "sqa-higher-essay": (22, 0, 0, S),
}
#: The demands that somebody looked up; all others are unchecked.
LOOKED_UP = {
    **{
        f"{key} {demand}": S
        for key in ("aqa-c1-essay", "aqa-c2-essay", "aqa-nea")
        for demand in ("answers-question", "exact-evidence", "argues", "judgement")
    },
    **{f"{key} answers-question": B for key in ("ocr-y1-essay", "ocr-y2", "ocr-y3-interpretations", "ocr-y3-essay")},
    "ocr-y100 answers-question": B,
    "ocr-y3-essay whole-period": B,
    **{
        f"edexcel-{key} {demand}": B
        for key in ("p1-essay", "p2-essay", "p3-depth", "p3-breadth", "coursework")
        for demand in ("key-issues", "criteria")
    },
    "edexcel-p1-extracts criteria": B,
    **{
        f"{key} {demand}": S
        for key in ("ib-paper-2", "ib-paper-3")
        for demand in ("answers-question", "context", "exact-evidence", "perspectives", "judgement")
    },
    **{f"ap-leq {demand}": B for demand in ("thesis", "context", "evidence", "reasoning", "complexity")},
    "ap-leq four-pieces": S,
    **{
        f"ap-dbq {demand}": B
        for demand in ("thesis", "context", "documents", "outside-evidence", "sourcing", "complexity")
    },
    "ap-dbq seven-documents": S,
    **{f"cambridge-{key} {demand}": S for key in ("p2", "p3", "p4") for demand in ("criteria", "judgement")},
    "cambridge-p3 argument-of-extract": S,
    "sqa-higher-essay argues": S,
    "sqa-higher-essay counter-argument": S,
}
#: What else is known of a paper stands in a remark, or in the version.
REMARKS = {
    "aqa-c1-essay": "150 minutes for 80 marks",
    "aqa-nea": "3,500 to 4,500 words",
    "ocr-y1-essay": "90 minutes for 50 marks",
    "ocr-y2": "for the whole paper",
    "ocr-y3-essay": "150 minutes for 80 marks",
    "ocr-y100": "3,000 to 4,000 words",
    "edexcel-p1-essay": "60 marks for the whole paper",
    "edexcel-p2-essay": "40 marks for the whole paper",
    "edexcel-p3-depth": "60 marks for the whole paper",
    "edexcel-coursework": "3,000 to 4,000 words",
    "ib-paper-2": "13 to 15 marks",
    "ib-paper-3": "150 minutes for all three was not checked",
    "cambridge-p3": "up to six levels",
    "sqa-higher-essay": "11 to 13 marks, one with a counter-argument or a comparison of factors 16 to 22",
}


def sentences(shape: Shape) -> list[str]:
    return [part.hint for part in shape.parts if part.hint]


def complaints(found: Structures) -> list[str]:
    """What is not as it should be in structures that come with the program."""
    wrong = []
    shapes = {shape.key for shape in found.shapes}
    for shape in found.shapes:
        for hint in sentences(shape):
            if not re.fullmatch(r"[A-Z][^.!?]*(\.|…)", hint) or len(hint) > 90:
                wrong.append(f"{shape.key}: {hint}")
        wrong += [f"{shape.key}: no hint" for part in shape.parts if not part.hint]
        for title in (title for part in shape.parts for title in (part.title, *part.fallback.split("|"))):
            if len(title) > MOST_LETTERS:
                wrong.append(f"{shape.key}: {title}")
        if not shape.about:
            wrong.append(f"{shape.key}: not about anything")
    for scheme in found.schemes:
        wrong += [
            f"{scheme.key}: {field}" for field in ("source", "checked_on", "version") if not getattr(scheme, field)
        ]
        wrong += [f"{scheme.key}: {key}" for key in scheme.shapes if key not in shapes]
        if not scheme.shapes or not scheme.demands:
            wrong.append(f"{scheme.key}: nothing to choose")
        if scheme.minutes and not (scheme.remark or scheme.worked_out_from) and scheme.basis is not U:
            wrong.append(f"{scheme.key}: no remark")
        for demand in scheme.demands:
            wrong += [f"{scheme.key}: {rule}" for rule in demand.rules if rule not in RULES]
            if not re.fullmatch(r"[A-Z][^.!?]*", demand.sentence) or len(demand.sentence) > 80 or not demand.why:
                wrong.append(f"{scheme.key}: {demand.sentence}")
    return wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_is_sound_and_says_where_it_is_from(path: Path) -> None:
    text = path.read_text("utf-8")
    read = read_structures(text, path.name)
    written = tomllib.loads(text)
    for scheme in written.get("schemes", [{}]):
        assert {"source", "checked_on", "version"} <= {*written, *scheme}
    assert read.shapes or read.schemes


def test_all_of_them_are_as_they_should_be() -> None:
    found = OURS
    assert len(found.shapes) == 12
    assert complaints(found) == []


def test_every_fact_stands_in_its_scheme_with_where_it_is_from() -> None:
    schemes = OURS.schemes
    assert {each.key: (each.marks, each.minutes, each.words, each.basis) for each in schemes} == FACTS
    looked_up = {
        f"{each.key} {demand.key}": demand.basis for each in schemes for demand in each.demands if demand.basis is not U
    }
    assert looked_up == LOOKED_UP
    remarks = {scheme.key: f"{scheme.worked_out_from} {scheme.remark}" for scheme in schemes}
    assert [key for key, piece in REMARKS.items() if piece not in remarks[key]] == []
    given = ("ap-leq", "ap-dbq", "ocr-y2", "ib-ia")
    worked_out = [scheme.key for scheme in schemes if scheme.worked_out_from]
    assert worked_out == [each.key for each in schemes if (each.minutes or each.words) and each.key not in given]
    assert all(f"worked out from {each.worked_out_from}" in each.worth for each in schemes if each.worked_out_from)


def test_no_day_is_told_on_which_nobody_looked_anything_up() -> None:
    assert {scheme.checked_on for scheme in OURS.schemes} == {UNKNOWN_DAY}
    assert {scheme.looked_up for scheme in OURS.schemes} == {"The day on which it was looked up is not known"}
    assert OURS.schemes[0]._replace(checked_on="2026-09-01").looked_up == "Looked up on 1 Sept 2026"


def test_a_fault_of_each_kind_is_seen() -> None:
    found = OURS
    shape, scheme = found.shapes[0], found.schemes[0]
    part, demand = shape.parts[0], scheme.demands[0]

    def shapes(spoilt: ShapePart) -> Structures:
        return found._replace(shapes=(shape._replace(parts=(spoilt,)), *found.shapes[1:]))

    def schemes(spoilt: Scheme) -> Structures:
        return found._replace(schemes=(spoilt, *found.schemes[1:]))

    def demands(spoilt: Demand) -> Structures:
        return schemes(scheme._replace(demands=(spoilt,)))

    for spoilt in (
        shapes(part._replace(hint="write this")),
        shapes(part._replace(hint="Write this. And that.")),
        shapes(part._replace(hint="")),
        shapes(part._replace(title="x" * 61)),
        shapes(part._replace(fallback="A | " + "x" * 61)),
        found._replace(shapes=(shape._replace(about=""), *found.shapes[1:])),
        found._replace(shapes=found.shapes[1:]),
        schemes(scheme._replace(source="")),
        schemes(scheme._replace(checked_on="")),
        schemes(scheme._replace(version="")),
        schemes(scheme._replace(shapes=("gone",))),
        schemes(scheme._replace(demands=())),
        schemes(scheme._replace(remark="", worked_out_from="", minutes=45, basis=B)),
        demands(demand._replace(rules=("no-such-rule",))),
        demands(demand._replace(sentence="It answers. The question")),
        demands(demand._replace(why="")),
    ):
        assert complaints(spoilt)


@pytest.mark.parametrize("shape", OURS.shapes, ids=lambda shape: shape.key)
def test_each_shape_makes_a_plan_of_any_question(shape: Shape) -> None:
    plan = plan_from(shape, Reading("Why?"), words=1500, minutes=45)
    titles = [section.title for section in plan.sections]
    assert len(titles) >= 3
    assert len({*titles}) == len(titles)
    assert not [title for title in titles if "{" in title or len(title) > MOST_LETTERS]
    assert not [section.hint for section in plan.sections if "{" in section.hint]
    assert sum(section.words for section in plan.sections) == 1500


def test_each_task_has_a_shape_that_suits_it() -> None:
    for task in Task:
        best, _why = suited(OURS, Reading("Peru", task))[0]
        assert task in best.tasks


def test_a_demand_of_an_essay_can_be_met_in_the_first_shape_of_its_scheme() -> None:
    unmet = [
        f"{scheme.key} {demand.key}"
        for scheme in OURS.schemes
        for demand in scheme.demands
        for shape in [OURS.shape(scheme.shapes[0])]
        if shape and demand.rules and not meeting(demand, plan_from(shape, Reading("Why?")).sections)
    ]
    assert unmet == []
