"""HTML out: an essay as a fragment to paste or preview, and Markdown of a stranger made harmless.

An outline never goes through Markdown on its way to HTML: every text is escaped and stands in one of a dozen tags, so
there is nothing to parse and nothing to freeze on.
"""

import re
from collections.abc import Iterator
from html import escape

from essayplanner.domain.cards import Kind
from essayplanner.domain.cited import Run, Runs
from essayplanner.domain.marked_text import shown_runs
from essayplanner.domain.text import clean_text
from essayplanner.formats.essay import Essay, Heading, Item, after
from essayplanner.language import _, n_

#: A word longer than this is shown in pieces: a QTextBrowser takes 12 s for one of a million letters.
LONGEST_WORD = 200
#: Plain text longer than this, in characters, is cut in a view: a QTextBrowser takes 30 ms for it.
LONGEST_PLAIN = 1_000_000
_LONG = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_DEEPEST_HEADING = 6


def html_of(essay: Essay, name_notes: bool = True, linked: bool = False) -> str:
    """A frozen essay as an HTML fragment; `name_notes` says which paragraphs are the student's note on a card.

    `linked` notes and their figures lead to each other, in the way that pandoc and screen readers know.
    """
    parts = [*_opening(essay)]
    depth = 0
    for block in essay.blocks:
        if isinstance(block, Item):
            parts.append(_to_depth(depth, block.depth))
            parts.extend(_item(block, name_notes, essay, linked))
            depth = block.depth
        else:
            parts.append("</li></ul>" * depth)
            parts.extend(_heading(block))
            depth = 0
    parts.append("</li></ul>" * depth)
    if essay.notes and not essay.in_text:
        parts.append(_linked_notes(essay) if linked else f"<hr><ol>{''.join(map(_note, essay.notes))}</ol>")
    parts.extend(_works(essay))
    return "\n".join(filter(None, parts))


def _note(note: Runs) -> str:
    return f"<li>{html_runs(note)}</li>"


def _linked_notes(essay: Essay) -> str:
    back = escape(_("Back to the text"))
    notes = "\n".join(
        f'<li id="fn{number}"><p>{html_runs(note)} <a href="#fnref{number}" class="footnote-back" role="doc-backlink" '
        f'aria-label="{back}">↩︎</a></p></li>'
        for number, note in enumerate(essay.notes, 1)
    )
    opening = '<section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes">'
    return f"{opening}\n<hr>\n<ol>\n{notes}\n</ol>\n</section>"


def _works(essay: Essay) -> Iterator[str]:
    if essay.lists:
        yield "<h2>" + _text(_("Works cited")) + "</h2>"
    for part in essay.lists:
        if part.title:
            yield f"<h3>{_text(part.title)}</h3>"
        yield f"<ul>{''.join(f'<li>{html_runs(work)}</li>' for work in part.works)}</ul>"


def plain_html(text: str) -> str:
    """Any text as one `<pre>` with nothing in it but the text, cut where a text view would begin to lag."""
    if len(text) > LONGEST_PLAIN:
        rest = _("The rest is too long to show here; an export has all of it.")
        text = f"{text[:LONGEST_PLAIN]}…\n\n{rest}"
    return f"<pre>{_text(clean_text(text))}</pre>"


def _to_depth(now: int, wanted: int) -> str:
    if wanted > now:
        return "<ul>" * (wanted - now)
    return "</li></ul>" * (now - wanted) + "</li>"


def _opening(essay: Essay) -> Iterator[str]:
    if essay.title:
        yield f"<h1>{_text(essay.title)}</h1>"
    for place, paragraph in enumerate(essay.thesis):
        yield "<p>" + ("" if place else _label(_("Thesis:"))) + f"{_words(paragraph)}</p>"
    if essay.words:
        yield _target(essay.words)


def _target(words: int) -> str:
    return "<p><em>" + _text(n_("Target: {n} word", "Target: {n} words", words)) + "</em></p>"


def _label(words: str) -> str:
    return f"<em>{_text(words)}</em> "


def _heading(block: Heading) -> Iterator[str]:
    level = min(block.depth + 1, _DEEPEST_HEADING)
    yield f"<h{level}>{_text(block.title)}</h{level}>"
    if block.words:
        yield _target(block.words)
    for paragraph in block.paragraphs:
        yield f"<p>{_words(paragraph)}</p>"


def _item(item: Item, name_notes: bool, essay: Essay, linked: bool) -> Iterator[str]:
    title = _text(item.title)
    title = f"<strong>{title}</strong>" if item.kind is Kind.CLAIM else title
    part = _label(f"{item.part}:") if item.part else ""
    date = f" ({_text(item.date)})" if item.date else ""
    footnote = f"<sup>{item.footnote}</sup>" if item.footnote else ""
    if footnote and linked:
        names = f'href="#fn{item.footnote}" class="footnote-ref" id="fnref{item.footnote}"'
        footnote = f'<a {names} role="doc-noteref">{footnote}</a>'
    if footnote and essay.in_text:
        footnote = f" {html_runs(essay.notes[item.footnote - 1])}"
    at = item.note_at
    yield f"<li><p>{part}{title}{date}{footnote if at == 'title' else ''}</p>"
    texts = after(tuple(map(_words, item.block or item.texts)), footnote if at == "text" else "")
    shown = "\n".join(f"<p>{text}</p>" for text in texts)
    yield f"<blockquote>\n{shown}\n</blockquote>" if item.block else shown
    if item.caution:
        yield "<p>" + _label(_("Caution:")) + f"{_words(item.caution)}</p>"
    for place, text in enumerate(item.note):
        yield "<p>" + (_label(_("Note:")) if name_notes and not place else "") + f"{_words(text)}</p>"


def _words(text: str) -> str:
    return html_runs(shown_runs(text))


def html_runs(runs: Runs) -> str:
    """Runs as HTML with their faces; addresses stay text, for a link may lie about where it leads."""
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = _text(run.text)
    if run.raised:
        text = f"<sup>{text}</sup>" if run.raised > 0 else f"<sub>{text}</sub>"
    if run.small_caps:
        text = f'<span style="font-variant: small-caps">{text}</span>'
    if run.bold:
        text = f"<strong>{text}</strong>"
    return f"<em>{text}</em>" if run.italic else text


def break_words(text: str) -> str:
    """The text with a zero-width space in words so long that a text view would freeze on them."""
    if len(text) <= LONGEST_WORD:
        return text
    return _LONG.sub(lambda found: f"{found[0]}\u200b", text)


def _text(text: str) -> str:
    return escape(break_words(text), quote=False)
