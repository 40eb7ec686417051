"""Structures: a good file is read whole and written again; a bad one is told with the line, the field and the mend."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.domain.outline import Role
from essayplanner.domain.question import Task
from essayplanner.domain.structures import Basis, Demand, Each, Scheme, Shape, ShapePart, Slot, Structures
from essayplanner.domain.text import clean_line
from essayplanner.formats import structures
from essayplanner.formats.structures import StructureError, read_structures, write_structures

GOOD = """\
source = "A teacher’s sheet"
checked_on = 2026-09-01
version = "Autumn"

[[shapes]]
key = "two-cases"
title = "Two cases"
about = "One, then the other"
tasks = ["extent", "view"]

[[shapes.parts]]
title = "Introduction"
role = "introduction"
weight = 5
slots = ["thesis", "evidence", "evidence"]
hint = "Thesis: {factor} …"

[[shapes.parts]]
title = "{other}"
each = "other"
fallback = "One | Another"

[[schemes]]
key = "class-5"
board = "Our school"
title = "Essay in class"
marks = 25
minutes = 45
words = 900
weighs_provenance = true
shapes = ["two-cases"]
basis = "secondary"
remark = "Our hall is cold."
worked_out_from = "a lesson"

[[schemes.demands]]
key = "exact"
sentence = "Rests on exact evidence from {years}"
why = "It proves more."
rules = ["claim-without-evidence"]
basis = "board"

[[schemes]]
key = "class-6"
board = "Our school"
title = "Short essay"
source = "Another sheet"
"""


def problems(text: str | bytes, rules: tuple[str, ...] = ()) -> list[str]:
    """A line for each problem of a file."""
    try:
        read_structures(text, "bad.toml", rules)
    except StructureError as error:
        return error.problems
    return []


def test_every_field_of_a_good_file_is_read() -> None:
    parts = (
        ShapePart(
            "Introduction", Role.INTRODUCTION, 5, (Slot.THESIS, Slot.EVIDENCE, Slot.EVIDENCE), "Thesis: {factor} …"
        ),
        ShapePart("{other}", each=Each.OTHER, fallback="One | Another"),
    )
    shape = Shape("two-cases", "Two cases", "One, then the other", (Task.EXTENT, Task.VIEW), parts)
    demand = Demand(
        "exact", "Rests on exact evidence from {years}", "It proves more.", ("claim-without-evidence",), Basis.BOARD
    )
    school, origin = "Our school", ("2026-09-01", "Autumn")
    first = Scheme(
        *("class-5", school, "Essay in class", 25, 45, 900, True, ("two-cases",), (demand,), Basis.SECONDARY),
        *("A teacher’s sheet", *origin, "Our hall is cold.", "a lesson"),
    )
    second = Scheme("class-6", school, "Short essay", 0, 0, 0, False, (), (), Basis.UNCHECKED, "Another sheet", *origin)
    assert read_structures(GOOD, "good.toml") == Structures((shape,), (first, second))
    assert read_structures(GOOD.encode(), "good.toml", ("claim-without-evidence",)).schemes == (first, second)


BAD = [
    # what is written instead of what; the field that is named; a piece of the sentence
    ('title = "Two cases"', 'titel = "Two cases"', "shapes[1].titel", "did you mean “title”?"),
    ('key = "two-cases"\n', "", "shapes[1].key", "This is missing"),
    ('key = "two-cases"', 'key = "Two cases"', "shapes[1].key", "“Two cases” is not a key: write small letters"),
    ('"extent"', '"extend"', "shapes[1].tasks", "did you mean “extent”?"),
    ('["extent", "view"]', '"extent"', "shapes[1].tasks", "is not a list of texts"),
    ('"thesis"', '"thessis"', "shapes[1].parts[1].slots", "did you mean “thesis”?"),
    ("weight = 5", "weight = 0", "shapes[1].parts[1].weight", "“0” is not a whole number from 1 to 1,000"),
    ('role = "introduction"', 'role = "intro"', "shapes[1].parts[1].role", "is not one of “introduction”"),
    ("{factor} …", "{facter} …", "shapes[1].parts[1].hint", "nothing called “{facter}” to fill in; did you mean"),
    ("| Another", "| {x}", "shapes[1].parts[2].fallback", "write one of {factor}, {other}"),
    ('each = "other"', 'each = "others"', "shapes[1].parts[2].each", "did you mean “other”?"),
    ("{years}", "{place}", "schemes[1].demands[1].sentence", "write one of {years}, {factor}"),
    ("marks = 25", 'marks = "25"', "schemes[1].marks", "“25” is not a whole number"),
    ("minutes = 45", "minutes = -1", "schemes[1].minutes", "not a whole number from 0 to 1,440"),
    ("words = 900", "words = true", "schemes[1].words", "is not a number of words"),
    ('basis = "secondary"', 'basis = "sure"', "schemes[1].basis", "is not one of “board”, “secondary”, “unchecked”"),
    ('board = "Our school"\ntitle = "Short', 'title = "Short', "schemes[2].board", "This is missing"),
    ('key = "class-6"', 'key = "class-5"', "schemes[2].key", "Another one has the key “class-5” already"),
    ("2026-09-01", '"soon"', "checked_on", "“soon” is not a day: write it as in 2026-09-01, or “unknown”."),
    ("[[schemes.demands]]", "[[schemes.demand]]", "schemes[1].demand", "did you mean “demands”?"),
    ('why = "It', 'wyh = "It', "schemes[1].demands[1].wyh", "did you mean “why”?"),
    ('version = "Autumn"', "grade = 9", "grade", "There is no field “grade” here"),
]


@pytest.mark.parametrize(("old", "new", "field", "piece"), BAD, ids=[f"{bad[2]} {bad[1][:20]}" for bad in BAD])
def test_a_bad_file_is_told_with_line_field_and_mend(old: str, new: str, field: str, piece: str) -> None:
    assert GOOD.count(old) == 1
    (told,) = [line for line in problems(GOOD.replace(old, new)) if f", {field}: " in line]
    found = re.match(r"line (\d+), [^:]+: (.*)", told)
    assert found
    assert piece in found[2]
    assert abs(int(found[1]) - GOOD[: GOOD.index(old)].count("\n") - 1) <= 8


def test_a_rule_that_the_coach_does_not_have_is_told() -> None:
    (told,) = problems(GOOD, ("claim-without-evidences", "no-page"))
    assert "schemes[1].demands[1].rules: " in told
    assert "did you mean “claim-without-evidences”?" in told


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("", "neither a shape nor a scheme: write [[shapes]] or [[schemes]]"),
        ('[[shapes]]\nkey = "a"\ntitle = "A"\n', "at least one part"),
        ('[[shapes]]\nkey = "a"\ntitle = "A"\n' + '[[shapes.parts]]\ntitle = "B"\n' * 41, "40 at most"),
        (
            '[[shapes]]\nkey = "a"\ntitle = "A"\n[[shapes.parts]]\ntitle = "B"\nslots = [' + '"link",' * 41 + "]",
            "40 at most",
        ),
        (GOOD.replace('"two-cases"]', '"x0"' + "".join(f', "x{n}"' for n in range(1, 41)) + "]"), "40 at most"),
        ("".join(f'[[schemes]]\nkey = "a{n}"\nboard = "b"\ntitle = "c"\n' for n in range(41)), "40 at most"),
        ("x = " + "[" * 5000, "nested too deeply"),
        ("\n" + "a." * 100_000 + "a = 1", "more than fifty parts"),
        ('version = "a\x00b"', "take out the invisible character"),
        (b'version = "\xff"', "save the file as UTF-8"),
        ("version = “a”", "write straight quotation marks"),
        (GOOD.replace("Short essay", "x" * 81), "has 81 characters, and the limit is 80"),
        (b"#" * (structures.LARGEST + 1), "larger than 1 MB"),
    ],
    ids=range(13),
)
def test_what_is_hostile_is_refused(text: str | bytes, piece: str) -> None:
    (told,) = problems(text)
    assert piece in told
    with pytest.raises(StructureError, match=r"“bad.toml” has 1 fault; nothing was changed\."):
        read_structures(text, "bad.toml")


def test_control_characters_and_direction_overrides_are_taken_out() -> None:
    (shape,) = read_structures(GOOD.replace("Two cases", r"T\u0000wo \u202ecases\u0007"), "good.toml").shapes
    assert shape.title == "Two cases"


lines = st.text(max_size=40).map(clean_line)
said = lines.filter(bool)
plain = lines.map(lambda text: text.replace("{", "(").replace("}", ")"))
keys = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
parts = st.builds(
    ShapePart,
    plain.filter(bool) | st.just("{factor}: {claim}?"),
    st.sampled_from(Role),
    st.integers(1, 1000),
    st.lists(st.sampled_from(Slot), max_size=3).map(tuple),
    plain,
    st.sampled_from(Each),
    plain,
)
shapes = st.builds(
    Shape,
    keys,
    said,
    lines,
    st.lists(st.sampled_from(Task), max_size=3, unique=True).map(tuple),
    st.lists(parts, min_size=1, max_size=3).map(tuple),
    st.just(False),
)
demands = st.builds(
    Demand, keys, plain.filter(bool), lines, st.lists(keys, max_size=2, unique=True).map(tuple), st.sampled_from(Basis)
)
schemes = st.builds(
    Scheme,
    keys,
    said,
    said,
    st.integers(0, 1000),
    st.integers(0, 1440),
    st.integers(0, 5000),
    st.booleans(),
    st.lists(keys, max_size=2, unique=True).map(tuple),
    st.lists(demands, max_size=2, unique_by=lambda demand: demand.key).map(tuple),
    st.sampled_from(Basis),
    lines,
    st.dates().map(str) | st.sampled_from(("", "unknown")),
    lines,
    lines,
    lines,
    st.just(False),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(shapes, max_size=2, unique_by=lambda shape: shape.key),
    st.lists(schemes, min_size=1, max_size=3, unique_by=lambda scheme: scheme.key),
)
def test_what_is_written_is_read_as_the_same(some: list[Shape], others: list[Scheme]) -> None:
    whole = Structures(tuple(some), tuple(others))
    assert read_structures(write_structures(whole), "written.toml") == whole


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(GOOD)),
    st.sampled_from([*"[]{}=,.\"'#\n\\\x00", '"""', "[[shapes]]\n", "a.b = 1\n"]),
    st.booleans(),
)
def test_a_spoilt_file_raises_structure_error_alone(place: int, piece: str, cuts: bool) -> None:
    for line in problems(GOOD[:place] + piece + GOOD[place + 7 * cuts :]):
        assert re.match(r"line [1-9]\d*(, [^\n]+)?: |… and ", line), line


def test_the_example_of_the_manual_is_good() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "structures.md").read_text("utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", manual, re.MULTILINE | re.DOTALL)
    found = read_structures(example, "example.toml")
    assert found.shapes
    assert found.schemes[0].demands
    (fault,) = problems(example.replace("weight = 15", "wieght = 15", 1))
    assert f"    {fault}\n" in manual
    for word in (*(slot.key for slot in Slot), *(task.name.lower() for task in Task)):
        assert f"`{word}`" in manual, word
