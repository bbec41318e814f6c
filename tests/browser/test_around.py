"""The map in a page that scrolls: on a phone, and inside another page, where it also has to answer."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.pages import Story, Visit, mount, settle

PHONE = (390, 844)
HOST = """<!doctype html><title>host</title><body style="margin:0"><div style="height:600px"></div>
<iframe src="{}" width="100%" height="640" style="border:0"></iframe><div style="height:2000px"></div>"""


def swipe(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    """Move one finger over the screen, in twelve steps, as a touch screen tells it."""
    session: CDPSession = page.context.new_cdp_session(page)

    def send(kind: str, part: float) -> None:
        points: list[dict[str, Any]] = [{"x": start[0] + by[0] * part, "y": start[1] + by[1] * part}]
        session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if kind == "touchEnd" else points}
        )

    send("touchStart", 0)
    for step in range(1, 13):
        send("touchMove", step / 12)
    send("touchEnd", 1)


def middle(page: Page, name: str) -> tuple[float, float]:
    box = page.locator(name).bounding_box()
    assert box
    return box["x"] + box["width"] * 0.4, box["y"] + box["height"] / 2


def test_a_finger_scrolls_the_phone_past_map_strip_and_slider(
    visit: Visit, stories: dict[str, Story]
) -> None:
    page = visit("follow=0", size=PHONE, touch=True)
    before = page.evaluate("[cm.geo.view(), cm.state.period]")
    for name in (".map-frame", mount("timeline"), ".slider-row"):
        page.locator(name).scroll_into_view_if_needed()
        page.evaluate("(name) => document.querySelector(name).scrollIntoView({ block: 'center' })", name)
        top = page.evaluate("scrollY")
        swipe(page, middle(page, name), (0, -260))
        page.wait_for_function("(top) => scrollY > top + 150", arg=top)
        settle(page)
        assert page.evaluate("[cm.geo.view(), cm.state.period]") == before, name
    expect(page.locator(".map-hint")).to_have_text(stories["es"].words["map"]["fingers"])


def test_a_finger_sideways_sets_the_period(visit: Visit) -> None:
    page = visit("follow=0", size=PHONE, touch=True)
    page.evaluate("document.querySelector('.slider-row').scrollIntoView({ block: 'center' })")
    thumb = page.get_by_role("slider").last.bounding_box()
    assert thumb
    swipe(page, (thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2), (-140, 4))
    page.wait_for_function("() => cm.state.period && cm.state.period[1] < '2022'")


def test_an_embedded_map_leaves_the_wheel_to_its_host(visit: Visit) -> None:
    page = visit("embed=1", where="frozen")
    host = page.context.new_page()
    host.set_viewport_size({"width": 1366, "height": 768})
    host.goto(page.url.replace("index.html?embed=1", "about.html"))  # a local page may hold another one
    host.set_content(HOST.format(page.url))
    frame = host.frames[1]
    frame.wait_for_selector("html[data-ready=true]", state="attached")
    for name in (".map-frame", mount("timeline")):
        host.evaluate("scrollTo(0, 550)")
        box = frame.locator(name).bounding_box()
        assert box
        host.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] / 2)
        host.mouse.wheel(0, 240)
        host.wait_for_function("() => scrollY > 700")
        assert frame.evaluate("[cm.state.view, cm.state.span]") == [None, None], name


@pytest.mark.parametrize("width", [640, 1200])
def test_an_embedded_map_answers(visit: Visit, stories: dict[str, Story], width: int) -> None:
    page = visit("embed=1&department=06", size=(width, 640), touch=True)
    assert page.evaluate("document.documentElement.scrollHeight") <= 640
    assert page.evaluate("document.querySelector('.map-area').clientHeight") >= 220
    words = stories["es"].words
    hidden = page.evaluate(
        """() => {
          const rest = (search) => [...new URLSearchParams(search)].filter(([key]) => key !== "panel").join();
          return cm.all(document, "a[href^='?'], a[href^='#']").filter((node) => node.checkVisibility())
            .map((node) => node.getAttribute("href")).filter((href) => rest(href) === rest(location.search));
        }"""
    )
    assert hidden == []
    page.locator(f"{mount('marks')} [data-row]").first.tap()
    page.wait_for_function("() => cm.state.at || cm.state.event")
    if page.evaluate("() => !cm.state.event"):
        page.locator(f"{mount('marks')} .fan [data-row]").first.tap()
    page.wait_for_function("() => cm.state.event")
    title = page.locator("#card-title")
    expect(title).to_be_in_viewport()
    row = page.evaluate("cm.columns().id.indexOf(cm.state.event)")
    expect(title).to_contain_text(stories["es"].columns["title"][row])
    whole = page.get_by_role("link", name=words["page"]["whole_map"])
    expect(whole).to_have_attribute("target", "_blank")
    href = whole.get_attribute("href") or ""
    assert "department=06" in href
    assert "event=" in href
    assert "embed" not in href
    expect(page.locator(".around")).to_contain_text("CC BY 4.0")
    page.get_by_role("link", name=words["card"]["close"]).tap()
    expect(title).to_be_hidden()
