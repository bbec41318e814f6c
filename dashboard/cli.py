"""The command line: serve, check, export, freeze, geocode, prepare."""

from __future__ import annotations

import argparse
import io
import locale
import logging
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.i18n import DEFAULT_LANG, LANGS, load_locale, say
from dashboard.settings import Settings

PROGRAM = "conflictos-mineros"
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


def asked_lang(arguments: Sequence[str] | None) -> str:
    """Return the language that ``--lang`` names among the arguments, else that of the terminal."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--lang", nargs="?")
    named = parser.parse_known_args(arguments)[0].lang
    return named if named in LANGS else system_lang()


class Parser(argparse.ArgumentParser):
    """An argument parser whose help is in the words of a locale."""

    def __init__(self, words: Mapping[str, Any], section: Mapping[str, str], **options: Any) -> None:
        class Formatter(argparse.HelpFormatter):
            def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
                super().add_usage(usage, actions, groups, words["usage"] if prefix is None else prefix)

        about = section["about"]
        super().__init__(add_help=False, description=about, formatter_class=Formatter, **options)
        self.said = {**words["shared"], **section}
        self.groups = {name: self.add_argument_group(words[name]) for name in ("arguments", "options")}
        self.add("-h", "--help", action="help")

    def add(self, *names: str, **how: Any) -> None:
        """Add an argument or option, with what the locale says of it."""
        group = self.groups["options" if names[0].startswith("-") else "arguments"]
        group.add_argument(*names, help=self.said[names[-1].lstrip("-").replace("-", "_")], **how)


def build_parser(lang: str = DEFAULT_LANG) -> argparse.ArgumentParser:
    """Build the parser of all commands, with help in ``lang``."""
    words = load_locale("commands", lang)
    parser = Parser(words, words, prog=PROGRAM)
    commands = parser.add_subparsers(dest="command", required=True, title=words["commands"])

    def command(name: str) -> Parser:
        made = commands.add_parser(name, help=words[name]["about"], words=words, section=words[name])
        made.add("--lang", choices=LANGS, default=lang)
        made.add("--data", type=Path, metavar="DIR")
        return made

    serve = command("serve")
    serve.add("--host", default="127.0.0.1")
    serve.add("--port", type=int, default=8050)
    serve.add("--no-browser", action="store_true")
    check = command("check")
    check.add("folder", nargs="?", type=Path)
    check.add("--documents", type=Path, metavar="DIR")
    export = command("export")
    export.add("--query", default="")
    export.add("--format", default="")
    for name in ("--out", "--deck", "--handout"):
        export.add(name, type=Path, metavar="FILE")
    export.add("--url", default="")
    freeze = command("freeze")
    freeze.add("folder", nargs="?", type=Path, metavar="DIR")
    freeze.add("--single", type=Path, metavar="FILE")
    freeze.add("--query", default="")
    freeze.add("--url", default="")
    command("geocode").add("place")
    prepare = command("prepare")
    for made in (serve, export, freeze):
        made.add("--story", type=Path, metavar="FILE")
    for made in (serve, export, freeze, prepare):
        made.add("--provinces", type=Path, metavar="FILE")
    for made in (serve, check, freeze, prepare):
        made.add("--register", type=Path, metavar="FILE")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 bad data, 2 not possible as asked."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    given = build_parser(asked_lang(arguments)).parse_args(arguments)
    settings = Settings()
    if given.data is not None:
        settings = replace(settings, data_dir=given.data)
    files: dict[str, Any] = {name: getattr(given, name, None) for name in ("story", "provinces", "register")}
    settings = replace(settings, **files)
    from dashboard.dataset import DataError
    from dashboard.dataset.importers.panel import PanelError
    from dashboard.places.provinces import MissingPackages, ProvincesError

    try:
        if given.command == "check":
            here = replace(settings, data_dir=given.folder or settings.data_dir)
            return run_check_command(here, given.lang, given.documents)
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
            return run_freeze_command(settings, given)
        from dashboard.site.commands import run_prepare

        return run_prepare(settings, given.lang)
    except DataError as error:
        stopped = "bad_data" if given.command == "serve" else "bad_data_stop"
        print(say(given.lang, stopped), error, sep="\n", file=sys.stderr)
        print(say(given.lang, "bad_data_end", n=len(error.problems)), file=sys.stderr)
        return EXIT_BAD_DATA
    except (MissingPackages, PanelError, ProvincesError) as error:
        print(error.message(given.lang), file=sys.stderr)
        return EXIT_USAGE if isinstance(error, MissingPackages) else EXIT_BAD_DATA
    except FileNotFoundError as error:
        print(say(given.lang, "missing", path=error.filename or error), file=sys.stderr)
        return EXIT_BAD_DATA


def run_check_command(settings: Settings, lang: str, documents: Path | None) -> int:
    """Print every problem of the tables by file, line and column; 1 when any is an error.

    Args:
        settings: The folder, and the register month by month, of which every report is told.
        lang: ``es`` or ``en``.
        documents: Folder with the five texts, to compare the tables with them; ``None`` when there is none.
    """
    from dashboard.atlas import check_folder, load_atlas
    from dashboard.dataset.validation import format_report

    problems, code = check_folder(settings.data_dir, documents)
    print(format_report(problems, lang))
    if settings.register is not None and not code:
        print(*load_atlas(settings, lang).told_panel(lang, reports=True), sep="\n")
    return code


def run_geocode(settings: Settings, place: str, lang: str) -> int:
    """Print the candidates of a place; 2 when there is none or more than one.

    Args:
        settings: Folders.
        place: A name or code.
        lang: ``es`` or ``en``.
    """
    from dashboard.dataset.validation import DataError, find_geography
    from dashboard.places.candidates import NotOnePlace, format_candidates
    from dashboard.places.gazetteer import load_gazetteer

    problems = find_geography(settings.data_dir, with_boundaries=False).problems
    if problems:
        raise DataError(problems, lang)
    gazetteer = load_gazetteer(settings.data_dir / "geo")
    try:
        found = (gazetteer.resolve(place),)
    except NotOnePlace as error:
        print(error.message(lang))
        return EXIT_USAGE
    print("\n".join(format_candidates(found, lang)))
    return 0


def run_freeze_command(settings: Settings, given: argparse.Namespace) -> int:
    """Write the site as files; 2 when the address where they will stand is none."""
    from dashboard.export.public_link import BadUrl, clean_url
    from dashboard.site.commands import run_freeze

    try:
        url = clean_url(given.url) if given.url else ""
    except BadUrl as error:
        print(load_locale("export", given.lang)["command"]["bad_url"].format(url=error), file=sys.stderr)
        return EXIT_USAGE
    where = {"folder": given.folder, "single": given.single}
    return run_freeze(settings, given.lang, **where, query=given.query, url=url)


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
    """Serve the map until interrupted.

    Args:
        settings: Folders and port.
        lang: ``es`` or ``en``.
        browser: Whether to open a browser.
    """
    from waitress import create_server as listen

    from dashboard.atlas import load_atlas
    from dashboard.export.serving import make_exporter, offers
    from dashboard.site.build import compress_site, make_site
    from dashboard.site.commands import tell_of_files
    from dashboard.site.publish import announce
    from dashboard.site.server import create_server, pack

    atlas = load_atlas(settings, lang)
    tell_of_files(atlas, lang)
    site = announce(make_site(settings, lang, atlas=atlas), offers())
    packed = compress_site(site, settings.build_dir, hard=False)
    files = {path: pack(content, packed[path]) for path, content in site.files.items()}
    server = create_server(files, make_exporter(atlas))
    try:
        port = find_port(settings.host, settings.port)
    except (OSError, OverflowError, UnicodeError) as error:
        print(say(lang, "bad_host", host=settings.host, why=error), file=sys.stderr)
        return EXIT_USAGE
    if port is None:
        print(say(lang, "no_port", port=settings.port, last=settings.port + PORTS_TRIED - 1), file=sys.stderr)
        return EXIT_USAGE
    # Requests that wait a moment, as on a busy machine, are no message for who started the map.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
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
