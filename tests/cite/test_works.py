"""The list of works: its parts, the dashes for names, and who is not in it."""

from collections.abc import Sequence

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import STYLES, StyleInfo, load_style
from essayplanner.cite.works import names_in_full
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import Cited, plain_text

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")


def work(title: str, people: str, source_class: str = "", **fields: object) -> Source:
    names = [dict(zip(("family", "given"), name.split(", "), strict=False)) for name in people.split("; ") if name]
    item = {"type": "book", "title": title, "author": names, "issued": {"date-parts": [[1950]]}, "publisher": "Press"}
    return Source(title, title, item | fields, source_class)


DIARY = work("A Diary", "Conquest, Robert", "primary")
TERROR = work("The Great Terror", "Conquest, Robert", "secondary")
ZEBRA = work("Zebra", "Conquest, Robert")
AAA = work("Aaa", "Aaa, R.")
LIBRARY = [DIARY, TERROR, ZEBRA, AAA]


def listed(style: str, sources: Sequence[Source], *, split: bool = True) -> dict[str, list[str]]:
    return parts(CitationEngine().format_citations([], sources, load_style(style), split_bibliography=split))


def parts(cited: Cited) -> dict[str, list[str]]:
    return {part.title: [plain_text(entry) for entry in part.works] for part in cited.bibliography}


def test_one_author_in_three_parts_in_mhra() -> None:
    assert listed("mhra", LIBRARY) == {
        "Primary sources": ["Conquest, Robert, A Diary (Press, 1950)"],
        "Secondary sources": ["Conquest, Robert, The Great Terror (Press, 1950)"],
        "Other sources": ["Aaa, R., Aaa (Press, 1950)", "Conquest, Robert, Zebra (Press, 1950)"],
    }


def test_one_author_in_three_parts_in_mla() -> None:
    assert listed("mla", LIBRARY) == {
        "Primary sources": ["Conquest, Robert. A Diary. Press, 1950."],
        "Secondary sources": ["Conquest, Robert. The Great Terror. Press, 1950."],
        "Other sources": ["Aaa, R. Aaa. Press, 1950.", "Conquest, Robert. Zebra. Press, 1950."],
    }


def test_a_dash_stands_after_its_author_though_other_parts_come_between() -> None:
    more = [
        work("B Letters", "Conquest, Robert", "secondary"),
        work("C Notes", "Conquest, Robert", "primary"),
        work("Together", "Conquest, Robert; Smith, Ann", "primary"),
    ]
    assert listed("mhra", [*LIBRARY, *more]) == {
        "Primary sources": [
            "Conquest, Robert, A Diary (Press, 1950)",
            "——, C Notes (Press, 1950)",
            "——, and Ann Smith, Together (Press, 1950)",
        ],
        "Secondary sources": ["Conquest, Robert, B Letters (Press, 1950)", "——, The Great Terror (Press, 1950)"],
        "Other sources": ["Aaa, R., Aaa (Press, 1950)", "Conquest, Robert, Zebra (Press, 1950)"],
    }


def test_a_whole_list_has_every_dash_of_its_style() -> None:
    assert listed("mhra", LIBRARY, split=False) == {
        "": [
            "Aaa, R., Aaa (Press, 1950)",
            "Conquest, Robert, A Diary (Press, 1950)",
            "——, The Great Terror (Press, 1950)",
            "——, Zebra (Press, 1950)",
        ]
    }


@pytest.mark.parametrize("style", ["mhra", "mla"])
@pytest.mark.parametrize("split", [True, False])
def test_no_dash_stands_for_another(style: str, split: bool) -> None:
    people = ["", "Aaa, R.", "Bbb, S.", "Bbb, S.; Ccc, T.", "Bbb, T.", "Ccc, T."]
    sources = [
        work(f"Title {place:02}", people[place * 7 % 6], ("primary", "secondary", "")[place * 5 % 11 % 3], type=kind)
        for place, kind in enumerate(("book", "personal_communication", "book", "post") * 10)
    ]
    author_of = {source.csl["title"]: source.csl["author"][:1] for source in sources}
    dashes = 0
    for entries in listed(style, sources, split=split).values():
        before: list[dict[str, str]] = []
        for entry in entries:
            title = next(title for title in author_of if title in entry)
            assert not entry.startswith("—") or author_of[title] == before, entry
            before = author_of[title]
            dashes += entry.startswith("—")
        assert len(entries) > 3
    assert dashes


@pytest.mark.parametrize("info", STYLES, ids=lambda info: info.name)
def test_nothing_is_lost_or_doubled_between_the_parts(info: StyleInfo) -> None:
    split = [entry for part in listed(info.name, LIBRARY).values() for entry in part]
    full = parts(CitationEngine().format_citations([], LIBRARY, names_in_full(load_style(info.name))))[""]
    assert sorted(split) == sorted(full)


def test_what_was_never_opened_is_no_work_in_a_style_of_authors_and_dates() -> None:
    clusters = [[Citation(DIARY, "p. 1", AAA, "p. 2")], [Citation(TERROR, "", ZEBRA)], [Citation(TERROR, "p. 3")]]
    for style in ("apa", "harvard", "mla"):
        cited = CitationEngine().format_citations(clusters, [], load_style(style))
        entries = parts(cited)[""]
        assert [entry.startswith(("Aaa", "Conquest", "—")) for entry in entries] == [True, True, True]
        assert not any("Diary" in entry for entry in entries)
        assert cited.unlisted == ("A Diary",)
    for style in ("mhra", "chicago"):
        assert len(parts(CitationEngine().format_citations(clusters, [], load_style(style)))[""]) == 4


def test_a_dash_does_not_lean_on_a_work_that_is_not_listed() -> None:
    cited = CitationEngine().format_citations(
        [[Citation(DIARY, "p. 1", AAA, "p. 2")], [Citation(TERROR, ""), Citation(ZEBRA, "")]], [], load_style("mla")
    )
    assert parts(cited)[""] == [
        "Aaa, R. Aaa. Press, 1950.",
        "Conquest, Robert. The Great Terror. Press, 1950.",
        "———. Zebra. Press, 1950.",
    ]


def test_a_source_asked_for_by_name_is_listed_though_it_was_never_opened() -> None:
    cited = CitationEngine().format_citations([[Citation(DIARY, "", AAA)]], [DIARY], load_style("apa"))
    assert len(parts(cited)[""]) == 2


def test_a_style_loses_its_dash_and_nothing_else() -> None:
    dash = b" subsequent-author-substitute = '---' subsequent-author-substitute-rule=\"x\""
    style = load_style("mhra")._replace(data=b'<bibliography hanging-indent="true"' + dash + b"><a/>")
    assert names_in_full(style).data == b'<bibliography hanging-indent="true"><a/>'
