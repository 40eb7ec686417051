"""What stands in the notes of a vault, and properties that would like to be more than words."""

import pytest

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.formats.records.notes_vault import Note, read_notes
from essayplanner.formats.records.properties import properties_of


def read(text: str, path: str = "A note.md") -> Writing:
    return read_notes([Note(path, text.encode())], "Vault", None)


def block(text: str) -> Block:
    (found,) = read(text).blocks
    return found


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("[[Trotsky]] left", "Trotsky left"),
        ("[[People/Trotsky|he]] left", "he left"),
        ("[[Trotsky#Exile]] began", "Trotsky Exile began"),
        ("so it ==was== then", "so it was then"),
        ("_so_ and __so__ and snake_case_name", "*so* and **so** and snake_case_name"),
        ("![[picture.png]] words ![alt](https://example.org/a.png)", "words"),
        ("words %% not mine %%", "words"),
        (
            "a [link](https://example.org), [mine](file:///etc/passwd) and [my note](Notes/Mine.md)",
            "a [link](https://example.org), mine and my note",
        ),
        ("in 1937 #terror grew", "in 1937 terror grew"),
        ("issue #1937 is no tag", "issue #1937 is no tag"),
        ("a\nb\n\n- c\n\t- d\n- [x] e", "a b\n\n- c\n  - d\n- e"),
    ],
)
def test_its_words_are_plain(written: str, text: str) -> None:
    assert block(written).text == text


def test_a_table_is_an_item_a_row() -> None:
    table = "| Year | Who |\n|:---|---:|\n| 1932 | [[Ryutin\\|he]] |\n| 1934 | |\n\n| a | b |"
    found = read(f"{table}\n\nHead\n---\nbelow").blocks
    assert [(each.what, each.text) for each in found[1:]] == [
        (What.PARAGRAPH, "Year | Who"),
        (What.ITEM, "1932 | he"),
        (What.ITEM, "1934"),
        (What.PARAGRAPH, "a | b"),
        (What.HEADING, "Head"),
        (What.PARAGRAPH, "below"),
    ]


def test_a_note_of_its_own_headings_is_cut_under_them() -> None:
    found = read("# Terror\nWhy?\n\n## Causes\nFear. ^fear\n\n## Causes\nHunger.\n", "Terror.md").blocks
    assert [(each.what, each.level, each.text, each.place) for each in found] == [
        (What.HEADING, 1, "Terror", "Terror.md"),
        (What.PARAGRAPH, 0, "Why?", ""),
        (What.HEADING, 2, "Causes", ""),
        (What.PARAGRAPH, 0, "Fear.", "Terror.md#^fear"),
        (What.HEADING, 2, "Causes", ""),
        (What.PARAGRAPH, 0, "Hunger.", ""),
    ]


def test_a_long_note_without_headings_is_cut_too() -> None:
    found = read("word " * 200 + "\n\n" + "word " * 200).blocks
    assert [each.what for each in found] == [What.HEADING, What.PARAGRAPH, What.PARAGRAPH]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            "# A\n```ls``` is code\n\nmore",
            [(What.HEADING, "A"), (What.PARAGRAPH, "```ls``` is code"), (What.PARAGRAPH, "more")],
        ),
        ("# A  \nmore", [(What.HEADING, "A"), (What.PARAGRAPH, "more")]),
        ("# C#\n## B ##\nmore", [(What.HEADING, "C#"), (What.HEADING, "B"), (What.PARAGRAPH, "more")]),
    ],
)
def test_no_line_takes_what_stands_beneath_it(text: str, blocks: list[tuple[What, str]]) -> None:
    assert [(each.what, each.text) for each in read(text).blocks[1:]] == blocks


def test_callouts_and_highlights() -> None:
    found = read("# A\n> [!quote] Getty\n> They _planned_ it.\n\n> [!info]- Mine\n> A note.\n\n==All of it==\n").blocks
    assert [(each.what, each.title, each.text) for each in found[1:]] == [
        (What.HEADING, "", "A"),
        (What.QUOTATION, "Getty", "They *planned* it."),
        (What.PARAGRAPH, "Mine", "A note."),
        (What.HIGHLIGHT, "", "All of it"),
    ]


def test_properties_that_are_not_read_are_told() -> None:
    found = read("---\ntags: [a, b/c]\nrating: 5\nstatus:\n  - done\n---\nWords")
    assert found.blocks[0].tags == ("a", "b: c")
    assert found.remarks == ("The properties “rating” and “status” were left out.",)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("title: 'It''s so'", {"title": ["It's so"]}),
        ('title: "A \\"b\\""', {"title": ['A "b"']}),
        ("tags: [a, 'b, c', \"d\"]", {"tags": ["a", "b, c", "d"]}),
        ("tags:\n- a\n  - b # remark", {"tags": ["a", "b"]}),
        ("date: 1937-07-30", {"date": ["1937-07-30"]}),
        ("empty:\nnone: null\n# a remark", {}),
        ("lines: |\n  one\n\n  two\nfolded: >-\n  one\n  two", {"lines": ["one\n\ntwo"], "folded": ["one two"]}),
        ("title: Why\n  so?\ntags:\n  - a\n    b\n  -\n  - [c, d]", {"title": ["Why so?"], "tags": ["a b", "c", "d"]}),
        (
            "tags: [a,\n  b]\nwhere:\n  town: Moscow\n  year: 1934",
            {"tags": ["a", "b"], "where": ["town: Moscow year: 1934"]},
        ),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", {"a": ["&a [x, x]"], "b": ["&b [*a, *a]"], "c": ["*b", "*b"]}),
        ("a: !!python/object/apply:os.system [ls]", {"a": ["!!python/object/apply:os.system [ls]"]}),
        ("a: {b: {c: d}}", {"a": ["{b: {c: d}}"]}),
    ],
)
def test_properties_are_words(head: str, said: dict[str, list[str]]) -> None:
    assert properties_of(f"---\n{head}\n---\nWords") == (said, "Words")


@pytest.mark.parametrize(
    "text",
    [
        "---\na: b\n",
        "---\n" + "a: b\n" * 600 + "---\n",
        "-----\na: b\n---\n",
        "words\n---\na: b\n---\n",
        "---\nWords between two lines.\n---\nWords",
        "---\n# A heading\n---\nWords",
        "---\n  set in\na: b\n---\nWords",
        "---\na: b\nA: c\n---\nWords",
        "---\na: " + "word " * 2_001 + "\n---\nWords",
    ],
)
def test_what_is_not_written_as_properties_is_words(text: str) -> None:
    assert properties_of(text) == ({}, text)


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "a: [" * 100_000 + "\n---\nx",
        "---\n" + "- a\n" * 10_000 + "---\nx",
        "x " + "[[" * 200_000,
        "x " + "==a" * 40_000,
        "x " + "%%" * 200_001,
        "x " + "#1" * 200_000,
        "x " + "![" * 200_000,
        "> [!" + "quote" * 100_000,
        "x" + "\n> " * 100_000 + "x",
    ],
)
def test_hostile_notes_are_read_within_bounds(text: str) -> None:
    found = read(text)
    assert found.blocks
    assert all(len(each.text) <= 100_000 for each in found.blocks)
