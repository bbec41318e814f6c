"""The map of one language as a single file, to be mailed, copied to a stick and opened by double click."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from dashboard.site.files import Site
from dashboard.site.map_page.ids import MOUNTS

# Libraries look for the address they were loaded from; inside the page they have none.
STAND_IN = """\
(function () {
  const script = document.createElement("script");
  script.setAttribute("src", location.href.split(/[?#]/)[0] + ".js");
  Object.defineProperty(document, "currentScript", { configurable: true, get: () => script });
})();
"""
# What leads to pages that a single file does not hold.
HIDDEN = f"#{MOUNTS['language']},.plain-page{{display:none!important}}\n"
_SCRIPT = re.compile(r'<script defer src="\.\./([^"]+)"></script>')
_STYLE = re.compile(r'<link rel="stylesheet" href="\.\./([^"]+)">')
_ICON = re.compile(r'(<link rel="icon" [^>]*href=")\.\./([^"]+)(">)')
_LEFT_OUT = re.compile(r'<(?:link rel="alternate"|meta (?:property="og:image|name="twitter:))[^>]*>\n?')
_RECORDS = re.compile(r'<meta name="records" content="\.\./([^"]+)">\n')
_FONT = re.compile(r"url\(([\w.-]+\.woff2)\)")
_ENDS_SCRIPT = re.compile(r"<(?=/script|!--)", re.IGNORECASE)


@dataclass(frozen=True)
class _Parts:
    """Put the files of a site into one of its pages."""

    site: Site

    def text(self, path: str) -> str:
        """Return a text file."""
        return self.site.files[path].decode()

    def data(self, path: str) -> str:
        """Return a file as an address that holds it."""
        kind = self.site.content_type(path).partition(";")[0]
        return f"data:{kind};base64,{base64.b64encode(self.site.files[path]).decode()}"

    def script(self, found: re.Match[str]) -> str:
        """Return a script as an element; a text in it cannot end the element."""
        return "<script>" + _ENDS_SCRIPT.sub(r"\\x3c", self.text(found[1])) + "\n</script>"

    def style(self, found: re.Match[str]) -> str:
        """Return a style sheet as an element, with its font in it."""
        sheet = _FONT.sub(lambda font: f"url({self.data('static/' + font[1])})", self.text(found[1]))
        return "<style>" + (sheet + HIDDEN).replace("</", "<\\/") + "</style>"


def build_single(site: Site, lang: str) -> bytes:
    """Return the map of one language as one HTML file that asks for nothing else.

    The other language and the plain pages are pages of their own, so their links are hidden. A policy that
    forbids scripts inside pages, as ``serve`` sends it, would forbid this one.

    Args:
        site: A site as ``build_site`` makes it.
        lang: ``es`` or ``en``.
    """
    parts = _Parts(site)
    page = _LEFT_OUT.sub("", parts.text(f"{lang}/index.html"))
    page = _ICON.sub(lambda found: found[1] + parts.data(found[2]) + found[3], page)
    page = _STYLE.sub(parts.style, page)
    before, first, after = page.partition("<script defer ")
    page = _SCRIPT.sub(parts.script, f"{before}<script>{STAND_IN}</script>\n{first}{after}")
    records = _RECORDS.search(page)
    assert records is not None
    return _RECORDS.sub("", page).replace("</body>", f"{parts.script(records)}\n</body>").encode()
