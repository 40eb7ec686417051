"""The bundled pack spoilt on purpose: each check that knows its cards by their keys must notice."""

from collections.abc import Callable

import pytest

from tests.content.argument import check_purpose, check_tensions
from tests.content.cautions import check_doubtful
from tests.content.fields import (
    check_aliases,
    check_cards_of_their_own,
    check_dates,
    check_dates_in_words,
    check_fields,
    check_keys,
    check_locators,
    check_sides,
    check_sources,
    check_typography,
)
from tests.content.historians import check_historians, check_pairings
from tests.content.links import check_conflicts, check_links, check_supports
from tests.content.people import check_nobody_is_forgotten
from tests.content.spoiling import Spoiler, add_link, cite, drop_cards, drop_links, put, put_link
from tests.content.stalin import BOOK_KEY, Complaints, Pack, Paragraph, card, places_of
from tests.content.tags import check_subjects
from tests.content.truth import check_coverage, check_numbers, check_places, check_quotations

KIROV = "kirov-assassinated"


def put_source(number: int, **fields: str | None) -> Spoiler:
    return lambda pack: pack["sources"][number].update(fields)


def tag(key: str, *tags: str) -> Spoiler:
    return lambda pack: card(pack, key)["tags"].extend(tags)


def untag(*unwanted: str) -> Spoiler:
    """Takes tags off every card."""
    return lambda pack: [
        each.update(tags=[one for one in each["tags"] if one not in unwanted]) for each in pack["cards"]
    ]


def turn_round(pack: Pack) -> None:
    spoilt = card(pack, KIROV)
    fields = list(reversed(spoilt.items()))
    spoilt.clear()
    spoilt.update(fields)


@pytest.mark.parametrize(
    ("check", "spoil", "says"),
    [
        (check_keys, lambda pack: pack["cards"].append(pack["cards"][3]), "historian-crankshaw"),
        (check_keys, put(KIROV, key="Kirov dead"), "Kirov dead"),
        (check_keys, put(KIROV, title="Robert Conquest"), "Robert Conquest"),
        (check_keys, lambda pack: pack["debates"][1]["sides"][0].update(key="break"), "break"),
        (check_fields, put(KIROV, text=""), "'text'"),
        (check_fields, put(KIROV, short="Kirov", text=""), f"{KIROV}: ['text']"),
        (check_fields, put(KIROV, short=None, text=""), f"{KIROV}: ['short', 'text']"),
        (check_fields, put(KIROV, short="Kirov", cites=[]), f"{KIROV}: ['cites']"),
        (check_fields, put(KIROV, kind="fact", short="Kirov"), f"{KIROV}: [][]"),
        (check_fields, put(KIROV, side="middle"), "no side middle"),
        (check_fields, put(KIROV, colour="red"), "['colour']"),
        (check_fields, turn_round, f"{KIROV}: out of order"),
        (check_fields, cite(KIROV, "p. 1", "nobody1999"), "['nobody1999']"),
        (check_fields, cite(KIROV, "p. 210", BOOK_KEY), "no place in the document"),
        (check_cards_of_their_own, put("kuibyshev-died", kind="claim"), "kuibyshev-died: claim"),
        (
            check_cards_of_their_own,
            drop_cards(lambda each: each["key"] == "navy-and-air-force-purged"),
            "navy-and-air-force-purged: None",
        ),
        (check_sides, put("right-recanted", side="system"), "right-recanted: system"),
        (check_sides, put("stalin-let-others-fight", side="break"), "stalin-let-others-fight: break"),
        (check_sides, drop_cards(lambda each: each["key"] == "right-recanted"), "right-recanted: missing"),
        (check_sources, lambda pack: pack["sources"].append({"key": "unused2000"}), "never cited: unused2000"),
        (check_sources, put_source(1, **{"title-short": "A History of a Century with a Long Title"}), "Long Title"),
        (check_sources, lambda pack: pack["sources"].append({"key": "unused2000"}), "unused2000: title-short"),
        (check_sources, put_source(0, genre="lecture"), "('lecture', '2005-07')"),
        (check_sources, put_source(0, issued="2005"), "('teaching notes', '2005')"),
        (check_links, add_link(KIROV, "nowhere"), "no such card"),
        (check_links, add_link(KIROV, KIROV), "no such card"),
        (check_links, add_link(KIROV, "delegates-executed", "refutes"), "refutes"),
        (check_links, add_link(KIROV, "delegates-executed", because=""), "supports"),
        (check_links, lambda pack: pack["links"].append(pack["links"][0]), "twice"),
        (check_supports, drop_links(lambda link: link["relation"] == "supports"), "fear-drove-leaders"),
        (check_supports, drop_links(lambda link: KIROV in (link["from"], link["to"])), KIROV),
        (check_historians, put("historian-service", side="break"), "Robert Service: side"),
        (check_historians, drop_cards(lambda each: each["key"] == "historian-deutscher"), "Isaac Deutscher: side"),
        (check_historians, put("historian-conquest", title="E. H. Carr"), "unexpected: E. H. Carr"),
        (check_historians, drop_links(lambda link: "historian-local-party" in link["from"]), "stands alone"),
        (
            check_historians,
            add_link("historian-medvedev", "historian-conquest"),
            "Roy Medvedev supports historian-conquest",
        ),
        (
            check_pairings,
            drop_links(lambda link: {link["from"], link["to"]} == {"historian-trotsky", "historian-conquest"}),
            "['historian-conquest', 'historian-trotsky']: not set against each other",
        ),
        (
            check_pairings,
            put_link("historian-trotsky", "historian-conquest", because="Trotsky sees a break; Conquest does not."),
            "no reason of its own: Trotsky sees a break; Conquest does not.",
        ),
        (check_conflicts, drop_cards(lambda each: each["key"] == "camps-by-1937"), "camps-by-1937'): missing"),
        (check_conflicts, drop_links(lambda link: link["relation"] != "supports"), "camps-by-1937'): not linked"),
        (check_conflicts, put("camps-by-1937", caution=None), "camps-by-1937'): no caution"),
        (check_doubtful, put("seventeenth-congress", caution=None), "seventeenth-congress: no caution"),
        (check_subjects, tag("voroshilov-secret-court", "show trials"), "voroshilov-secret-court is not about show"),
        (check_subjects, tag("yalta-potsdam-1945", "deportation"), "yalta-potsdam-1945 is not about deportation"),
        (check_subjects, put("lenin-cult", tags=["war"]), "lenin-cult is about cult of personality"),
        (check_subjects, drop_cards(lambda each: each["key"] == "lenin-cult"), "lenin-cult: missing"),
        (check_subjects, untag("torture"), "no card is about torture"),
        (
            check_tensions,
            put_link("lenin-cult", "marxism-rejected-one-man", relation="supports"),
            "lenin-cult marxism-rejected-one-man challenges",
        ),
        (
            check_purpose,
            drop_links(lambda link: "purges-were-irrational" in link.values()),
            "stalin-may-have-believed-it, purges-were-irrational: not set against each other",
        ),
        (check_purpose, put("stalin-lost-touch", caution=None), "stalin-lost-touch: no caution"),
        (check_dates, put(KIROV, when="[..1934-13]"), "[..1934-13]"),
        (check_dates, put(KIROV, when="[1934]"), "[1934]"),
        (
            check_dates_in_words,
            put("eight-arrests-before-1914", when="../1914"),
            "but before 1914 is [..1913]",
        ),
        (check_dates_in_words, put("wonderful-georgian", when="../1917"), "but before 1917 is [..1916]"),
        (check_dates_in_words, put("terror-from-1934", when="1934"), "1934, but From 1934 is 1934/.."),
        (check_aliases, put("voroshilov-secret-court", aliases=[]), "Vorshilov"),
        (check_typography, put(KIROV, text="Stalin's chance."), "Stalin's chance."),
        (check_typography, put(KIROV, short="Kirov's death"), "Kirov's death"),
        (check_typography, put(KIROV, text="It was 1934-35."), "1934-35"),
        (check_typography, put(KIROV, text="An “open quotation."), "unmatched"),
        (check_typography, put(KIROV, text="“One two three four five six seven eight nine.”"), "is long"),
        (check_locators, cite(KIROV, "§III, The Post Kirov Purges, 1934, ¶5"), "1934, ¶5"),
        (check_locators, cite(KIROV, "§V, The Post Kirov Purges, ¶5"), "§V"),
        (check_locators, cite(KIROV, "The Post Kirov Purges"), KIROV),
        (check_locators, cite(KIROV, "210", BOOK_KEY), "210"),
    ],
)
def test_checks_notice(check: Callable[[Pack], Complaints], spoil: Spoiler, says: str, pack: Pack) -> None:
    assert not any(says in complaint for complaint in check(pack))
    spoil(pack)
    assert any(says in complaint for complaint in check(pack))


@pytest.mark.parametrize(
    ("check", "spoil", "says"),
    [
        (check_places, cite(KIROV, "§III, The Post Kirov Purges, ¶7"), "number=7"),
        (check_places, cite(KIROV, "§II, The Post Kirov Purges, ¶1"), "part='II'"),
        (check_places, cite(KIROV, "§III, Purges, ¶1"), "heading='Purges'"),
        (check_places, cite(KIROV, "§III, The Dimensions of the Purges, ¶2, item 8"), "item=8"),
        (check_places, cite(KIROV, "§III, The Post Kirov Purges, ¶5, item 1"), "item=1"),
        (
            check_places,
            lambda pack: card(pack, KIROV)["cites"].append({"source": BOOK_KEY, "locator": "p. 210"}),
            "p. 210 is not cited there",
        ),
        (check_coverage, drop_cards(lambda each: any(at.number == 6 for at in places_of(each))), "The Post Kirov"),
        (check_coverage, drop_cards(lambda each: any(at.item == 4 for at in places_of(each))), "item 4"),
        (check_numbers, put("executions-681692", title="Many executions in 1937–38"), "681692"),
        (check_numbers, put("born-1879-georgia", title="Stalin was born in Georgia", when="1878"), "1879"),
        (check_numbers, put("eight-arrests-before-1914", title="Often arrested", short="8 times"), "8"),
        (check_numbers, drop_cards(lambda each: "half" in f"{each['title']} {each['text']}".casefold()), "half"),
        (check_numbers, drop_cards(lambda each: any(cite["locator"] == "p. 234" for cite in each["cites"])), "234"),
        (check_quotations, put(KIROV, text="It was “a terrible crime”."), "a terrible crime"),
        (check_quotations, put(KIROV, short="“A terrible crime”"), "A terrible crime"),
        (check_nobody_is_forgotten, untag("people: Uglanov"), "no card is tagged Uglanov"),
    ],
)
def test_checks_against_the_document_notice(
    check: Callable[[Pack, list[Paragraph]], Complaints],
    spoil: Spoiler,
    says: str,
    pack: Pack,
    document: list[Paragraph],
) -> None:
    assert not any(says in complaint for complaint in check(pack, document))
    spoil(pack)
    assert any(says in complaint for complaint in check(pack, document))
