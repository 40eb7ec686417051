"""docs/security.md promises nothing that no test holds."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_test_that_the_page_names_is_there() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8").partition("\n## How")[0]
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| promise")]
    assert len(rows) > 10
    for row in rows:
        named = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", row)
        assert named, row
        for path, test in named:
            text = (ROOT / "tests" / path).read_text("utf-8")
            assert f"\ndef {test}(" in text if test else "\ndef test_" in text or "TestCase" in text, (path, test)
