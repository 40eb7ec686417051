"""Packs spoilt on purpose: each check must notice."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.content.rules import (
    check_aliases,
    check_cautions,
    check_conflicts,
    check_dates,
    check_fields,
    check_historians,
    check_keys,
    check_links,
    check_locators,
    check_outlines,
    check_supports,
    check_tags,
    check_typography,
)
from tests.content.stalin import BOOK_KEY, DOCUMENT_KEY, Complaints, Pack, Paragraph, card, places_of
from tests.content.truth import check_coverage, check_numbers, check_own_words, check_places, check_quotations

Spoiler = Callable[[Pack], object]
KIROV = "kirov-assassinated"
#: Nine words of the document, with other punctuation.
COPIED = "Power effectively lay in a leader, that is, Lenin."


def put(key: str, /, **fields: Any) -> Spoiler:
    """Spoils a card; a field of None is taken away."""

    def spoil(pack: Pack) -> None:
        spoilt = card(pack, key)
        spoilt.update(fields)
        for field in [field for field, value in fields.items() if value is None]:
            del spoilt[field]

    return spoil


def add_link(**fields: str) -> Spoiler:
    link = {"from": KIROV, "to": "delegates-executed", "relation": "supports", "because": "So.", **fields}
    return lambda pack: pack["links"].append(link)


def drop_links(test: Callable[[dict[str, str]], bool]) -> Spoiler:
    return lambda pack: pack.update(links=[link for link in pack["links"] if not test(link)])


def drop_cards(test: Callable[[dict[str, Any]], bool]) -> Spoiler:
    return lambda pack: pack.update(cards=[each for each in pack["cards"] if not test(each)])


def in_outline(**fields: Any) -> Spoiler:
    return lambda pack: pack["outlines"][0]["sections"][1].update(fields)


def place(*placements: dict[str, Any]) -> Spoiler:
    return in_outline(placements=list(placements))


def cite(locator: str, source: str = DOCUMENT_KEY) -> Spoiler:
    return put(KIROV, cites=[{"source": source, "locator": locator}])


@pytest.mark.parametrize(
    ("check", "spoil", "says"),
    [
        (check_keys, lambda pack: pack["cards"].append(pack["cards"][3]), "historian-crankshaw"),
        (check_keys, put(KIROV, key="Kirov dead"), "Kirov dead"),
        (check_keys, put(KIROV, title="Robert Conquest"), "Robert Conquest"),
        (check_keys, lambda pack: pack["debates"][1]["sides"][0].update(key="break"), "break"),
        (check_fields, put(KIROV, text=""), "['text']"),
        (check_fields, put(KIROV, cites=[]), "['cites']"),
        (check_fields, put(KIROV, kind="fact"), KIROV),
        (check_fields, put(KIROV, side="middle"), "no side middle"),
        (check_fields, put(KIROV, colour="red"), "['colour']"),
        (check_fields, cite("p. 1", "nobody1999"), "['nobody1999']"),
        (check_fields, cite("p. 210", BOOK_KEY), "no place in the document"),
        (check_fields, lambda pack: pack["sources"].append({"key": "unused2000"}), "never cited: unused2000"),
        (check_dates, put(KIROV, when=None), "needs either"),
        (check_dates, put(KIROV, undated="It has one."), "needs either"),
        (check_dates, put(KIROV, when="1934-13"), "1934-13"),
        (check_dates, put(KIROV, when="1934-11-31"), "1934-11-31"),
        (check_dates, put(KIROV, when="1934-12-01/"), "1934-12-01/"),
        (check_dates, put(KIROV, when="1938/1937"), "1938/1937"),
        (check_dates, put(KIROV, when="December 1934"), "December 1934"),
        (check_links, add_link(to="nowhere"), "no such card"),
        (check_links, add_link(to=KIROV), "no such card"),
        (check_links, add_link(relation="refutes"), "refutes"),
        (check_links, add_link(because=""), "supports"),
        (check_links, lambda pack: pack["links"].append(pack["links"][0]), "twice"),
        (check_supports, drop_links(lambda link: link["relation"] == "supports"), "fear-drove-leaders"),
        (check_supports, drop_links(lambda link: KIROV in (link["from"], link["to"])), KIROV),
        (check_historians, put("historian-service", side="break"), "Robert Service: side"),
        (check_historians, drop_cards(lambda each: each["key"] == "historian-deutscher"), "Isaac Deutscher: side"),
        (check_historians, put("historian-conquest", title="E. H. Carr"), "unexpected: E. H. Carr"),
        (check_historians, drop_links(lambda link: "historian-local-party" in link["from"]), "stands alone"),
        (
            check_historians,
            add_link(**{"from": "historian-medvedev", "to": "historian-conquest"}),
            "Roy Medvedev supports historian-conquest",
        ),
        (check_conflicts, drop_cards(lambda each: each["key"] == "camps-by-1937"), "missing"),
        (check_conflicts, drop_links(lambda link: link["relation"] != "supports"), "not linked"),
        (check_conflicts, put("camps-by-1937", caution=None), "no caution"),
        (check_cautions, put(KIROV, caution="This is odd."), "This is odd."),
        (check_tags, put(KIROV, tags=["executions"]), KIROV),
        (check_tags, put(KIROV, tags=["early purges", "later purges"]), KIROV),
        (check_tags, put(KIROV, tags=["early purges", "Kirov"]), "Kirov"),
        (check_tags, lambda pack: [each["tags"].append(each["key"]) for each in pack["cards"]], " tags"),
        (check_outlines, place({"card": "nowhere"}), "no card nowhere"),
        (check_outlines, place({"card": KIROV, "placements": [{"card": "decree-after-kirov"}]}), "under evidence"),
        (check_outlines, place({"card": "tools-were-lenins", "placements": [{"card": KIROV}]}), "is not linked"),
        (check_outlines, place({"card": KIROV}), "needs a claim and evidence"),
        (check_outlines, place({"card": "tools-were-lenins"}, {"card": KIROV}), "nothing stands under the claim"),
        (check_outlines, in_outline(words=5000), "words or thesis"),
        (check_outlines, lambda pack: pack["outlines"][0].update(thesis=""), "words or thesis"),
        (check_outlines, lambda pack: pack["outlines"][0]["sections"].pop(), "roles"),
        (check_outlines, lambda pack: pack["outlines"].pop(), "2 outlines"),
        (check_aliases, put("voroshilov-secret-court", aliases=[]), "Vorshilov"),
        (check_typography, put(KIROV, text="Stalin's chance."), "Stalin's chance."),
        (check_typography, put(KIROV, text="It was 1934-35."), "1934-35"),
        (check_typography, put(KIROV, text="An “open quotation."), "unmatched"),
        (check_typography, put(KIROV, text="“One two three four five six seven eight nine.”"), "is long"),
        (check_locators, cite("§III, The Post Kirov Purges, 1934, ¶5"), "1934, ¶5"),
        (check_locators, cite("§V, The Post Kirov Purges, ¶5"), "§V"),
        (check_locators, cite("The Post Kirov Purges"), KIROV),
        (check_locators, cite("210", BOOK_KEY), "210"),
    ],
)
def test_checks_notice(check: Callable[[Pack], Complaints], spoil: Spoiler, says: str, pack: Pack) -> None:
    spoil(pack)
    assert any(says in complaint for complaint in check(pack))


@pytest.mark.parametrize(
    ("check", "spoil", "says"),
    [
        (check_places, cite("§III, The Post Kirov Purges, ¶7"), "number=7"),
        (check_places, cite("§II, The Post Kirov Purges, ¶1"), "part='II'"),
        (check_places, cite("§III, Purges, ¶1"), "heading='Purges'"),
        (check_places, cite("§III, The Dimensions of the Purges, ¶2, item 8"), "item=8"),
        (check_places, cite("§III, The Post Kirov Purges, ¶5, item 1"), "item=1"),
        (
            check_places,
            lambda pack: card(pack, KIROV)["cites"].append({"source": BOOK_KEY, "locator": "p. 210"}),
            "p. 210 is not cited there",
        ),
        (check_coverage, drop_cards(lambda each: any(at.number == 6 for at in places_of(each))), "The Post Kirov"),
        (check_coverage, drop_cards(lambda each: any(at.item == 4 for at in places_of(each))), "item 4"),
        (check_numbers, put("executions-681692", title="Many executions in 1937–38"), "681692"),
        (check_numbers, put("born-1879-georgia", title="Stalin was born in Georgia", when="1878"), "1879"),
        (check_numbers, put("eight-arrests-before-1914", title="Stalin was often arrested"), "8"),
        (check_numbers, put("half-officer-corps", title="35,000 officers were imprisoned"), "half"),
        (check_numbers, drop_cards(lambda each: any(cite["locator"] == "p. 234" for cite in each["cites"])), "234"),
        (
            check_own_words,
            put(KIROV, text="In rising to power Stalin was often lucky. He was, however, dull."),
            "in rising to power stalin was often lucky he",
        ),
        (check_own_words, lambda pack: pack["links"][0].update(because=COPIED.upper()), " > "),
        (check_own_words, lambda pack: pack["outlines"][0].update(thesis=COPIED), "continuity-with-lenin"),
        (check_own_words, lambda pack: pack["outlines"][0]["sections"][0].update(note=COPIED), "Introduction"),
        (check_quotations, put(KIROV, text="It was “a terrible crime”."), "a terrible crime"),
    ],
)
def test_checks_against_the_document_notice(
    check: Callable[[Pack, list[Paragraph]], Complaints],
    spoil: Spoiler,
    says: str,
    pack: Pack,
    document: list[Paragraph],
) -> None:
    spoil(pack)
    assert any(says in complaint for complaint in check(pack, document))


def test_quoted_words_are_not_counted_as_copied(pack: Pack, document: list[Paragraph]) -> None:
    put(KIROV, text="Power “effectively lay” in a leader, that is, Lenin.")(pack)
    assert check_own_words(pack, document) == []
