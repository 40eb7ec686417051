"""The files by which the repository is kept, and a light look at YAML: no reader of it is among the pins."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
YAML = [
    *sorted((ROOT / ".github").rglob("*.yml")),
    ROOT / ".pre-commit-config.yaml",
]
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "SECURITY.md", "CODE_OF_CONDUCT.md")),
    *(ROOT / name for name in ("Makefile", ".ci/run", ".editorconfig", ".github/pull_request_template.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
_ENTRY = re.compile(r"""(?P<dashes>(?:-[ ])*)(?:(?P<key>[\w./@-]+):(?:[ ](?P<value>.+))?|(?P<alone>.+))""")
#: What a text without quotation marks may not begin with, nor hold.
_NOT_PLAIN = re.compile(r"""[&*!%@`|>{}\[\],?#"']|.*(?:: |:$| #)""")


def yaml_faults(text: str) -> Iterator[str]:
    """What is wrong with the shape of a YAML file as we write them: two spaces a level, one entry a line, each key once
    in its place, and no text that YAML would take for something else.
    """
    levels: list[tuple[int, set[str]]] = []
    opened = True  # whether the entry before may have others beneath it
    for number, line in enumerate(text.splitlines(), 1):
        body = line.lstrip(" ")
        if not body or body.startswith("#"):
            continue
        entry, indent = _ENTRY.fullmatch(body), len(line) - len(body)
        if entry is None or "\t" in line or indent % 2 or line != line.rstrip():
            yield f"line {number} is no entry: {line!r}"
            continue
        depth = indent + len(entry["dashes"])
        if levels and indent > levels[-1][0] and not opened:
            yield f"line {number} stands beneath what holds nothing: {line!r}"
        if entry["dashes"]:  # a new member of a list begins with no keys
            levels = [level for level in levels if level[0] < depth]
        levels = [level for level in levels if level[0] <= depth]
        if not levels or levels[-1][0] < depth:
            levels.append((depth, set()))
        if entry["key"] in levels[-1][1]:
            yield f"line {number} says {entry['key']} again"
        elif entry["key"]:
            levels[-1][1].add(entry["key"])
        value = entry["value"] or entry["alone"] or ""
        flow = value.startswith(("[", "{")) and value.endswith(("]", "}"))
        quoted = len(value) > 1 and value[0] == value[-1] == '"' and '"' not in value[1:-1]
        if value and not flow and not quoted and _NOT_PLAIN.match(value):
            yield f"line {number} has a text that needs quotation marks: {value!r}"
        opened = not value


def verbs_called(text: str) -> set[str]:
    """The verbs of `packaging/dev.py` that a page or a workflow calls."""
    return set(re.findall(r"packaging/dev\.py[ ]+([a-z]+)", text))
