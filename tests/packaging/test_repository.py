"""Workflows, templates and pages call verbs that there are, hold no versions of tools, and name no machine."""

import re
import tomllib
from pathlib import Path

import dev
import pytest

from essayplanner import __version__
from tests.packaging.repository import PAGES, ROOT, YAML, verbs_called, yaml_faults

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", YAML, ids=named)
def test_every_yaml_file_is_well_shaped(path: Path) -> None:
    assert list(yaml_faults(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "name: a\n  below: b",
        "on:\n   push:",
        "on:\n\tpush:",
        "jobs:\n  a:\n    steps: 1\n  a:\n    steps: 2",
        "steps:\n  - uses: a\n    uses: b",
        "label: Yes: it is",
        "label: @somebody",
        "label: a #b",
        'label: "a" b"',
        "label: trailing ",
    ],
)
def test_a_badly_shaped_one_is_seen(text: str) -> None:
    assert list(yaml_faults(text))


@pytest.mark.parametrize("path", [*YAML, *PAGES], ids=named)
def test_only_verbs_that_there_are_are_called(path: Path) -> None:
    assert verbs_called(path.read_text("utf-8")) <= set(dev.VERBS)


def test_a_verb_that_there_is_not_is_seen() -> None:
    assert verbs_called("- run: python packaging/dev.py check\n- run: python packaging/dev.py lint") == {
        "check",
        "lint",
    }


def test_the_workflows_run_the_verbs_of_the_script_on_three_systems() -> None:
    text = "\n".join(path.read_text("utf-8") for path in WORKFLOWS)
    assert verbs_called(text) == verbs_called((ROOT / ".ci" / "run").read_text("utf-8")) == {"check", "test"}
    assert all(re.fullmatch(r"python packaging/dev\.py \w+", line) for line in re.findall(r"- run: (.*)", text))
    assert {"ubuntu-latest", "windows-latest", "macos-latest"} <= set(re.findall(r"\w+-latest", text))
    pythons = {tuple(map(int, found)) for found in re.findall(r'"(\d+)\.(\d+)"', text)}
    assert (min(pythons), max(pythons)) == (dev.OLDEST, dev.NEWEST)


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_a_workflow_may_read_and_no_more(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"^ *permissions:\n((?: +.*\n)+)", text, re.MULTILINE) == ["  contents: read\n"]
    assert "pull_request_target" not in text
    assert "secrets." not in text
    used = re.findall(r"uses: (.*)", text)
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@(v\d+|[0-9a-f]{40})", action), action
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_versions_of_tools_stand_in_the_pins_alone() -> None:
    """A hook from elsewhere would bring a version of its own, which in time is another."""
    text = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"repo: (.*)", text) == ["local"]
    assert not re.search(r"\brev:|additional_dependencies:|==", text)
    assert re.findall(r"entry: (.*)", text) == ["python3 packaging/dev.py check"]


@pytest.mark.parametrize("path", [*YAML, *PAGES], ids=named)
def test_nothing_names_one_machine_or_a_registry(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"(?<![\w.{}`/])/(?:work|home|root|Users|tmp)/|index-url|\b[\w.-]+\.org/simple", text)


def test_every_page_that_is_linked_is_there() -> None:
    missing = [
        (named(path), link)
        for path in PAGES
        for link in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", path.read_text("utf-8"))
        if not (path.parent / link).exists()
    ]
    assert missing == []


def test_the_number_of_the_version_is_one() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert declared == __version__
    assert f"\n## {declared}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")
