"""What a clause of a question claims: its factor, its claim and its topic, and the sentence that it makes.

A clause stands as a statement, “fear was the main reason for the Terror”, or with its verb in front, as questions do.
Where it is not plain where the subject ends, all of it is the claim, and no sentence is made.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from essayplanner.coach.reading.edges import trimmed
from essayplanner.coach.reading.saying import as_sentence, finite, stated, turned
from essayplanner.coach.reading.vocabulary import Verb, vocabulary
from essayplanner.domain.question import Part, Task
from essayplanner.domain.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*['’]?")
_DO, _BE = ("did", "does", "do"), ("was", "were", "is", "are")
_HAVE = ("had", "has", "have")
_MAY = ("can", "could", "should", "would", "might", "may", "will", "must")
#: What may stand before a question's subject.
FRONT = (*_DO, *_BE, *_HAVE, *_MAY)
_RELATIVE = re.compile(r"(?<!\w)(?:that|which|who|when|where|because|if)(?!\w)")
_RATHER = re.compile(
    r",?\s+(?:(?:rather than|more than|as much as)\s+(?:(?:to|by|on|of|because of)\s+)?|than\s+(?:on|to|by)\s+)",
    re.IGNORECASE,
)
_OR, _MORE = re.compile(r",? or "), re.compile(r"\b(?:more|greater|bigger)\b")
_OR_ELSE = re.compile(r",? or (?:(?:of|by|to|did|was|were) )?")
#: A clause of no more words, its verb included, is not complete.
_FEW = 3
_HELP = Verb("help", "helped")
_PARTS = {"factor": Part.FACTOR, "topic": Part.TOPIC, "claim": Part.CLAIM, "doing": Part.CLAIM}


class Piece(NamedTuple):
    """A part of the question, from one letter up to another."""

    part: Part
    start: int
    end: int


class Claimed(NamedTuple):
    """What a clause claims: its parts, the sentence (empty where none can be made), and the task that it decides."""

    pieces: tuple[Piece, ...]
    sentence: str = ""
    task: Task | None = None


def statement(text: str, folded: str, start: int, end: int) -> Claimed:
    """What the letters from `start` to `end` claim, read as a statement; `folded` is the text for comparing."""
    for clause in vocabulary().clauses:
        if found := _whole_places(clause.statement.whole.fullmatch(folded, start, end)):
            return Claimed(tuple(pieces_of(text, found)), as_sentence(text[start:end]), clause.task)
    words = _words(text, folded, start, end)
    at = _stated_verb(folded, words)
    if at is None:
        at = next((n for n, word in enumerate(words[1:-1], 1) if word[0] in (*_BE, *_HAVE, *_MAY)), None)
    pieces = _around(folded, words, at, end) if at is not None else ()
    verb = _verb(vocabulary().finite, words, at) if pieces and at is not None else None
    task = Task.CHANGE if verb and verb.is_change else None
    return Claimed(pieces or (Piece(Part.CLAIM, *trimmed(text, start, end)),), as_sentence(text[start:end]), task)


def question(text: str, folded: str, start: int, end: int) -> Claimed | None:
    """The same of a clause with its verb in front; None where it begins with no such verb."""
    words = _words(text, folded, start, end)
    if len(words) < 2 or (first := fold(words[0][0])) not in FRONT:
        return None
    for clause in vocabulary().clauses:
        if found := _whole_places(clause.question.whole.fullmatch(folded, start, end)):
            if first in (*_BE, *_MAY):
                is_it = words[1][0] == "it"
                last = words[1].end() if is_it else found.start("claim")
                made = turned(text, words[0], trimmed(text, words[1].start(), last), end)
            else:
                made = _after_do(text, words, end).sentence
            return _either(text, found) or Claimed(tuple(pieces_of(text, found)), made, clause.task)
    if len(words) > 2 and words[1][0] == "there":
        left = trimmed(text, words[2].start(), end)
        return Claimed((Piece(Part.CLAIM, *left),), turned(text, words[0], words[1].span(), end))
    if first in _DO:
        return _after_do(text, words, end)
    at = _participle(words) if first in _HAVE else _complement(words) if first in _BE else _infinitive(words)
    if at is None:
        return _whole(text, words, end)
    subject = trimmed(text, words[1].start(), words[at].start())
    pieces = (Piece(Part.TOPIC, *subject), Piece(Part.CLAIM, *trimmed(text, words[at].start(), end)))
    return Claimed(pieces, turned(text, words[0], subject, end))


def _whole_places(found: re.Match[str] | None) -> re.Match[str] | None:
    """What fits a pattern, where nothing that stands in a place of it breaks off, as “more a cause or” does."""
    places = found.groupdict() if found else {}
    lasts = [(places.get(name) or "").rsplit(None, 1)[-1:] for name in ("factor", "topic")]
    return None if any(last and last[0] in ("or", "and", "more", "less", "of") for last in lasts) else found


def _either(text: str, found: re.Match[str]) -> Claimed | None:
    """“Was fear or rivalry the more important reason” names two factors, and claims nothing of either."""
    place = found.span("factor") if "factor" in found.groupdict() else (0, 0)
    between = _OR.search(text, *place)
    if between is None or not _MORE.search(text, *found.span("claim")):
        return None
    others = [piece for piece in pieces_of(text, found) if piece.part is not Part.FACTOR]
    halves = ((place[0], between.start()), (between.end(), place[1]))
    factors = [Piece(Part.FACTOR, *trimmed(text, *half)) for half in halves]
    return Claimed((*factors, *others), "", Task.COMPARE)


def _words(text: str, folded: str, start: int, end: int) -> list[re.Match[str]]:
    """The words as they are written, for a verb has no capital; in lower case where all are capitals."""
    return list(_WORD.finditer(folded if text[start:end].isupper() else text, start, end))


def pieces_of(text: str, found: re.Match[str]) -> Iterator[Piece]:
    """The places of a pattern that are parts of a question."""
    for name, span in ((name, found.span(name)) for name in found.groupdict()):
        part = _PARTS.get(name.rstrip("2"))
        if part is None or span[0] < 0:
            continue
        if part is Part.FACTOR:
            yield from _factors(text, *span)
        elif (inner := trimmed(text, *span))[0] < inner[1]:
            yield Piece(part, *inner)


def _factors(text: str, start: int, end: int) -> Iterator[Piece]:
    """A factor, or the two of “fear rather than ideology”."""
    halves = _RATHER.search(text, start, end)
    spans = ((start, halves.start()), (halves.end(), end)) if halves else ((start, end),)
    for span in spans:
        if (inner := trimmed(text, *span))[0] < inner[1]:
            yield Piece(Part.FACTOR, *inner)


def _after_do(text: str, words: Sequence[re.Match[str]], end: int) -> Claimed:
    """“Did reform weaken the tsar” is “Reform weakened the tsar.”"""
    at, verb = _verb_at(words)
    if verb is None:
        return _whole(text, words, end)
    first = _adverbs_before(words, at)
    subject = trimmed(text, words[1].start(), words[first].start())
    adverbs = text[words[first].start() : words[at].start()]
    auxiliary = fold(words[0][0])
    rest = stated(text[words[at].end() : end], auxiliary)
    made = as_sentence(f"{text[subject[0] : words[first].start()]}{adverbs}{finite(verb, auxiliary)}{rest}")
    pieces = _pieces_of_verb(text, words, (first, at), verb, end)
    return Claimed((*_subject(text, verb, subject), *pieces), made, Task.CHANGE if verb.is_change else None)


def _whole(text: str, words: Sequence[re.Match[str]], end: int) -> Claimed:
    """A clause of which nobody can tell where its subject ends, all of it the claim; of very few words nothing."""
    whole = Piece(Part.CLAIM, *trimmed(text, words[1].start(), end))
    return Claimed((whole,) if len(words) > _FEW else ())


def _subject(text: str, verb: Verb, span: tuple[int, int]) -> Iterator[Piece]:
    is_factor = verb.is_cause or _RATHER.search(text, *span)
    return _factors(text, *span) if is_factor else iter((Piece(Part.TOPIC, *span),))


def _pieces_of_verb(
    text: str, words: Sequence[re.Match[str]], verb_at: tuple[int, int], verb: Verb, end: int
) -> Iterator[Piece]:
    first, at = verb_at
    after = at + 1 + bool(verb.particle)
    if (verb.is_cause or verb.is_reverse) and after < len(words):
        yield Piece(Part.CLAIM, words[first].start(), words[after - 1].end())
        object_at = trimmed(text, words[after].start(), end)
        yield Piece(Part.TOPIC if verb.is_cause else Part.FACTOR, *object_at)
    else:
        yield Piece(Part.CLAIM, *trimmed(text, words[first].start(), end))


def _verb_at(words: Sequence[re.Match[str]]) -> tuple[int, Verb | None]:
    """The first verb that ends a subject; one that may be a noun only where there is no other."""
    weak: tuple[int, Verb | None] = (0, None)
    for at in range(2, len(words)):
        verb = _verb(vocabulary().verbs, words, at)
        if verb is None or not _ends_subject(words, at):
            continue
        after = words[at + 1][0] if at + 1 < len(words) else ""
        if not verb.is_weak or (after in vocabulary().determiners and not weak[1]):
            return (at - 1, _HELP) if words[at - 1][0] == "help" else (at, verb)
        weak = weak if weak[1] else (at, verb)
    return weak


def _verb(forms: Mapping[str, tuple[Verb, ...]], words: Sequence[re.Match[str]], at: int) -> Verb | None:
    after = words[at + 1][0] if at + 1 < len(words) else ""
    return next((verb for verb in forms.get(words[at][0], ()) if verb.particle in ("", after)), None)


def _ends_subject(words: Sequence[re.Match[str]], at: int) -> bool:
    before = words[at - 1][0].lower()
    return before not in vocabulary().open and not before.endswith(("'s", "’s", "s'", "s’"))


def _adverbs_before(words: Sequence[re.Match[str]], at: int) -> int:
    while at > 1 and (words[at - 1][0].endswith("ly") or words[at - 1][0] in vocabulary().degree):
        at -= 1
    return at


def _participle(words: Sequence[re.Match[str]]) -> int | None:
    at = next((at for at in range(2, len(words)) if _is_participle(words[at][0]) and _ends_subject(words, at)), None)
    return at and _adverbs_before(words, at)


def _is_participle(word: str) -> bool:
    return word in vocabulary().participles or (len(word) > 4 and word.endswith("ed"))


def _infinitive(words: Sequence[re.Match[str]]) -> int | None:
    """Where “be”, “have” or another verb stands after “can” and its subject."""
    plain = next((at for at in range(2, len(words)) if words[at][0] in ("be", "have")), None)
    at = plain or _verb_at(words)[0] or None
    return at and _adverbs_before(words, at)


def _complement(words: Sequence[re.Match[str]]) -> int | None:
    """Where what is said of the subject begins: an article, an adjective, a participle."""
    for at in range(2, len(words)):
        word = words[at][0]
        after = words[at + 1][0] if at + 1 < len(words) else ""
        is_last = not after or after in vocabulary().open or after in ("enough", "by", "because", "only")
        said = " ".join(each[0] for each in words[at : at + 3])
        if any(said.startswith(state) for state in vocabulary().states):
            return at
        if not _ends_subject(words, at):
            continue
        if word == "the" and (words[at - 1][0].endswith("ing") or (words[at - 1][0].istitle() and after.istitle())):
            continue  # “the problems facing the state”, “Peter the Great”
        if word in ("a", "an", "the", "no", "not", "more", "less", "too", "as", "one") or word in vocabulary().degree:
            return at
        if (word in vocabulary().predicates and is_last) or _is_participle(word):
            return _adverbs_before(words, at)
    return None


def _stated_verb(folded: str, words: Sequence[re.Match[str]]) -> int | None:
    """The verb of a statement, after a subject that has no clause of its own."""
    for at in range(1, len(words)):
        if words[at][0] in (*_BE, *_HAVE, *_MAY):
            return None
        if words[at][0] in _DO and words[min(at + 1, len(words) - 1)][0] == "not":
            return at
        before = words[at - 1][0]
        if _verb(vocabulary().finite, words, at) is None or not _ends_subject(words, at) or before.endswith("ly"):
            continue
        if not _RELATIVE.search(folded, words[0].start(), words[at].start()):
            return at
    return None


def _around(folded: str, words: Sequence[re.Match[str]], at: int, end: int) -> tuple[Piece, ...]:
    """The parts on both sides of a statement's verb."""
    if at < 1 or _RELATIVE.search(folded, words[0].start(), words[at].start()):
        return ()
    verb = _verb(vocabulary().finite, words, at)
    first = _adverbs_before(words, at)
    subject = trimmed(folded, words[0].start(), words[first].start())
    if verb is not None:
        return (*_subject(folded, verb, subject), *_pieces_of_verb(folded, words, (first, at), verb, end))
    after = at + 1 if words[at][0] in _BE and first == at and at + 1 < len(words) else first
    return Piece(Part.TOPIC, *subject), Piece(Part.CLAIM, *trimmed(folded, words[after].start(), end))


def parted(text: str, claimed: Claimed) -> Claimed:
    """What “Was it one man or a system?” asks: either of two, so that it claims neither. All else stays as it is."""
    pieces: list[Piece] = []
    for piece in claimed.pieces:
        between = _OR_ELSE.search(text, piece.start, piece.end) if piece.part is not Part.TOPIC else None
        spans = [(piece.start, between.start()), (between.end(), piece.end)] if between else [piece[1:]]
        pieces += [Piece(piece.part, *trimmed(text, *span)) for span in spans]
    if len(pieces) == len(claimed.pieces):
        return claimed
    factors = [piece for piece in pieces if piece.part is Part.FACTOR]
    return Claimed(tuple(pieces), "", Task.COMPARE if len(factors) > 1 else claimed.task)


def starts_clause(text: str, start: int) -> bool:
    """Whether a verb in front begins a clause there."""
    word = _WORD.match(fold(text[start : start + 12]))
    return bool(word and word[0] in FRONT)
