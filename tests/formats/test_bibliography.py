"""Files of sources in and out: names, accents and capitals as they were."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayplanner.cite.pandoc import Pandoc, find_pandoc
from essayplanner.domain.cards import Source
from essayplanner.domain.csl import FIELDS, tidy_item
from essayplanner.formats.accounts import BibliographyError
from essayplanner.formats.bibliography import (
    read_bibliography,
    sniff,
    write_bibtex,
    write_csl_json,
)
from tests.cite.library import LIBRARY

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
PANDOC = Pandoc()
#: Whatever may stand in a field.
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["book", "", "1934", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["family", "given", "literal", "date-parts", "season"]), inner, max_size=3)
    ),
    max_leaves=6,
)

BIBTEX = r"""% a comment with a {brace
@string{mac = "Macmillan"}
@comment{ title = {left alone} }
@book{service1997, author = {Service, Robert},
  title = {A History of Twentieth-Century Russia: {NKVD} and Stalin's Terror},
  publisher = mac # " Press", year = 1997, address={London}, isbn={0713990880}}
@article{getty2002,
  author = "Getty, J. Arch and M{\"u}ller, J{\'a}n and {Central Committee of the CPSU} and Solzhenitsyn, Aleksandr",
  title = "``Excesses Are Not Permitted'': Mass Terror and the {\emph{Gulag}} \& Łódź, \'Etat, Dvo\v{r}\'ak",
  journal = {The Russian Review}, volume = 61, number = 1, pages = {113--138}, year = 2002, month = jan }
@incollection{von-x,
  author={van der Linden, Marcel}, editor={Davies, Sarah and Harris, James}, TITLE = {Stalin as Leader} # { and Boss},
  booktitle={Stalin: A New History}, year={2005}, pages={1-17}}
@article{chinese, author={毛, 泽东}, title={论十大关系 and Уроки Октября}, journal={Вопросы истории}, year=1956}
"""
BIBLATEX = r"""@online{w, title={Notes on Stalin}, subtitle={The Purges of Yezhov}, author={{Blacksacademy}},
  url={https://e.org/a_b}, urldate={2024-05-01}, date={2005-07}}
@mvbook{lenin, author={Lenin, Vladimir Ilyich}, title={Collected Works of Lenin}, date={1960/1970}, volumes={45}}"""
RIS = """TY  - BOOK
AU  - Volkogonov, Dmitri
TI  - Stalin: Triumph and Tragedy
PB  - Weidenfeld
CY  - London
PY  - 1991
SN  - 0297810804
ID  - volko
ER  -\x20

TY  - CHAP
AU  - Müller, Ján
A2  - Davies, Sarah
T1  - Lenin and the
 Cheka
T2  - The Soviet Era
SP  - 12
EP  - 34
PY  - 1988/05/01/
UR  - http://x.org
ER  -\x20
TY  - JOUR
AU  - Getty, J. Arch
TI  - Stalin’s Terror
JO  - Russian Review
DA  - 2002/01/15
SN  - 0036-0341
VL  - 61
"""


def read(text: str | bytes, name: str = "x.bib") -> list[dict[str, Any]]:
    return read_bibliography(text if isinstance(text, bytes) else text.encode(), name).items


def test_bibtex_keeps_names_accents_and_capitals() -> None:
    found = {item["id"]: item for item in read(BIBTEX)}
    assert list(found) == ["service1997", "getty2002", "von-x", "chinese"]
    assert found["service1997"]["title"] == "A History of Twentieth-Century Russia: NKVD and Stalin’s Terror"
    assert found["service1997"]["publisher"] == "Macmillan Press"
    assert found["service1997"]["ISBN"] == "0713990880"
    assert found["getty2002"]["title"] == "“Excesses Are Not Permitted”: Mass Terror and the Gulag & Łódź, État, Dvořák"
    assert found["getty2002"]["author"] == [
        {"family": "Getty", "given": "J. Arch"},
        {"family": "Müller", "given": "Ján"},
        {"literal": "Central Committee of the CPSU"},
        {"family": "Solzhenitsyn", "given": "Aleksandr"},
    ]
    assert found["getty2002"]["issued"] == {"date-parts": [[2002, 1]]}
    assert found["von-x"]["title"] == "Stalin as Leader and Boss"
    assert found["von-x"]["container-title"] == "Stalin: A New History"
    assert found["von-x"]["author"][0]["family"] == "Linden"
    assert found["chinese"]["title"] == "论十大关系 and Уроки Октября"
    assert found["chinese"]["container-title"] == "Вопросы истории"


def test_biblatex() -> None:
    web, lenin = read(BIBLATEX)
    assert (web["type"], web["title"]) == ("webpage", "Notes on Stalin: The Purges of Yezhov")
    assert web["accessed"] == {"date-parts": [[2024, 5, 1]]}
    assert web["author"] == [{"literal": "Blacksacademy"}]
    assert lenin["title"] == "Collected Works of Lenin"
    assert lenin["issued"] == {"date-parts": [[1960], [1970]]}


def test_ris_keeps_dates_and_isbns() -> None:
    book, chapter, article = read(RIS, "x.ris")
    assert (book["id"], book["ISBN"], book["issued"]) == ("volko", "0297810804", {"date-parts": [[1991]]})
    assert chapter["title"] == "Lenin and the Cheka"
    assert chapter["author"] == [{"family": "Müller", "given": "Ján"}]
    assert (chapter["page"], chapter["issued"]) == ("12-34", {"date-parts": [[1988, 5, 1]]})
    assert (article["title"], article["issued"]) == ("Stalin’s Terror", {"date-parts": [[2002, 1, 15]]})
    assert article["ISSN"] == "0036-0341"


def test_csl_json_of_which_a_part_is_none() -> None:
    items = [
        {
            "id": 7,
            "type": "book",
            "title": '<i>Pravda</i> and <span class="nocase">le Carré</span>',
            "custom": {"a": 1},
            "author": [{"family": "Ў", "given": "Ж."}, "x"],
            "issued": {"date-parts": [["1990", 2]]},
        },
        "nonsense",
        {"odd": 1},
    ]
    assert read_bibliography(json.dumps(items).encode("utf-16"), "x").items == [
        {
            "id": "",
            "type": "book",
            "title": "Pravda and le Carré",
            "author": [{"family": "Ў", "given": "Ж."}, {"literal": "x"}],
            "issued": {"date-parts": [[1990, 2]]},
        },
    ]
    assert len(read_bibliography(b'{"items": [{"title": "a"}]}', "x").items) == 1
    assert read_bibliography(b'{"title": "a"}', "x").items[0]["type"] == "document"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert read("@book{x, title={Caf\xe9 Müller}}".encode(encoding))[0]["title"] == "Café Müller"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[1]", "json"),
        ('{"a": 1}', "json"),
        ("TY  - BOOK\nER  - ", "ris"),
        ("\ufeff\n @book{x,}", "bibtex"),
        ("@book(x,title={a})", "bibtex"),
        ("@online{x,}", "bibtex"),
        ("@book{x, date = {2001}}", "bibtex"),
        ("hello @book", ""),
        ("", ""),
        ("[broken", ""),
        ("@@@@", ""),
    ],
)
def test_what_a_file_is_its_words_say(text: str, kind: str) -> None:
    assert sniff(text) == kind


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ({"id": "http://zotero.org/users/1/items/ABC", "citation-key": "smith2000"}, "smith2000"),
        ({"id": 2, "citation-key": "smith2000"}, "smith2000"),
        ({"id": 2}, ""),
        ({"id": "2"}, ""),
        ({"id": "http://zotero.org/users/1/items/ABC"}, ""),
        ({"id": "users/1/items/ABC"}, ""),
        ({"id": "ITEM-1"}, ""),
        ({"id": "smith"}, "smith"),
        ({"id": "1984orwell"}, "1984orwell"),
    ],
)
def test_the_key_of_a_csl_item_is_what_the_student_named_it(item: dict[str, Any], key: str) -> None:
    assert read_bibliography(json.dumps([item | {"title": "T"}]).encode(), "x").items[0]["id"] == key


@given(st.lists(st.dictionaries(st.sampled_from(sorted(FIELDS | {"type", "id"})), JSON, max_size=5), max_size=3))
def test_csl_json_of_any_shape_is_read_or_refused(items: list[dict[str, Any]]) -> None:
    with contextlib.suppress(BibliographyError):
        for item in read_bibliography(json.dumps(items).encode(), "x").items:
            assert tidy_item(item) == {name: value for name, value in item.items() if name != "id"}


def test_csl_json_comes_back_as_it_went_out() -> None:
    assert read(write_csl_json(LIBRARY)) == [source.csl | {"id": source.cite_key} for source in LIBRARY]


def test_keys_that_bibtex_cannot_hold_are_mended_and_stay_apart() -> None:
    keys = ["a b", "a-b", "A-B", "ключ", "{x}", "", "x,y", "a::b", "-", "service1997"]
    sources = [
        Source(f"u{n}", key, {"type": "book", "title": "T", "author": [{"family": "F"}]}) for n, key in enumerate(keys)
    ]
    back = read(write_bibtex(sources, PANDOC))
    assert len({item["id"].casefold() for item in back}) == len(keys)
    assert back[-1]["id"] == "service1997"


def test_hostile_sources_go_out_and_come_back() -> None:
    texts = ["}", "{", "\\", "%", "#", "$", "a}, author={b", "\n", "@book{", "<b>", "&amp;", "~", "^", "_", '"', "\x00"]
    sources = [
        Source(f"u{n}", f"k{n}", {"type": "book", "title": f"A{text}Z", "author": [{"family": f"A{text}Z"}]})
        for n, text in enumerate(texts)
    ]
    back = read(write_bibtex(sources, PANDOC))
    assert [item["id"] for item in back] == [source.cite_key for source in sources]
    assert all(item["title"].startswith("A") and item["title"].endswith("Z") for item in back)


def test_no_sources_no_file() -> None:
    assert write_bibtex([], PANDOC) == b""
    assert write_csl_json([]) == b"[]\n"
