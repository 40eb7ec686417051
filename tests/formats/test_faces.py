"""Italics, bold and links in what a student writes, in every format."""

import json

import pytest

from essayplanner.domain.cards import Card, Kind, Voice
from essayplanner.domain.marked_text import shown_runs, shown_words
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.formats.essay import ExportOptions, freeze
from essayplanner.formats.export import Material
from essayplanner.formats.html import html_of
from essayplanner.formats.plain import plain_of
from essayplanner.formats.registry import exporter
from essayplanner.formats.tree import tree
from tests.formats.as_markdown import export_markdown
from tests.formats.reading import commonmark_blocks, html_blocks, pandoc_blocks, python_markdown_blocks

SITE = "https://example.org/a"
#: What is typed, and how each reader finds it.
FACED = [
    ("Kershaw, *Hubris*, is long", "Kershaw, <i>Hubris</i>, is long"),
    ("**slowed** in 1938", "<b>slowed</b> in 1938"),
    ("*Pravda*", "<i>Pravda</i>"),
    ("(*Pravda*), “*Izvestiia*”", "(<i>Pravda</i>), “<i>Izvestiia</i>”"),
    ("**“No one”** was safe", "<b>“No one”</b> was safe"),
    ("un*just*ly", "un<i>just</i>ly"),
    ("5 * 3 * 2 and a*", "5 * 3 * 2 and a*"),
    ("\\*so\\* it stays", "*so* it stays"),
    ("1. *one*", "1. <i>one</i>"),
    ("- **one**", "- <b>one</b>"),
]


def outline_of(text: str) -> Outline:
    card = Card("c", Kind.EVIDENCE, "A *title* stays", text, caution=text, idea=text)
    quote = Card("q", Kind.EVIDENCE, "Quoted", quotation=text, voice=Voice.QUOTATION)
    placed = (Placed("p", card, text, None), Placed("p2", quote, "", None))
    return Outline("o", "Q", text, 0, (Section("s", "S", Role.HEADING, text, 0, (), placed),))


def lines(found: list[tuple[str, str]]) -> list[str]:
    return [text for path, text in found if path.endswith("p")]


def expected(words: str) -> list[str]:
    return [
        f"<i>Thesis:</i> {words}",
        words,
        "A *title* stays",
        words,
        f"<i>Caution:</i> {words}",
        f"<i>Note:</i> {words}",
        "Quoted",
    ]


@pytest.mark.parametrize(("typed", "read"), FACED)
def test_every_reader_finds_the_faces_that_were_typed(typed: str, read: str) -> None:
    outline = outline_of(typed)
    markdown = export_markdown(outline, ExportOptions(cautions=True))
    html = html_of(freeze(outline, ExportOptions(cautions=True)))
    for found in (
        commonmark_blocks(markdown),
        pandoc_blocks(markdown)[0],
        python_markdown_blocks(markdown),
        html_blocks(html),
    ):
        assert lines(found)[:-1] == expected(read)
        assert "*" not in lines(found)[-1] or "*" in shown_words(typed)


@pytest.mark.parametrize("typed", ["*a***b**", "**a***b*", "*a***b**c", "***a***", f"*a*[b]({SITE})"])
def test_faces_beside_each_other_leave_no_star(typed: str) -> None:
    for found in (
        commonmark_blocks(export_markdown(outline_of(typed))),
        pandoc_blocks(export_markdown(outline_of(typed)))[0],
        python_markdown_blocks(export_markdown(outline_of(typed))),
    ):
        assert not [text for text in lines(found) if "*" in text.replace("A *title* stays", "")]


def test_words_with_an_address_say_where_they_lead() -> None:
    typed = f"see [the *page*]({SITE}) and {SITE}"
    assert shown_words(typed) == f"see the page ({SITE}) and {SITE}"
    assert [run.text for run in shown_runs(typed) if run.link] == [SITE]
    outline = outline_of(typed)
    assert f"see the <em>page</em> ({SITE}) and {SITE}" in html_of(freeze(outline))
    assert f"see the *page* (<{SITE}>)" in export_markdown(outline)
    assert json.dumps(SITE) in tree(freeze(outline)).decode().replace("\\/", "/")


@pytest.mark.parametrize("name", ["opml", "argdown"])
def test_formats_without_faces_have_the_words(name: str) -> None:
    outline = outline_of("Kershaw, *Hubris*")
    written = exporter(name).write(Material(outline, freeze(outline))).data.decode()
    assert "Kershaw, Hubris" in written.replace("\\,", ",")
    assert "*Hubris" not in plain_of(freeze(outline))


def test_flashcards_have_the_faces() -> None:
    outline = outline_of("**slowed**")
    written = exporter("anki").write(Material(outline, freeze(outline)))
    assert "<strong>slowed</strong>" in written.data.decode()
