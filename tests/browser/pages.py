"""What the browser tests share: where the page is, what it did, and what Python says of the same data."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from playwright.sync_api import BrowserContext, Locator, Page

from dashboard.atlas import Atlas
from dashboard.dataset import load_dataset
from dashboard.places.boundaries import load_layers
from dashboard.places.gazetteer import load_gazetteer
from dashboard.selection.filters import Filter, FilterState
from dashboard.selection.sentence import describe_parts
from dashboard.settings import Settings
from dashboard.site.map_page.ids import MOUNTS
from dashboard.site.map_page.payload import build_payload

Where = Literal["served", "frozen"]
Scheme = Literal["light", "dark"]
Motion = Literal["reduce", "no-preference"]

DESKTOP = (1366, 768)
WIDE = (1920, 1080)
PHONE = (390, 844)
# A script that fails while the page starts ends the waiting, so that a broken page costs no time.
NOTE_ERRORS = "window.failed = []; addEventListener('error', (event) => failed.push(event.message))"
READY = """() => (window.failed || []).length
    || document.documentElement.dataset.ready && window.cm && cm.state
    && document.getElementById('sentence').textContent && document.querySelector('#panel > *')"""
# The address is written in the task after the drawing.
WRITTEN = "() => !window.cm || cm.isWritten()"
# Badges that stand for more than one row: those of the texts, and the faint ones of other cases.
SHARED = ".badge:not(.single):not(.faint), .badge.faint:has(.faint-count)"


@dataclass(frozen=True)
class Place:
    """One way to reach the page: a server, or a folder opened by ``file://``."""

    name: Where
    root: str

    def address(self, lang: str = "es", query: str = "") -> str:
        """Return the address of the page of one language; ``query`` without its question mark."""
        file = "index.html" if self.name == "frozen" else ""
        return f"{self.root}/{lang}/{file}" + (f"?{query}" if query else "")


@dataclass
class Watch:
    """What a page asked for and complained about."""

    root: str
    allowed: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Note everything that the pages of a context ask for or write."""
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url}"))
        context.on("console", lambda message: self._note(message.type, message.text))
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning", "assert"):
            self.complaints.append(f"{kind}: {text}")

    def outside(self) -> list[str]:
        """Return the requests that left the site."""
        own = (self.root + "/", "data:", "blob:", "about:")
        return [url for url in self.requests if not url.startswith(own)]

    def check(self) -> None:
        """Fail when the page asked for anything outside or complained."""
        assert self.outside() == []
        assert [note for note in self.complaints if not any(word in note for word in self.allowed)] == []


@dataclass(frozen=True)
class Story:
    """What Python says of the same data: the other side of every comparison."""

    readings: dict[str, dict[str, list[Any]]]
    labels: dict[str, Any]
    words: dict[str, Any]
    specs: tuple[Any, ...]
    collections: dict[str, dict[str, Any]]

    def _state(self, query: str) -> tuple[FilterState, dict[str, list[Any]]]:
        state = FilterState.from_query(query, self.specs)
        return state, self.readings[state.values["reading"]]

    @property
    def columns(self) -> dict[str, list[Any]]:
        """Return the columns of the reading shown first."""
        return self._state("")[1]

    def rows(self, query: str = "") -> tuple[int, ...]:
        """Return the numbers of the rows a query selects."""
        state, columns = self._state(query)
        return state.apply(columns)

    def sentence(self, query: str = "") -> str:
        """Return the sentence of a query, as the page shows it at once."""
        return self.told(query)[0]

    def told(self, query: str = "") -> tuple[str, ...]:
        """Return the sentence of a query, then what is behind it."""
        state, columns = self._state(query)
        return describe_parts(
            state,
            columns,
            state.apply(columns),
            words=self.words["sentence"],
            labels=self.labels,
            collections=self.collections,
        )

    def titles(self, query: str = "") -> set[str]:
        """Return the titles of the rows a query selects."""
        return {self.columns["title"][row] for row in self.rows(query)}

    def find(self, **cells: Any) -> list[int]:
        """Return the numbers of the rows with these values, in the reading shown first."""
        rows = range(len(self.columns["id"]))
        return [row for row in rows if all(self.columns[name][row] == value for name, value in cells.items())]


def tell(settings: Settings, lang: str) -> Story:
    """Read the data anew, in one language, without the site."""
    geo = settings.data_dir / "geo"
    return tell_of(Atlas(load_dataset(settings.data_dir), load_gazetteer(geo), load_layers(geo)), lang)


def tell_of(atlas: Atlas, lang: str) -> Story:
    """Return what Python says of loaded data."""
    payload = build_payload(atlas, lang)
    config, data = payload["config"], payload["data"]
    return Story(
        readings={name: {**data["columns"], **own} for name, own in data["readings"].items()},
        labels=config["labels"],
        words=config["words"],
        specs=tuple(Filter(**spec) for spec in config["filters"]),
        collections={entry["code"]: entry["words"] for entry in config["collections"]},
    )


class Visit(Protocol):
    """Open the page; see the fixture of the same name."""

    def __call__(
        self,
        query: str = "",
        *,
        where: Where | Place = "served",
        lang: str = "es",
        size: tuple[int, int] = DESKTOP,
        scheme: Scheme = "light",
        motion: Motion = "reduce",
        touch: bool = False,
        allowed: tuple[str, ...] = (),
    ) -> Page: ...


def wait_ready(page: Page) -> None:
    """Wait until everything has been drawn once."""
    page.wait_for_function(READY)
    assert page.evaluate("window.failed || []") == [], "the page did not start"


def wait_state(page: Page, key: str, value: Any) -> None:
    """Wait until one part of the page's state has a value and the address says so."""
    page.wait_for_function(
        "([key, value]) => cm.isWritten() && JSON.stringify(cm.state[key]) === value",
        arg=[key, json.dumps(value)],
    )


def settle(page: Page) -> None:
    """Wait until what follows a change in later frames has been drawn, and the address says it."""
    page.evaluate(
        """() => new Promise((done) => {
            let frames = 5;
            const frame = () => (frames-- ? requestAnimationFrame(frame) : setTimeout(done));
            frame();
        })"""
    )
    page.wait_for_function(WRITTEN)


def travel(page: Page, way: Literal["back", "forward"]) -> None:
    """Use the browser's Back or Forward once the address holds the step that was just made."""
    page.wait_for_function(WRITTEN)
    page.evaluate(f"history.{way}()")


def mount(name: str) -> str:
    """Return the selector of one of the page's places."""
    return f"#{MOUNTS[name]}"


def query_of(page: Page) -> str:
    """Return the query of the page's address, without its question mark; the address follows the paint."""
    settle(page)
    search: str = page.evaluate("location.search")
    return search.removeprefix("?")


def drawn_rows(page: Page) -> set[int]:
    """Return the numbers of the rows that have a mark or a badge of their own on the map."""
    marks = page.locator(f"{mount('marks')} [data-row]")
    return set(marks.evaluate_all("nodes => nodes.map((node) => Number(node.dataset.row))"))


def click_mark(page: Page, mark: Locator) -> None:
    """Click with the mouse on the middle of a mark or badge, not on its label."""
    box = mark.locator(".disc, .target").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def open_filter(page: Page, title: str) -> Locator:
    """Open one panel of the filter bar and return it."""
    panel = page.locator("details.filter").filter(has=page.locator("summary", has_text=title))
    panel.locator("summary").click()
    return panel


def listed(page: Page) -> set[str]:
    """Return the titles in the list."""
    settle(page)
    return set(page.locator(f"{mount('panel')} tbody th a").all_text_contents())
