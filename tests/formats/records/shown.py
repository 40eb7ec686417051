"""A `Writing` as a text that can be read and approved."""

import json

from essayplanner.domain.brought import Block, Writing


def shown(writing: Writing) -> str:
    """Its title and what it is recognised by, its works, its blocks with all that they say, and its remarks."""
    lines = [f"{writing.title}  <{writing.came_from}>", ""]
    lines += [
        f"work {number}: {json.dumps(item, ensure_ascii=False, sort_keys=True)}"
        for number, item in enumerate(writing.sources)
    ]
    lines.append("")
    for block in writing.blocks:
        lines += [*_block(block), ""]
    return "\n".join([*lines, *(f"! {remark}" for remark in writing.remarks)]) + "\n"


def _block(block: Block) -> list[str]:
    said = [
        block.what.value + (f" {block.level}" if block.level else ""),
        block.number,
        block.kind.value if block.kind else "",
        f"when {block.when}" if block.when else "",
        block.locator,
        f"work {block.source}" if block.source >= 0 else "",
        block.colour,
        f"<{block.place}>" if block.place else "",
        " ".join(f"#{tag}" for tag in block.tags),
    ]
    names = ("title", "short", "quotation", "comment", "caution")
    return [
        " · ".join(filter(None, said)),
        *(f"  {name}: {text}" for name in names if (text := getattr(block, name))),
        *(f"  marked: {words}" for words in block.marked),
        *(f"  | {line}" for line in block.text.split("\n") if block.text),
    ]
