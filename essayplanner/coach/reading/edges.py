"""What is trimmed from the edges of a part of a question."""

_AROUND = " \t\n\xa0,;:.?!…–—-"
_OPENING = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "(": ")", "[": "]"}
#: In longer stretches nobody looks for the other mark of a pair.
_LONGEST = 1000
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The letters without the spaces and marks around them: quotation marks and brackets go where they enclose all of
    it, or have no other of their pair in it."""
    while True:
        while start < end and text[start] in _AROUND:
            start += 1
        while start < end and text[end - 1] in _AROUND:
            end -= 1
        if start >= end:
            return start, start
        if end - start > _LONGEST:
            return start, end
        first, last = text[start], text[end - 1]
        begins = first in _OPENING and not _closes(text, start + 1, end - 1, _OPENING[first])
        ends = last in _CLOSING and not _opens(text, start + 1, end - 1, _CLOSING[last]) and end - start > 1
        if begins and last == _OPENING.get(first):
            start, end = start + 1, end - 1
        elif begins:
            start += 1
        elif ends and first != _CLOSING[last] and not _is_apostrophe(text, end):
            end -= 1
        else:
            return start, end


def _closes(text: str, start: int, end: int, mark: str) -> bool:
    """Whether a closing mark stands there, at the end of a word and of no “peasants’”."""
    return any(
        text[at] == mark and not text[at + 1 : at + 2].isalnum() and not _is_apostrophe(text, at + 1)
        for at in range(start, end)
    )


def _opens(text: str, start: int, end: int, mark: str) -> bool:
    return any(text[at] == mark and not text[at - 1].isalnum() for at in range(start, end))


def _is_apostrophe(text: str, end: int) -> bool:
    return text[end - 1] in "'’" and text[end - 2 : end - 1] == "s"
