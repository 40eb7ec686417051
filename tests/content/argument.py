"""Whether the pack argues: both sides of each debate answer each other, and no claim stands unopposed or on one leg."""

import re
from collections import Counter
from collections.abc import Callable

from tests.content.stalin import Complaints, Pack
from tests.content.wording import likeness

#: What the document sets against itself, from card to card.
TENSIONS = (
    ("party-was-main-target", "local-party-carried-out", "qualifies"),
    ("careerists-backed-the-purge", "nobody-was-safe", "qualifies"),
    ("factionalism-banned", "inner-democracy-survived", "challenges"),
    ("right-could-not-stop-stalin", "fear-drove-leaders", "challenges"),
    ("pro-soviet-satellites", "socialism-in-one-country", "qualifies"),
    ("eleven-war-commissars", "voroshilov-secret-court", "challenges"),
    ("voroshilov-secret-court", "three-of-five-marshals", "supports"),
    ("trotsky-was-his-own-enemy", "patronage-was-the-key", "challenges"),
    ("trotsky-had-no-base", "patronage-was-the-key", "qualifies"),
    ("luck-helped-stalin", "patronage-was-the-key", "challenges"),
    ("right-could-not-stop-stalin", "stalin-struck-right-over-policy", "qualifies"),
    ("kirov-turned-against-stalin", "complicity-unproven", "qualifies"),
    ("lenin-cult", "marxism-rejected-one-man", "challenges"),
    ("retreat-summer-1934", "ogpu-under-nkvd", "qualifies"),
)
#: The Terror had a purpose, say some passages; others, that it was mad. Each of the one is set against each of these.
PURPOSE = ("uniformity-may-have-served-industry", "stalin-may-have-believed-it")
NO_PURPOSE = ("purges-were-irrational", "purges-were-madness", "stalin-lost-touch")
ANSWERS = 10  # challenges and qualifications that a debate needs across its sides
ANSWERS_OF_CLAIMS = 6  # of these, between claims or historians
TWINS = 0.4  # likeness of title and text from which a claim and its evidence say the same
#: How a caution says that the document has no more than one piece of evidence for a claim.
_ONE_LEG = re.compile(
    r"\bnothing\b|\bsingle\b|\bone (sentence|passage|piece|example|fact|remark|ground)\b"
    r"|\b(no|without) ((any|an|other|further|more) )?(examples?|instances?|evidence|reasons?|reasoning)\b",
    re.IGNORECASE,
)


def check_debates(pack: Pack) -> Complaints:
    """The sides of every debate answer each other, and mostly so where claims and historians meet."""
    sides = {each["key"]: each.get("side") for each in pack["cards"]}
    kinds = {each["key"]: each["kind"] for each in pack["cards"]}
    bad = []
    for debate in pack["debates"]:
        own = {side["key"] for side in debate["sides"]}
        across = [
            ends
            for ends in _answers(pack)
            if {sides.get(end) for end in ends} <= own and sides[ends[0]] != sides[ends[1]]
        ]
        argued = [ends for ends in across if all(kinds[end] != "evidence" for end in ends)]
        if len(across) < ANSWERS:
            bad.append(f"{debate['key']}: {len(across)} answers across its sides")
        if len(argued) < ANSWERS_OF_CLAIMS:
            bad.append(f"{debate['key']}: {len(argued)} answers between claims or historians")
    return bad


def check_opposed(pack: Pack) -> Complaints:
    """Something challenges or qualifies every claim, or its caution says that the document offers nothing."""
    answered = {to for _, to in _answers(pack)}
    return [
        f"{each['key']}: unopposed"
        for each in pack["cards"]
        if each["kind"] == "claim"
        and each["key"] not in answered
        and "nothing" not in each.get("caution", "").casefold()
    ]


def check_evidence(pack: Pack) -> Complaints:
    """Two pieces of evidence support every claim, or its caution says that the document has no more."""
    evidence = {each["key"] for each in pack["cards"] if each["kind"] == "evidence"}
    legs = Counter(link["to"] for link in pack["links"] if link["relation"] == "supports" and link["from"] in evidence)
    return [
        f"{each['key']}: {legs[each['key']]} pieces of evidence"
        for each in pack["cards"]
        if each["kind"] == "claim" and legs[each["key"]] < 2 and not _ONE_LEG.search(each.get("caution", ""))
    ]


def check_twins(pack: Pack) -> Complaints:
    """A claim is argued from its evidence; the two do not say one thing twice."""
    said = {each["key"]: f"{each['title']} {each['text']}" for each in pack["cards"]}
    kinds = {each["key"]: each["kind"] for each in pack["cards"]}
    alike = {
        (link["from"], link["to"]): likeness(said[link["from"]], said[link["to"]])
        for link in pack["links"]
        if link["relation"] == "supports" and kinds[link["from"]] == "evidence" and kinds[link["to"]] == "claim"
    }
    return [f"{one} > {claim}: twins ({share:.2f})" for (one, claim), share in alike.items() if share >= TWINS]


def check_tensions(pack: Pack) -> Complaints:
    linked = {(link["from"], link["to"], link["relation"]) for link in pack["links"]}
    return [" ".join(tension) for tension in TENSIONS if tension not in linked]


def check_purpose(pack: Pack) -> Complaints:
    """Purpose and madness are set against each other, and a caution on every such card says so."""
    linked = {frozenset(ends) for ends in _answers(pack)}
    pairs = [(one, other) for one in PURPOSE for other in NO_PURPOSE]
    bad = [f"{one}, {other}: not set against each other" for one, other in pairs if {one, other} not in linked]
    cautioned = {each["key"] for each in pack["cards"] if each.get("caution")}
    return bad + [f"{key}: no caution" for key in (*PURPOSE, *NO_PURPOSE) if key not in cautioned]


def _answers(pack: Pack) -> list[tuple[str, str]]:
    """From which card to which a link challenges or qualifies."""
    return [(link["from"], link["to"]) for link in pack["links"] if link["relation"] != "supports"]


ARGUMENT: tuple[Callable[[Pack], Complaints], ...] = (
    check_debates,
    check_opposed,
    check_evidence,
    check_twins,
    check_tensions,
    check_purpose,
)
