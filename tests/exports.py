"""What the tests of exports share: the project's own data, a world that bends them, and queries to try."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from dashboard.settings import Settings
from dashboard.world import World, load_world

QUERIES = (
    "",
    "reading=text&unit=any",
    "collection=documents&case=conga&unit=any",
    "department=country,abroad&unit=any",
    "period=2011-01..2012-12&status=disputed",
    "q=nothing-has-this-word",
)


def own_world() -> World:
    """Return the world of the project's own data."""
    return load_world(Settings(), "es")


def bend(world: World, event_id: str, **changes: object) -> World:
    """Return the world with other values in one event."""
    events = tuple(
        replace(event, **changes) if event.event_id == event_id else event  # type: ignore[arg-type]
        for event in world.dataset.events
    )
    return World(replace(world.dataset, events=events), world.gazetteer, world.layers)


def bend_source(world: World, source_id: str, **changes: object) -> World:
    """Return the world with other values in one source."""
    changed = replace(world.dataset.sources[source_id], **changes)  # type: ignore[arg-type]
    sources = MappingProxyType({**world.dataset.sources, source_id: changed})
    return World(replace(world.dataset, sources=sources), world.gazetteer, world.layers)
