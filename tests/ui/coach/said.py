"""What a coach says, made by hand."""

from essayplanner.coach.findings import Finding, How, Mend, Place, Severity
from essayplanner.coach.looking import Aside, Coached
from essayplanner.coach.rules.bearing import CLAIM_WITHOUT_EVIDENCE
from essayplanner.domain.plan import SetAside

#: The rule that all of them are of.
RULE = CLAIM_WITHOUT_EVIDENCE


def finding(title: str, *mends: Mend, severity: Severity = Severity.MISSING, number: str = "2") -> Finding:
    """A finding at a place that is called as it is."""
    place = Place("placement", 1, title, title, number)
    return Finding(RULE, severity, title, f"{title} is so.", "Examiners mind.", (place,), mends, title)


def said(*titles: str, aside: tuple[str, ...] = (), well: tuple[str, ...] = ()) -> Coached:
    """Findings by their titles, some set aside, and what is well done."""
    told = [Aside(finding(title), SetAside(1, title, RULE, (title,), "the source says it")) for title in aside]
    return Coached(tuple(map(finding, titles)), tuple(told), well)


def write(words: str = "Write a note") -> Mend:
    """A mend that leads to a note."""
    return Mend(How.WRITE, words, at="placement", at_id=1)
