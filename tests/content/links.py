"""The links of the pack: that they hold, that their reasons say something, and that contradictions are told."""

import re
from collections import Counter
from collections.abc import Callable

from tests.content.historians import check_historians, check_pairings
from tests.content.stalin import Complaints, Pack
from tests.content.wording import restates

#: Cards of which the document makes both, although both can hardly be so.
CONFLICTS = (
    ("council-of-commissars-cabinet", "sovnarkom-legislative"),
    ("party-chain-of-command", "politburo-orgburo-1919"),
    ("secretariat-staffed-by-bolsheviks", "orgburo-and-secretariat"),
    ("right-outvotes-opposition", "right-three-leaders"),
    ("bukharin-edited-pravda", "bukharin-loses-comintern"),
    ("tomsky-and-uglanov-removed", "molotov-and-kirov-installed"),
    ("million-expelled-1933-34", "cards-withdrawn-1933"),
    ("terror-from-1934", "retreat-summer-1934"),
    ("ogpu-under-nkvd", "nkvd-new-name-of-ogpu"),
    ("conspiracy-charge-20-november", "kamenev-zinoviev-arrested"),
    ("conspiracy-charge-20-november", "kamenev-zinoviev-sentenced"),
    ("kirov-assassinated", "blamed-on-trotskyites"),
    ("delegates-executed", "one-in-thirty-delegates"),
    ("quotas-28-per-cent", "march-1938-arrests"),
    ("march-1938-arrests", "yezhov-259450"),
    ("all-confessed-bukharin-resisted", "bukharin-confessed-for-family"),
    ("right-pronounced-spies", "third-trial-1938"),
    ("tukhachevsky-shot", "three-of-five-marshals"),
    ("eleven-war-commissars", "voroshilov-secret-court"),
    ("army-commanders-16-of-17", "supreme-command-75-of-80"),
    ("prisoners-1939", "camps-by-1937"),
    ("executions-681692", "million-executed-1934"),
    ("executions-681692", "purged-by-1939"),
    ("up-to-1-5-million-killed", "purged-by-1939"),
    ("million-executed-1934", "kirov-assassinated"),
    ("one-in-eighteen-arrested", "prisoners-1939"),
    ("one-in-eighteen-arrested", "purged-by-1939"),
    ("prisoners-returned-executed", "pows-1944-46"),
    ("ruled-alone-from-1947", "politburo-bypassed-1937"),
    ("council-ignored-after-a-year", "council-of-commissars-cabinet"),
    ("testament-suppressed", "politburo-of-1924"),
    ("left-and-right-over-nep", "right-against-acceleration"),
    ("kamenev-zinoviev-chairmen", "congress-filled-by-patronage"),
    ("congress-elected-central-committee", "congress-filled-by-patronage"),
    ("molotov-replaces-rykov", "rykov-chairman"),
    ("prisoners-1939", "party-was-main-target"),
    ("army-commanders-16-of-17", "party-was-main-target"),
    ("terror-reached-everyone", "party-was-main-target"),
    ("yalta-potsdam-1945", "pows-1944-46"),
    ("archives-opened-1988", "executions-681692"),
)
SHORTEST_REASON = 7  # words
#: Reasons that talk of the card, its claim or its line in the document instead of giving one.
_HOLLOW = re.compile(
    r"\bthe claim (rests|stands|states|makes|says)\b|\bfrom which the claim\b|\bthe claim is (taken|drawn)\b"
    r"|\b(reasons?|causes?|conclusion|evidence|examples?) (that )?the document (gives|draws|offers|states)\b"
    r"|\bthe document draws the conclusion\b"
    r"|\A(It|This|That) (is|was) the (\w+ )?(sentence|passage|judgement|statement|phrase|slogan|result|line|item)\b",
    re.IGNORECASE,
)


def check_links(pack: Pack) -> Complaints:
    keys = {each["key"] for each in pack["cards"]}
    bad, seen = [], set()
    for link in pack["links"]:
        name = f"{link['from']} > {link['to']}"
        if not {link["from"], link["to"]} <= keys or link["from"] == link["to"]:
            bad.append(f"{name}: no such card")
        if link["relation"] not in ("supports", "challenges", "qualifies") or not link["because"].endswith((".", "?")):
            bad.append(f"{name}: {link['relation']} {link['because']}")
        if name in seen:
            bad.append(f"{name}: twice")
        seen.add(name)
    return bad


def check_reasons(pack: Pack) -> Complaints:
    """A reason is a sentence of its own, said once, which is not one of the two titles again."""
    titles = {each["key"]: each["title"] for each in pack["cards"]}
    said = Counter(link["because"] for link in pack["links"])
    bad = [f"said {count} times: {because}" for because, count in said.items() if count > 1]
    for link in pack["links"]:
        ends, because = (link["from"], link["to"]), link["because"]
        name = " > ".join(ends)
        if len(because.split()) < SHORTEST_REASON:
            bad.append(f"{name}: short: {because}")
        if _HOLLOW.search(because):
            bad.append(f"{name}: hollow: {because}")
        # Where two passages disagree the reason has to say what both of them say.
        elif (
            ends not in CONFLICTS and ends[::-1] not in CONFLICTS and restates(because, *(titles[end] for end in ends))
        ):
            bad.append(f"{name}: restates: {because}")
    return bad


def check_supports(pack: Pack) -> Complaints:
    """Every claim is supported, and every card is linked to another."""
    supported = {link["to"] for link in pack["links"] if link["relation"] == "supports"}
    linked = {end for link in pack["links"] for end in (link["from"], link["to"])}
    bare = [each["key"] for each in pack["cards"] if each["kind"] == "claim" and each["key"] not in supported]
    return bare + [each["key"] for each in pack["cards"] if each["key"] not in linked]


def check_conflicts(pack: Pack) -> Complaints:
    """Cards that contradict each other are linked, and both say so."""
    keys = {each["key"] for each in pack["cards"]}
    linked = {frozenset((link["from"], link["to"])) for link in pack["links"] if link["relation"] != "supports"}
    cautioned = {each["key"] for each in pack["cards"] if each.get("caution")}
    bad = [f"{pair}: missing" for pair in CONFLICTS if not set(pair) <= keys]
    bad += [f"{pair}: not linked" for pair in CONFLICTS if frozenset(pair) not in linked]
    return bad + [f"{pair}: no caution" for pair in CONFLICTS if not set(pair) <= cautioned]


LINKS: tuple[Callable[[Pack], Complaints], ...] = (
    check_links,
    check_reasons,
    check_supports,
    check_conflicts,
    check_historians,
    check_pairings,
)
