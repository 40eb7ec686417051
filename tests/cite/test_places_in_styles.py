"""Places in sources in the words of each style: joined, taken apart, and in the style's own language."""

import re
from pathlib import Path

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import Style, load_style, read_style
from essayplanner.cite.terms import with_our_words
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import plain_text

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")

CASES = Path(__file__).parents[1] / "cases"


def source(name: str, title: str, **fields: object) -> Source:
    item = {"type": "book", "title": title, "author": [{"family": name, "given": "X."}], "publisher": "Press"}
    return Source(name, name, item | {"issued": {"date-parts": [[1997]]}} | fields)


RUSSIA = source("Service", "A History of Russia")
WORKS = source("Lenin", "Works", **{"number-of-volumes": "45"})
PAPER = source(
    "Getty", "Excesses", type="article-journal", page="113-138", volume="61", **{"container-title": "Review"}
)
STYLES = ("mhra", "chicago", "harvard", "apa", "mla")
IN_TEXT = ("harvard", "apa", "mla")


@pytest.fixture(scope="module")
def notes(engine: CitationEngine) -> object:
    def format(style: str | Style, *clusters: list[Citation]) -> list[str]:
        loaded = load_style(style) if isinstance(style, str) else style
        return [plain_text(note) for note in engine.format_citations(clusters, [], loaded).notes]

    return format


def places(*locators: str, work: Source = RUSSIA) -> list[Citation]:
    return [Citation(work, locator) for locator in locators]


#: What a note cites, and how it ends in each style.
JOINED = [
    ["p. 210", "227", "p. 234"],
    ["p. 210", "ch. 3", "p. 227"],
    ["p. 5, where he says so", "p. 9"],
    ["Preface", "p. 4"],
]
JOINED_ENDS = {
    "mhra": ["pp. 210, 227, 234.", "pp. 210, 227; ch. 3.", "p. 5, where he says so; p. 9.", "Preface; p. 4."],
    "chicago": ["210, 227, 234.", "210, 227; chap. 3.", "5, where he says so; p. 9.", "Preface; p. 4."],
    "harvard": ["pp. 210, 227, 234)", "pp. 210, 227; ch. 3)", "p. 5, where he says so; p. 9)", "Preface; p. 4)"],
    "apa": ["pp. 210, 227, 234)", "pp. 210, 227; Chapter 3)", "p. 5, where he says so; p. 9)", "Preface; p. 4)"],
    "mla": ["210, 227, 234)", "210, 227; ch. 3)", "5, where he says so; p. 9)", "Preface; p. 4)"],
}
JOINED_ENDS["mhra-ibid"] = JOINED_ENDS["mhra"]
TYPED = ["vol. 2, p. 45", "vol. II, pp. 3-5", "2:45", "bk 2, ch. 3", "no. 4, p. 12", "ch. 3, pp. 40-42", "fol. 3r"]
TYPED_ENDS = {
    "mhra": [
        "II, p. 45.",
        "II, pp. 3–5.",
        "II, p. 45.",
        "bk 2, ch. 3.",
        "no. 4, p. 12.",
        "ch. 3, pp. 40–42.",
        "fol. 3r.",
    ],
    "chicago": ["2:45.", "2:3–5.", "2:45.", "bk. 2, chap. 3.", "no. 4, p. 12.", "chap. 3, pp. 40–42.", "fol. 3r."],
    "harvard": [
        *("vol. 2, p. 45)", "vol. II, pp. 3–5)", "vol. 2, p. 45)", "bk 2, ch. 3)", "no. 4, p. 12)"),
        *("ch. 3, pp. 40–42)", "fol. 3r)"),
    ],
    "apa": [
        *("Volume 2, p. 45)", "Volume II, pp. 3–5)", "Volume 2, p. 45)", "Book 2, Chapter 3)", "Issue 4, p. 12)"),
        *("Chapter 3, pp. 40–42)", "Folio 3r)"),
    ],
    "mla": ["2: 45)", "2: 3–5)", "2: 45)", "bk. 2, ch. 3)", "no. 4, p. 12)", "ch. 3, pp. 40–42)", "fol. 3r)"],
}
TYPED_ENDS["mhra-ibid"] = TYPED_ENDS["mhra"]


def clones(work: Source, number: int) -> list[Source]:
    """Works of which each is cited for the first time."""
    return [work._replace(uid=f"{work.uid}{place}") for place in range(number)]


@pytest.mark.parametrize("style", JOINED_ENDS)
def test_places_are_named_together_and_taken_apart_as_the_style_has_them(notes, style: str) -> None:  # type: ignore[no-untyped-def]
    first = [places(*some, work=work) for some, work in zip(JOINED, clones(RUSSIA, len(JOINED)), strict=True)]
    later = [places(*some) for some in JOINED]
    typed = [places(locator, work=WORKS) for locator in TYPED]
    found = notes(style, *first, *later, *typed)
    ends = [*JOINED_ENDS[style] * 2, *TYPED_ENDS[style]]
    assert [note[-len(end) :] for note, end in zip(found, ends, strict=True)] == ends
    for note, end in zip(found, ends, strict=True):
        assert re.search(r"(?<!pp\.)(?<!p\.) $", note[: -len(end)]), note
        assert len(re.findall("Service|Lenin|[Ii]bid", note)) == 1
        assert not re.search(r"  | ,|,,|\(,", note)


def test_a_work_cited_again_at_the_end_of_a_note_stands_once_in_it(notes) -> None:  # type: ignore[no-untyped-def]
    again = [*places("p. 2"), *places("p. 117", work=PAPER), *places("p. 4")]
    assert notes("mhra", places(""), again)[1] == (
        "Service, A History of Russia, pp. 2, 4; X. Getty, ‘Excesses’, Review, 61 (1997), pp. 113–38 (p. 117)."
    )
    assert notes("harvard", again) == ["(Service, 1997, pp. 2, 4; Getty, 1997, p. 117)"]


def test_places_stand_before_what_ends_a_reference(notes) -> None:  # type: ignore[no-untyped-def]
    online = PAPER._replace(uid="online", csl=PAPER.csl | {"DOI": "10.1/x"})
    note = notes("mhra", places("p. 117", "p. 121", "n. 3", work=online))[0]
    assert note.endswith("pp. 113–38 (pp. 117, 121; n. 3), doi:10.1/x.")


def test_figures_with_a_colon_stay_where_the_work_is_in_one_volume(notes) -> None:  # type: ignore[no-untyped-def]
    assert notes("mhra", places("3:16")) == ["X. Service, A History of Russia (Press, 1997), 3:16."]


def test_several_pages_of_several_volumes(notes) -> None:  # type: ignore[no-untyped-def]
    cluster = places("vol. 1, p. 3", "vol. 2, p. 4", "vol. 1, p. 5", work=WORKS)
    assert notes("chicago", cluster)[0].endswith(" 1:3, 5; 2:4.")
    assert notes("mhra", cluster)[0].endswith(", I, pp. 3, 5; II, p. 4.")


LOCATORS = ["p. 12", "pp. 12-13", "ch. 2", "vol. 2, p. 45", "n. 3"]
LANGUAGES = {
    "de-DE": ["S. 12", "S. 12–13", "Kap. 2", "Bd. 2, S. 45", "Anm. 3"],
    "fr-FR": ["p. 12", "p. 12‑13", "chap. 2", "vol. 2, p. 45", "n. 3"],
    "es-ES": ["p. 12", "pp. 12-13", "cap. 2", "vol. 2, p. 45", "n. 3"],
    "it-IT": ["p. 12", "pp. 12–13", "cap. 2", "vol. 2, p. 45", "n. 3"],
    "ru-RU": ["с. 12", "сс. 12–13", "гл. 2", "т. 2, с. 45", "прим. 3"],
}


def german() -> bytes:
    return (CASES / "style-german-says-page.csl").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_style_says_page_in_its_own_language(notes, language: str) -> None:  # type: ignore[no-untyped-def]
    style = read_style(german().replace(b"de-DE", language.encode()), "x.csl")
    found = notes(style, *(places(locator) for locator in LOCATORS))
    assert [note.partition("1997, ")[2].rstrip(".").replace("\u202f", " ") for note in found] == LANGUAGES[language]


def test_a_style_says_page_in_words_of_its_own(notes) -> None:  # type: ignore[no-untyped-def]
    own = (
        b'<locale xml:lang="de"><terms><term name="page" form="short"><single>Seite</single>'
        b'<multiple>Seiten</multiple></term><term name="opus" form="short">op.</term></terms></locale><citation>'
    )
    style = read_style(german().replace(b"<citation>", own), "x.csl")
    found = notes(style, places("p. 12", "14", "ch. 2"))
    assert found == ["X. Service, A History of Russia, 1997, Seiten 12, 14; Kap. 2."]


def test_a_style_says_cited_in_its_own_language(notes) -> None:  # type: ignore[no-untyped-def]
    found = notes(read_style(german(), "x.csl"), [Citation(RUSSIA, "p. 3", PAPER, "p. 9")])
    assert found == ["X. Service, A History of Russia, 1997, S. 3, zitiert nach X. Getty, Excesses, 1997, S. 9."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_our_words_are_in_a_style_whatever_its_encoding_and_prefix(notes, encoding: str) -> None:  # type: ignore[no-untyped-def]
    text = german().decode().replace('encoding="utf-8"', f'encoding="{encoding}"')
    text = re.sub(r"<(/?)(?=[a-z])", r"<\1c:", text).replace("xmlns=", "xmlns:c=")
    assert notes(read_style(text.encode(encoding), "x.csl"), places("p. 12")) == [
        "X. Service, A History of Russia, 1997, S. 12."
    ]


@pytest.mark.parametrize("style", STYLES)
def test_our_words_are_never_printed(notes, style: str) -> None:  # type: ignore[no-untyped-def]
    found = notes(style, places("opus 3"), places("{opus 3}"), places("p. 3; {x}", "ch. 2"), places("[p. 3", "ch. 2"))
    assert "\uf8f5" not in "".join(found)
    assert "{x}" in found[2]
    assert with_our_words(load_style(style).data) != load_style(style).data
