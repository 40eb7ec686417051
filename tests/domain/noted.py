"""Notes as tests cut them: those of the lesson on Kirov, and whatever else hypothesis can think of."""

from hypothesis import strategies as st

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cards import Source
from essayplanner.domain.known_people import Known

_LESSON = """
## Kirov
- 1 Dec 1934: shot in Leningrad by Nikolaev
- decree: the NKVD may arrest, try and execute
- Stalin’s part in it unproven
## Who was afraid of whom?
- Service p. 210: leaders knew resentment was “deep and wide”
- fear at the top, not one man’s will?
- 1932 Ryutin calls Stalin an “evil genius”
## Old comrades
- Aug 1936 Kamenev + Zinoviev executed
- March 1938 Bukharin in the dock
- trials removed Lenin’s comrades group by group
"""

KNOWN = Known(
    [("Robert Conquest", "")],
    [Source("s1", "service1997", {"title": "A History", "author": [{"family": "Service", "given": "Robert"}]})],
)


def block(line: str) -> Block:
    """A piece of a text as it is written: “## ” before headings, “- ” before items, “> ” before quotations."""
    mark, _space, words = line.strip().partition(" ")
    if mark and set(mark) == {"#"}:
        return Block(What.HEADING, words, len(mark))
    if mark == "-":
        return Block(What.ITEM, words, (len(line) - len(line.lstrip())) // 2 + 1)
    return Block(What.QUOTATION, words) if mark == ">" else Block(What.PARAGRAPH, line.strip())


def written(text: str, came_from: str = "lesson 9 notes.docx") -> Writing:
    """Lines as pieces of a text."""
    return Writing("lesson 9 notes", came_from, tuple(block(line) for line in text.splitlines() if line.strip()))


LESSON = written(_LESSON)

#: What notes are put together of.
_PIECES = (
    *("Q:", "was shot", "1934", "1 Dec:", "p. 3:", "*now*", "[link](http://a.b)", "Service, (p. 9)", "why?", "3."),
    *("**", "_a_b", "“", "”", "–", "- ", "a\u0301", "\\*", "0", "ä.", "(Service, 1997)", "A. B."),
)
_words = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=7).map(" ".join)

blocks = st.builds(
    Block,
    st.sampled_from(What),
    _words,
    st.integers(0, 4),
    st.sampled_from(["", "k1"]),
    st.sampled_from(["", "p. 9"]),
    st.just(-1),
    st.sampled_from(["", "my comment"]),
    st.sampled_from(["", "A title"]),
)
writings = st.lists(blocks, max_size=9).map(lambda made: Writing("t", "f", tuple(made)))
