"""The citation engine: finished notes, its memory, and what it does when things go wrong."""

from pathlib import Path
from threading import Thread

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.items import MARK, STAY
from essayplanner.cite.pandoc import Pandoc, find_pandoc
from essayplanner.cite.styles import STYLES, load_style
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import Cited, Run, plain_text
from tests.cite.clusters import CLUSTERS, GETTY, LENIN, SERVICE, cite
from tests.cite.library import ITEMS, LIBRARY

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")


GOLDEN = {
    "mhra": [
        "Robert Service, Stalin: A Biography (Macmillan, 2004), p. 227.",
        "Service, Stalin: A Biography, pp. 3–5.",
        "J. Arch Getty, ‘“Excesses Are Not Permitted”: Mass Terror in the Late 1930s’, The Russian Review, 61.1 (2002)"
        ", pp. 113–38 (p. 117), doi:10.1111/1467-9434.00209; Service, Stalin: A Biography, ch. 2.",
        "V. I. Lenin, ‘Letter to the Congress’, 24 December 1922, RGASPI, cited in Service, Stalin: A Biography, p. 9.",
        "Service, Stalin: A Biography, Preface.",
    ],
    "mhra-ibid": [
        "Robert Service, Stalin: A Biography (Macmillan, 2004), p. 227.",
        "Ibid., pp. 3–5.",
    ],
    "apa": [
        "(Service, 2004, p. 227)",
        "(Service, 2004, pp. 3–5)",
        "(Getty, 2002, p. 117; Service, 2004, Chapter 2)",
        "(Lenin, 1922, as cited in Service, 2004, p. 9)",
        "(Service, 2004, Preface)",
    ],
    "mla": [
        "(Service 227)",
        "(Service 3–5)",
        "(Getty 117; Service, ch. 2)",
        "(Lenin, qtd. in Service 9)",
        "(Service, Preface)",
    ],
    "harvard": [
        "(Service, 2004, p. 227)",
        "(Service, 2004, pp. 3–5)",
        "(Getty, 2002, p. 117; Service, 2004, ch. 2)",
        "(Lenin, 1922, cited in Service, 2004, p. 9)",
        "(Service, 2004, Preface)",
    ],
}


@pytest.mark.parametrize("style", GOLDEN)
def test_notes_as_they_were_read_and_approved(engine: CitationEngine, style: str) -> None:
    notes = [plain_text(note) for note in cite(engine, style).notes]
    assert notes[: len(GOLDEN[style])] == GOLDEN[style]
    assert len(notes) == len(CLUSTERS)


def test_titles_are_italic_and_links_are_addresses(engine: CitationEngine) -> None:
    cited = cite(engine)
    assert Run("Stalin: A Biography", italic=True) in cited.notes[0]
    links = {run.link for part in cite(engine, "apa").bibliography for work in part.works for run in work}
    assert links == {"", "https://doi.org/10.1111/1467-9434.00209"}


@pytest.mark.parametrize("style", [info.name for info in STYLES])
def test_no_title_loses_or_gains_a_capital(engine: CitationEngine, style: str) -> None:
    titles = [
        "le Carré and “the East”: a reader",
        "The Gulag Archipelago, 1918–1956",
        "stalin: an UNCASED titLe by McCauley",
    ]
    sources = [
        Source(f"t{n}", f"t{n}", {"type": "book", "title": title, "author": [{"family": "X"}]})
        for n, title in enumerate(titles)
    ]
    cited = engine.format_citations([], sources, load_style(style))
    found = " ".join(plain_text(work) for work in cited.bibliography[0].works)
    for title in titles:
        assert title.replace("“", "").replace("”", "") in found.translate({ord(mark): None for mark in "“”‘’"})


def test_the_list_of_works_is_split(engine: CitationEngine) -> None:
    unknown = Source("u", "u", ITEMS[5])
    clusters = [*CLUSTERS, [Citation(LENIN, "")], [Citation(unknown, "p. 1")]]
    cited = engine.format_citations(clusters, [], load_style("harvard"), split_bibliography=True)
    assert [(part.title, len(part.works)) for part in cited.bibliography] == [
        ("Primary sources", 1),
        ("Secondary sources", 2),
        ("Other sources", 1),
    ]
    whole = engine.format_citations(clusters, [], load_style("harvard"))
    assert [(part.title, len(part.works)) for part in whole.bibliography] == [("", 4)]


def test_a_note_that_cites_one_work_at_several_places_names_it_once(engine: CitationEngine) -> None:
    clusters = [[Citation(SERVICE, "p. 2"), Citation(SERVICE, "4")], [Citation(SERVICE, ""), Citation(SERVICE, "")]]
    assert [plain_text(note) for note in cite(engine, "harvard", clusters).notes] == [
        "(Service, 2004, pp. 2, 4)",
        "(Service, 2004)",
    ]
    assert plain_text(cite(engine, "mhra", clusters).notes[0]).endswith("Biography (Macmillan, 2004), pp. 2, 4.")
    apart = [[Citation(SERVICE, "p. 2", GETTY), Citation(SERVICE, "p. 4")]]
    assert plain_text(cite(engine, "mla", apart).notes[0]) == "(Service 2, qtd. in Getty; Service 4)"


def test_a_title_in_place_of_an_author_has_no_comma_before_brackets(engine: CitationEngine) -> None:
    film = Source("f", "f", ITEMS[31])
    cited = cite(engine, "mhra", [[Citation(film, "")], [Citation(SERVICE, "", film)], [Citation(film, "(the end)")]])
    assert [plain_text(note) for note in cited.notes] == [
        "Stalin: Inside the Terror (BBC, 2003).",
        "Robert Service, Stalin: A Biography (Macmillan, 2004), cited in Stalin: Inside the Terror.",
        "Stalin: Inside the Terror (the end).",
    ]
    assert plain_text(cited.bibliography[0].works[1]) == "Stalin: Inside the Terror (BBC, 2003)"


def test_a_note_that_cites_nothing_is_empty(engine: CitationEngine) -> None:
    assert cite(engine, clusters=[[], CLUSTERS[0]]).notes[0] == ()
    assert cite(engine, clusters=[[], []]).notes == ((), ())


def test_sources_that_no_note_cites_are_listed_on_wish(engine: CitationEngine) -> None:
    cited = engine.format_citations([], LIBRARY[:3], load_style("mla"))
    assert cited.notes == ()
    assert len(cited.bibliography[0].works) == 3


def test_what_a_style_leaves_out_of_the_list_is_named(engine: CitationEngine) -> None:
    letter = Source("l", "lenin1922", {"type": "document", "title": "A Letter", "issued": {"date-parts": [[1922]]}})
    assert cite(engine, "mhra", [[Citation(letter, "")]]).unlisted == ("lenin1922",)
    assert cite(engine, "harvard", [[Citation(letter, "")]]).unlisted == ()


def test_nothing_cited_needs_no_pandoc() -> None:
    engine = CitationEngine(Pandoc(Path("/no/such/pandoc")))
    assert engine.format_citations([], [], load_style("mhra")) == Cited((), ())


HOSTILE = [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "</span><script>alert(1)</script>",
    "<i>x",
    "[@key0, p. 3]",
    "@key0",
    "$x$",
    "\\newpage",
    "{p. 5}",
    "}{",
    "*a* _b_ `c`",
    "&amp; &lt;b&gt;",
    "\x00\x01\u202e\ud800",
    MARK,
    STAY,
    f"{MARK}, cited in ",
    "x" * 1_000_000,
    '"' * 500,
    "“" * 500,
    "<i>" * 500,
    "(" * 500,
    "\n---\nlang: x\n---\n",
    "http://a.b/" + "c" * 5000,
    '<span class="nocase">',
    "'" * 1000,
    "`r x`{=html}",
]


@pytest.mark.parametrize("style", ["mhra", "apa"])
def test_hostile_sources_and_locators_are_text(engine: CitationEngine, style: str) -> None:
    sources = [
        Source(
            f"h{n}",
            text,
            {
                "type": "book",
                "title": text,
                "author": [{"family": text, "given": text}, 3, {"a": 1}],
                "publisher": text,
                "issued": text,
                "URL": text,
                "note": text,
                "edition": [text],
                "id": 5,
            },
        )
        for n, text in enumerate(HOSTILE)
    ]
    clusters = [[Citation(SERVICE, "p. 1")]]
    clusters += [[Citation(source, text, SERVICE, text)] for source, text in zip(sources, HOSTILE, strict=True)]
    clusters += [[Citation(SERVICE, text)] for text in HOSTILE]
    cited = cite(engine, style, clusters)
    assert len(cited.notes) == len(clusters)
    words = "".join(plain_text(note) for note in cited.notes)
    assert not {MARK, STAY} & {*words}
    assert "<script>alert(1)</script>" in words
    assert not any(run.link and not run.link.startswith("http") for note in cited.notes for run in note)
    assert plain_text(cited.notes[0]) == GOLDEN[style][0].replace("227", "1")


def test_what_is_no_locator_is_not_taken_for_one(engine: CitationEngine) -> None:
    cited = cite(engine, clusters=[[Citation(SERVICE, text)] for text in ("1934 edition", "3rd plate", "{p. 5} x")])
    assert [plain_text(note).partition("2004), ")[2] for note in cited.notes[:1]] == ["1934 edition."]
    assert [plain_text(note).rpartition("Biography, ")[2] for note in cited.notes[1:]] == ["3rd plate.", "{p. 5} x."]


def test_our_own_signs_in_a_text_say_nothing(engine: CitationEngine) -> None:
    source = SERVICE._replace(uid="m", csl=SERVICE.csl | {"title": f"Aa; {MARK}Bb \uf8f2C{STAY}c"})
    cited = cite(engine, clusters=[[Citation(source, f"Dd; {MARK}Ee \uf8f3Ff")]])
    words = plain_text(cited.notes[0])
    assert "Bb Cc (Macmillan" in plain_text(cited.bibliography[0].works[0])
    assert "Aa; Bb Cc" in words
    assert "Dd; Ee Ff" in words


class Counting(Pandoc):
    runs = 0

    def __call__(self, *arguments: object, **more: object) -> bytes:
        self.runs += 1
        return super().__call__(*arguments, **more)  # type: ignore[arg-type]


def test_one_run_for_an_essay_and_none_for_the_same_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.cite.engine.KEPT", 2)
    pandoc = Counting()
    engine = CitationEngine(pandoc)
    first = cite(engine)
    assert cite(engine) == first
    assert pandoc.runs == 1
    cite(engine, "apa")
    cite(engine, clusters=CLUSTERS[:1])  # the first is forgotten now
    assert pandoc.runs == 3
    cite(engine)
    assert pandoc.runs == 4
    edited = Source(SERVICE.uid, SERVICE.cite_key, SERVICE.csl | {"title": "Lenin"}, SERVICE.source_class)
    assert "Lenin" in plain_text(cite(engine, clusters=[[Citation(edited, "")]]).notes[0])


def test_several_threads_at_once(engine: CitationEngine) -> None:
    found: dict[str, Cited] = {}
    threads = [
        Thread(target=lambda s=info.name: found.update({s: cite(engine, s)})) for info in STYLES for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert {name: cite(engine, name) for name in found} == found
    assert len(found) == len(STYLES)
