"""An essay question read: what it tells one to do, what it names and what it claims.

It is read by the patterns of `resources/questions.toml`, in English. What they do not know is named as unread; nothing
is guessed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from essayplanner.coach.reading.clauses import Claimed, Piece, parted, pieces_of, starts_clause, statement
from essayplanner.coach.reading.clauses import question as clause_of
from essayplanner.coach.reading.corrections import corrected
from essayplanner.coach.reading.edges import trimmed
from essayplanner.coach.reading.names import names_in
from essayplanner.coach.reading.saying import filled
from essayplanner.coach.reading.sentences import LONGEST_SENTENCE, Sentence, around, compared, sentences
from essayplanner.coach.reading.spelling import misspelt_command
from essayplanner.coach.reading.vocabulary import Command, vocabulary
from essayplanner.coach.reading.years import Years, dates_of, years_in
from essayplanner.domain.question import Correction, Known, Mark, Part, Reading, Task
from essayplanner.domain.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_COMMA = re.compile(r"[,:]\s+")
#: What stands before the subject of a question.
_FRONT = re.compile(r"\w+(?:\s+there(?!\w))?")
#: What ends a command of several words and belongs to what follows.
_LAST = re.compile(r" (?:of|for)\Z")
#: What a question also asks at its end: it is understood, and no part of what it claims.
_AND_WHY = re.compile(r",? and (?:why|for what reasons|explain why)\Z")
#: What stands for something else is nothing that a question is about.
_PRONOUNS = ("it", "they", "he", "she", "this", "these", "there")
#: So many commas may stand before a command.
_MOST_COMMAS = 4
#: A view that stands before its verdict is of so many words at least.
_SHORTEST_VIEW = 3


class _Read(NamedTuple):
    """What was made of a question's words: the task, the parts, the claim, and the letters that were understood."""

    task: Task | None = None
    pieces: tuple[Piece, ...] = ()
    claim: str = ""
    understood: tuple[tuple[int, int], ...] = ()
    second: tuple[int, int] = (0, 0)


def read_question(question: str, known: Iterable[Known] = (), corrections: Iterable[Correction] = ()) -> Reading:
    """What was understood of a question, with the names that the notebook holds, and what the student corrected first.

    Marks are in the order of the question; those of people, places and years may lie within another.
    """
    corrections, known = tuple(corrections), tuple(known)
    reading = _reading(question, known, corrections)
    if any(each.part is Part.COMMAND for each in corrections):
        return reading
    misspelt = misspelt_command(question, reading.task is not None, lambda text: _reading(text, (), ()).marks)
    return _reading(question, known, corrections, _Read())._replace(misspelt=misspelt) if misspelt else reading


def _reading(
    question: str, known: Iterable[Known], corrections: Iterable[Correction], read: _Read | None = None
) -> Reading:
    years = years_in(question)
    text = compared(question, years)
    found = sentences(question, *around(question))
    read = read or _Words(question, text, found).read()
    ends = read.second[0] or len(question)
    years = [each for each in years if each.start < ends]
    is_about = [
        part is not Part.TOPIC or fold(question[start:end]) not in _PRONOUNS for part, start, end in read.pieces
    ]
    names = names_in(question[:ends], known, [0, *(each.start for each in found)])
    marks = [Mark(part, start, end, question[start:end]) for part, start, end in compress(read.pieces, is_about)]
    marks += [Mark(Part.YEARS, each.start, each.end, question[each.start : each.end]) for each in years]
    marks += [name for name in names if name.part is not Part.TOPIC or not _touching(name, marks)]
    claim = read.claim and _with_open_years(read.claim, question, years, text)
    reading = Reading(question, read.task, tuple(marks), claim, dates_of([each.when for each in years]))
    spans = [
        *read.understood,
        read.second,
        *((each.phrase_start, each.phrase_end) for each in years),
        *around_spans(question),
    ]
    reading = reading._replace(second=question[slice(*read.second)])
    return corrected(reading, corrections, lambda marks: _unread(question, text, marks, spans))


def around_spans(question: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The number before a question and the marks after it."""
    start, end = around(question)
    return (0, start), (end, len(question))


def _touching(name: Mark, marks: Iterable[Mark]) -> bool:
    return any(name.start < mark.end and mark.start < name.end for mark in marks)


def _with_open_years(claim: str, question: str, years: Sequence[Years], text: str) -> str:
    """The sentence, with “by 1939” where that was left out of it: it would claim more without."""
    more = [
        question[each.start : each.end]
        for each in years
        if not (each.when.has_start and each.when.has_end) and not text[each.start : each.end].strip()
    ]
    return " ".join([claim.rstrip("."), *(each for each in more if each not in claim)]) + "." if more else claim


def _unread(question: str, text: str, marks: Sequence[Mark], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The words that nothing was made of, each once."""
    covered = bytearray(len(question))
    for start, end in [*spans, *((mark.start, mark.end) for mark in marks)]:
        covered[start:end] = b"\1" * (end - start)
    stop = vocabulary().stop
    return tuple(
        dict.fromkeys(
            word[0]
            for word in _WORD.finditer(question)
            if not covered[word.start()] and text[word.start() : word.end()].strip() not in stop
        )
    )


class _Words:
    """The words of one question while they are read."""

    def __init__(self, question: str, text: str, found: Sequence[Sentence]) -> None:
        """`text` is the question as it is compared, letter for letter; `found` are its sentences."""
        self._question, self._text = question, text
        self._sentences = [each for each in found if each.end - each.start <= LONGEST_SENTENCE]

    def read(self) -> _Read:
        """What they say: first of a view that stands before its verdict, then of a sentence with a command."""
        told = [self._told(each) for each in self._sentences]
        asides = [
            None if read else self._aside(each.start, each.end)
            for each, read in zip(self._sentences, told, strict=True)
        ]
        read = self._view(asides) or self._best(told) or _Read()
        if not read.task:
            return read
        return self._beside(self._before_second(read, told), [aside for aside in asides if aside])

    def _before_second(self, read: _Read, told: Sequence[_Read | None]) -> _Read:
        """What was read, and where another question stands after it."""
        command = min((start for part, start, _end in read.pieces if part is Part.COMMAND), default=len(self._text))
        after = command
        for sentence, each in zip(self._sentences, told, strict=True):
            if sentence.start > command and each and not self._aside(sentence.start, sentence.end):
                numbered = (after, sentence.end)
                return read._replace(second=sentence[:2], understood=(*read.understood, numbered))
            after = sentence.end if each else after
        return read

    def _best(self, told: Sequence[_Read | None]) -> _Read | None:
        """What the first question tells one to do; where none is asked, the first sentence that tells anything."""
        found = [(not sentence.is_asked, read) for sentence, read in zip(self._sentences, told, strict=True) if read]
        return min(found, key=lambda each: each[0])[1] if found else None

    def _beside(self, read: _Read, asides: Iterable[_Read]) -> _Read:
        """What was read, and what is said beside it: where that names sources, they are to be weighed."""
        for aside in asides:
            read = read._replace(understood=(*read.understood, *aside.understood))
            if aside.pieces and read.task is not Task.SOURCES:
                read = read._replace(task=Task.SOURCES, pieces=(*aside.pieces, *read.pieces))
        return read

    def _view(self, asides: Sequence[_Read | None]) -> _Read | None:
        """What is claimed by a view that stands before its verdict, or after one that begins the question."""
        for at, sentence in enumerate(self._sentences):
            around = list(zip(self._sentences, asides, strict=True))
            before = [each for each, aside in around[:at] if not aside]
            view = before or [each for each, aside in around[at + 1 :] if not aside]
            if view and (verdict := self._verdict(sentence)):
                return self._viewed(view, verdict)
        return None

    def _viewed(self, view: Sequence[Sentence], verdict: _Read) -> _Read | None:
        start, end = view[0].start, view[-1].end
        if len(_WORD.findall(self._question, start, end)) < _SHORTEST_VIEW:
            return None
        claimed = clause_of(self._question, self._text, start, end) if view[0].is_asked else None
        claimed = claimed or statement(self._question, self._text, start, end)
        pieces = (*claimed.pieces, *verdict.pieces)
        return _Read(verdict.task, pieces, claimed.sentence, ((start, end), *verdict.understood))

    def _verdict(self, sentence: Sentence) -> _Read | None:
        start, end = sentence.start, sentence.end
        for pattern in vocabulary().verdicts:
            if found := pattern.whole.fullmatch(self._text, *self._bare(start, end)):
                pieces = (self._command(found), *pieces_of(self._question, found))
                task = Task.SOURCES if found.groupdict().get("source") else Task.VIEW
                return _Read(task, pieces, understood=((start, end),))
        return None

    def _told(self, sentence: Sentence) -> _Read | None:
        """What a sentence with a command tells one to do."""
        for start in self._starts(sentence):
            if read := self._commanded(start, sentence.end):
                before = self._aside(sentence.start, start) if start > sentence.start else None
                return self._beside(read, [before] if before else [])
        return self._asked(sentence) if sentence.is_asked else None

    def _starts(self, sentence: Sentence) -> Iterator[int]:
        """Where a command may begin: with the sentence, and after its first commas."""
        yield sentence.start
        for number, comma in enumerate(_COMMA.finditer(self._text, sentence.start, sentence.end)):
            if number == _MOST_COMMAS:
                return
            yield comma.end()

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        """The letters without the spaces and marks around them, where years were left out."""
        return trimmed(self._text, start, end)

    def _command(self, found: re.Match[str]) -> Piece:
        start, end = trimmed(self._text, *found.span("head"))
        last = _LAST.search(self._text, start, end)
        is_of_next = last is not None and " " in self._text[start : last.start()]  # “Account for” is one
        return Piece(Part.COMMAND, start, last.start() if last and is_of_next else end)

    def _aside(self, start: int, end: int) -> _Read | None:
        start, end = self._bare(start, end)
        for aside in vocabulary().asides:
            if found := aside.pattern.whole.fullmatch(self._text, start, end):
                pieces = (self._command(found),) if aside.names_sources else ()
                return _Read(pieces=pieces, understood=((start, end),))
        return None

    def _commanded(self, start: int, end: int) -> _Read | None:
        start, end = self._bare(start, end)
        if also := _AND_WHY.search(self._text, start, end):
            read = self._commanded(start, also.start())
            return read and read._replace(understood=(*read.understood, also.span()))
        for command in vocabulary().commands:
            found = command.pattern.whole.fullmatch(self._text, start, end)
            if found and (read := self._by(command, found)):
                aside = found.span("aside") if "aside" in found.groupdict() else (-1, -1)
                parts = ((start, aside[0]), (aside[1], end)) if aside[0] >= 0 else ((start, end),)
                if read.pieces[1:] == () and end > found.end("head") and read.task is not Task.SOURCES:
                    parts = (found.span("head"),)
                return read._replace(understood=parts)
        return None

    def _by(self, command: Command, found: re.Match[str]) -> _Read | None:
        """What a pattern says that fits; None where what stands in one of its places does not."""
        groups = found.groupdict()
        pieces = [self._command(found), *pieces_of(self._question, found)]
        if reason := groups.get("reason"):
            pieces.append(Piece(Part.TOPIC, *trimmed(self._question, *found.span("reason"))))
            return _Read(command.task, tuple(pieces)) if reason else None
        if groups.get("why"):
            start, end = found.span("why")
            if not starts_clause(self._text, start):
                return None
            begin = _FRONT.match(self._text, start, end)
            pieces.append(Piece(Part.TOPIC, *trimmed(self._question, begin.end() if begin else start, end)))
            return _Read(command.task, tuple(pieces))
        place = next((name for name in ("statement", "clause", "change") if groups.get(name)), "")
        if not place:
            said = {name: self._question[slice(*found.span(name))] if text else "" for name, text in groups.items()}
            return _Read(command.task, tuple(pieces), command.claim and filled(command.claim, said))
        claimed = self._claimed(place, *found.span(place))
        if claimed is None:
            return None
        task = claimed.task if claimed.task and command.task is Task.EXTENT else command.task
        sentence = "" if place == "change" else claimed.sentence
        if sentence and (adverb := groups.get("adverb")):
            sentence = f"{sentence.rstrip('.')} {adverb}."
        return _Read(task, (*pieces, *claimed.pieces), sentence)

    def _claimed(self, place: str, start: int, end: int) -> Claimed | None:
        if place == "statement":
            return statement(self._question, self._text, *self._bare(start, end))
        claimed = clause_of(self._question, self._text, *self._bare(start, end))
        return None if claimed and place == "change" and claimed.task is not Task.CHANGE else claimed

    def _asked(self, sentence: Sentence) -> _Read | None:
        """A question that is first answered with yes or no, where what it claims is understood."""
        start, end = self._bare(sentence.start, sentence.end)
        claimed = clause_of(self._question, self._text, start, end)
        if claimed is None or not (claimed.sentence or claimed.task is Task.COMPARE):
            return None
        claimed = parted(self._question, claimed)
        verb = _WORD.match(self._question, start)
        command = Piece(Part.COMMAND, start, verb.end() if verb else start)
        return _Read(claimed.task or Task.EXTENT, (command, *claimed.pieces), claimed.sentence, ((start, end),))
