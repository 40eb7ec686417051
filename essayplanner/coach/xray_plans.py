"""Two plans beside each other: what stands in each paragraph, and what one has that the other lacks, in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from essayplanner.coach.xray import KINDS, Does
from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan, PlanPart
from essayplanner.language import N_, _, join_and, n_, number

_DOES = {kind: does for does, kind in KINDS.items()}


class Bone(NamedTuple):
    """A paragraph without its words: the kinds of its cards in order, which of them have a note, its target."""

    section_id: int
    number: str
    title: str
    role: Role
    kinds: tuple[Kind, ...] = ()
    noted: tuple[bool, ...] = ()
    words: int = 0

    @property
    def is_body(self) -> bool:
        """Whether it argues: neither introduction nor conclusion."""
        return self.role not in (Role.INTRODUCTION, Role.CONCLUSION)

    @property
    def does(self) -> tuple[Does, ...]:
        """What it does, step by step: a note at a card explains it."""
        steps = zip(self.kinds, self.noted, strict=True)
        return tuple(does for kind, noted in steps for does in (_DOES[kind], *((Does.EXPLAINS,) if noted else ())))


def counts(bones: Iterable[Bone]) -> dict[Does, int]:
    """How often a plan does each thing."""
    done = Counter(does for bone in bones for does in bone.does)
    return {does: done[does] for does in (*KINDS, Does.EXPLAINS)}


def skeleton(plan: Plan) -> tuple[Bone, ...]:
    """The paragraphs of a plan, each as a skeleton."""
    return tuple(_bone(plan, part) for part in plan.parts)


def _bone(plan: Plan, part: PlanPart) -> Bone:
    section = part.section
    kinds = tuple(plan.card(placed).kind for placed in part.placed)
    noted = tuple(bool(placed.note.strip()) for placed in part.placed)
    return Bone(section.id, section.number, section.title, section.role, kinds, noted, part.words)


def differences(model: Sequence[Bone], own: Sequence[Bone]) -> tuple[str, ...]:
    """What the model does that the student's own plan does not, or does less of, each in a sentence."""
    theirs, ours = [[bone for bone in bones if bone.is_body] for bones in (model, own)]
    if not theirs:
        return ()
    if not ours:
        return (_("Your plan has no paragraph yet."),)
    said = [*_ends(model, own), *_paragraphs(theirs, ours)]
    for among, has, in_each, in_some in _KINDS_SAID:
        model_has, own_has = ([bone for bone in bones if among(bone)] for bones in (theirs, ours))
        if model_has and own_has:
            said += _less(model_has, own_has, has, in_each, in_some)
    said += [*_evidence(theirs, ours), *_explained(theirs, ours)]
    return tuple(said)


def _ends(model: Sequence[Bone], own: Sequence[Bone]) -> Iterator[str]:
    theirs, ours = {bone.role for bone in model}, {bone.role for bone in own}
    if Role.INTRODUCTION in theirs - ours:
        yield _("It has an introduction; yours has none.")
    if Role.CONCLUSION in theirs - ours:
        yield _("It has a conclusion; yours has none.")


def _paragraphs(theirs: Sequence[Bone], ours: Sequence[Bone]) -> Iterator[str]:
    if len(theirs) != len(ours):
        count = n_("{n} paragraph", "{n} paragraphs", len(theirs))
        yield _("It argues in {paragraphs}, yours in {own}.", paragraphs=count, own=number(len(ours)))


def _less(
    theirs: Sequence[Bone],
    ours: Sequence[Bone],
    has: Callable[[Bone], bool],
    in_each: str,
    in_some: str,
) -> Iterator[str]:
    """That something is in more paragraphs of the model than of the plan, for as many as there are."""
    model = sum(map(has, theirs))
    lacking = [bone.number for bone in ours if not has(bone)]
    here = len(ours) - len(lacking)
    if model == len(theirs) and lacking:
        yield _(in_each, numbers=join_and(lacking))
    elif model * len(ours) > here * len(theirs):
        yield _(in_some, model=number(model), of=number(len(theirs)), own=number(here), own_of=number(len(ours)))


def _evidence(theirs: Sequence[Bone], ours: Sequence[Bone]) -> Iterator[str]:
    model, own = (sum(bone.kinds.count(Kind.EVIDENCE) for bone in bones) for bones in (theirs, ours))
    if model * len(ours) > own * len(theirs):
        pieces = n_("{n} piece of evidence", "{n} pieces of evidence", model)
        paragraphs = n_("{n} paragraph", "{n} paragraphs", len(theirs))
        yield _(
            "It has {pieces} in {paragraphs}; yours has {own} in {own_paragraphs}.",
            pieces=pieces,
            paragraphs=paragraphs,
            own=number(own),
            own_paragraphs=number(len(ours)),
        )


def _explained(theirs: Sequence[Bone], ours: Sequence[Bone]) -> Iterator[str]:
    (model, of), (own, own_of) = _notes(theirs), _notes(ours)
    if of and own_of and model * own_of > own * of:
        yield _(
            "It says what {model} of its {of} cards show; yours has a note at {own} of {own_of}.",
            model=number(model),
            of=number(of),
            own=number(own),
            own_of=number(own_of),
        )


def _notes(bones: Sequence[Bone]) -> tuple[int, int]:
    return sum(sum(bone.noted) for bone in bones), sum(len(bone.noted) for bone in bones)


def _is_any(_bone: Bone) -> bool:
    return True


def _has(kind: Kind) -> Callable[[Bone], bool]:
    return lambda bone: kind in bone.kinds


#: What paragraphs may have, among those that are looked at for it, and what is said where each one of the model has
#: it, or more of them.
_KINDS_SAID: tuple[tuple[Callable[[Bone], bool], Callable[[Bone], bool], str, str], ...] = (
    (
        _is_any,
        _has(Kind.CLAIM),
        N_("It has a claim in each paragraph; yours lacks one in {numbers}."),
        N_("It has a claim in {model} of {of} paragraphs, yours in {own} of {own_of}."),
    ),
    (
        _has(Kind.CLAIM),
        lambda bone: bone.kinds[0] is Kind.CLAIM,
        N_("Its paragraphs begin with their claim; yours does not in {numbers}."),
        N_("It puts the claim first in {model} of {of} paragraphs, yours in {own} of {own_of}."),
    ),
    (
        _is_any,
        _has(Kind.EVIDENCE),
        N_("It has evidence in each paragraph; yours lacks it in {numbers}."),
        N_("It has evidence in {model} of {of} paragraphs, yours in {own} of {own_of}."),
    ),
    (
        _is_any,
        _has(Kind.HISTORIAN),
        N_("It names a historian in each paragraph; yours names none in {numbers}."),
        N_("It names historians in {model} of {of} paragraphs, yours in {own} of {own_of}."),
    ),
    (
        lambda bone: bool(bone.noted),
        lambda bone: bone.noted[-1],
        N_("Its paragraphs end by explaining the last card; yours does not in {numbers}."),
        N_("It ends {model} of {of} paragraphs by explaining the last card, yours {own} of {own_of}."),
    ),
)
