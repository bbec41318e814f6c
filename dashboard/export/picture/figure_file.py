"""A figure as a file: the same bytes every time, whatever the clock says, and the metadata in it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, cast

from matplotlib import rc_context
from matplotlib.figure import Figure

from dashboard.dataset.dates import moment_of
from dashboard.export.picture.canvas import FAMILY

PNG_DPI = 192  # twice a screen's
STEADY = {
    "pdf.fonttype": 42,
    "svg.fonttype": "none",
    "svg.hashsalt": "conflictos-mineros",
    "font.family": FAMILY,
    # Letters stand where they were measured, not at whole dots: lines would grow by up to 4 %.
    "text.hinting": "no_hinting",
}


def steady_style() -> AbstractContextManager[None]:
    """Return the settings under which a figure gives the same bytes every time, with text as text."""
    return rc_context(cast(Any, STEADY))


def figure_bytes(
    figure: Figure, kind: str, *, title: str, description: str, date: str, dpi: int = PNG_DPI
) -> bytes:
    """Return a figure as ``png``, ``svg`` or ``pdf``, the same bytes every time.

    Args:
        figure: The figure.
        kind: The format.
        title: Title in the file's metadata.
        description: What it shows, in words; the alternative text.
        date: ISO date of the data.
        dpi: Dots per inch of a PNG.
    """
    stream = io.BytesIO()
    with steady_style():
        metadata = dict(metadata_of(kind, title, description, date))
        figure.savefig(stream, format=kind, dpi=dpi, metadata=metadata)
    return stream.getvalue()


def metadata_of(kind: str, title: str, description: str, date: str) -> Mapping[str, Any]:
    """Return what a file says of itself, without the time of writing.

    Args:
        kind: ``png``, ``svg`` or ``pdf``.
        title: Title of the picture.
        description: What it shows, in words.
        date: ISO date of the data.
    """
    if kind == "pdf":
        day = moment_of(date)
        return {"Title": title, "Subject": description, "CreationDate": day, "ModDate": day}
    if kind == "svg":
        return {"Title": title, "Description": description, "Date": date}
    return {"Title": title, "Description": description, "Software": None}
