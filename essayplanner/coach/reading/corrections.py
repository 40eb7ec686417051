"""What a student corrected of a reading comes before what was read."""

from collections.abc import Callable, Iterable, Sequence

from essayplanner.coach.reading.vocabulary import vocabulary
from essayplanner.coach.reading.years import dates_of, years_in
from essayplanner.domain.question import WITHIN, Correction, Mark, Part, Reading, Task
from essayplanner.domain.text import fold

#: Of these a question has as many as the student says: what was read of them is given up where he names one.
_REPLACED = (Part.COMMAND, Part.FACTOR, Part.CLAIM, Part.TOPIC, Part.YEARS)


def corrected(
    reading: Reading, corrections: Iterable[Correction], unread: Callable[[Sequence[Mark]], tuple[str, ...]]
) -> Reading:
    """The reading with the corrections whose text still stands in the question, its marks in order and free of overlaps
    that mean nothing; `unread` tells for marks which words they leave out."""
    said = [mark for each in corrections if (mark := _mark(reading.question, each))]
    named = {mark.part for mark in said}
    kept = [
        mark for mark in reading.marks if not (mark.part in _REPLACED and mark.part in named) and mark.start < mark.end
    ]
    marks: list[Mark] = []
    for mark in [*said, *kept]:
        if mark.part is Part.OTHER or all(_may_stand(mark, other) for other in marks):
            marks.append(mark)
    nothing = [mark.text for mark in marks if mark.part is Part.NOTHING]
    marks = [mark for mark in marks if mark.part is not Part.NOTHING]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    claim, dates, task = reading.claim, reading.dates, reading.task
    if Part.CLAIM in named:
        claim = _claim_of([mark.text for mark in said if mark.part is Part.CLAIM], claim)
    if Part.YEARS in named:
        dates = dates_of([each.when for mark in said if mark.part is Part.YEARS for each in years_in(mark.text)])
    if Part.COMMAND in named:
        task = next((found for mark in said if mark.part is Part.COMMAND and (found := _task(mark.text))), task)
    left = {mark.part for mark in marks}
    if nothing and Part.COMMAND not in left:
        task = None
    if nothing and Part.YEARS not in left:
        dates = ""
    return reading._replace(
        marks=tuple(marks), claim=claim, dates=dates, task=task, unread=tuple(dict.fromkeys((*unread(marks), *nothing)))
    )


def _mark(question: str, correction: Correction) -> Mark | None:
    part, text = correction.part, correction.text.strip()
    if not text:
        return None
    if part is Part.OTHER:
        return Mark(part, 0, 0, text)
    at = question.find(text)
    if at < 0:
        at = fold(question).find(fold(text))
    return Mark(part, at, at + len(text), question[at : at + len(text)]) if at >= 0 else None


def _may_stand(mark: Mark, other: Mark) -> bool:
    """Whether two marks may both stand: apart, or a name or years within something else."""
    if mark.end <= other.start or other.end <= mark.start:
        return True
    if Part.NOTHING in (mark.part, other.part) and (mark.start, mark.end) == (other.start, other.end):
        return False
    inner, outer = (mark, other) if mark.end - mark.start <= other.end - other.start else (other, mark)
    if mark.part in WITHIN and other.part not in WITHIN:
        inner, outer = mark, other
    elif other.part in WITHIN and mark.part not in WITHIN:
        inner, outer = other, mark
    is_within = outer.start <= inner.start and inner.end <= outer.end
    return is_within and inner.part in WITHIN and outer.part in (Part.FACTOR, Part.CLAIM, Part.TOPIC, Part.NOTHING)


def _claim_of(texts: Sequence[str], read: str) -> str:
    """The sentence that was read where it has the student's words in it; else these, as a sentence."""
    if all(fold(text) in fold(read) for text in texts):
        return read
    said = " ".join(texts).rstrip(" .?!")
    return f"{said[:1].upper()}{said[1:]}."


def _task(text: str) -> Task | None:
    words = fold(text).strip(" .?!,")
    return next((each.task for each in vocabulary().commands if each.pattern.is_head(words)), None)
