"""The bundled pack against the document that it comes from, and against its own rules.

Every check is a function that returns complaints, so that each can be shown to fail on a pack spoilt on purpose.
Checks that need the document are skipped where it is not at hand; the others always run.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.content.rules import ALONE
from tests.content.stalin import Complaints, Pack, Paragraph, numbers_of, read_document, words_of
from tests.content.truth import AGAINST_DOCUMENT


@pytest.mark.parametrize("check", ALONE, ids=lambda check: check.__name__)
def test_pack_is_sound(check: Callable[[Pack], Complaints], pack: Pack) -> None:
    assert check(pack) == []


@pytest.mark.parametrize("check", AGAINST_DOCUMENT, ids=lambda check: check.__name__)
def test_pack_is_true_to_the_document(
    check: Callable[[Pack, list[Paragraph]], Complaints], pack: Pack, document: list[Paragraph]
) -> None:
    assert check(pack, document) == []


def test_document_is_read_whole(document: list[Paragraph]) -> None:
    under = Counter(one.heading for one in document)
    assert list(under.values()) == [8, 8, 1, 6, 5, 4, 2, 1, 3, 2]
    assert [one.part for one in document[::8]] == ["I", "II", "III", "III", "III"]
    assert [len(one.items) for one in document if one.items] == [7]
    assert [page for one in document for page in one.pages] == ["210", "234", "227", "227"]
    joined = next(one for one in document if one.heading.startswith("The Post Kirov") and one.number == 4)
    assert len(words_of(joined.text)) == 182  # of both pages that it is on


def test_document_parser_joins_page_breaks() -> None:
    text = (
        "## I\n\n### Heading\n\nBegun on one\n\nCopyright © Blacksacademy – July 2005\n\npage.\n\nNext:\n\n- a\n- b 7\n"
    )
    assert read_document(text) == [
        Paragraph("I", "Heading", 1, "Begun on one page."),
        Paragraph("I", "Heading", 2, "Next:"),
        Paragraph("I", "Heading", 3, "a\nb 7", ("a", "b 7")),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("in 1937–38", {"1937", "1938"}),
        ("during 1934 - 37", {"1934", "1937"}),
        ("1,108 of the 1996", {"1108", "1996"}),
        ("eight times, half of 2.9 million", {"8", "half", "2.9"}),
        ("one million of 28%", {"1", "28"}),
    ],
)
def test_numbers_are_read(text: str, numbers: set[str]) -> None:
    assert numbers_of(text) == numbers
