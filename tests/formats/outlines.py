"""Outlines made for tests: hostile ones by hypothesis, and what a reader must find in their exports."""

from collections.abc import Iterator

from hypothesis import strategies as st

from essayplanner.domain.cards import Card, Citation, Kind, Relation, Source
from essayplanner.domain.cited import Run
from essayplanner.domain.marked_text import shown_runs
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.domain.text import clean_line, clean_text
from tests.formats.reading import FACE

#: Whatever a Markdown reader might take for markup.
HOSTILE = """
# heading|## x|#|1. one|1) one|10. ten|- dash|-|+ plus|+|> quote|>|    code|\tcode|`code`|``|```|~~~|:::
::: {.x}|[^1]
[^1]: note|^[inline]|<script>alert(1)</script>|<b>|</b>|<!-- x -->|<http://a.b>|<a@b.c>|&amp;|&#42;|&lt
&copy;|&#x41;
@cite|[@cite, p. 3]|-@cite|@{x}|$x$|$$|$5 and $6|^up^|~down~|~~gone~~|*|**|***|_|__|_em_|*em*|**b**|a_b_c
\\\\|\\newpage|\\begin{x}|“smart”|"straight"|'single'|'s|...|--|---|===|***|- - -|* * *|trailing  |  leading
\n|\n\n|\r\n
https://example.org/a_b|www.example.org|:smile:|{#id .class}|{=html}|`x`{=html}|[text](url)|![pic](x.png)
[ref]|[ref]: url|[ ]|[x]
a. letter|II. roman|A. letter|A.|i. roman|iv) roman|(1) paren|(a) x|#. auto|(@) ex|(@good) ex|@. x|: def
:   def|~   def|% title|Table: cap
!|![|]|(|)|{|}|\U0001f600|e\u0301|\u200b|\u00a0|\ufeff|\u202e|\u2028|\u0085|\x00|\x01|\x02|\x03|\x04|\x0b
\x1b|\ud800|ﬁ|א|字|Mr. X|e.g. Y|681,692
"""
#: The same piece by piece.
FRAGMENTS = [piece for row in HOSTILE[1:-1].split("\n") for piece in row.split("|")] + [
    *("|", "| a | b |", "--- | ---", "\\", "\n", "\n\n", "\r\n", "  ", " ", "a", "\n---\n", "\n===\n", "x\n    y")
]

texts = st.one_of(st.lists(st.sampled_from(FRAGMENTS), max_size=5).map("".join), st.text(max_size=30))


def sources() -> st.SearchStrategy[Source]:
    """Books and articles whose fields hold anything."""
    return st.builds(
        lambda key, title, name, container: Source(
            key, key, {"title": title, "author": [{"family": name, "given": "A."}], "container-title": container}
        ),
        st.sampled_from(["s1", "s2", "s3"]),
        texts,
        texts,
        st.one_of(st.just(""), texts),
    )


def citations() -> st.SearchStrategy[Citation]:
    """Citations with a place in the source that begins as a page."""
    return st.builds(lambda source, place: Citation(source, f"p. 1 {place}"), sources(), texts)


def cards() -> st.SearchStrategy[Card]:
    """Cards whose every text holds anything."""
    return st.builds(
        lambda kind, title, text, when, caution, cited: Card(
            "u", kind, title, text, when, caution=caution, citations=tuple(cited)
        ),
        st.sampled_from(Kind),
        texts,
        texts,
        st.sampled_from(["", "1937", "1937/1938", "1934-12-01~"]),
        texts,
        st.lists(citations(), max_size=2),
    )


def placements(depth: int = 2) -> st.SearchStrategy[tuple[Placed, ...]]:
    """Placements, `depth` levels of them."""
    inner = placements(depth - 1) if depth else st.just(())
    one = st.builds(Placed, st.just("p"), cards(), texts, st.one_of(st.none(), st.sampled_from(Relation)), inner)
    return st.lists(one, max_size=3).map(tuple)


def outlines() -> st.SearchStrategy[Outline]:
    """Outlines whose every text holds anything."""
    leaf = st.builds(Section, st.just("s"), texts, st.sampled_from(Role), texts, st.just(0), st.just(()), placements(1))
    section = st.builds(
        Section,
        st.just("s"),
        texts,
        st.sampled_from(Role),
        texts,
        st.sampled_from([0, 250]),
        st.lists(leaf, max_size=2).map(tuple),
        placements(),
    )
    return st.builds(Outline, st.just("o"), texts, texts, st.just(1500), st.lists(section, max_size=3).map(tuple))


def outline_of(pieces: list[str]) -> Outline:
    """An outline that says each piece in every place where a student or a card can say something."""
    return Outline("o", "".join(pieces[:1]), "\n".join(pieces), 1500, tuple(map(_section_of, pieces)))


def _section_of(piece: str) -> Section:
    source = Source(piece, piece, {"title": piece, "author": [{"family": piece}], "publisher": piece})
    cards = [Card("c", kind, piece, piece, "1937", caution=piece) for kind in Kind]
    cited = Card("c", Kind.EVIDENCE, piece, f"a {piece} b", citations=(Citation(source, f"1 {piece}"),))
    under = (Placed("p", cited, piece, Relation.SUPPORTS), Placed("p", cited, f"{piece}{piece}", None))
    placed = tuple(Placed("p", card, f"{piece} {piece}", None, under) for card in cards)
    return Section("s", piece, Role.HEADING, piece, 0, (), placed)


def paragraphs_of(text: str) -> list[str]:
    """What is left of a text in an export: its lines, cleaned, with the faces that the student gave its words."""
    return [_faced(line) for part in clean_text(text).split("\n") if (line := clean_line(part))]


def _faced(line: str) -> str:
    return "".join(_run(run) for run in shown_runs(line))


def _run(run: Run) -> str:
    text = f"{FACE}<b>{run.text}{FACE}</b>" if run.bold else run.text
    return f"{FACE}<i>{text}{FACE}</i>" if run.italic else text


def expected_blocks(outline: Outline) -> list[tuple[str, str]]:
    """What a reader must find in the export of an outline, without its list of works."""
    number = iter(range(1, 1_000_000))
    found = [("h1", clean_line(outline.title) or "Untitled")]
    for place, line in enumerate(paragraphs_of(outline.thesis)):
        found.append(("p", line if place else f"<i>Thesis:</i> {line}"))
    found.append(("p", "<i>Target: 1,500 words</i>"))
    for section, level in _with_levels(outline.sections, 2):
        found.append((f"h{level}", clean_line(section.title) or section.role.value.capitalize()))
        if section.words:
            found.append(("p", f"<i>Target: {section.words} words</i>"))
        found += [("p", line) for line in paragraphs_of(section.note)]
        for placed in section.placements:
            found += _expected_item(placed, "li", number)
    return found


def _with_levels(sections: tuple[Section, ...], level: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, level
        yield from _with_levels(section.sections, level + 1)


def _expected_item(placed: Placed, path: str, number: Iterator[int]) -> list[tuple[str, str]]:
    card = placed.card
    title = clean_line(card.title) or "Untitled"
    line = f"<b>{title}</b>" if card.kind is Kind.CLAIM else title
    if placed.part:
        line = f"<i>{placed.part.value}:</i> {line}"
    when = {"": "", "1937": "1937", "1937/1938": "1937–38", "1934-12-01~": "c. 1 Dec 1934"}[card.when]
    if when and when not in title:
        line += f" ({when})"
    if card.citations:
        line += f"[^{next(number)}]"
    found = [(path, ""), (f"{path} p", line)]
    found += [(f"{path} p", text) for text in paragraphs_of(card.text)]
    if clean_line(card.caution):
        found.append((f"{path} p", f"<i>Caution:</i> {_faced(clean_line(card.caution))}"))
    for place, text in enumerate(paragraphs_of(placed.note)):
        found.append((f"{path} p", text if place else f"<i>Note:</i> {text}"))
    for inner in placed.placements:
        found += _expected_item(inner, f"{path} li", number)
    return found
