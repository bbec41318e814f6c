"""The link to a view of the map where it stands in public; for what is printed and shown to a room."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from dashboard.selection.filters import FilterState

SCHEMES = ("http", "https")
LONGEST = 300
"""Bytes. A code of more has modules below 0.38 mm on A4, which not every telephone reads."""

_KEPT_IN_PATHS = "/%:@!$&'()*+,;=~"


class BadUrl(ValueError):
    """Say that an address is none at which the map can stand."""


class LongLink(ValueError):
    """Say that a link is too long for a code that can be read; ``args[0]`` is the link."""


def clean_url(text: str) -> str:
    """Return the address of the map's folder in plain ASCII, without a slash at its end.

    Args:
        text: What was typed, for example ``https://example.org/mapa/``.

    Raises:
        BadUrl: It is not ``http`` or ``https``, has no host, or carries a name and password, a query or a
            fragment.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
        named = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:  # also what cannot be encoded as a host's name
        raise BadUrl(text) from error
    typed = set(text.strip())
    if parts.scheme not in SCHEMES or not named or "@" in parts.netloc or typed & set("?#\\ \t\r\n"):
        raise BadUrl(text)
    if any(not (sign.isalnum() or sign in "-._:") for sign in named):
        raise BadUrl(text)
    place = f"[{named}]" if ":" in named else named
    path = quote(parts.path, safe=_KEPT_IN_PATHS).rstrip("/")
    return f"{parts.scheme}://{place}{'' if port is None else f':{port}'}{path}"


def link_to(url: str, state: FilterState, lang: str) -> str:
    """Return the link to a view; empty where the map stands nowhere in public.

    Args:
        url: The address of the map's folder as ``clean_url`` returns it, or empty.
        state: The view.
        lang: ``es`` or ``en``.

    Raises:
        LongLink: The link has more than ``LONGEST`` characters.
    """
    if not url:
        return ""
    query = state.to_query()
    link = f"{url}/{lang}/" + (f"?{query}" if query else "")
    if len(link) > LONGEST:
        raise LongLink(link)
    return link
