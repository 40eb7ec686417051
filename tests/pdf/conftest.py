"""PDFs that are opened for a test are closed after it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from essayplanner.pdf.file import PdfFile

Open = Callable[..., PdfFile]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a PDF of these bytes, in a file of its own."""
    files: list[PdfFile] = []

    def open_it(data: bytes, password: str = "", longest_wait: float = 60.0) -> PdfFile:
        path = tmp_path / f"chapter {len(files)}.pdf"
        path.write_bytes(data)
        files.append(PdfFile(path, password, longest_wait=longest_wait))
        return files[-1]

    yield open_it
    for file in files:
        file.close()
