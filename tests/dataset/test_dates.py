"""Days between bounds, as the standard for uncertain dates writes them."""

from __future__ import annotations

import pytest

from dashboard.dataset.dates import edtf


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2011-12-04", "2011-12-04", "2011-12-04"),
        ("2011-11-24", "2011-12-07", "2011-11-24/2011-12-07"),
        ("2011-12-01", "2011-12-31", "2011-12"),
        ("2012-02-01", "2012-02-29", "2012-02"),
        ("2009-01-01", "2009-12-31", "2009"),
        ("2006-01-01", "2008-12-31", "2006/2008"),
        ("2009-09-01", "2009-10-31", "2009-09/2009-10"),
        ("2009-09-01", "", "2009-09-01/.."),
        ("", "2011-12-31", "../2011-12-31"),
        ("", "", ""),
    ],
)
def test_uncertain_days_are_written_as_edtf(start: str, end: str, written: str) -> None:
    assert edtf(start, end) == written
