"""The historians of the pack: the side of each, and what sets the two camps against each other."""

from tests.content.stalin import Complaints, Pack, card
from tests.content.wording import content_words

SIDES = {
    "Leon Trotsky": "break",
    "Isaac Deutscher": "break",
    "Roy Medvedev": "break",
    "Edward Crankshaw": "continuity",
    "Robert Conquest": "continuity",
    "Martin McCauley": "continuity",
    "Robert Service": "both",
    "Recent research on the local Party": "man-and-system",
}
#: The keys of the two camps to which the document gives one shared view each.
FOR_A_BREAK = ("historian-trotsky", "historian-deutscher", "historian-medvedev")
FOR_CONTINUITY = ("historian-crankshaw", "historian-conquest", "historian-mccauley")
_OWN_WORDS = 3  # content words of a reason that the reasons of the other pairs must not have


def check_historians(pack: Pack) -> Complaints:
    people = {each["title"]: each for each in pack["cards"] if each["kind"] == "historian"}
    bad = [f"{name}: side" for name, side in SIDES.items() if people.get(name, {}).get("side") != side]
    bad += [f"unexpected: {name}" for name in people if name not in SIDES]
    relations = {(link["from"], link["to"]): link["relation"] for link in pack["links"]}
    for one in people.values():
        others = [each["key"] for each in people.values() if each is not one]
        if not any((one["key"], key) in relations or (key, one["key"]) in relations for key in others):
            bad.append(f"{one['title']}: stands alone")
        for key in others:
            relation = relations.get((one["key"], key))
            sides = {one.get("side"), card(pack, key).get("side")}
            if (relation == "supports" and len(sides) > 1) or (relation == "challenges" and len(sides) == 1):
                bad.append(f"{one['title']} {relation} {key}")
    return bad


def check_pairings(pack: Pack) -> Complaints:
    """Each man of one camp is set against each of the other, for a reason which no other pair has."""
    pairs = [{one, other} for one in FOR_A_BREAK for other in FOR_CONTINUITY]
    found = [
        next(
            (link for link in pack["links"] if {link["from"], link["to"]} == pair and link["relation"] != "supports"),
            None,
        )
        for pair in pairs
    ]
    bad = [f"{sorted(pair)}: not set against each other" for pair, link in zip(pairs, found, strict=True) if not link]
    names = content_words(" ".join(SIDES))
    reasons = {link["because"]: content_words(link["because"]) - names for link in found if link}
    for reason, words in reasons.items():
        others = set().union(*(theirs for other, theirs in reasons.items() if other != reason))
        if len(words - others) < _OWN_WORDS:
            bad.append(f"no reason of its own: {reason}")
    return bad
