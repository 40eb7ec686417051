"""What is wrong in a notebook is named."""

import pytest

from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from tests.notebook.tools import execute, sample_pack

SECOND_OUTLINE = "INSERT INTO outline (uid, title, position) VALUES ('u', 't', 9)"


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE placement SET section_id = NULL, parent_id = id WHERE id = 1", "is under itself"),
        ("UPDATE section SET parent_id = 2 WHERE id = 2", "is under itself"),
        (
            "UPDATE placement SET parent_id = (SELECT p.id FROM placement p JOIN card c ON c.id = p.card_id "
            "WHERE c.kind = 'evidence') WHERE card_id = 3",
            "under evidence",
        ),
        (f"{SECOND_OUTLINE}; UPDATE placement SET outline_id = 2 WHERE id = 1", "a different outline"),
        (f"{SECOND_OUTLINE}; UPDATE section SET outline_id = 2 WHERE id = 2", "a different outline"),
        ("DELETE FROM notebook", "title is missing"),
        ("UPDATE source SET csl = '[1]'", "Source 1 cannot be read"),
        ("UPDATE step_row SET after = '{' WHERE id = 3", "history cannot be read"),
        ("UPDATE step_row SET row_id = 77 WHERE id = 3", "history cannot be read"),
        *(
            (f"UPDATE step_row SET refs = '{refs}' WHERE id = 3", "history cannot be read")
            for refs in ("{", "[]", '{"now": {}}', '{"after": []}', '{"after": {"uid": "x"}}', "[" * 9999)
        ),
        *(
            (
                "INSERT INTO discarded VALUES (1, 'u', 'd', 'add-note', '{}', '', ''); "
                f"INSERT INTO discarded_rows VALUES (1, 2, '{rows}')",
                "Undone step 1 cannot be read",
            )
            for rows in ("{", "1", "[1]", "[[]]", '[["card", 1, "{}", null, null]]', "[[[], 1, null, null, null]]")
        ),
    ],
)
def test_health_names_the_fault(book: Notebook, statement: str, fault: str) -> None:
    import_pack(book, sample_pack())
    assert faults(book.path) == []
    execute(book.path, *statement.split("; "))
    assert any(fault in found for found in faults(book.path)), faults(book.path)
