"""Whether the plan says what it judges by, takes a side, ranks, and ends in a judgement."""

import re
from collections.abc import Iterator

from essayplanner.coach.asked import opening_terms, question_terms, reading_of, telling, thesis_terms
from essayplanner.coach.findings import Finding, How, Mend, Severity, at_section, named, resting_on, whole
from essayplanner.coach.phrases import says, without
from essayplanner.coach.terms import stems
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan, PlanPart
from essayplanner.domain.question import Part, Task
from essayplanner.language import N_, _

INTRODUCTION_WITHOUT_THESIS = "introduction-without-thesis"
CONCLUSION_WITHOUT_JUDGEMENT = "conclusion-without-judgement"
THESIS_TAKES_NO_SIDE = "thesis-takes-no-side"
FACTORS_UNRANKED = "factors-unranked"

#: What asks for a judgement between things that can be weighed.
_WEIGHING = frozenset((Task.EXTENT, Task.ASSESS, Task.VIEW, Task.SIGNIFICANCE, Task.COMPARE))
#: What asks for several things that lead to one.
_OF_FACTORS = frozenset((Task.CAUSES, Task.CONSEQUENCES))
_BOTH, _AND = re.compile(r"\bboth\b"), re.compile(r"\band\b")
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b|\bbut also\b")
#: An introduction that says as many things of the thesis as this, which the question does not, gives it.
_ENOUGH_OF_THESIS = 2
_LAST_MARKS = N_("The top marks are for a judgement that answers this very question; a summary does not reach them.")
#: Fewer paragraphs are no list.
_FEWEST_FACTORS = 3


def has_introduction(plan: Plan) -> bool:
    """Whether there is an introduction to a question that was understood, and enough after it for it to lead to."""
    return bool(plan.is_begun and reading_of(plan).task and plan.of_role(Role.INTRODUCTION))


def has_conclusion(plan: Plan) -> bool:
    """Whether there is a conclusion, with something to conclude from and a question that was understood."""
    return bool(plan.is_begun and reading_of(plan).task and plan.of_role(Role.CONCLUSION))


def has_thesis(plan: Plan) -> bool:
    """Whether there is a thesis, and a question that was understood."""
    return bool(plan.thesis.strip() and reading_of(plan).task)


def is_of_factors(plan: Plan) -> bool:
    """Whether the question has several things weighed, and some paragraphs do."""
    reading = reading_of(plan)
    if not (reading.task in _OF_FACTORS or (reading.texts(Part.FACTOR) and reading.task in _WEIGHING)):
        return False
    return sum(part.is_begun for part in plan.body) >= _FEWEST_FACTORS


def introduction_without_thesis(plan: Plan) -> Iterator[Finding]:
    """An introduction in which neither the thesis stands, nor by what it is judged."""
    for part in plan.of_role(Role.INTRODUCTION)[:1] if has_introduction(plan) else ():
        said = _said(plan, part)
        if says(said, "criteria", "ranks") or (takes_side(plan.thesis) and _gives_thesis(plan, said)):
            continue
        write = Mend(How.WRITE, _("Write what you judge by"), at="section", at_id=part.section.id)
        ask = Mend(How.ASK, _("Write the thesis"), field="thesis")
        is_blank = not said.strip()
        yield Finding(
            INTRODUCTION_WITHOUT_THESIS,
            Severity.MISSING,
            _("An introduction without a thesis"),
            _(
                "{section} is empty: it gives neither your answer nor what you judge by.",
                section=named(part.section.title),
            )
            if is_blank
            else _("{section} gives neither your answer nor what you judge by.", section=named(part.section.title)),
            _("An examiner wants the answer at the start, and the criteria by which you will judge."),
            (at_section(part),),
            (write, ask) if plan.thesis else (ask, write),
            resting_on(plan.title, plan.thesis, said),
        )


def _gives_thesis(plan: Plan, said: str) -> bool:
    own = thesis_terms(plan) - question_terms(plan)
    return says(said, "theses") or len(own & stems(said)) >= _ENOUGH_OF_THESIS


def _gives_it_again(plan: Plan, said: str) -> bool:
    """Whether a conclusion says what the thesis does, which takes a side."""
    own = thesis_terms(plan) - question_terms(plan)
    return (
        takes_side(plan.thesis) and len(own & stems(said)) >= _ENOUGH_OF_THESIS and not says(said, "sums", "announces")
    )


def conclusion_without_judgement(plan: Plan) -> Iterator[Finding]:
    """A conclusion that does not judge, or judges in words that are neither the question's nor the thesis's; or none,
    where there are several paragraphs and the last is not called one. Sources may each be judged where they stand."""
    if _lacks_conclusion(plan):
        yield Finding(
            CONCLUSION_WITHOUT_JUDGEMENT,
            Severity.MISSING,
            _("No conclusion yet"),
            _("This outline has no conclusion: nothing in it ends in a judgement."),
            _(_LAST_MARKS),
            (whole(plan),),
            (),
            resting_on(plan.title),
        )
    asked = question_terms(plan) | opening_terms(plan)
    for part in plan.of_role(Role.CONCLUSION)[-1:] if has_conclusion(plan) else ():
        said = _said(plan, part)
        is_on_sources = reading_of(plan).task is Task.SOURCES  # which are judged by what they are worth
        answers = is_on_sources or not (telling(plan, asked) or asked).isdisjoint(stems(said))
        if answers and (says(without(said, "hedges"), "judges", "ranks", "criteria") or _gives_it_again(plan, said)):
            continue
        section = named(part.section.title)
        if not said.strip():
            sentence = _("{section} is empty: it does not judge yet.", section=section)
        elif answers:
            sentence = _("{section} comes back to the question, but does not judge.", section=section)
        else:
            sentence = _("{section} does not answer the question in the question’s own words.", section=section)
        yield Finding(
            CONCLUSION_WITHOUT_JUDGEMENT,
            Severity.MISSING,
            _("A conclusion without a judgement"),
            sentence,
            _(_LAST_MARKS),
            (at_section(part),),
            (Mend(How.WRITE, _("Write the judgement"), at="section", at_id=part.section.id),),
            resting_on(plan.title, plan.thesis, said),
        )


def _lacks_conclusion(plan: Plan) -> bool:
    if reading_of(plan).task in (None, Task.SOURCES) or plan.of_role(Role.CONCLUSION):
        return False
    arguing = [part for part in plan.body if part.is_begun]
    return len(arguing) >= _FEWEST_FACTORS and not says(plan.body[-1].section.title, "ends")


def _said(plan: Plan, part: PlanPart) -> str:
    """Notes of a section and of its cards, and the titles of the cards."""
    notes = [each.note for each in (part.section, *part.inner)]
    return "\n".join((*notes, *(f"{plan.card(each).title}\n{each.note}" for each in part.placed)))


def thesis_takes_no_side(plan: Plan) -> Iterator[Finding]:
    """A thesis that leaves open what the question asks.

    Whatever is asked, one that only tells what the essay will do, or that there are many reasons; where something is to
    be weighed, “to some extent”, “both … and” and “but … also” too. What sets one thing against another takes a side,
    and so does what ranks.
    """
    if not has_thesis(plan):
        return
    task = reading_of(plan).task
    if takes_side(plan.thesis, is_weighed=task in _WEIGHING):
        return
    yield Finding(
        THESIS_TAKES_NO_SIDE,
        Severity.MISSING,
        _("A thesis that takes no side"),
        _("The thesis could stand whatever you found: it does not say how far, or which counts for most.")
        if task in _WEIGHING
        else _("The thesis could stand whatever you found: it does not say which reason counts for most."),
        _("An examiner asks for an answer that can be argued with, and that the paragraphs then prove."),
        (whole(plan),),
        (Mend(How.ASK, _("Write the thesis"), field="thesis"),),
        resting_on(plan.title, plan.thesis),
    )


def takes_side(thesis: str, is_weighed: bool = True) -> bool:
    """Whether a thesis answers; one that is blank does not."""
    plain = _decided(thesis)
    if not thesis.strip() or thesis.rstrip().endswith("?"):
        return False
    if says(plain, "ranks", "judges", "turns"):
        return True
    if says(thesis, "announces", "empty"):
        return False
    both = _BOTH.search(plain)
    has_both = bool(both and _AND.search(plain, both.end()))
    return not (is_weighed and (says(thesis, "hedges", "evens") or has_both))


def _decided(text: str) -> str:
    """What a text says without all by which it leaves open how far or which."""
    return _NOT_ONLY.sub(" ", without(text, "empty", "hedges", "evens"))


def factors_unranked(plan: Plan) -> Iterator[Finding]:
    """Paragraphs on several factors of which neither thesis nor notes nor titles say which counts for more.

    Where the question names one factor, to say how far is to rank it.
    """
    if not is_of_factors(plan):
        return
    ends = plan.of_role(Role.CONCLUSION)[-1:]
    texts = [plan.thesis, *(text for part in plan.parts for text in _ranked_in(plan, part))]
    if any(says(text, "ranks") for text in texts):
        return
    if reading_of(plan).texts(Part.FACTOR) and any(
        says(_decided(text), "judges", "turns") for text in (plan.thesis, *(part.section.note for part in ends))
    ):
        return
    ask = Mend(How.ASK, _("Rank them in the thesis"), field="thesis")
    write = [Mend(How.WRITE, _("Rank them in the conclusion"), at="section", at_id=part.section.id) for part in ends]
    yield Finding(
        FACTORS_UNRANKED,
        Severity.MISSING,
        _("Factors that are not ranked"),
        _("The paragraphs stand side by side: nothing says which of them counts for most."),
        _("An examiner gives more for weighing reasons than for listing them: say which counts for most, and why."),
        (whole(plan),),
        (ask, *write),
        resting_on(plan.title, texts),
    )


def _ranked_in(plan: Plan, part: PlanPart) -> Iterator[str]:
    for each in (part.section, *part.inner):
        yield each.title
        yield each.note
    for placed in part.placed:
        yield placed.note
