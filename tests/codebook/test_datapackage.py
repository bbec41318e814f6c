"""The data package is valid, says what the codebook says, and the generated files are current."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from frictionless import validate

from dashboard.codebook import CODE_LISTS, TABLES
from dashboard.codebook.datapackage import build_datapackage
from scripts.build_docs import ROOT, build_codebook, main, stale_files
from tests.tables import EVENT, csv_text, write_tables


def validate_folder(folder: Path) -> list[str]:
    """Write the package description of ``folder`` and return the errors that frictionless finds."""
    path = folder / "datapackage.json"
    path.write_text(json.dumps(build_datapackage(folder)), encoding="utf-8")
    report = validate(str(path))
    return [f"{task.place}: {error.type}" for task in report.tasks for error in task.errors] + [
        error.type for error in report.errors
    ]


def test_valid_tables_make_a_valid_package(tmp_path: Path) -> None:
    assert validate_folder(write_tables(tmp_path)) == []


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"unit": "hecho"}, "constraint-error"),
        ({"title_es": ""}, "constraint-error"),
        ({"date_end": "31/02/2011"}, "type-error"),
        ({"case": "nowhere"}, "foreign-key"),
        ({"latitude": "north"}, "type-error"),
    ],
)
def test_the_package_catches_what_the_check_catches(
    tmp_path: Path, changes: dict[str, str], error: str
) -> None:
    write_tables(tmp_path)
    (tmp_path / "events.csv").write_text(csv_text("events", [{**EVENT, **changes}]), encoding="utf-8")
    assert f"events.csv: {error}" in validate_folder(tmp_path)


def test_absent_tables_are_left_out(tmp_path: Path) -> None:
    (write_tables(tmp_path) / "claims.csv").unlink()
    names = [resource["name"] for resource in build_datapackage(tmp_path)["resources"]]
    assert "claims" not in names
    assert "events" in names


def test_project_data_is_a_valid_package() -> None:
    report = validate(str(ROOT / "data" / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_generated_files_are_current() -> None:
    assert [str(path.relative_to(ROOT)) for path in stale_files(ROOT)] == []


def test_check_names_stale_files_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    write_tables(tmp_path / "data")
    assert main(["--check", "--root", str(tmp_path)]) == 1
    assert not (tmp_path / "docs").exists()
    assert main(["--root", str(tmp_path)]) == 0
    assert main(["--check", "--root", str(tmp_path)]) == 0
    (tmp_path / "docs" / "codebook.md").write_text("old", encoding="utf-8")
    capsys.readouterr()
    assert main(["--check", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().out == "stale: docs/codebook.md\n"


def test_codebook_document_holds_every_column_and_code_in_both_languages() -> None:
    text = build_codebook()
    for table in TABLES:
        for column in table.columns:
            assert f"| `{column.name}` |" in text
            assert column.label_es in text
    for entries in CODE_LISTS.values():
        for entry in entries.codes:
            assert f"**{entry.es}.** {entry.definition_es}" in text
            assert f"**{entry.en}.** {entry.definition_en}" in text
