"""The command ``export``: check what was asked for, write it, say so."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.atlas import load_atlas, select
from dashboard.export.formats import FORMATS, format_of, write_export
from dashboard.export.public_link import LONGEST, BadUrl, LongLink, clean_url, link_to
from dashboard.i18n import load_locale
from dashboard.progress import waiting
from dashboard.settings import Settings

EXIT_BAD_DATA = 1
EXIT_USAGE = 2
# Packages that are called otherwise than what they are imported as.
PACKAGES = {"pptx": "python-pptx"}


def query_of(text: str) -> str:
    """Return the query of an address copied from the browser, or the text itself."""
    if text.startswith(("http://", "https://", "file:", "/")):
        return text.partition("?")[2].partition("#")[0]
    return text


def say_missing(lang: str, name: str, modules: Sequence[str]) -> str:
    """Return what to do about the packages that a format needs and that are not installed.

    Args:
        lang: ``es`` or ``en``.
        name: Name of the format.
        modules: Names of the modules that cannot be imported.
    """
    packages = " ".join(PACKAGES.get(module, module) for module in modules)
    template = str(load_locale("export", lang)["command"]["missing"])
    return template.format(format=name, modules=", ".join(modules), pip=f"python -m pip install {packages}")


def run_exports(settings: Settings, lang: str, query: str, wanted: Sequence[tuple[str, Path]]) -> int:
    """Write each file that is wanted, and stop at the first that is not possible.

    Args:
        settings: Where the data and the story lie, and where the map stands in public.
        lang: Language of the files and of what is said.
        query: A query string or a whole address of the page.
        wanted: Name of the format, or empty, and where to write.
    """
    if not wanted:
        print(load_locale("export", lang)["command"]["no_file"], file=sys.stderr)
        return EXIT_USAGE
    if settings.public_url:
        try:
            settings = replace(settings, public_url=clean_url(settings.public_url))
        except BadUrl as error:
            print(load_locale("export", lang)["command"]["bad_url"].format(url=error), file=sys.stderr)
            return EXIT_USAGE
    for name, path in wanted:
        code = run_export(settings, lang, query, name, path)
        if code:
            return code
    return 0


def run_export(settings: Settings, lang: str, query: str, name: str, path: Path) -> int:
    """Write what a query selects; 2 when that is not possible as asked.

    Args:
        settings: Where the data lie; ``public_url`` as ``clean_url`` returns it.
        lang: Language of the file and of what is said.
        query: A query string or a whole address of the page.
        name: One of ``FORMATS``; empty to go by the file's ending.
        path: Where to write.

    Raises:
        DataError: The tables or the files of ``geo/`` hold errors.
    """
    words = load_locale("export", lang)["command"]
    name = name or format_of(path)
    if name not in FORMATS:
        key = "unknown_format" if name else "no_format"
        print(words[key].format(format=name, formats=", ".join(FORMATS)), file=sys.stderr)
        return EXIT_USAGE
    kind = FORMATS[name]
    missing = kind.missing()
    if missing:
        print(say_missing(lang, name, missing), file=sys.stderr)
        return EXIT_USAGE
    with waiting(words["reading"]):
        atlas = load_atlas(settings, lang)
    if atlas.story[1] and (settings.story or kind.of_story):
        print(*(problem.text(lang) for problem in atlas.story[1]), sep="\n", file=sys.stderr)
        return EXIT_BAD_DATA
    selection = select(atlas, query_of(query), lang)
    if selection.state.ignored:
        print(words["ignored"].format(keys=", ".join(selection.state.ignored)), file=sys.stderr)
    story = atlas.story[0] if kind.of_story else None
    state = select(atlas, story.scenes[0].query, lang).state if story else selection.state
    try:
        link = link_to(atlas.public_url, state, lang) if kind.of_view else ""
    except LongLink as error:
        print(words["long_link"].format(n=len(str(error)), most=LONGEST), file=sys.stderr)
        return EXIT_USAGE
    try:
        with waiting(words["writing"].format(path=path)):
            write_export(atlas, selection, lang, name, path)
    except OSError as error:
        print(words["unwritable"].format(path=path, why=error.strerror or error), file=sys.stderr)
        return EXIT_USAGE
    if story:
        print(words["done_story"].format(path=path, n=len(story.scenes)))
    else:
        print(words["done"].format(path=path, n=len(selection.rows), sentence=selection.sentence))
    if link:
        print(words["done_link"].format(link=link))
    return 0
