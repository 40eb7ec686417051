"""A wheel carries the package and, inside it, the resources of the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("pyproject.toml", "LICENSE", "README.md", "essayplanner", "resources")


def test_the_wheel_holds_the_package_and_its_resources(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, tree)
    (tree / "resources" / "planted.txt").write_text("planted")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(tree)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=50)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = out.glob("*.whl")
    assert wheel.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        entry_points = next(archive.read(name).decode() for name in names if name.endswith("entry_points.txt"))
    expected = {
        f"essayplanner/_resources/{path.relative_to(tree / 'resources').as_posix()}"
        for path in (tree / "resources").rglob("*")
        if path.is_file()
    }
    assert expected <= names
    modules = {path.relative_to(tree).as_posix() for path in (tree / "essayplanner").rglob("*.py")}
    assert modules <= names
    assert "essayplanner = essayplanner.__main__:main" in entry_points
    assert not [name for name in names if name.startswith(("tests/", "resources/", "packaging/"))]
