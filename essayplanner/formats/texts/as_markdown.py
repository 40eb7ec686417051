"""A writing as Markdown text, as it stands in a note or a card."""

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cited import Run
from essayplanner.domain.marked_text import runs_of

_INDENT = "  "


def as_markdown(writing: Writing) -> str:
    """The blocks as Markdown: headings with #, items with - or a number, quotations with >; no line end at the end."""
    pieces: list[str] = []
    before: Block | None = None
    for block in writing.blocks:
        if before:
            are_items = before.what is What.ITEM and block.what is What.ITEM
            pieces.append("\n" if are_items else "\n\n")
        pieces.append(_written(block))
        before = block
    return "".join(pieces)


def is_plain(writing: Writing) -> bool:
    """Whether the blocks say no more than their words: paragraphs alone, without italics, bold and links."""
    return all(
        block.what is What.PARAGRAPH and all(run == Run(run.text) for run in runs_of(block.text))
        for block in writing.blocks
    )


def _written(block: Block) -> str:
    if block.what is What.HEADING:
        return f"{'#' * min(block.level or 1, 6)} {block.text}"
    if block.what is What.ITEM:
        return f"{_INDENT * (max(block.level, 1) - 1)}{block.number or '-'} {block.text}"
    if block.what is What.QUOTATION:
        return "\n".join(f"> {line}".rstrip() for line in block.text.split("\n"))
    return f"{_INDENT * block.level}{block.text}" if block.level else block.text
