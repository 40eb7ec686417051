"""Whether words and time are enough for what is planned."""

from collections.abc import Iterator, Sequence

from essayplanner.coach.budgets import TIGHT, TIGHT_MINUTES, Asked, PartBudget, plan_budgets
from essayplanner.coach.findings import Finding, Severity, at_section, named, resting_on, whole
from essayplanner.coach.grouping import listed
from essayplanner.domain.plan import Plan
from essayplanner.language import _, n_

PARAGRAPH_SHARE = "paragraph-share"
TOO_MANY_CARDS = "too-many-cards"
TOO_LITTLE_TIME = "too-little-time"

#: A part is far over its share where its words are more than so many times what it holds asks for, and far under where
#: they are less than one in so many: a paragraph may be meant to be short.
_FAR_OVER, _FAR_UNDER = 2, 3
#: Words that are no matter: a sentence or two.
_SOME_WORDS = 40
#: Words written by hand in a minute, thinking included: an essay of forty minutes is seldom longer than 800 words.
WORDS_A_MINUTE = 20
#: One in so many more can be written by who is quick.
_LEEWAY = 10


def paragraph_share(plan: Plan) -> Iterator[Finding]:
    """Parts whose word target is far from what they take of the essay by what they do and how many cards they hold.

    How short introduction and conclusion are is the student's own affair: the rules of judgement read them.
    """
    _all, parts = plan_budgets(plan)
    given = [each for each in parts if each.budget.words]
    if not plan.is_begun or len(given) < len(parts):
        return
    words = sum(each.budget.words for each in given)
    weights = [_weight(each) for each in given]
    fair = [words * weight // sum(weights) for weight in weights] if any(weights) else []
    judged = [(each, share) for each, share in zip(given, fair, strict=False) if each.budget.is_own]
    over = [(each, share) for each, share in judged if each.budget.words > _FAR_OVER * share + _SOME_WORDS]
    short = [(each, share) for each, share in judged if _FAR_UNDER * each.budget.words + _SOME_WORDS < share]
    under = [(each, share) for each, share in short if each.part.is_body]
    if over:
        yield _out_of_share(over, is_over=True)
    if under:
        yield _out_of_share(under, is_over=False)


def _weight(each: PartBudget) -> int:
    """What a part takes against others; what has a target of its own weighs by what it holds all the same."""
    return sum(Asked(section.role, 0, budget.cards).weight for section, budget in each.sections)


def _out_of_share(found: Sequence[tuple[PartBudget, int]], is_over: bool) -> Finding:
    (first, share), sections = found[0], [each.part.section for each, _share in found]
    if len(found) == 1:
        sentence = _(
            "{section} is given {words} words; a fair share for what it holds is about {share}.",
            section=named(sections[0].title),
            words=first.budget.words,
            share=max(10, share // 10 * 10),
        )
    elif is_over:
        sentence = _("{sections} are given far more words than they need for what they hold.", sections=_listed(found))
    else:
        sentence = _("{sections} are given far fewer words than they need for what they hold.", sections=_listed(found))
    return Finding(
        PARAGRAPH_SHARE,
        Severity.CHECK,
        _("Far over its share of words") if is_over else _("Far under its share of words"),
        sentence,
        _("What one paragraph takes is lost to the others, and an answer is marked as a whole.")
        if is_over
        else _("A point that gets only a few lines cannot be proved, and counts as an assertion."),
        tuple(map(at_section, sections)),
        (),
        tuple(resting_on(each.budget.words, share) for each, share in found),
    )


def _listed(found: Sequence[tuple[PartBudget, int]]) -> str:
    return listed([each.part.section.title for each, _share in found])


def too_many_cards(plan: Plan) -> Iterator[Finding]:
    """Parts that have fewer words for each fact and historian than one can be told in."""
    _all, parts = plan_budgets(plan)
    tight = [(each.part, each.budget) for each in parts if each.budget.is_tight]
    if not tight:
        return
    worst, budget = min(tight, key=lambda each: each[1].words_a_fact)
    yield Finding(
        TOO_MANY_CARDS,
        Severity.CHECK,
        _("More facts than words can carry"),
        _(
            "{section} has {words} words for {facts} facts and historians: {each} for each.",
            section=named(worst.section.title),
            words=budget.words,
            facts=budget.facts,
            each=budget.words_a_fact,
        )
        if len(tight) == 1
        else _(
            "{sections} sections have fewer than {tight} words for each fact and historian, {section} only {each}.",
            sections=len(tight),
            tight=TIGHT,
            section=named(worst.section.title),
            each=budget.words_a_fact,
        ),
        _("Three facts that are explained earn more than eight that are listed: leave out the weaker ones."),
        tuple(at_section(part) for part, _budget in tight),
        (),
        tuple(resting_on(budget.words, budget.facts) for _part, budget in tight),
    )


def too_little_time(plan: Plan) -> Iterator[Finding]:
    """More words, or where nobody counted words more facts, than can be written by hand in the time there is."""
    budgets, parts = plan_budgets(plan)
    words, facts = (
        sum(counts) for counts in ([each.budget.words for each in parts], [each.budget.facts for each in parts])
    )
    if not budgets.minutes:
        return
    most = budgets.minutes * WORDS_A_MINUTE
    if words > most + most // _LEEWAY:
        sentence = n_(
            "{words} words are planned; in {n} minute you can write about {most} by hand.",
            "{words} words are planned; in {n} minutes you can write about {most} by hand.",
            budgets.minutes,
            words=words,
            most=most,
        )
    elif not words and facts * TIGHT_MINUTES > budgets.minutes:
        sentence = n_(
            "{facts} facts and historians are planned for {n} minute of writing.",
            "{facts} facts and historians are planned for {n} minutes of writing.",
            budgets.minutes,
            facts=facts,
        )
    else:
        return
    yield Finding(
        TOO_LITTLE_TIME,
        Severity.THIN,
        _("More than the time allows"),
        sentence,
        _("An essay cut short has no conclusion, and without a judgement the top marks are out of reach."),
        (whole(plan),),
        (),
        resting_on(words, facts, budgets.minutes),
    )
