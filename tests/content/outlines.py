"""The outlines of the pack: sample plans that would pass as good ones, and one whose faults can be taught on."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from tests.content.stalin import Complaints, Pack, placements_of, sections_of
from tests.content.wording import content_words

SAMPLES = ("continuity-with-lenin", "winning-the-succession", "why-the-terror", "terror-and-the-party")
FLAWED = "first-draft-to-mend"
#: Of the succession the document names no two schools; historians who speak of it at all must do.
ONE_SCHOOL = "winning-the-succession"
WORDS_A_CARD = 22  # of a section, at least, for each card that it has to find room for

Outline = dict[str, Any]


def check_outlines(pack: Pack) -> Complaints:
    """Every outline is whole: its words add up, it begins and ends, and each card is linked to the one above it."""
    kinds = {each["key"]: each["kind"] for each in pack["cards"]}
    linked = {(link["from"], link["to"]) for link in pack["links"]}
    keys = sorted(outline["key"] for outline in pack["outlines"])
    bad = [] if keys == sorted((*SAMPLES, FLAWED)) else [f"{len(keys)} outlines: {keys}"]
    for outline in pack["outlines"]:
        sections = list(sections_of(outline))
        if sum(section["words"] for section in sections) != outline["words"] or not outline["thesis"]:
            bad.append(f"{outline['key']}: words or thesis")
        if [sections[0]["role"], sections[-1]["role"]] != ["introduction", "conclusion"]:
            bad.append(f"{outline['key']}: roles")
        for section in sections:
            for placement, holder in placements_of(section):
                above = holder.get("card")
                if placement["card"] not in kinds:
                    bad.append(f"{section['title']}: no card {placement['card']}")
                elif above and kinds.get(above) == "evidence":
                    bad.append(f"{section['title']}: {placement['card']} stands under evidence")
                elif above and (placement["card"], above) not in linked:
                    bad.append(f"{section['title']}: {placement['card']} is not linked to {above}")
    return bad


def check_paragraphs(pack: Pack) -> Complaints:
    """A sample’s paragraph has a claim, evidence and an answer, and no more cards than it has words for."""
    kinds = {each["key"]: each["kind"] for each in pack["cards"]}
    bad = []
    for outline in _samples(pack):
        for section in sections_of(outline):
            name = f"{outline['key']}, {section['title']}"
            placed = list(placements_of(section))
            held = [kinds.get(placement["card"]) for placement, _ in placed]
            if len(held) > section["words"] / WORDS_A_CARD:
                bad.append(f"{name}: {len(held)} cards in {section['words']} words")
            if section["role"] == "paragraph" and not {"claim", "evidence"} <= set(held):
                bad.append(f"{name}: a paragraph needs a claim and evidence")
            if section["role"] == "paragraph" and not _answers(pack, section):
                bad.append(f"{name}: nothing answers a claim or a historian")
            bad += [f"{name}: nothing stands under the claim {key}" for key in _bare_claims(pack, section)]
    return bad


def check_judgement(pack: Pack) -> Complaints:
    """A sample names its criteria, places historians who differ, and ends in the terms of its question."""
    cards = {each["key"]: each for each in pack["cards"]}
    bad = []
    for outline in _samples(pack):
        sections = list(sections_of(outline))
        if not re.search(r"\b(criteri|measure)", sections[0].get("note", ""), re.IGNORECASE):
            bad.append(f"{outline['key']}: no criteria")
        asked = content_words(outline["title"]) & content_words(sections[-1].get("note", ""))
        if len(asked) < 2:
            bad.append(f"{outline['key']}: the conclusion answers {sorted(asked)} of the question")
        historians = {key for key in _placed(outline) if cards.get(key, {}).get("kind") == "historian"}
        voices = historians if outline["key"] == ONE_SCHOOL else {cards[key].get("side") for key in historians}
        if len(voices) < 2:
            bad.append(f"{outline['key']}: historians: {sorted(map(str, voices))}")
    return bad


def check_first_draft(pack: Pack) -> Complaints:
    """The flawed plan says that it is one, and really has the faults that a student is to find."""
    outline = next((each for each in pack["outlines"] if each["key"] == FLAWED), None)
    if outline is None:
        return ["no first draft to mend"]
    cards = {each["key"]: each for each in pack["cards"]}
    sections = list(sections_of(outline))
    paragraphs = [section for section in sections if section["role"] == "paragraph"]
    times = Counter(key for section in paragraphs for key in {each["card"] for each, _ in placements_of(section)})
    placed = [placement for section in sections for placement, _ in placements_of(section)]
    claims = [cards[key] for key in _placed(outline) if cards.get(key, {}).get("kind") == "claim"]
    sides = Counter(each.get("side") for each in claims)
    debates = [{side["key"]: sides[side["key"]] for side in debate["sides"]} for debate in pack["debates"]]
    its_own = max(debates, key=lambda debate: sum(debate.values()))
    faults = {
        "its title does not say so": outline["title"].startswith("A first draft to mend"),
        "its introduction does not say so": re.search(r"\b(faults?|flaw|mend)", sections[0].get("note", "")),
        "its thesis takes a side": "many" in outline["thesis"].casefold(),
        "every claim has something under it": any(_bare_claims(pack, section) for section in sections),
        "no card is in two paragraphs": any(count > 1 for count in times.values()),
        "no paragraph only lists historians": any(_lists_historians(pack, section) for section in paragraphs),
        "no doubtful figure is placed without a word": any(_is_doubtful(cards, placement) for placement in placed),
        "its claims take more than one side": sum(count > 0 for count in its_own.values()) == 1,
    }
    return [complaint for complaint, so in faults.items() if not so]


def _samples(pack: Pack) -> list[Outline]:
    return [outline for outline in pack["outlines"] if outline["key"] != FLAWED]


def _placed(outline: Outline) -> Iterator[str]:
    return (placement["card"] for section in sections_of(outline) for placement, _ in placements_of(section))


def _bare_claims(pack: Pack, section: Outline) -> list[str]:
    claims = {each["key"] for each in pack["cards"] if each["kind"] == "claim"}
    placed = (placement for placement, _ in placements_of(section) if placement["card"] in claims)
    return [placement["card"] for placement in placed if not placement.get("placements")]


def _answers(pack: Pack, section: Outline) -> set[tuple[str, str]]:
    """Which card of a section challenges or qualifies the one under which it stands."""
    answers = {(link["from"], link["to"]) for link in pack["links"] if link["relation"] != "supports"}
    return answers & {(placement["card"], holder.get("card", "")) for placement, holder in placements_of(section)}


def _lists_historians(pack: Pack, section: Outline) -> bool:
    """Whether a paragraph has two historians or more of whom none is set against anything."""
    historians = {each["key"] for each in pack["cards"] if each["kind"] == "historian"}
    held = {placement["card"] for placement, _ in placements_of(section)}
    return len(held & historians) > 1 and not _answers(pack, section)


def _is_doubtful(cards: dict[str, Outline], placement: Outline) -> bool:
    """Whether a figure is placed whose caution nobody heeds."""
    each = cards.get(placement["card"], {})
    return bool(each.get("caution") and re.search(r"\d", each["title"]) and not placement.get("note"))


OUTLINES: tuple[Callable[[Pack], Complaints], ...] = (
    check_outlines,
    check_paragraphs,
    check_judgement,
    check_first_draft,
)
