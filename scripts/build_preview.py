"""Make ``docs/images/preview.png``, the picture that messaging apps show beside a link to the map.

Run ``python -m scripts.build_preview`` after a change of the map or of the data that should show in it. It
needs what ``python3 run.py test`` installs, Chromium among it.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from dashboard.i18n import DEFAULT_LANG
from dashboard.settings import Settings
from dashboard.site.build import make_site
from dashboard.site.render import PREVIEW, PREVIEW_SIZE
from dashboard.site.single_file import build_single
from scripts.setup.browser import find_browser

ROOT = Path(__file__).resolve().parent.parent
COLOURS = 128
# A picture cannot be used: what is there for the hand makes room for the map.
STILL = """
#map-zoom, #map-key, #legend, #filters, #filters-toggle, #reading, .tools, .timeline-area {
  display: none !important;
}
"""


def take_picture(address: str) -> bytes:
    """Return a picture of the page at an address as PNG."""
    width, height = PREVIEW_SIZE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(os.environ, language="en") or None, args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => {"
            f"const style = document.createElement('style'); style.textContent = {STILL!r};"
            "document.head.append(style)})"
        )
        page.goto(f"{address}?theme=light")
        page.wait_for_function("document.documentElement.dataset.ready")
        page.wait_for_timeout(1000)
        picture = page.screenshot()
        browser.close()
    return picture


def shrink(picture: bytes) -> bytes:
    """Return a picture with few colours, which is all that a map of flat colours needs."""
    made = io.BytesIO()
    reduced = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    reduced.save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> int:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "map.html"
        file.write_bytes(build_single(make_site(Settings(), DEFAULT_LANG), DEFAULT_LANG))
        picture = shrink(take_picture(file.as_uri()))
    target = ROOT / "docs" / PREVIEW
    target.write_bytes(picture)
    print(f"{target}: {len(picture) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
