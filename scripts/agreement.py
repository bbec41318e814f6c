"""Print how far the codings of the five documents agree in each round, as a Markdown table.

Run ``python -m scripts.agreement [--lang es|en] [--folder DIR]``; what is measured, and what the figures
cannot say, stands in ``dashboard.pages.methodology.agreement``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from dashboard.i18n import LANGS
from dashboard.pages.methodology.agreement import (
    FOLDER_NAME,
    dates_overlap,
    load_agreements,
    markdown_table,
    match_rows,
    measure_agreement,
    read_coding,
)

FOLDER = Path(__file__).resolve().parent.parent / "data" / FOLDER_NAME

__all__ = [
    "FOLDER",
    "dates_overlap",
    "main",
    "markdown_table",
    "match_rows",
    "measure_agreement",
    "read_coding",
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description="Agreement of two codings of the documents.")
    parser.add_argument("--lang", choices=sorted(LANGS), default="es")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    print(markdown_table(load_agreements(options.folder), options.lang))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
