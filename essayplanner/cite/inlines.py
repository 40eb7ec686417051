"""pandoc's inlines into runs, and a few runs into one."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from essayplanner.cite.items import SHOWN
from essayplanner.domain.cited import Run, Runs
from essayplanner.domain.text import clean_text

_LINK = re.compile(r"(?:https?://|mailto:)\S+\Z", re.IGNORECASE)
_NOTHING = Run("")


def runs_of(inlines: Iterable[Any]) -> Runs:
    """The text of pandoc's inlines with its faces; what has no face here is its text."""
    return _joined(_runs(inlines, _NOTHING))


def _joined(runs: Iterable[Run]) -> Runs:
    done: list[Run] = []
    texts: list[str] = []
    for run in runs:
        if done and done[-1][1:] == run[1:]:
            texts.append(run.text)
            continue
        if done:
            done[-1] = done[-1]._replace(text="".join(texts))
        done.append(run)
        texts = [run.text]
    if done:
        done[-1] = done[-1]._replace(text="".join(texts))
    return tuple(run for run in done if run.text)


def _runs(inlines: Iterable[Any], face: Run) -> Iterator[Run]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        match kind:
            case "Str":
                yield face._replace(text=clean_text(content).replace("\n", " ").translate(SHOWN))
            case "Space" | "SoftBreak" | "LineBreak":
                yield face._replace(text=" ")
            case "Emph":
                yield from _runs(content, face._replace(italic=not face.italic))
            case "Strong":
                yield from _runs(content, face._replace(bold=not face.bold))
            case "SmallCaps":
                yield from _runs(content, face._replace(small_caps=not face.small_caps))
            case "Superscript" | "Subscript":
                yield from _runs(content, face._replace(raised=1 if kind == "Superscript" else -1))
            case "Underline" | "Strikeout":
                yield from _runs(content, face)
            case "Quoted":
                marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
                yield face._replace(text=marks[0])
                yield from _runs(content[1], face)
                yield face._replace(text=marks[1])
            case "Link":
                target = content[2][0]
                yield from _runs(content[1], face._replace(link=target if _LINK.match(target) else ""))
            case "Span":
                yield from _runs(content[1], face)
                if content[0][1] == ["csl-left-margin"]:
                    yield face._replace(text=" ")
            case "Code" | "Math" | "RawInline":
                yield face._replace(text=clean_text(content[1]).replace("\n", " "))
            case "Cite":
                yield from _runs(content[1], face)


def replace_text(runs: Runs, old: re.Pattern[str], new: str) -> Runs:
    """The runs with a pattern replaced that may lie across several of them; `new` takes the face of the first."""
    whole = "".join(run.text for run in runs)
    if not (found := [*old.finditer(whole)]):
        return runs
    pieces: list[Run] = []
    start = 0
    waiting = deque(found)
    for run in runs:
        end, place = start + len(run.text), start
        while waiting and waiting[0].start() < end:
            match = waiting[0]
            if match.start() >= place:
                pieces.append(run._replace(text=whole[place : match.start()] + new))
            place = min(match.end(), end)
            if match.end() > end:
                break  # it goes on in the next run
            waiting.popleft()
        pieces.append(run._replace(text=whole[place:end]))
        start = end
    return _joined(pieces)
