"""The page's own scripts know only what lies below them."""

from __future__ import annotations

import re

from dashboard.settings import PACKAGE_DIR
from dashboard.site.bundles import own_scripts

ROOMS = ("early", "base", "state", "map", "timeline", "column", "share", "present", "monthly", "page")
ASSETS = PACKAGE_DIR / "assets"
SCRIPTS = [*own_scripts(early=True), *own_scripts(early=False, monthly=True)]
FILES = {path.relative_to(ASSETS).as_posix(): path.read_text(encoding="utf-8") for path in SCRIPTS}
GIVEN = {"config", "data", "figure"}  # what `early/unpack` reads out of the payload


def test_the_list_names_every_script_room_by_room() -> None:
    assert sorted(SCRIPTS) == sorted(ASSETS.rglob("*.js"))
    rooms = [ROOMS.index(name.split("/")[0]) for name in FILES]
    assert rooms == sorted(rooms)


def test_names_point_down_only() -> None:
    """What a script uses, it or one before it defines; so there is no circle either."""
    defined = set(GIVEN)
    upward = []
    for name, text in FILES.items():
        defined.update(re.findall(r"\bcm\.(\w+) = ", text))
        taken = ", ".join(re.findall(r"\{ ([\w, ]+) \} = cm;", text)).split(", ")
        used = {*re.findall(r"\bcm\.(\w+)", text), *filter(None, taken)}
        upward += [f"{name}: {one}" for one in sorted(used - defined)]
    assert upward == []


def test_a_name_is_defined_in_one_room() -> None:
    rooms: dict[str, set[str]] = {}
    for name, text in FILES.items():
        for defined in re.findall(r"\bcm\.(\w+) = ", text):
            rooms.setdefault(defined, set()).add(name.split("/")[0])
    assert {name: found for name, found in rooms.items() if len(found) > 1} == {}
