"""What kind of card a note seems to be, and by what of its words: a table of a few rules that can be read."""

import re
from collections.abc import Callable
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.language import N_, _


class Note(NamedTuple):
    """A note as it is looked at: its plain words without date and page before them, whether a date was there, whom it
    names that the notebook knows as a historian or as author of a source, and whether that was with a page; else a
    `stranger` whom it names with a page, and whether that stands `at_end`."""

    words: str
    dated: bool = False
    historian: str = ""
    author: str = ""
    has_place: bool = False
    quoted: bool = False
    stranger: str = ""
    at_end: bool = False


class Guess(NamedTuple):
    """A kind, and the reason in a few words."""

    kind: Kind
    why: str


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_VIEW = (
    r"(?:argues?|argued|contends?|maintains?|claims? that|believes?|insists?|stress(?:es)?|emphasi[sz]es?|"
    r"interprets?|concludes?|suggests? that|sees?|views?|blames?|credits?|rejects? the|disagrees?|points? out|"
    r"challenges? the|downplays?|portrays?|regards?|describes?)"
)
_HISTORIANS = _any(
    r"(?:historians?|revisionists?|post-revisionists?|orthodox school|intentionalists?|structuralists?|marxists?|"
    r"whigs?|historiography) (?:\w+ ){0,3}" + _VIEW,
    r"(?:historians|revisionists|intentionalists|structuralists) (?:such as|like|since)",
    r"school of (?:thought|historians)",
)
_NAMED_VIEW = re.compile(
    rf"(?:[Aa]ccording to|[Aa]cc\. to|[Ii]n the view of) (?:[A-Z]\.? ?)*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,|"
    r"As (?:[A-Z][\w’'.-]* ){0,2}[A-Z][\w’'-]+ (?:says|notes|writes|argues|puts it|points out|shows),|"
    rf"(?:[A-Z][\w’'.-]* ){{0,2}}[A-Z][\w’'-]+(?: \(\d{{4}}\))?,? {_VIEW}\b|"
    r"(?:[A-Z]\S+ )?[A-Z]\w+(?:’s|'s) (?:thesis|view|interpretation|argument)\b"
)
_ARGUES = _any(
    "because",
    "therefore",
    "thus",
    "hence",
    "shows? that",
    "showed that",
    "proves?",
    "suggests? that",
    "means? that",
    "meant that",
    "as a result",
    "led to",
    "explains? why",
    "rather than",
    "(?:more|less) (?:\\w+ )?than",
    "not (?:just|only|simply|merely)",
    "(?:main|real|key|root|major|primary|chief|underlying|decisive|single) (?:cause|reason|factor|driver|motive)s?",
    "turning point",
    "responsible for",
    "to blame",
    "should",
    "must",
    "inevitabl[ey]",
    "importan(?:t|ce)",
    "significan(?:t|ce|tly)",
    "crucial",
    "decisive(?:ly)?",
    "essential(?:ly)?",
    "undermined",
    "weakened",
    "strengthened",
    "depended on",
    "would (?:not )?have",
    "could (?:not )?have",
    "failed (?:to|because)",
    "success(?:ful)?",
    "failure",
    "only (?:when|after|if)",
    "in the end",
    "arguably",
    "without (?:the|his|her|their|its)",
)
#: What makes of one thing the reason, means or price of another.
_WORKS = _any(
    "(?:gave|made|left|kept|cost|won|lost|saved|spared) (?:\\S+ ){1,4}"
    "(?:an?|the|his|her|their|its|into|from|power\\w*|possible|impossible|hard\\w*|weak\\w*|strong\\w*|safe\\w*|free\\w*)",
    "turned (?:\\S+ ){0,3}(?:into|from|against|to)",
    "made (?:it )?(?:\\w+ ){0,5}(?:possible|impossible|necessary|powerless|easier|harder)",
    "fed|drove|hardened|fuelled|shaped|improved|worsened|brought (?:about|down)|removed",
    "enabled|ensured|prevented|perverted",
    "caused|helped|hindered|encouraged|discouraged|provoked",
    "(?:paved|opened) the way|grew out of|came from|rooted in",
    "(?:to|not) serve",
    "(?:tools?|means|instruments?|price|pretext|excuse|product|result|legacy) (?:for|of)",
    "possible",
    "did not|never|neither",
)
#: What holds for all or none, or at any time.
_GENERAL = _any(
    "nobody|no one|none|whoever|whatever|everyone|everybody|everything|nothing",
    "every (?:part|one|side|level|corner|class)",
    "always|mostly|generally|largely|usually|rarely|seldom|hardly",
    "by nature|by design|all along|at heart|in practice|in effect",
)
#: What weighs or judges.
_JUDGES = _any(
    "(?:was|were|is|are|remained|proved|became) "
    "(?:(?:an?|the|only|really|truly|merely|simply|easily|no|never|too|far) )*"
    "(?:fraud|sham|myth|mistake|disaster|triumph|step|excuse|pretext|tool|weapon|arbitrary|enough|unfair|fair|brutal|"
    "weak\\w*|strong\\w*|popular|unpopular|necessary|unnecessary|justified|overstated|understated|exaggerated|safe|real|"
    "limited|genuine|at odds|backward|modern|rational|irrational|typical|exceptional|doomed|bound)",
    "beyond",
    "backwards?",
    "enough to",
    "might|could|may (?:\\w+ )?have|ha(?:d|s|ve) to be|ought to|would (?:\\w+ )?(?:be|have)",
    "(?:better|worse|stronger|weaker|greater) (?:\\w+ ){0,3}(?:than|with|without)",
    "not (?:for|by|from|of|as)",
    "so-called|sincerely|paradox|contradict(?:s|ed|ion)",
    "outlived|outweighed|overrated|earned",
)
#: Somebody’s words, told.
_TELLS = _any("(?:wrote|told|said|warned|promised|admitted|declared|announced|reported|lists?) (?:[^.]{0,60} )?that")
_UNKNOWN = _any("unproven", "unproved", "unclear", "disputed", "no (?:firm )?evidence", "not known", "unknown")
_DOCUMENT = _any(
    "decree",
    "law",
    "act",
    "treaty",
    "pact",
    "report(?:s|ed)?",
    "letters?",
    "telegram",
    "diary",
    "diaries",
    "speech",
    "census",
    "statistics",
    "minutes",
    "memoirs?",
    "article",
    "order no",
    "manifesto",
    "constitution",
    "testimony",
    "interview",
    "poster",
    "photograph",
    "newspaper",
    "wrote",
    "told",
    "quota",
)
_FIGURE = re.compile(
    r"\d[\d,. ]{0,15}(?:%|per cent|percent|million|m\b|bn|thousand|tons?|tonnes)|[£$€]\s?\d|\b\d[\d,.]*\b"
)
_COUNTED = re.compile(
    r"\b(?:half|third|quarter|two-thirds|dozens|hundreds|thousands|millions) (?:of|the)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"‘][^“”\"]{12,400}[”\"’]")
_FIRST = re.compile(r".*?[.!?…;](?=\s|\Z)|.+", re.DOTALL)
_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)(?:s|\b)|\bcentury\b")


def guess(note: Note) -> Guess:
    """The kind of a note by the first rule that it meets."""
    words = note.words
    if note.historian and (note.has_place or _views(words, note.historian)):
        return Guess(Kind.HISTORIAN, _("names {name}, a historian of this notebook", name=note.historian))
    if note.author and (note.has_place or _views(words, note.author)):
        return Guess(Kind.HISTORIAN, _("names {name}, who wrote one of the sources", name=note.author))
    if note.stranger and not note.at_end:
        return Guess(Kind.HISTORIAN, _("names {name} with a page", name=note.stranger))
    for says, kind, why in _TABLE:
        if says(note):
            if kind is Kind.CLAIM and note.stranger:
                return Guess(Kind.HISTORIAN, _("argues, and names {name} with a page", name=note.stranger))
            return Guess(kind, _(why))
    return Guess(Kind.EVIDENCE, _("tells what happened or was so"))


def _views(words: str, name: str) -> bool:
    """Whether a note tells what the bearer of a name thinks."""
    last = re.escape(name.split()[-1])
    says = rf"{last}(?:[^.]{{0,20}} {_VIEW}|['’]s (?:thesis|view|argument))\b"
    if re.match(rf"(?:[A-Z][\w.’'-]*\s+)*{last}[.:]\s", words):
        return True
    led = rf"(?:according to|in the view of) [^.]{{0,20}}{last}\b"
    return bool(re.search(says, words) or re.search(led, words, re.IGNORECASE))


def _weighs(pattern: re.Pattern[str], note: Note) -> bool:
    """Whether the first sentence, which says what a note is about, has words of a pattern of its own."""
    first = _FIRST.match(note.words)
    return bool(first and pattern.search(_QUOTED.sub("", first[0])))


def _begins_with_year(note: Note) -> bool:
    return note.dated or bool(re.match(r"(?:In|By|On|From|Between)?\s*(?:\w+ )?(?:1\d{3}|20\d\d)\b", note.words))


_TABLE: tuple[tuple[Callable[[Note], bool], Kind, str], ...] = (
    (lambda note: note.quoted, Kind.EVIDENCE, N_("is quoted word for word")),
    (
        lambda note: not note.dated and bool(_HISTORIANS.search(note.words) or _NAMED_VIEW.match(note.words)),
        Kind.HISTORIAN,
        N_("tells what a historian argues"),
    ),
    (lambda note: note.words.endswith("?"), Kind.CLAIM, N_("asks a question")),
    (lambda note: bool(_UNKNOWN.search(note.words)), Kind.EVIDENCE, N_("says what is not known")),
    (
        lambda note: not _begins_with_year(note) and bool(_ARGUES.search(note.words)),
        Kind.CLAIM,
        N_("argues (because, therefore, led to, rather than …)"),
    ),
    (
        lambda note: bool(_TELLS.search(note.words[:200])),
        Kind.EVIDENCE,
        N_("tells what somebody said or wrote"),
    ),
    (
        lambda note: not note.dated and _weighs(_GENERAL, note),
        Kind.CLAIM,
        N_("generalises (nobody, always, by design …)"),
    ),
    (
        lambda note: not note.dated and _weighs(_JUDGES, note),
        Kind.CLAIM,
        N_("judges or weighs (was enough to, might, beyond …)"),
    ),
    (
        lambda note: not note.dated and _weighs(_WORKS, note),
        Kind.CLAIM,
        N_("explains (made possible, turned into, grew out of …)"),
    ),
    (
        lambda note: note.dated or bool(_YEAR.search(note.words) or _FIGURE.search(note.words)),
        Kind.EVIDENCE,
        N_("has a date or a figure"),
    ),
    (lambda note: bool(_COUNTED.search(note.words)), Kind.EVIDENCE, N_("has a date or a figure")),
    (lambda note: bool(_QUOTED.search(note.words)), Kind.EVIDENCE, N_("quotes somebody’s words")),
    (
        lambda note: bool(_ARGUES.search(note.words)),
        Kind.CLAIM,
        N_("argues (because, therefore, led to, rather than …)"),
    ),
    (lambda note: bool(_DOCUMENT.search(note.words)), Kind.EVIDENCE, N_("names a law, a letter, a report or the like")),
)
