"""What is planned on the page, made or kept in the notebook: one step each."""

from typing import cast

from essayplanner.domain.labels import label
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import PlanDemand
from essayplanner.domain.question import Correction, Part, from_stored, to_stored
from essayplanner.domain.slots import known_slots
from essayplanner.domain.structures import ProposedSection
from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import _
from essayplanner.notebook.demands import add_demand, demands, remove_demand, set_goal, switch_demand
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import OutlineEdits, edit_outline, outline_info
from essayplanner.notebook.plans import read_plan
from essayplanner.notebook.shaping import outline_from
from essayplanner.ui.question.demanded import Asked
from essayplanner.ui.question.draft import Draft
from essayplanner.work.goals import make_goal


def make(book: Notebook, draft: Draft) -> int:
    """The outline that is planned, with the cards that its sections are to hold and what is asked of it; its id."""
    question = clean_line(draft.reading.question) or _("New essay question")
    sections = [each._replace(title=draft.filled.title(place)) for place, each in enumerate(draft.plan.sections)]
    with book.step(label("add-outline", title=shorten(question, 40))):
        made = outline_from(
            book,
            question,
            draft.plan._replace(sections=tuple(sections)),
            dates=draft.years,
            reading=to_stored(_corrections(draft)),
            scheme=draft.scheme.key if draft.scheme else "",
            held=[draft.filled.held(place) for place in range(len(sections))],
        )
        _ask(book, made, draft)
    return made


def save(book: Notebook, outline_id: int, draft: Draft) -> None:
    """Keep what was changed of how the question of an outline is read, its years, its length, and what is asked of it.

    All else stays as it is: the sections, and what was changed elsewhere since the draft took it over.
    """
    title = outline_info(book, outline_id).title
    with book.step(label("edit-outline", title=shorten(clean_line(draft.reading.question) or title, 40))):
        edit_outline(book, outline_id, **_changed(_fields(draft), draft.taken_over))
        _ask(book, outline_id, draft)


def _fields(draft: Draft) -> OutlineEdits:
    return {
        "title": draft.reading.question,
        "dates": draft.dates,
        "reading": to_stored(_corrections(draft)),
        "scheme": draft.scheme.key if draft.scheme else "",
        "minutes": draft.minutes,
        "words": draft.words,
    }


def _changed(now: OutlineEdits, before: OutlineEdits) -> OutlineEdits:
    return cast(OutlineEdits, dict(now.items() - before.items()))


def read_draft(book: Notebook, outline_id: int, draft: Draft) -> str:
    """Have a draft be as an outline is; gives its question."""
    info, plan = outline_info(book, outline_id), read_plan(book, outline_id)
    sections = [section for part in plan.parts for section in (part.section, *part.inner)]
    draft.take_over(
        info.title,
        from_stored(info.reading),
        info.dates,
        info.scheme,
        (info.words, info.minutes),
        plan.demands,
        tuple(ProposedSection(each.title, Role(each.role), known_slots(each.slots)) for each in sections),
    )
    draft.taken_over = _fields(draft)
    return info.title


def _corrections(draft: Draft) -> tuple[Correction, ...]:
    """What the student corrected, and what it is weighed against, even where that was only proposed."""
    kept = [each for each in draft.said.all if each.part is not Part.OTHER]
    return (*kept, *(Correction(Part.OTHER, each) for each in draft.others))


def _ask(book: Notebook, outline_id: int, draft: Draft) -> None:
    """Have asked of an outline what the draft has ticked, starred or dropped since it took that over."""
    stored = demands(book, outline_id)
    asked, before = draft.demanded.all(), draft.demanded.taken_over
    kept = {each.id for each in asked if each.is_on}
    for gone in stored:
        if gone.id in {each.id for each in before if not each.key} - kept:
            remove_demand(book, gone.id)
    was_then = {(each.key, each.id): (each.is_on, each.is_goal) for each in before}
    goals: list[Asked] = []
    for each in asked:
        if (each.key or each.id) and (each.is_on, each.is_goal) == was_then.get((each.key, each.id), (True, False)):
            continue
        was = next(
            (row for row in stored if (row.key == each.key if each.key else row.id == each.id)), PlanDemand(0, "")
        )
        if each.key and each.is_on == was.is_off:
            switch_demand(book, outline_id, each.key, on=each.is_on)
        if not each.is_on:
            continue
        new = add_demand(book, outline_id, each.words) if not each.key and not each.id else each.id
        if each.is_goal != was.is_goal:
            goals.append(each._replace(id=new))
    for each in sorted(goals, key=lambda each: each.is_goal):  # those that are none any more make room
        if each.is_goal:
            make_goal(book, outline_id, each.key, each.id)
        else:
            set_goal(book, outline_id, each.key, each.id, on=False)
