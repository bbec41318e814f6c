"""What the tests of exports share: the project's own data, a atlas that bends them, and queries to try."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from dashboard.atlas import Atlas, load_atlas
from dashboard.export.picture.figure_file import steady_style
from dashboard.settings import Settings

QUERIES = (
    "",
    "reading=text&unit=any",
    "collection=documents&case=conga&unit=any",
    "department=country,abroad&unit=any",
    "period=2011-01..2012-12&versions=figures,date",
    "q=nothing-has-this-word",
)


def check_texts_apart(figure: Figure) -> int:
    """Check that no text of a figure leaves it or lies on another one; return how many there are."""
    texts = [text for text in figure.axes[0].texts if text.get_text()]
    with steady_style():
        renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
        boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts]
    for said, box in boxes:
        assert 0 <= box.x0 <= box.x1 <= figure.bbox.x1, said
        assert 0 <= box.y0 <= box.y1 <= figure.bbox.y1, said
    for (one, a), (other, b) in combinations(boxes, 2):
        wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        covered = max(wide, 0) * max(high, 0)
        # Lines of one paragraph may touch with the tails of their letters.
        assert covered <= 0.25 * min(a.width * a.height, b.width * b.height), f"«{one}» and «{other}»"
    return len(boxes)


def own_atlas() -> Atlas:
    """Return the atlas of the project's own data."""
    return load_atlas(Settings(), "es")


def bend(atlas: Atlas, event_id: str, **changes: object) -> Atlas:
    """Return the atlas with other values in one event."""
    events = tuple(
        replace(event, **changes) if event.event_id == event_id else event  # type: ignore[arg-type]
        for event in atlas.dataset.events
    )
    return Atlas(replace(atlas.dataset, events=events), atlas.gazetteer, atlas.layers)


def bend_source(atlas: Atlas, source_id: str, **changes: object) -> Atlas:
    """Return the atlas with other values in one source."""
    changed = replace(atlas.dataset.sources[source_id], **changes)  # type: ignore[arg-type]
    sources = MappingProxyType({**atlas.dataset.sources, source_id: changed})
    return Atlas(replace(atlas.dataset, sources=sources), atlas.gazetteer, atlas.layers)
