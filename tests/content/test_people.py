"""The index of people and the tags, on cards and a document made up for it."""

from typing import Any

import pytest

from tests.content.people import PEOPLE, check_index_of_people, check_nobody_is_forgotten, check_people
from tests.content.stalin import Pack, Paragraph
from tests.content.tags import HEADINGS, SUBJECTS, check_tags

HEADING = "heading: Later Purges"


def pack_of(*tags: str, title: str = "It rained", text: str = "And then it stopped.", **fields: Any) -> Pack:
    """One card of the first paragraph on the later purges."""
    cites = [{"source": "blacksacademy2005", "locator": "§III, The Later Purges, ¶1"}]
    return {"cards": [{"key": "rain", "title": title, "text": text, "tags": list(tags), "cites": cites, **fields}]}


@pytest.mark.parametrize(
    ("pack", "complaints"),
    [
        (pack_of("people: Kirov", text="Kirov’s hat was wet."), []),
        (pack_of(text="Kirov’s hat was wet."), ["rain: names Kirov, without a tag"]),
        (pack_of("people: Kirov", title="Kirov went home"), []),
        (pack_of("people: Kirov", aliases=["Sergei Kirov"]), []),
        (pack_of("people: Kirov"), ["rain: tagged Kirov, who is not named"]),
        (pack_of("people: Zinoviev", text="A Zinovievite went home."), []),
        (pack_of(text="A Zinovievite in Leningrad saw Stakhanovism."), []),
        (pack_of("people: Lenin", text="All Leningrad was wet."), ["rain: tagged Lenin, who is not named"]),
        (pack_of(text="Stalin was wet."), []),
        (pack_of(title="Stalin was wet"), ["rain: names Stalin, without a tag"]),
        (pack_of("people: Marx", text="It was Marxist rain."), []),
        (pack_of(text="His daughter and her father got wet."), ["rain: names Alliluyeva, without a tag"]),
        (pack_of(text="His mother got wet."), ["rain: names Stalin’s parents, without a tag"]),
        (pack_of("people: Bukharin’s family", text="His wife got wet."), []),
        (pack_of(text="The civil service paid for the conquest."), []),
        (pack_of("people: Service", text="Service says so."), []),
    ],
)
def test_who_is_named_is_tagged(pack: Pack, complaints: list[str]) -> None:
    assert check_people(pack) == complaints


def document_of(text: str, *items: str) -> list[Paragraph]:
    return [Paragraph("III", "The Later Purges, 1941-53", 1, text, items)]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("In May Kirov met Tomskey and Kaganovitch.", ["Tomsky", "Kaganovich"]),
        ("Leningrad paid for a civil service.", []),
        ("His daughter and his wife saw Kirov.", ["Alliluyeva", "Bukharin’s family"]),
    ],
)
def test_who_is_named_in_the_document_is_found(text: str, missing: list[str]) -> None:
    place = "§III, The Later Purges, 1941-53, ¶1, item 0"
    assert check_index_of_people(pack_of("people: Kirov"), document_of(text)) == [
        f"{place}: {name}" for name in missing
    ]


def test_who_is_named_in_a_list_is_found_with_its_item() -> None:
    complaints = check_index_of_people(pack_of("people: Kirov"), document_of("Kirov\nBeria", "Kirov", "Beria"))
    assert [complaint.rpartition(", ")[2] for complaint in complaints] == ["item 1: Kirov", "item 2: Beria"]


@pytest.mark.parametrize(
    ("text", "forgotten"),
    [
        ("In May Kirov met Tomskey in the Caucasus, and Trotsky’s friend was there.", []),
        ("In May Kirov met Voznesensky.", ["Voznesensky"]),
        ("Voznesensky went home.", ["Voznesensky"]),
        ("Kirov’s friend Smith-Jones went home.", ["Smith-Jones"]),
    ],
)
def test_nobody_of_the_document_is_forgotten(text: str, forgotten: list[str]) -> None:
    everybody = pack_of(*(f"people: {name}" for name in PEOPLE))
    place = "§III, The Later Purges, 1941-53, ¶1"
    assert check_nobody_is_forgotten(everybody, document_of(text)) == [f"{place}: {word}" for word in forgotten]


@pytest.mark.parametrize(
    "tags",
    [
        (HEADING, "war", "executions"),
        (HEADING, "war", "torture", "peasants", "executions", "the document disagrees", "figures in dispute"),
        (HEADING, "war", "places: Moscow", "people: Kirov", "institutions: NKVD", "offices: Marshal"),
    ],
)
def test_tags_are_allowed(tags: tuple[str, ...]) -> None:
    assert check_tags(pack_of(*tags)) == []


@pytest.mark.parametrize(
    ("tags", "says"),
    [
        (("war", "executions", "torture"), "not under heading: Later Purges"),
        (("heading: Rise to Power", "war", "executions"), "not under heading: Later Purges"),
        ((HEADING, "heading: Rise to Power", "war"), "not under heading: Later Purges"),
        (("war", HEADING, "executions"), "not under heading: Later Purges"),
        ((HEADING, "places: Moscow", "war"), "one to four subjects"),
        ((HEADING, "places: Moscow", "people: Kirov"), "one to four subjects"),
        ((HEADING, *sorted(SUBJECTS)[:5], "the document disagrees"), "one to four subjects"),
        ((HEADING, *sorted(SUBJECTS)[:5]), "one to four subjects"),
        ((HEADING, "war"), "2 tags"),
        ((HEADING, "war", "war"), "3 tags"),
        ((HEADING, "war", *(f"people: {name}" for name in sorted(PEOPLE)[:9])), "11 tags"),
        ((HEADING, "war", "War"), "unknown tag War"),
        ((HEADING, "war", "torture, executions"), "unknown tag torture, executions"),
        ((HEADING, "war", "weather"), "unknown tag weather"),
        ((HEADING, "war", "people: Smith"), "unknown tag people: Smith"),
        ((HEADING, "war", "places: moscow"), "unknown tag places: moscow"),
        ((HEADING, "war", "rivers: Volga"), "unknown tag rivers: Volga"),
    ],
)
def test_tags_are_refused(tags: tuple[str, ...], says: str) -> None:
    assert any(says in complaint for complaint in check_tags(pack_of(*tags)))


def test_no_tag_has_a_comma() -> None:
    assert not [tag for tag in (*HEADINGS.values(), *SUBJECTS, *PEOPLE) if "," in tag]
