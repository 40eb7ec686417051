"""What students and textbooks write of dates, in the words that the reader of typed dates knows.

“Towards the end of 1934” is “end of 1934”, “the nineteen-thirties” are “the 1930s”. Nothing is left out that says more:
“shortly before 1934” is no “before 1934”, and stays as it is.
"""

import re
from functools import cache

_TEENS = {"fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_TENS = "twenties thirties forties fifties sixties seventies eighties nineties"
#: Ten years by their name, without their century.
TENS = {name: number for number, name in enumerate(_TENS.split(), 2)}
_ORDINAL = r"\b(?:\d{1,2}(?:st|nd|rd|th)|(?:twenty-)?(?:first|second|third)|[a-z]{3,9}th)"
#: So many years or months that they are a part of ten years, or of one.
_OF_MANY = r"(?:years of (?:the )?(?=\d+['’]?s\b)|months of (?=\d+\b))"
_CENTURIES = r"centur(?:ies|y)( BC)?\Z"
_DECADE, _SHORT_DECADE, _WORD = r"\b(\d{1,2})(\d)0['’]?s", r"['’]?(?!\2)(\d)0['’]?s\b", r" (and|to|or) (?:the )?"


def plainer(text: str) -> str:
    """The same in words that the reader of typed dates knows."""
    text = _of_teens().sub(lambda found: f"{_TEENS[found[1].lower()]}{TENS[found[2].lower()]}0s", text)
    for written, read in _phrases():
        text = written.sub(read, text)
    return text


@cache
def _of_teens() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(_TEENS)})[ -]({'|'.join(TENS)})\b", re.IGNORECASE)


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is written, and what is read in its place; each in turn."""
    return (
        (re.compile(r"(?i)\A[\[(]((?:c\. ?)?\d{3,4}\??)[\])]\Z"), r"\1"),
        (re.compile(r"\?(?=\d)"), "perhaps "),
        (re.compile(" & "), " and "),
        # what says nothing of a date
        (
            re.compile(
                r"(?i)\A(?:(?:throughout|all through|the (?:day|night|evening|morning) of|"
                r"(?:in|over|during) the (?:course|whole) of|some ?time (?:in|during)|"
                r"at some (?:point|time) (?:in|during)|the month of)\b ?)(?=.*\d)"
            ),
            "",
        ),
        (re.compile(r"(?i)\Asome ?time (?=before |after |between )"), ""),
        # by, from
        (re.compile(r"(?i)\bup until\b"), "until"),
        (re.compile(r"(?i)\A(?:no|not) (?:earlier than|before)\b"), "from"),
        (re.compile(r"(?i)\A(?:by )?(.+) at the latest"), r"by \1"),
        (re.compile(r"(?i)\A(?:from )?(.+) at the earliest"), r"from \1"),
        (re.compile(r"(?i)(?<=\d) ?ff\.?\Z"), " onwards"),
        (
            re.compile(r"(?i) ?(?:[–-]|\b(?:to|until|till)) ?(?:the )?(?:present(?: day)?|date|now|today)\Z"),
            " onwards",
        ),
        # about
        (
            re.compile(r"(?i)\A(.*\d.*?)(?: or so| approx\.?| \(approx\.?\)| approximately|-?ish)\Z"),
            r"c. \1",
        ),
        (re.compile(r"(?i)\bnew year['’]?s day,? (?:of )?(?=\d)"), "1 January "),
        (re.compile(r"(?i)\bnew year['’]?s eve,? (?:of )?(?=\d)"), "31 December "),
        (re.compile(r"(?i)\bnew year(?:['’]?s)?,? (?:of )?(?=\d)"), "c. 1 January "),
        # parts
        (re.compile(r"(?i)\btowards? (?=the end |the middle )"), ""),
        (
            re.compile(rf"(?i)\b(?:latter|later|last) part of |\b(?:last|final|closing) {_OF_MANY}"),
            "end of ",
        ),
        (
            re.compile(rf"(?i)\b(?:early|earlier|first) part of |\b(?:early|first|opening) {_OF_MANY}"),
            "beginning of ",
        ),
        (re.compile(r"(?i)\blater (?=\d)"), "late "),
        (re.compile(r"(?i)\bearlier (?=\d)"), "early "),
        (
            re.compile(r"(?i)\A(?:the )?(early|mid)-?[ -](?:to|or|and)[ -](mid|late)[ -](.+)"),
            r"\1 \3 to \2 \3",
        ),
        (re.compile(r"(?i)\blatter half\b"), "second half"),
        (re.compile(r"(?i)\b(Q[1-4]|H[12]) (\d{4})\b"), r"\2 \1"),
        # tens and hundreds
        (re.compile(r"(?i)(?<=\ds)-(?=\d)"), "–"),
        (re.compile(rf"(?i){_DECADE}{_WORD}{_SHORT_DECADE}"), r"\1\g<2>0s \3 \1\g<4>0s"),
        (re.compile(rf"(?i){_DECADE} ?[–/-] ?{_SHORT_DECADE}"), r"\1\g<2>0s – \1\g<3>0s"),
        (re.compile(rf"(?i)({_ORDINAL}){_WORD}({_ORDINAL}) {_CENTURIES}"), r"\1 century\4 \2 \3 century\4"),
        (re.compile(rf"(?i)({_ORDINAL}) ?[–-] ?({_ORDINAL}) {_CENTURIES}"), r"\1 century\3 – \2 century\3"),
        (re.compile(r"(?i)\AC(\d{1,2})(?:st|nd|rd|th)?( BC)?\Z"), r"\1th century\2"),
    )
