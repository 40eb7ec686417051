"""A line of text with its italics, bold and links, written as a little Markdown that anybody can read.

Only `*italic*`, `**bold**` and `[words](address)` mean something. All else is text, and a sign that would be taken for
one of these has a backslash before it: “[sic]” and “5 * 3” stay as they are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from essayplanner.domain.cited import Run, Runs, plain_text

_STAR = re.compile(r"\*(?!(?<=\s\*)\s)")
_BACKSLASH = re.compile(r"\\(?=[\\*\[\]()\s]|\Z)")
_ESCAPED = re.compile(r"\\([\\*\[\]()])")
_TOKEN = re.compile(r"\\[\\*\[\]()]|\*+|\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?P<address>[^\s()]*)\)")
_LINKED = re.compile(r"(?:https?|mailto):\S[^\0-\x1f]*", re.IGNORECASE)
_AS_SIGNS = {" ": "%20", "(": "%28", ")": "%29", "*": "%2A", "\\": "%5C"}
#: No address is longer, in characters; what is longer is left out, and its words stay.
LONGEST_ADDRESS = 2_000
#: Faces lie in one another no deeper than this.
_DEEPEST = 8


def sound_address(address: str) -> str:
    """An address that a link may lead to, without spaces and brackets; empty where it may not or is no address."""
    address = address.strip().replace("\n", "").replace("\t", "")
    if len(address) > LONGEST_ADDRESS or not _LINKED.fullmatch(address):
        return ""
    return "".join(_AS_SIGNS.get(sign, sign) for sign in address)


def marked(runs: Iterable[Run]) -> str:
    """The runs as Markdown. Faces that change so often that the stars could not be told apart are left out."""
    given = list(runs)
    text = _marked(given)
    if "*" in text and plain_text(runs_of(text)) != plain_text(tuple(given)):
        return _marked([run._replace(bold=False, italic=False) for run in given])
    return text


def _marked(runs: list[Run]) -> str:
    pieces = []
    for address, linked in groupby(_told_once(runs), lambda run: run.link):
        same = list(linked)
        words, said = _faced(same), plain_text(tuple(same)).strip()
        if not address or not said:
            pieces.append(words)
        else:
            before, inner, after = _trimmed(words)
            pieces.append(f"{before}[{inner}]({address}){after}")
    return "".join(pieces)


def _told_once(runs: list[Run]) -> Iterator[Run]:
    """The runs; an address that is written out leads nowhere else."""
    for address, linked in groupby(runs, lambda run: run.link):
        same = list(linked)
        is_address = address and plain_text(tuple(same)).strip() in (address, address.removeprefix("mailto:"))
        yield from (run._replace(link="") for run in same) if is_address else same


def _faced(runs: list[Run]) -> str:
    pieces = []
    for bold, same in groupby(runs, lambda run: run.bold):
        inner = "".join(
            _wrapped(_escaped("".join(run.text for run in each), bool(runs[0].link)), "*" if italic else "")
            for italic, each in groupby(same, lambda run: run.italic)
        )
        pieces.append(_wrapped(inner, "**" if bold else ""))
    return "".join(pieces)


def _trimmed(text: str) -> tuple[str, str, str]:
    inner = text.strip()
    start = text.find(inner)
    return text[:start], inner, text[start + len(inner) :]


def _wrapped(text: str, mark: str) -> str:
    if not mark or not text.strip():
        return text
    before, inner, after = _trimmed(text)
    return f"{before}{mark}{inner}{mark}{after}"


def _escaped(text: str, in_link: bool) -> str:
    text = _STAR.sub(r"\\*", _BACKSLASH.sub(r"\\\\", text))
    if in_link:
        return text.replace("[", "\\[").replace("]", "\\]")
    return text.replace("](", "]\\(")


@dataclass(slots=True)
class _Stars:
    """Stars in a row: the index of their run, how many they are, whether they may open or close, how many are left."""

    place: int
    count: int
    opens: bool
    closes: bool
    left: int = 0

    def __post_init__(self) -> None:
        self.left = self.count


def has_marks(text: str) -> bool:
    """Whether a text may mean more than it says; most do not."""
    return "*" in text or "\\" in text or "](" in text


def runs_of(text: str) -> Runs:
    """The runs of such Markdown; a star that belongs to no other is a star."""
    if not has_marks(text):
        return (Run(text),) if text else ()
    runs: list[Run] = []
    done = 0
    stars: list[_Stars] = []

    def take(piece: str, link: str = "") -> None:
        if piece:
            runs.append(Run(piece, link=link))

    for found in _TOKEN.finditer(text):
        take(text[done : found.start()])
        done = found.end()
        if found["words"] is not None:
            link = sound_address(found["address"])
            if link:
                runs += [run._replace(link=link) for run in runs_of(found["words"])]
            else:
                take(found[0])
        elif found[0][0] == "\\":
            take(found[0][1])
        else:
            before, after = text[found.start() - 1 : found.start()], text[done : done + 1]
            stars.append(_Stars(len(runs), len(found[0]), bool(after.strip()), bool(before.strip())))
            runs.append(Run(found[0]))
    take(text[done:])
    return _joined(_with_faces(runs, stars))


def shown_runs(text: str) -> Runs:
    """The runs of such Markdown as others see them: no words hide where they lead, so an address stands behind them."""
    shown: list[Run] = []
    for link, linked in groupby(runs_of(text), lambda run: run.link):
        same = list(linked)
        if link and plain_text(tuple(same)) != link:
            shown += [*(run._replace(link="") for run in same), Run(" ("), Run(link, link=link), Run(")")]
        else:
            shown += same
    return _joined(shown)


def shown_words(text: str) -> str:
    """The words of such Markdown without their faces, for what shows none; addresses stay."""
    return plain_text(shown_runs(text)) if has_marks(text) else text


def _with_faces(runs: list[Run], stars: list[_Stars]) -> list[Run]:
    """The runs with the faces that pairs of stars give them, and without these."""
    faced = list(runs)
    waiting: list[_Stars] = []
    for mark in stars:
        while mark.closes and mark.left and (depth := _opener(waiting, mark)):
            del waiting[len(waiting) - depth + 1 :]
            opener = waiting[-1]
            used = min(opener.left, mark.left, 2)
            for index in range(opener.place + 1, mark.place):
                run = faced[index]
                faced[index] = run._replace(bold=True) if used == 2 else run._replace(italic=True)
            opener.left -= used
            mark.left -= used
            if not opener.left:
                waiting.pop()
        if mark.opens and mark.left:
            waiting.append(mark)
    for mark in stars:
        faced[mark.place] = faced[mark.place]._replace(text="*" * mark.left)
    return [run for run in faced if run.text]


def _opener(waiting: list[_Stars], mark: _Stars) -> int:
    """How far from the end of those that wait is the one that these stars close, from 1; 0 where there is none."""
    for depth, opener in enumerate(reversed(waiting[-_DEEPEST:]), 1):
        both = mark.opens or opener.closes
        if not (both and (opener.count + mark.count) % 3 == 0 and (opener.count % 3 or mark.count % 3)):
            return depth
    return 0


def _joined(runs: Iterable[Run]) -> Runs:
    """The runs with neighbours of one face as one."""
    return tuple(
        each[0]._replace(text="".join(run.text for run in each))
        for each in (list(same) for _face, same in groupby(runs, lambda run: run[1:]))
    )
