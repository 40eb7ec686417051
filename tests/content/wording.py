"""How alike two texts are, and how a text falls into sentences: what the checks of wording are made of."""

import re


def listed(text: str, between: str | None = None) -> frozenset[str]:
    """The names in a text, between spaces or another separator."""
    return frozenset(text.split(between))


#: Words that say nothing of what a sentence is about.
STOP_WORDS = listed(
    "a about after again against all also although an and another any are as at be because been before being both but "
    "by can cannot could did do does during each either else even ever every few first for from had has have he her "
    "here him his how however i if in into is it its itself just later less made make makes many may might more most "
    "much must neither never no none nor not of off on once one only or other others out over own rather s same she "
    "should since so some still such than that the their them then there these they this those through to too under "
    "until up upon very was were what when where whether which while who whoever whom whose why will with within "
    "without would yet you your"
)
_ENDINGS = ("isation", "ising", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ied", "ed")
_SHORT_ENDINGS = ("ers", "er", "es", "ly", "al", "s", "e")


def content_words(text: str) -> set[str]:
    """The stems of the words that say what a text is about."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", re.sub("[’']s?\\b", "", text.casefold()))
    return {_stem(word) for word in re.findall(r"[^\W_]+", text) if word not in STOP_WORDS}


def _stem(word: str) -> str:
    for endings in (_ENDINGS, _SHORT_ENDINGS):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word.removesuffix(ending)
                break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word  # planned, plan


def likeness(one: str, other: str) -> float:
    """How much of what two texts are about they share, from 0 to 1 (Jaccard)."""
    ours, theirs = content_words(one), content_words(other)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def restates(reason: str, *titles: str) -> bool:
    """Whether a reason says hardly more than the titles between which it stands.

    That is: fewer than two of its content words are in neither, or it shares more than half of its content with one.
    What begins with “If” reasons from one title to the other, and needs the words of both.
    """
    if reason.startswith("If "):
        return False
    new = content_words(reason) - {word for title in titles for word in content_words(title)}
    return len(new) < 2 or any(likeness(reason, title) > 0.5 for title in titles)


def sentences(text: str) -> list[str]:
    """The sentences of a text; what stands in brackets ends none, and neither do initials and “p.”."""
    text = re.sub(r"\([^)]*\)", lambda match: re.sub("[.?!]", "", match[0]), text)
    text = re.sub(r"\b([A-Z]|pp?|c|ed|no|cf)\. ", r"\1 ", text)
    parts = re.split(r"(?<=[.?!])[”’]? +(?=[“‘(]?[A-Z\d])", text.strip())
    return [part for part in parts if part]
