"""Plain notes and works, from CSL fields that may hold anything."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayplanner.domain.cards import Card, Citation, Kind, Source
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.formats.citekeys import write_citekeys
from essayplanner.formats.essay import freeze
from essayplanner.formats.export import Material
from essayplanner.formats.notes import NoteWriter, Runs, plain_note, plain_work
from tests.formats.sample import GETTY, SERVICE

CASES = Path(__file__).parents[1] / "cases"


def said(runs: Runs) -> str:
    return "".join(f"*{run.text}*" if run.italic else run.text for run in runs)


def source(**csl: Any) -> Source:
    return Source("u", "key1999", {name.replace("_", "-"): value for name, value in csl.items()})


PEOPLE = [{"family": "A", "given": "Ann"}, {"family": "B", "given": "Bo"}, {"family": "C"}, {"literal": "D"}]


@pytest.mark.parametrize(
    ("made", "note", "work"),
    [
        (
            SERVICE,
            "Robert Service, *Stalin: A Biography* (London: Macmillan, 2004), p. 5.",
            "Service, Robert, *Stalin: A Biography* (London: Macmillan, 2004).",
        ),
        (
            GETTY,
            "J. Arch Getty, ‘Excesses Are Not Permitted’, *Russian Review*, 61.1 (2002), p. 5.",
            "Getty, J. Arch, ‘Excesses Are Not Permitted’, *Russian Review*, 61.1 (2002), pp. 113–138.",
        ),
        (source(), "Untitled, p. 5.", "Untitled."),
        (
            source(type="interview", author=PEOPLE[:1], interviewer=PEOPLE[1:2]),
            "Ann A, Interview by Bo B, p. 5.",
            "A, Ann, Interview by Bo B.",
        ),
        (
            source(title="T", issued={"date-parts": [[1850]], "circa": True}),
            "*T* (c. 1850), p. 5.",
            "*T* (c. 1850).",
        ),
        (
            source(title="T", issued={"date-parts": [[1849], [1850]], "literal": "1849–50"}),
            "*T* (1849–50), p. 5.",
            "*T* (1849–50).",
        ),
        (source(title="T", author=PEOPLE[:2]), "Ann A and Bo B, *T*, p. 5.", "A, Ann, and Bo B, *T*."),
        (source(title="T", author=PEOPLE[:3]), "Ann A, Bo B and C, *T*, p. 5.", "A, Ann, Bo B, and C, *T*."),
        (source(title="T", author=PEOPLE), "Ann A and others, *T*, p. 5.", "A, Ann and others, *T*."),
        (source(title="T", editor=PEOPLE[:1]), "Ann A (ed.), *T*, p. 5.", "A, Ann (ed.), *T*."),
        (
            source(
                title="T", type="chapter", container_title="C", editor=PEOPLE[:1], issued={"date-parts": [["1999"]]}
            ),
            "‘T’, in *C*, ed. by Ann A (1999), p. 5.",
            "A, Ann (ed.), ‘T’, in *C*, ed. by Ann A (1999).",
        ),
        (source(title="T", URL="https://a.b/c"), "*T*, https://a.b/c, p. 5.", "*T*, https://a.b/c."),
        (source(title="T", issued={"date-parts": [[1937], [1938]]}), "*T* (1937–1938), p. 5.", "*T* (1937–1938)."),
    ],
)
def test_notes_and_works_name_what_is_known(made: Source, note: str, work: str) -> None:
    assert said(plain_note([Citation(made, "5")])) == note
    assert said(plain_work(made)) == work


@pytest.mark.parametrize(
    ("locator", "shown"),
    [
        ("227", ", p. 227."),
        ("12-14", ", pp. 12–14."),
        ("3, 7", ", pp. 3, 7."),
        ("p. 9", ", p. 9."),
        ("§IV, ¶1.", ", §IV, ¶1."),
        ("", "."),
        ("  ", "."),
        ("12a", ", p. 12a."),
        ("ch. 3", ", ch. 3."),
    ],
)
def test_bare_figures_are_pages(locator: str, shown: str) -> None:
    assert said(plain_note([Citation(source(title="T"), locator)])) == f"*T*{shown}"


def test_two_citations_make_one_note() -> None:
    writer = NoteWriter()
    citations = (Citation(source(title="T"), "5"), Citation(SERVICE, ""), Citation(GETTY, "7"))
    assert writer.footnote(citations) == 1
    assert said(writer.notes[0]).count("; ") == 2
    assert said(writer.notes[0]).startswith("*T*, p. 5; Robert Service, ")
    assert [said(work)[:5] for work in writer.works()] == ["Getty", "Servi", "*T*."]


anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=6,
)
fields = st.sampled_from(["title", "author", "editor", "issued", "container-title", "publisher", "page", "URL", "type"])


@given(st.dictionaries(fields, anything), st.text())
def test_any_fields_make_a_note_and_a_work(csl: dict[str, Any], locator: str) -> None:
    writer = NoteWriter()
    writer.footnote((Citation(Source("u", "k", csl), locator), Citation(Source("v", "k", csl), locator)))
    assert len(writer.works()) == 2
    for runs in (*writer.notes, *writer.works()):
        assert said(runs).rstrip("*").endswith(".")  # a title “.” is in italics
        assert not set(said(runs)) & set("\n\x00\x01\x02\x03\x04")


@given(
    st.sampled_from(["author", "editor"]),
    st.lists(st.dictionaries(st.sampled_from(["family", "given", "literal"]), anything)),
)
def test_any_people_make_a_work(role: str, people: list[dict[str, Any]]) -> None:
    assert said(plain_work(source(title="T", **{role: people})))


@given(st.lists(anything, max_size=3))
def test_any_date_makes_a_work(parts: list[Any]) -> None:
    assert said(plain_work(source(title="T", issued={"date-parts": parts})))


def test_a_plain_note_names_one_work_at_several_places_once() -> None:
    places = [Citation(SERVICE, "p. 210"), Citation(GETTY, ""), Citation(SERVICE, "227"), Citation(SERVICE, "ch. 3")]
    assert said(plain_note(places)) == (
        "Robert Service, *Stalin: A Biography* (London: Macmillan, 2004), pp. 210, 227; ch. 3; "
        "J. Arch Getty, ‘Excesses Are Not Permitted’, *Russian Review*, 61.1 (2002)."
    )
    found = [Citation(GETTY, "", SERVICE, "p. 9"), Citation(GETTY, "", SERVICE, "p. 12-13")]
    assert said(plain_note(found)).endswith(
        "cited in Robert Service, *Stalin: A Biography* (London: Macmillan, 2004), pp. 9, 12–13."
    )
    assert said(plain_note([Citation(SERVICE, "§IV, ¶1"), Citation(SERVICE, "§II, ¶3")])).endswith("§IV, ¶1; §II, ¶3.")
    assert said(plain_note([Citation(SERVICE, "page 5"), Citation(GETTY, "as he says")])).count("page 5; J.") == 1


def test_citekeys_name_one_work_at_several_places_once() -> None:
    places = [Citation(SERVICE, "p. 210"), Citation(GETTY, "as he says"), Citation(SERVICE, "227")]
    card = Card("c", Kind.EVIDENCE, "Deaths", citations=(*places, Citation(SERVICE, "ch. 3")))
    outline = Outline(
        "o", "Why?", "", 0, (Section("s", "One", Role.PARAGRAPH, "", 0, (), (Placed("p", card, "", None),)),)
    )
    exported = write_citekeys(Material(outline, freeze(outline))).data.decode()
    assert "[@service2004, pp. 210, 227\\; ch. 3; @getty1999, as he says]" in exported


def test_plain_works_with_accents_are_not_sorted_after_z() -> None:
    items = json.loads((CASES / "sources-sorted-after-z.json").read_text(encoding="utf-8"))
    writer = NoteWriter()
    writer.footnote(tuple(Citation(Source(item["id"], item["id"], item), "") for item in items))
    assert [said(work).partition(",")[0] for work in writer.works()] == ["Ångström", "Edwards", "Émile", "Zola"]


def later_notes(*cited: Source) -> list[str]:
    writer = NoteWriter()
    for each in cited:
        writer.footnote((Citation(each, "p. 7"),))
    return [said(note) for note in writer.notes]


def test_later_notes_name_a_source_by_its_short_title() -> None:
    ann = {"family": "Rowe", "given": "Ann", "non-dropping-particle": "de"}
    book = source(type="book", title="A Long History of Salt", title_short="Salt", author=[ann], issued={"raw": "1990"})
    body = source(title="Notes on Salt, for Schools", title_short="Notes", author=[{"literal": "The Salt Office"}])
    body = body._replace(uid="b")
    assert later_notes(book, body, book, body) == [
        "Ann de Rowe, *A Long History of Salt* (1990), p. 7.",
        "The Salt Office, *Notes on Salt, for Schools*, p. 7.",
        "de Rowe, *Salt*, p. 7.",
        "The Salt Office, *Notes*, p. 7.",
    ]


def test_later_notes_of_a_source_without_a_short_title_are_whole() -> None:
    book = source(type="book", title="Salt", author=[{"family": "Rowe", "given": "Ann"}])
    assert later_notes(book, book) == ["Ann Rowe, *Salt*, p. 7."] * 2


def test_later_notes_name_a_part_in_quotation_marks() -> None:
    part = source(type="chapter", title="The Price of Salt", title_short="Price", container_title="Salt")
    assert later_notes(part, part)[1] == "‘Price’, p. 7."


def test_no_two_sources_have_one_short_name() -> None:
    one = source(type="book", title="Salt, 1900–14", title_short="Salt", author=[{"family": "Rowe"}])
    two = source(type="book", title="Salt, 1914–18", title_short="Salt", author=[{"family": "Rowe"}])
    two = two._replace(uid="v")
    assert later_notes(one, two, one, two)[2:] == ["Rowe, *Salt*, p. 7.", "Rowe, *Salt, 1914–18*, p. 7."]


def test_a_source_cited_with_others_and_through_another_is_short_from_its_second_time() -> None:
    one = source(type="book", title="Salt and Bread", title_short="Salt", author=[{"family": "Rowe"}])
    two = source(type="book", title="Bread", author=[{"family": "Moss"}])._replace(uid="v")
    writer = NoteWriter()
    writer.footnote((Citation(one, ""), Citation(two, "p. 2")))
    writer.footnote((Citation(two, "p. 3", one, "p. 4"),))
    assert [said(note) for note in writer.notes] == [
        "Rowe, *Salt and Bread*; Moss, *Bread*, p. 2.",
        "Moss, *Bread*, p. 3, cited in Rowe, *Salt*, p. 4.",
    ]
