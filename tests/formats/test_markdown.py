"""Markdown out: what prose looks like, what the options leave out, and speed that does not grow with size."""

import time

import pytest

from essayplanner.domain.cards import Card, Citation, Kind, Relation, Source
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.formats.essay import ExportOptions, Item, freeze, freeze_cards
from essayplanner.formats.markdown import markdown_of
from tests.formats.as_markdown import export_markdown
from tests.formats.reading import pandoc_blocks
from tests.formats.sample import CLAIM, SAMPLE


@pytest.mark.parametrize(
    "prose",
    [
        "681,692 executions (1937–38).",
        "A well-known half-truth - or so he said.",
        "R&D, 5 < 6, 50 % and Mr. X's “words”.",
        'He said "no" & left; it cost 5 $ only.',
        "A. J. P. Taylor and V. I. Lenin agreed.",
        "In 1934. Then 1) and 2) followed",
        "Stalin: a snake_case_word, a+b=c, e-mail me@example.org!",
        "“Quoted” (with brackets) / and slashes; why not?",
        "-5 degrees",
    ],
)
def test_ordinary_prose_is_written_as_it_is(prose: str) -> None:
    section = Section("s", prose, Role.PARAGRAPH, prose, 0)
    assert export_markdown(Outline("o", prose, "", 0, (section,))) == f"# {prose}\n\n## {prose}\n\n{prose}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. one", "1\\. one"),
        ("# one", "\\# one"),
        ("- one", "\\- one"),
        ("a*b *c", "a\\*b \\*c"),
        ("[^1]", "\\[^1]".replace("^", "\\^")),
        ("<script>", "&lt;script>"),
        ("&amp;", "&amp;amp;"),
        ("C:\\new", "C:\\\\new"),
    ],
)
def test_what_would_be_markup_is_marked(text: str, written: str) -> None:
    section = Section("s", "S", Role.PARAGRAPH, text, 0)
    assert export_markdown(Outline("o", "Q", "", 0, (section,))) == f"# Q\n\n## S\n\n{written}\n"


def test_an_exclamation_before_a_footnote_makes_no_picture() -> None:
    source = Source("s", "k", {"title": "Pravda"})
    card = Card("c", Kind.EVIDENCE, "Strike!", citations=(Citation(source, ""),))
    assert markdown_of(freeze_cards([card])).startswith("-   Strike\\![^1]\n")


def test_options_leave_out_what_they_say() -> None:
    headings = export_markdown(SAMPLE, ExportOptions(headings_only=True, word_targets=True, cautions=True))
    assert "-   " not in headings
    assert "[^" not in headings
    assert "Works cited" not in headings
    assert "*Target: 400 words*" in headings
    bare = export_markdown(SAMPLE, ExportOptions(card_texts=False))
    assert "Counted by the NKVD" not in bare
    assert "681,692 executions" in bare
    assert "\n    My main point.\n" in bare
    assert "Caution" not in export_markdown(SAMPLE)
    assert "Target" not in export_markdown(SAMPLE)
    assert "*Caution:* The document gives" in export_markdown(SAMPLE, ExportOptions(cautions=True))


def test_notes_are_numbered_as_they_are_read_and_works_stand_once() -> None:
    essay = freeze(SAMPLE)
    numbers = [block.footnote for block in essay.blocks if isinstance(block, Item) and block.footnote]
    assert numbers == [1, 2, 3, 4, 5, 6, 7]
    assert len(essay.cited) == len(essay.notes) == 7
    assert len(essay.works) == 3


def test_deep_sections_and_deep_cards_keep_their_depth() -> None:
    section = Section("s", "deepest", Role.HEADING, "", 0)
    for depth in range(8, 0, -1):
        section = Section("s", f"level {depth}", Role.HEADING, "", 0, (section,))
    placed = Placed("p", CLAIM, "", None)
    for _ in range(5):
        placed = Placed("p", CLAIM, "", Relation.SUPPORTS, (placed,))
    markdown = export_markdown(Outline("o", "Q", "", 0, (section._replace(placements=(placed,)),)))
    assert "\n###### level 5\n" in markdown
    assert "\n###### deepest\n" in markdown
    assert ("li li li li li li p", f"<b>{CLAIM.title}</b>") in pandoc_blocks(markdown)[0]


def test_an_empty_outline_is_a_heading() -> None:
    assert export_markdown(Outline("o", " ", "", 0)) == "# Untitled\n"
    assert markdown_of(freeze_cards([])) == ""


def test_very_deep_values_do_not_exhaust_the_stack() -> None:
    placed = Placed("p", CLAIM, "", None)
    section = Section("s", "x", Role.HEADING, "", 0)
    for _ in range(3_000):
        placed = placed._replace(placements=(placed,))
        section = section._replace(sections=(section,))
    export_markdown(Outline("o", "Q", "", 0, (section,)), ExportOptions(headings_only=True))
    assert len(freeze_cards([placed]).blocks) == 3_001


def test_time_grows_with_the_size_and_no_faster() -> None:
    def seconds(times: int) -> float:
        outline = SAMPLE._replace(sections=SAMPLE.sections * times)
        taken = []
        for _ in range(5):
            start = time.thread_time()
            export_markdown(outline)
            taken.append(time.thread_time() - start)
        return min(taken)

    assert seconds(1600) < 40 * seconds(100)
