"""Text in the data stays text, whatever it looks like."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from dashboard.settings import Settings
from dashboard.site.build import make_site
from dashboard.site.folder import write_site
from tests.browser.conftest import prepared_settings, serve
from tests.browser.pages import Place, Visit, mount

TITLE = "<img src=x onerror=pwned=1></script><script>pwned=2</script>&amp;{n}"
NAME = "<svg onload=pwned=3>{x}"
ODD_NOTES = {
    "pataz-2023-12-attack": "=1+1",
    "strike2019-09-strike": "＝HYPERLINK(1)",
    "strike2019-09-ministry": '-2+3, "x"',
    "pataz-2024-emergency": "@SUM(A1)",
    "pataz-2024-04-poderosa-pylons": "+51 1",
}
EVENT = "conga-2011-12-emergency"


def spoil(file: Path, key: str, name: str, cells: dict[str, str]) -> None:
    """Overwrite some cells of one row of a table."""
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        columns = list(reader.fieldnames or [])
        rows = list(reader)
    found = [row for row in rows if row[key] == name]
    assert found
    assert cells.keys() <= set(columns)
    found[0].update(cells)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Place]]:
    data = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(Settings().data_dir, data)
    spoil(data / "events.csv", "event_id", EVENT, {"title_es": TITLE, "summary_es": TITLE, "place": NAME})
    for event_id, note in ODD_NOTES.items():
        spoil(data / "events.csv", "event_id", event_id, {"note": note})
    spoil(data / "cases.csv", "case", "conga", {"name_es": NAME, "short_es": NAME})
    settings = prepared_settings(tmp_path_factory.mktemp("build"), data)
    site = make_site(settings, "es")
    folder = tmp_path_factory.mktemp("frozen") / "mapa"
    write_site(site, folder)
    with serve(settings, site) as place:
        yield {"served": place, "frozen": Place("frozen", folder.as_uri())}


def unharmed(page: Page) -> bool:
    clean: bool = page.evaluate(
        "window.pwned === undefined && !document.querySelector('img[src=x], svg[onload]')"
    )
    return clean


@pytest.mark.parametrize("where", ["served", "frozen"])
def test_markup_in_the_data_is_shown_as_text(visit: Visit, hostile: dict[str, Place], where: str) -> None:
    page = visit(where=hostile[where])
    expect(page.locator(mount("panel")).get_by_role("heading", level=3).first).to_contain_text(NAME)
    badges = page.locator(f"{mount('marks')} [role=button]")
    for label in badges.evaluate_all("nodes => nodes.map((node) => node.getAttribute('aria-label'))"):
        badges.and_(page.get_by_label(label, exact=True)).first.hover(force=True)
    assert unharmed(page)
    page.locator(mount("years")).get_by_role("link", name="2011").click()
    title = page.locator(mount("panel")).get_by_role("link", name=TITLE)
    expect(title).to_have_text(TITLE)
    title.click()
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text(TITLE)
    expect(page.locator(".summary")).to_have_text(TITLE)
    assert unharmed(page)


@pytest.mark.parametrize("where", ["served", "frozen"])
def test_no_cell_of_a_table_saved_from_the_page_is_run_as_a_formula(
    visit: Visit, hostile: dict[str, Place], where: str
) -> None:
    page = visit("unit=any&collection=documents", where=hostile[where])
    written: str = page.evaluate("() => cm.csv(cm.rows)")
    rows = {row["event_id"]: row for row in csv.DictReader(io.StringIO(written, newline=""))}
    assert {name: rows[name]["note"] for name in ODD_NOTES} == {
        name: f"'{note}" for name, note in ODD_NOTES.items()
    }
    assert rows[EVENT]["title_es"] == TITLE
    with urlopen(f"{hostile['served'].root}/es/export/events.csv?unit=any&collection=documents") as answer:
        assert answer.read() == written.encode()
