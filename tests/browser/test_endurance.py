"""Play that goes on for half an hour leaves the browser as it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.pages import Visit, settle

STEPS = 30 * 60 * 4  # half an hour at the pace at which play moves on
GROWTH = 1.2
FASTER = 250  # steps a second; a step draws the same at any pace
PLAY_ON = """([steps, rate]) => new Promise((done, fail) => {
    const preview = cm.preview;
    const button = document.querySelector('#play button');
    let shown = 0;
    cm.preview = (patch) => { shown += 1; preview(patch); };
    const watch = () => {
        if (shown >= steps) {
            if (cm.playing) button.click();
            cm.preview = preview;
            return done(shown);
        }
        if (!cm.playing) {
            cm.playRate = rate;
            button.click();
            cm.playRate = 0; // no pause where a case comes in: waiting draws nothing
        }
        setTimeout(watch, 20);
    };
    watch();
})"""


def heap(page: Page, wire: CDPSession) -> tuple[float, float]:
    """Return the bytes and the document's nodes that are in use once what is unused has been collected."""
    settle(page)
    for _ in range(2):
        wire.send("HeapProfiler.collectGarbage")
    metrics = {item["name"]: item["value"] for item in wire.send("Performance.getMetrics")["metrics"]}
    return metrics["JSHeapUsedSize"], metrics["Nodes"]


@pytest.mark.slow
def test_half_an_hour_of_play_leaves_the_heap_as_it_was(visit: Visit) -> None:
    """Measured after play has run through a few times, when everything has been drawn once."""
    page = visit()
    wire = page.context.new_cdp_session(page)
    wire.send("Performance.enable")
    page.evaluate(PLAY_ON, [STEPS // 20, FASTER])
    bytes_before, nodes_before = heap(page, wire)
    assert page.evaluate(PLAY_ON, [STEPS, FASTER]) >= STEPS
    bytes_after, nodes_after = heap(page, wire)
    assert bytes_after <= GROWTH * bytes_before
    assert nodes_after <= GROWTH * nodes_before
