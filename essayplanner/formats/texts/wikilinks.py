"""What notes that link to one another have in their Markdown: `[[Note|words]]`, `![[pictures]]`."""

import re

_EMBEDDED = re.compile(r"!\[\[[^\[\]\n]{0,500}\]\]")
_WIKILINK = re.compile(r"\[\[([^\[\]|\n]{0,300})(?:\|([^\[\]\n]{0,300}))?\]\]")


def without_wikilinks(text: str) -> str:
    """The text with the words of such links instead of them."""
    return _WIKILINK.sub(lambda link: link[2] or link[1].strip("#").rstrip("\\").replace("#", " "), text)


def without_embedded(text: str) -> tuple[str, int]:
    """The text without the files that it shows, and how many these are."""
    return _EMBEDDED.subn("", text)
