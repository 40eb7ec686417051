"""A pack that is written and read again is the same, and its file reads as one written by hand."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from essayplanner.domain.packs import Pack
from essayplanner.formats.pack_writer import write_pack
from essayplanner.formats.packs import PackError, read_pack
from tests.formats.packs_made import whole_packs

ROOT = Path(__file__).parents[2]
GOOD = (Path(__file__).parent / "good.toml").read_text(encoding="utf-8")
STALIN = (ROOT / "resources/packs/stalin.toml").read_text(encoding="utf-8")


@settings(max_examples=150, deadline=None)
@given(whole_packs())
def test_what_is_written_is_read_back(pack: Pack) -> None:
    assert read_pack(write_pack(pack), "made.toml") == pack


@pytest.mark.parametrize("text", [GOOD, STALIN], ids=["small", "stalin"])
def test_a_pack_that_was_written_by_hand_comes_back_whole(text: str) -> None:
    pack = read_pack(text, "hand.toml")
    assert read_pack(write_pack(pack), "made.toml") == pack


def test_the_pack_in_the_manual_is_written_as_it_stands_there() -> None:
    """A field on a line, in the order in which the manual tells of them."""
    manual = (ROOT / "docs/pack-format.md").read_text(encoding="utf-8")
    shown = manual.split("```toml\n")[1].split("```")[0]
    assert write_pack(read_pack(shown, "manual.toml")) == shown


def test_the_manual_tells_of_every_field_that_is_written() -> None:
    manual = (ROOT / "docs/pack-format.md").read_text(encoding="utf-8")
    full = """[pack]
id = "x"
title = "X"
licence = "MIT"
[[cards]]
key = "c"
kind = "claim"
title = "C"
side = "s"
stand = 1
quotation = "Q"
idea = "I"
voice = "idea"
uid = "12345678-1234-1234-1234-123456789012"
cites = [{source = "a", locator = "p. 1", quoted-in = "a", quoted-at = "p. 2"}]
[[sources]]
key = "a"
type = "book"
title = "A"
[[debates]]
key = "d"
question = "Q?"
sides = [{key = "s", name = "S"}, {key = "t", name = "T", between = true}]
[[outlines]]
key = "o"
title = "O"
dates = "1934"
scheme = "ap-leq"
minutes = 40
demands = [{demand = "a", off = true}, {says = "B", goal = true}]
[[outlines.sections]]
title = "S"
slots = ["point"]
"""
    written = write_pack(read_pack(full, "full.toml"))
    names = set(re.findall(r"(?:^|[{,] ?)([a-z-]+) = ", written, re.MULTILINE))
    assert len(names) > 30
    assert {name for name in names if name not in manual} == set()


def test_texts_of_several_lines_stand_in_several_lines() -> None:
    pack = read_pack(GOOD, "good.toml")
    assert 'text = """\nTwo lines\nof text."""\n' in write_pack(pack)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ('uid = "me"', "is no UUID"),
        ("stand = 1", "on a side has a place"),
        ('voice = "loud"', "not one of"),
        ('cites = [{source = "a", quoted-at = "p. 1"}]', "quoted-in"),
        ('cites = [{source = "a", quoted-in = "b"}]', "no source with the key"),
    ],
)
def test_what_a_field_cannot_say_is_told(field: str, told: str) -> None:
    text = f"""[pack]
id = "x"
title = "X"
[[sources]]
key = "a"
type = "book"
title = "A"
[[cards]]
key = "c"
kind = "claim"
title = "C"
{field}
"""
    with pytest.raises(PackError) as error:
        read_pack(text, "wrong.toml")
    assert [told in problem for problem in error.value.problems] == [True]
