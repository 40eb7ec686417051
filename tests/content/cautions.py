"""The cautions of the pack: each says in two sentences what is doubtful and what to do, and none is a refrain."""

import re
from collections import Counter
from collections.abc import Callable

from tests.content.stalin import Complaints, Pack
from tests.content.wording import sentences

#: Cards that need a caution although no other check asks them for one.
DOUBTFUL = (
    "kirov-turned-against-stalin",
    "kirov-was-a-rallying-point",
    "personal-rule-in-doubt-1934",
    "seventeenth-congress",
    "terror-abates",
    "testament-suppressed",
    "shared-embarrassment-buried-testament",
    "permanent-revolution",
    "one-country-beat-permanent-revolution",
    "left-saw-coercion-as-inevitable",
    "stalin-adopts-left-policies",
    "stalin-struck-right-over-policy",
    "stalin-let-others-fight",
    "triumvirate",
    "factionalism-banned",
    "inner-democracy-survived",
    "trotsky-had-no-base",
    "clash-with-trotsky-civil-war",
    "new-opposition-1925",
    "khrushchev-moscow",
    "testament-warned",
    "harsh-to-georgians",
    "upheaval-favoured-stalin",
    "rykov-chairman",
    "kuibyshev-died",
)
MOST_SENTENCES = 2
_ADVICE = re.compile(r"\b(check|settle|find|look|read|ask|do not|say|compare|quote)\b", re.IGNORECASE)
_REFRAINS = re.compile(r"\bCheck\.\Z|\bother accounts differ\b", re.IGNORECASE)


def check_cautions(pack: Pack) -> Complaints:
    """A caution tells the student what to do about it, in two sentences at most."""
    bad = []
    for each in pack["cards"]:
        caution = each.get("caution")
        if caution is None:
            continue
        if not _ADVICE.search(caution):
            bad.append(f"{each['key']}: without advice: {caution}")
        if len(sentences(caution)) > MOST_SENTENCES:
            bad.append(f"{each['key']}: {len(sentences(caution))} sentences: {caution}")
        if _REFRAINS.search(caution):
            bad.append(f"{each['key']}: a refrain: {caution}")
    return bad


def check_doubtful(pack: Pack) -> Complaints:
    given = {each["key"] for each in pack["cards"] if each.get("caution")}
    return [f"{key}: no caution" for key in DOUBTFUL if key not in given]


def check_refrains(pack: Pack) -> Complaints:
    """No caution is another’s, but that two historians may share one; no sentence stands on more than two cards."""
    cautions = [each["caution"] for each in pack["cards"] if "caution" in each]
    historians = [each["caution"] for each in pack["cards"] if "caution" in each and each["kind"] == "historian"]
    allowed = {caution for caution, count in Counter(historians).items() if count == 2}
    said = Counter(sentence for caution in cautions for sentence in sentences(caution))
    bad = [
        f"on {count} cards: {caution}"
        for caution, count in Counter(cautions).items()
        if count > (2 if caution in allowed else 1)
    ]
    bad += [f"on {count} cards: {sentence}" for sentence, count in said.items() if count > 2]
    settle = sum("settle it" in caution for caution in cautions)
    return bad + ([f"{settle} of {len(cautions)} would settle it"] if settle * 10 > len(cautions) else [])


CAUTIONS: tuple[Callable[[Pack], Complaints], ...] = (check_cautions, check_refrains, check_doubtful)
