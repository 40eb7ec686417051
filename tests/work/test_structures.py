"""Structures of one's own beside those of the program: added, removed, kept and shared; a broken one is left out."""

import os
from pathlib import Path

import pytest

from essayplanner.domain.errors import EssayError, NotFoundError, RefusedError
from essayplanner.domain.structures import Shape, ShapePart
from essayplanner.formats.structures import StructureError, read_structures
from essayplanner.work import structures as verbs
from essayplanner.work.structures import structures
from tests.work.own_structures import MINE

ONE = Shape("one", "Was it fear?", parts=(ShapePart("All"),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "program" / "structures"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.toml"
    path.write_text(MINE, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_s_own_come_beside_those_of_the_program(folder: Path, file: Path) -> None:
    before = structures(folder)
    assert before.shape("thematic")
    assert not any(shape.is_own for shape in before.shapes)
    assert not any(scheme.is_own for scheme in before.schemes)
    assert verbs.add_file(file, folder).shapes[0].key == "mine"
    assert names(folder) == ["sheet.toml"]
    after = structures(folder)
    assert [shape.key for shape in after.shapes if shape.is_own] == ["mine"]
    assert [scheme.key for scheme in after.schemes if scheme.is_own] == ["class"]
    assert len(after.shapes) == len(before.shapes) + 1
    assert structures(folder) is after, "read again, though nothing has changed"


def test_they_lie_in_the_program_s_own_folder(file: Path) -> None:
    assert verbs.own_folder() == Path(os.environ["ESSAYPLANNER_DATA"]) / "structures"
    verbs.add_file(file)
    assert structures().shape("mine")


def test_one_s_own_takes_the_place_of_one_with_its_key(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "a.toml").write_text(MINE.replace('"mine"', '"thematic"'), encoding="utf-8")
    places = [shape.key for shape in structures(folder).shapes]
    assert places.count("thematic") == 1
    assert structures(folder).shapes[places.index("thematic")].title == "Mine"
    verbs.remove("thematic", folder)
    assert structures(folder).shapes[places.index("thematic")].title == "Theme by theme"


def test_a_broken_file_is_told_and_left_out(folder: Path, file: Path) -> None:
    verbs.add_file(file, folder)
    (folder / "broken.toml").write_text(MINE.replace("mine", "My own!"), encoding="utf-8")
    (folder / "rule.toml").write_text(
        MINE.replace("mine", "b").replace("class", "c") + '[[schemes.demands]]\nkey="a"\nsentence="b"\nrules=["no"]\n',
        encoding="utf-8",
    )
    assert structures(folder).shape("mine")
    assert not structures(folder).shape("b")
    told = verbs.left_out(folder)
    assert [trouble.sentence for trouble in told] == [
        "“broken.toml” has 1 fault; it is left out.",
        "“rule.toml” has 1 fault; it is left out.",
    ]
    assert "line 2, shapes[1].key: “My own!” is not a key" in told[0].more
    (folder / "broken.toml").write_text(MINE.replace("mine", "mended").replace("class", "d"), encoding="utf-8")
    assert structures(folder).shape("mended")
    assert len(verbs.left_out(folder)) == 1


def test_what_cannot_be_added_changes_nothing(folder: Path, file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("x = 1", encoding="utf-8")
    with pytest.raises(StructureError):
        verbs.add_file(bad, folder)
    with pytest.raises(NotFoundError):
        verbs.add_file(tmp_path / "gone.toml", folder)
    assert not folder.exists()
    verbs.add_file(file, folder)
    with pytest.raises(RefusedError, match="the key “mine” already; nothing was changed: remove it first"):
        verbs.add_file(file, folder)
    file.write_text(MINE.replace('"mine"', '"yours"').replace('"class"', '"exam"'), encoding="utf-8")
    verbs.add_file(file, folder)
    assert names(folder) == ["sheet 2.toml", "sheet.toml"]


def test_a_file_goes_with_the_last_that_it_holds(folder: Path, file: Path) -> None:
    verbs.add_file(file, folder)
    verbs.remove("mine", folder)
    assert [each.key for each in structures(folder).schemes if each.is_own] == ["class"]
    verbs.remove("class", folder)
    assert names(folder) == []
    with pytest.raises(RefusedError, match="“thematic” comes with EssayPlanner"):
        verbs.remove("thematic", folder)
    with pytest.raises(NotFoundError, match="You have no structure of your own yet"):
        verbs.remove("mine", folder)
    verbs.save_shape(ONE, folder)
    with pytest.raises(NotFoundError, match="yours are: one"):
        verbs.remove("mine", folder)


def test_a_shape_is_kept_under_a_free_key_and_name(folder: Path) -> None:
    kept = [verbs.save_shape(ONE, folder) for _ in range(2)]
    assert [shape.key for shape in kept] == ["one", "one-2"]
    assert names(folder) == ["Was it fear 2.toml", "Was it fear.toml"]
    assert [shape for shape in structures(folder).shapes if shape.is_own] == [kept[1], kept[0]]
    assert verbs.save_shape(ONE._replace(key="thematic"), folder).key == "thematic-2"
    with pytest.raises(StructureError, match="There are 41 of them here"):
        verbs.save_shape(ONE._replace(parts=ONE.parts * 41), folder)


def test_a_scheme_is_shared_with_one_s_own_shapes(folder: Path, file: Path, tmp_path: Path) -> None:
    verbs.add_file(file, folder)
    target = tmp_path / "shared.toml"
    verbs.export("class", target, folder)
    shared = read_structures(target.read_bytes(), target.name)
    assert ([each.key for each in shared.shapes], [each.key for each in shared.schemes]) == (["mine"], ["class"])
    verbs.export("four-boxes", target, folder)
    assert [shape.key for shape in read_structures(target.read_bytes(), target.name).shapes] == ["four-boxes"]
    with pytest.raises(NotFoundError, match="no structure with the key “gone”; nothing was changed"):
        verbs.export("gone", target, folder)
    with pytest.raises(EssayError, match="was not written"):
        verbs.export("class", tmp_path, folder)


def test_a_folder_that_cannot_be_is_told(file: Path, tmp_path: Path) -> None:
    with pytest.raises(EssayError, match=r"“sheet.toml” was not kept, because"):
        verbs.add_file(file, file / "structures")
    assert structures(tmp_path / "nowhere").shapes
