"""The questions that break a claim, by what kind of claim it is."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.plan import Reply
from essayplanner.language import N_, _


class Question(NamedTuple):
    """A question by its key, which files hold and which never goes to another question; `made_of` says what a good
    answer is made of."""

    key: str
    asks: str
    made_of: str

    @property
    def words(self) -> str:
        """The question in the reader's language."""
        return _(self.asks)

    @property
    def hint(self) -> str:
        """What a good answer is made of, in the reader's language."""
        return _(self.made_of)


QUESTIONS: Mapping[ClaimKind, tuple[Question, ...]] = {
    ClaimKind.CAUSE: (
        Question(
            "cause-enough",
            N_("Would it have happened without this?"),
            N_("A time or place where this was missing, or a historian who thinks it would have come anyway."),
        ),
        Question(
            "cause-before",
            N_("Did this come first, and by how long?"),
            N_("Two dates, and what happened between them."),
        ),
        Question(
            "cause-how",
            N_("How did the one lead to the other, step by step?"),
            N_("Evidence for each step: a decision, an order, or somebody who said why he acted."),
        ),
        Question(
            "cause-others",
            N_("What else pushed the same way?"),
            N_("Another cause, and a sentence that says which of the two counts for more."),
        ),
    ),
    ClaimKind.CONSEQUENCE: (
        Question(
            "consequence-anyway",
            N_("What was happening anyway?"),
            N_("A figure or a policy from the years before, to show what changed course."),
        ),
        Question(
            "consequence-others",
            N_("What else could have brought this about?"),
            N_("Another cause of the same result, and why it is not enough."),
        ),
        Question(
            "consequence-whom",
            N_("Who felt it, and who did not?"),
            N_("Evidence from two groups or two places."),
        ),
        Question(
            "consequence-lasting",
            N_("How long did it last?"),
            N_("Evidence from some years later."),
        ),
    ),
    ClaimKind.COMPARISON: (
        Question(
            "comparison-alike",
            N_("Are you comparing like with like?"),
            N_("The same kind of thing over the same length of time, not one event against a whole decade."),
        ),
        Question(
            "comparison-measure",
            N_("What do you measure the two by?"),
            N_("One measure for both, such as laws, votes or deaths, and a note of why you chose it."),
        ),
        Question(
            "comparison-limit",
            N_("Where does the comparison break down?"),
            N_("The strongest point against it, and why it still holds."),
        ),
        Question(
            "comparison-sources",
            N_("Do you know as much about the one as about the other?"),
            N_("What the sources for each are, and what they leave out."),
        ),
    ),
    ClaimKind.CHANGE: (
        Question(
            "change-stayed",
            N_("What stayed the same underneath?"),
            N_("An institution, a habit or a group of people that carried on as before."),
        ),
        Question(
            "change-whom",
            N_("For whom did it change, and for whom not?"),
            N_("Evidence from a group or a region that noticed little."),
        ),
        Question(
            "change-between",
            N_("From what to what, and between which dates?"),
            N_("One piece of evidence from before and one from after."),
        ),
        Question(
            "change-turning",
            N_("When was the turning point, and why not earlier or later?"),
            N_("The date you choose, and one you reject, each with a reason."),
        ),
    ),
    ClaimKind.SIGNIFICANCE: (
        Question(
            "significance-measure",
            N_("Important to whom, and by what measure?"),
            N_("How many people, how deeply, for how long: say which of these you judge by."),
        ),
        Question(
            "significance-then",
            N_("Did people at the time think it mattered?"),
            N_("Something written then, by somebody who did not know how it would end."),
        ),
        Question(
            "significance-rival",
            N_("What mattered more?"),
            N_("The strongest rival, and why this outweighs it."),
        ),
        Question(
            "significance-without",
            N_("What would have been different without it?"),
            N_("Something that came later and depended on it."),
        ),
    ),
    ClaimKind.AUTHORITY: (
        Question(
            "authority-against",
            N_("Who says otherwise, and on what evidence?"),
            N_("A historian of another view, and a document or a figure on which that view rests."),
        ),
        Question(
            "authority-knows",
            N_("How could this person know?"),
            N_("What was seen or read: archives, memoirs, statistics; and in which year it was written."),
        ),
        Question(
            "authority-stands",
            N_("What might lead this person to see it this way?"),
            N_("The times, the politics or the question asked, and the words in which that shows."),
        ),
        Question(
            "authority-borne-out",
            N_("Does the evidence bear it out when you look for yourself?"),
            N_("A piece of evidence that the person does not use."),
        ),
    ),
    ClaimKind.EXAMPLE: (
        Question(
            "example-typical",
            N_("Is this typical, or only striking?"),
            N_("Two more cases like it, or a figure for the whole."),
        ),
        Question(
            "example-against",
            N_("Which example points the other way?"),
            N_("One such case, and why it does not overturn the claim."),
        ),
        Question(
            "example-shows",
            N_("Does it show exactly what you say it shows?"),
            N_("A note in your own words: what follows from it, and what does not."),
        ),
    ),
    ClaimKind.MOTIVE: (
        Question(
            "motive-known",
            N_("How do we know what they wanted?"),
            N_("Words from the time, private ones before public ones."),
        ),
        Question(
            "motive-deeds",
            N_("Does what they did fit this motive?"),
            N_("A decision that the motive explains, and one that it does not."),
        ),
        Question(
            "motive-rival",
            N_("What other motive would explain the same deeds?"),
            N_("Fear, advantage, belief or pressure from others, and why yours explains more."),
        ),
        Question(
            "motive-when",
            N_("Was it wanted from the start, or only once it had happened?"),
            N_("Evidence from early on, set against what was said afterwards."),
        ),
    ),
}

#: The keys of all questions.
KEYS = tuple(question.key for questions in QUESTIONS.values() for question in questions)


def questions_of(kind: Kind, claim_kind: str) -> tuple[Question, ...]:
    """The questions that a card is asked: a claim those of its kind, if it has one that is known, others none."""
    known = kind is Kind.CLAIM and claim_kind in {each.value for each in ClaimKind}
    return QUESTIONS[ClaimKind(claim_kind)] if known else ()


def unanswered(questions: Iterable[Question], replies: Iterable[Reply]) -> tuple[Question, ...]:
    """The questions to which nothing was replied, in their order; what is set aside is answered."""
    answered = {reply.question for reply in replies}
    return tuple(question for question in questions if question.key not in answered)
