"""The commands that write a site: ``freeze`` and ``prepare``."""

from __future__ import annotations

import sys
from pathlib import Path

from dashboard.atlas import Atlas, load_atlas
from dashboard.i18n import say
from dashboard.progress import waiting
from dashboard.selection.filters import FilterState
from dashboard.settings import Settings
from dashboard.site.build import compress_site, make_site
from dashboard.site.folder import NotOurs, can_hold, is_of_site, write_site
from dashboard.site.publish import publish_at, start_at
from dashboard.site.single_file import build_single

EXIT_BAD_DATA = 1
EXIT_USAGE = 2


def tell_of_files(atlas: Atlas, lang: str) -> None:
    """Say what the user's register holds, and what is wrong with the story; the map then has none."""
    for line in atlas.told_panel(lang):
        print(line, file=sys.stderr, flush=True)
    if atlas.story[1]:
        print(say(lang, "bad_story"), file=sys.stderr)
        print(*(problem.text(lang) for problem in atlas.story[1]), sep="\n", file=sys.stderr, flush=True)


def run_freeze(
    settings: Settings, lang: str, *, folder: Path | None, single: Path | None, query: str, url: str
) -> int:
    """Write the site into a folder, as one file, or both; 2 when that is not possible as asked.

    Args:
        settings: Folders, story and provinces.
        lang: Language of the single file and of what is said.
        folder: Where the whole site goes, or ``None``.
        single: Where the single file goes, or ``None``.
        query: The view on which the pages open.
        url: Where the folder will stand, as ``clean_url`` returns it, or empty.

    Raises:
        DataError: The tables or the files of ``geo/`` hold errors.
    """
    if folder is None and single is None:
        print(say(lang, "freeze_where"), file=sys.stderr)
        return EXIT_USAGE
    if single is not None and not can_hold(single, folder):
        print(say(lang, "freeze_nowhere", path=single), file=sys.stderr)
        return EXIT_USAGE
    atlas = load_atlas(settings, lang).handed_on
    start = FilterState.from_query(query.rpartition("?")[2], atlas.filters)
    if start.ignored:
        print(say(lang, "bad_query", keys=", ".join(start.ignored)), file=sys.stderr)
        return EXIT_USAGE
    if settings.story and atlas.story[1]:
        print(*(problem.text(lang) for problem in atlas.story[1]), sep="\n", file=sys.stderr)
        return EXIT_BAD_DATA
    tell_of_files(atlas, lang)
    with waiting(say(lang, "building")):
        site = start_at(make_site(settings, lang, atlas=atlas), start.to_query())
    if folder is not None and single is not None and is_of_site(single, folder, site):
        print(say(lang, "freeze_taken", path=single, folder=folder), file=sys.stderr)
        return EXIT_USAGE
    target = folder
    try:
        if folder is not None:
            size = write_site(publish_at(site, url) if url else site, folder)
            print(say(lang, "frozen", path=folder, n=len(site.files), size=f"{size / 1e6:.1f}"))
        if single is not None:
            target = single
            page = build_single(site, lang)
            single.write_bytes(page)
            print(say(lang, "frozen_single", path=single, size=f"{len(page) / 1e6:.1f}"))
    except NotOurs:
        print(say(lang, "frozen_not_empty", path=folder), file=sys.stderr)
        return EXIT_USAGE
    except OSError as error:
        print(f"{target}: {error.strerror}", file=sys.stderr)
        return EXIT_USAGE
    return 0


def run_prepare(settings: Settings, lang: str) -> int:
    """Build the site and compress its files as far as they go."""
    with waiting(say(lang, "building")):
        site = make_site(settings, lang)
        packed = compress_site(site, settings.build_dir, hard=True)
    size = sum(len(packed[path].get("br", content)) for path, content in site.files.items())
    print(say(lang, "prepared", n=len(site.files), size=size // 1000))
    return 0
