"""The command line: serve, check, export, freeze, geocode, prepare."""

from __future__ import annotations

import argparse
import io
import locale
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.i18n import DEFAULT_LANG, LANGS, load_locale
from dashboard.progress import waiting
from dashboard.settings import Settings

if TYPE_CHECKING:
    from dashboard.atlas import Atlas

PORTS_TRIED = 20
EXIT_BAD_DATA = 1
EXIT_USAGE = 2


def system_lang() -> str:
    """Return the language of the terminal: ``en`` where it says so, else Spanish."""
    named = (
        os.environ.get("LC_ALL")
        or os.environ.get("LC_MESSAGES")
        or os.environ.get("LANG")
        or locale.getlocale()[0]
    )
    return "en" if (named or "").lower().startswith("en") else DEFAULT_LANG


def say(lang: str, key: str, **values: object) -> str:
    """Return one of the program's sentences."""
    return str(load_locale("server", lang)[key]).format(**values)


def build_parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    parser = argparse.ArgumentParser(prog="dashboard", description="Conflictos mineros del Perú")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.add_argument("--lang", choices=LANGS, default=system_lang(), help="es | en")
        made.add_argument("--data", type=Path, default=None, metavar="DIR", help="folder with the tables")
        return made

    serve = command("serve", "show the map in the browser")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8050)
    serve.add_argument("--no-browser", action="store_true", help="do not open the browser")
    check = command("check", "validate the tables and name every problem")
    check.add_argument("folder", nargs="?", type=Path, default=None, help="folder with the tables")
    check.add_argument(
        "--documents", type=Path, default=None, metavar="DIR", help="folder with the coded texts"
    )
    export = command("export", "write what a query selects as a file")
    export.add_argument("--query", default="", help="the page's address, or what follows its question mark")
    export.add_argument("--format", default="", help="csv, xlsx … ; else by the file's ending")
    export.add_argument("--out", type=Path, metavar="FILE", help="where to write")
    export.add_argument("--deck", type=Path, metavar="FILE", help="slides of the story (PPTX)")
    export.add_argument("--handout", type=Path, metavar="FILE", help="notes of the story to print (PDF)")
    export.add_argument(
        "--url", default="", help="where the map stands in public: its link and QR code are printed"
    )
    freeze = command("freeze", "write the map as static files")
    freeze.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="where to write")
    freeze.add_argument(
        "--single", type=Path, metavar="FILE", help="write one HTML file, in the language of --lang"
    )
    freeze.add_argument("--query", default="", help="the view to open on: an address's end, without «?»")
    freeze.add_argument("--url", default="", help="where DIR will stand, for the preview picture of links")
    geocode = command("geocode", "look up a place")
    geocode.add_argument("place")
    prepare = command("prepare", "compress the files ahead of serving")
    for made in (serve, export, freeze):
        made.add_argument(
            "--story", type=Path, default=None, metavar="FILE", help="a story of one's own (TOML)"
        )
    for made in (serve, export, freeze, prepare):
        made.add_argument(
            "--provinces",
            type=Path,
            default=None,
            metavar="FILE",
            help="official file of the 196 provinces (INEI or IGN), to draw their true areas",
        )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 bad data, 2 not possible as asked."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    given = build_parser().parse_args(arguments)
    settings = Settings()
    if given.data is not None:
        settings = replace(settings, data_dir=given.data)
    story, provinces = getattr(given, "story", None), getattr(given, "provinces", None)
    settings = replace(settings, story=story, provinces=provinces)
    if given.command == "check":
        return run_check_command(given.folder or settings.data_dir, given.lang, given.documents)
    from dashboard.dataset import DataError
    from dashboard.places.provinces import MissingPackages, ProvincesError

    try:
        if given.command == "geocode":
            return run_geocode(settings, given.place, given.lang)
        if given.command == "serve":
            here = replace(settings, host=given.host, port=given.port)
            return run_serve(here, given.lang, not given.no_browser)
        if given.command == "export":
            from dashboard.export.command import run_exports

            asked = (given.format, given.out), ("deck", given.deck), ("handout", given.handout)
            wanted = [(name, out) for name, out in asked if out]
            settings = replace(settings, public_url=given.url)
            return run_exports(settings, given.lang, given.query, wanted)
        if given.command == "freeze":
            if given.folder is None and given.single is None:
                print(say(given.lang, "freeze_where"), file=sys.stderr)
                return EXIT_USAGE
            return run_freeze(
                settings,
                given.lang,
                folder=given.folder,
                single=given.single,
                query=given.query,
                url=given.url,
            )
        return run_prepare(settings, given.lang)
    except DataError as error:
        stopped = "bad_data" if given.command == "serve" else "bad_data_stop"
        print(say(given.lang, stopped), error, sep="\n", file=sys.stderr)
        print(say(given.lang, "bad_data_end", n=len(error.problems)), file=sys.stderr)
        return EXIT_BAD_DATA
    except (MissingPackages, ProvincesError) as error:
        print(error.message(given.lang), file=sys.stderr)
        return EXIT_USAGE if isinstance(error, MissingPackages) else EXIT_BAD_DATA
    except FileNotFoundError as error:
        print(say(given.lang, "missing", path=error.filename or error), file=sys.stderr)
        return EXIT_BAD_DATA


def run_check_command(folder: Path, lang: str, documents: Path | None) -> int:
    """Print every problem of the tables by file, line and column; 1 when any is an error."""
    from dashboard.atlas import check_folder
    from dashboard.dataset.validation import format_report

    problems, code = check_folder(folder, lang, documents)
    print(format_report(problems, lang))
    return code


def run_geocode(settings: Settings, place: str, lang: str) -> int:
    """Print the candidates of a place; 2 when there is none or more than one."""
    from dashboard.dataset.validation import DataError, find_geography
    from dashboard.places.gazetteer import AmbiguousPlace, UnknownPlace, format_candidates, load_gazetteer

    problems = find_geography(settings.data_dir, with_boundaries=False).problems
    if problems:
        raise DataError(problems, lang)
    gazetteer = load_gazetteer(settings.data_dir / "geo")
    try:
        found = (gazetteer.resolve(place),)
    except (AmbiguousPlace, UnknownPlace) as error:
        print(error.message(lang))
        return EXIT_USAGE
    print("\n".join(format_candidates(found, lang)))
    return 0


def warn_of_story(atlas: Atlas, lang: str) -> None:
    """Name what is wrong with the story; the map does without it."""
    if atlas.story[1]:
        print(say(lang, "bad_story"), file=sys.stderr)
        print(*(problem.text(lang) for problem in atlas.story[1]), sep="\n", file=sys.stderr, flush=True)


def run_freeze(
    settings: Settings, lang: str, *, folder: Path | None, single: Path | None, query: str, url: str
) -> int:
    """Write the site into a folder, as one file in ``lang``, or both."""
    from dashboard.atlas import load_atlas
    from dashboard.export.public_link import BadUrl, clean_url
    from dashboard.selection.filters import FilterState
    from dashboard.site.build import make_site
    from dashboard.site.folder import NotOurs, can_hold, is_of_site, write_site
    from dashboard.site.publish import publish_at, start_at
    from dashboard.site.single_file import build_single

    if url:
        try:
            url = clean_url(url)
        except BadUrl as error:
            print(load_locale("export", lang)["command"]["bad_url"].format(url=error), file=sys.stderr)
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
    warn_of_story(atlas, lang)
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
    from dashboard.site.build import compress_site, make_site

    with waiting(say(lang, "building")):
        site = make_site(settings, lang)
        packed = compress_site(site, settings.build_dir, hard=True)
    size = sum(len(packed[path].get("br", content)) for path, content in site.files.items())
    print(say(lang, "prepared", n=len(site.files), size=size // 1000))
    return 0


def find_port(host: str, port: int) -> int | None:
    """Return the first free port from ``port`` on, or ``None`` when the next twenty are taken.

    Raises:
        OSError: The host cannot be listened on at all.
    """
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError as error:
                if error.errno in (13, 48, 98, 10013, 10048):
                    continue
                raise
            return candidate
    return None


def run_serve(settings: Settings, lang: str, browser: bool) -> int:
    """Serve the map until interrupted."""
    from waitress import create_server as listen

    from dashboard.atlas import load_atlas
    from dashboard.export.serving import make_exporter, offered
    from dashboard.site.build import compress_site, make_site
    from dashboard.site.publish import announce
    from dashboard.site.server import create_server, pack

    atlas = load_atlas(settings, lang)
    warn_of_story(atlas, lang)
    site = announce(make_site(settings, lang, atlas=atlas), offered())
    packed = compress_site(site, settings.build_dir, hard=False)
    files = {path: pack(path, content, packed[path]) for path, content in site.files.items()}
    server = create_server(files, make_exporter(atlas))
    try:
        port = find_port(settings.host, settings.port)
    except (OSError, OverflowError, UnicodeError) as error:
        print(say(lang, "bad_host", host=settings.host, why=error), file=sys.stderr)
        return EXIT_USAGE
    if port is None:
        print(say(lang, "no_port", port=settings.port, last=settings.port + PORTS_TRIED - 1), file=sys.stderr)
        return EXIT_USAGE
    listener = listen(server, host=settings.host, port=port, threads=8, ident=None)
    port = port or listener.effective_port
    if settings.port and port != settings.port:
        print(say(lang, "port_taken", port=settings.port, next=port), flush=True)
    shown = "localhost" if settings.host in ("0.0.0.0", "::") else settings.host
    url = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/{lang}/"
    print(say(lang, "serving", url=url), flush=True)
    if browser:
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
    listener.run()  # returns on Ctrl+C
    listener.close()
    print("\n" + say(lang, "bye"))
    return 0
