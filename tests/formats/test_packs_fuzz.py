"""No file, however it is spoilt, makes the reader of packs raise anything but PackError."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.formats.packs import PackError, read_pack
from essayplanner.formats.toml_lines import lines_of

GOOD = (Path(__file__).parent / "good.toml").read_text(encoding="utf-8")
LINES = GOOD.split("\n")
VALUES = [
    '""',
    "1",
    "-1",
    "1.5",
    "nan",
    "true",
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "1979-05-27",
    "07:32:00",
    "1979-05-27T07:32:00Z",
    "'''\nx\n'''",
    '"""\n[[cards]]\n"""',
    '["a", 1]',
    "0x" + "f" * 5000,
    '"13/1934"',
    '"order-00447"',
    "{a.b = 1}",
]
PIECES = [
    *"[]{}=,.\"'#\n\\\x00\ufeff",
    '"""',
    "'''",
    "[[cards]]\n",
    "[cards]\n",
    "[pack]\n",
    "placements = ",
    "a.b.c = 1\n",
]

edits = st.one_of(
    st.tuples(st.just("drop"), st.integers(0, len(LINES) - 1), st.just("")),
    st.tuples(st.just("twice"), st.integers(0, len(LINES) - 1), st.just("")),
    st.tuples(st.just("value"), st.integers(0, len(LINES) - 1), st.sampled_from(VALUES)),
    st.tuples(st.just("insert"), st.integers(0, len(GOOD)), st.one_of(st.sampled_from(PIECES), st.text(max_size=5))),
    st.tuples(st.just("cut"), st.integers(0, len(GOOD)), st.just("")),
)


def spoilt(edit: tuple[str, int, str], text: str) -> str:
    what, place, piece = edit
    lines = text.split("\n")
    number = place % len(lines)
    match what:
        case "drop":
            del lines[number]
        case "twice":
            lines.insert(number, lines[number])
        case "value":
            lines[number] = re.sub(r"= .*", lambda _: f"= {piece}", lines[number])
        case "insert":
            return text[:place] + piece + text[place:]
        case "cut":
            return text[:place] + text[place + 7 :]
    return "\n".join(lines)


def check(text: str | bytes) -> None:
    problems: list[str] = []
    try:
        read_pack(text, "spoilt.toml")
    except PackError as error:
        problems = error.problems or [""]
    assert len(problems) <= 21
    for line in problems:
        assert re.match(r"line [1-9]\d*(, [^\n]+)?: |… and ", line), line
        assert "\n" not in line


@settings(max_examples=1000, deadline=None)
@given(st.lists(edits, min_size=1, max_size=4))
def test_a_spoilt_pack_raises_pack_error_alone(changes: list[tuple[str, int, str]]) -> None:
    text = GOOD
    for change in changes:
        text = spoilt(change, text)
    check(text)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(GOOD.encode())), st.binary(max_size=6))
def test_spoilt_bytes_raise_pack_error_alone(place: int, noise: bytes) -> None:
    data = GOOD.encode()
    check(data[:place] + noise + data[place + len(noise) :])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_any_text_raises_pack_error_alone(text: str) -> None:
    check(text)
    lines_of(text, [("a", 0, "b"), ("cards", 0)])
