"""“Cited in”: which source was found in which, whatever else the note names and whatever the style sorts."""

import re
from itertools import permutations

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.items import MARK, STAY
from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import STYLES, StyleInfo, load_style
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import plain_text

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")


def source(name: str, year: int, title: str = "", **fields: object) -> Source:
    item = {"title": title or f"On {year}", "issued": {"date-parts": [[year]]}, "publisher": "Press", "type": "book"}
    return Source(name + title, name + title, item | {"author": [{"family": name, "given": "X."}]} | fields)


#: Sorted alike by author and by year.
AAA, MMM, ZZZ, WITNESS = (source(name, 1901 + place) for place, name in enumerate(("Aaa", "Mmm", "Zzz", "Witness")))


def notes(style: str, *clusters: list[Citation]) -> list[str]:
    return [plain_text(note) for note in CitationEngine().format_citations(clusters, [], load_style(style)).notes]


@pytest.mark.parametrize("info", STYLES, ids=lambda info: info.name)
def test_no_order_of_sources_takes_a_witness_from_its_source(info: StyleInfo) -> None:
    style = load_style(info.name)
    cases = [(order, quoted) for order in permutations((AAA, MMM, ZZZ)) for quoted in range(3)]
    clusters = [
        [Citation(each, "p. 1", *((WITNESS, "p. 9") if place == quoted else ())) for place, each in enumerate(order)]
        for order, quoted in cases
    ]
    for (order, quoted), note in zip(cases, notes(info.name, *clusters), strict=True):
        names = [each.uid for each in order]
        if info.name in ("harvard", "apa"):
            names[:quoted] = sorted(names[:quoted])
        names.insert(quoted + 1, "Witness")
        assert re.findall("Aaa|Mmm|Zzz|Witness", note) == names, note
        assert re.search(rf"{names[quoted]}[^;]*[^,;], {style.via} (X\. )?Witness\b", note), note
        assert note.count(";") == 2
        assert MARK not in note
        assert STAY not in note
        assert not re.search(r"  | ;|,,|,;", note)


def test_a_name_is_not_lost_after_a_witness_of_that_name() -> None:
    cluster = [Citation(AAA, "", ZZZ, "p. 9"), Citation(ZZZ, "p. 1")]
    assert notes("harvard", cluster) == ["(Aaa, 1901, cited in Zzz, 1903, p. 9; Zzz, 1903, p. 1)"]
    assert notes("apa", cluster) == ["(Aaa, 1901, as cited in Zzz, 1903, p. 9; Zzz, 1903, p. 1)"]


def test_every_source_of_a_note_may_have_its_own_witness() -> None:
    cluster = [Citation(ZZZ, "p. 1", MMM, "p. 2"), Citation(AAA, "", ZZZ, "p. 3"), Citation(MMM, "")]
    assert notes("harvard", cluster) == [
        "(Zzz, 1903, p. 1, cited in Mmm, 1902, p. 2; Aaa, 1901, cited in Zzz, 1903, p. 3; Mmm, 1902)"
    ]


def test_ibid_keeps_its_capital_and_means_what_stands_before_it() -> None:
    found = notes(
        "mhra-ibid",
        [Citation(AAA, "p. 1")],
        [Citation(AAA, "p. 2", WITNESS, "p. 9")],
        [Citation(WITNESS, "p. 10")],
        [Citation(AAA, "p. 2", WITNESS, "p. 9"), Citation(WITNESS, "p. 11")],
    )
    assert found == [
        "X. Aaa, On 1901 (Press, 1901), p. 1.",
        "Ibid., p. 2, cited in X. Witness, On 1904 (Press, 1904), p. 9.",
        "Witness, On 1904, p. 10.",
        "Aaa, On 1901, p. 2, cited in Witness, On 1904, p. 9; ibid., p. 11.",
    ]


def test_the_comma_before_the_witness_stands_where_the_style_has_commas() -> None:
    paper = source("Getty", 2002, "Terror", type="article-journal", **{"container-title": "Review"})
    asks = source("Lenin", 1902, "What Is to Be Done?")
    cited = [
        [Citation(paper, "p. 1"), Citation(asks, "")],
        [Citation(paper, "", WITNESS)],
        [Citation(asks, "", WITNESS)],
    ]
    assert notes("chicago", *cited)[1:] == [
        "Getty, “Terror,” quoted in X. Witness, On 1904 (Press, 1904).",
        "Lenin, What Is to Be Done?, quoted in Witness, On 1904.",
    ]
    assert notes("mhra", *cited)[1].startswith("Getty, ‘Terror’, cited in X. Witness")


def test_numbers_and_labels_take_a_witness_too() -> None:
    style = load_style("harvard")
    ieee = style.data.replace(b'<text macro="author-short"/>', b'<text variable="citation-number"/>', 1)
    cited = CitationEngine().format_citations([[Citation(AAA, "", ZZZ, "p. 9")]], [], style._replace(data=ieee))
    assert plain_text(cited.notes[0]) == "(1, 1901, cited in 2, 1903, p. 9)"
    assert cited.unlisted == ()
