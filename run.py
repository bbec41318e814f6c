#!/usr/bin/env python3
"""Set the project up and run it.

``python3 run.py`` opens the map; ``python3 run.py test`` runs the gate. Nothing but Python 3.11 or later is
needed beforehand. Only this file must be understood by older interpreters, so that they can say what is
missing: everything else lives in ``scripts/setup`` and is imported after the version has been checked.
"""

import os
import shutil
import sys
from typing import Callable, List, Mapping, NamedTuple, Optional, Sequence, Tuple

ROOT = os.path.dirname(os.path.abspath(__file__))
HELP = ("-h", "--help")
MINIMUM = (3, 11)
NEWEST_TRIED = 16

USAGE = {
    "es": """\
python3 run.py [OPCIONES]          prepara lo necesario y abre el mapa (opciones, p. ej.: --port 8060)
python3 run.py test [--all] [...]  revisa y prueba el proyecto; --all agrega lo largo; el resto va a pytest
python3 run.py setup               solo prepara, sin abrir nada
python3 run.py ORDEN [...]         cualquier otra orden del programa: check, export, freeze, geocode …
python3 run.py ORDEN --help        qué admite esa orden; ninguna ayuda prepara nada""",
    "en": """\
python3 run.py [OPTIONS]           sets up what is needed and opens the map (options, e.g. --port 8060)
python3 run.py test [--all] [...]  checks and tests it all; --all adds what is long; the rest goes to pytest
python3 run.py setup               only sets up, opens nothing
python3 run.py COMMAND [...]       any other command of the program: check, export, freeze, geocode …
python3 run.py COMMAND --help      what that command takes; no help sets anything up""",
}


class Plan(NamedTuple):
    """What one call asks for.

    Attributes:
        action: ``help``, ``setup``, ``test`` or ``program``.
        arguments: What is handed on: to pytest for ``test``, to ``python -m dashboard`` for ``program``.
        everything: Whether ``test`` also runs what is long.
    """

    action: str
    arguments: Tuple[str, ...]
    everything: bool


def choose_language(environment: Mapping[str, str], system_locale: str = "") -> str:
    """Return ``en`` where the terminal says so, else ``es``, as the program itself does.

    The variables are those that POSIX reads, in its order; without any, the system's locale counts.
    """
    named = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    return "en" if (named or system_locale).lower().startswith("en") else "es"


def find_language(arguments: Sequence[str]) -> str:
    """Return the language that ``--lang`` names, or an empty text."""
    named = ""
    for before, argument in zip(("", *arguments), arguments):  # noqa: B905
        if before == "--lang" or argument.startswith("--lang="):
            named = argument.replace("--lang=", "")
    return named if named in USAGE else ""


def describe_version_problem(version: Sequence[int], language: str) -> str:
    """Return what to tell someone whose Python is too old, or an empty text when it will do."""
    if tuple(version[:2]) >= MINIMUM:
        return ""
    template = {
        "es": "Hace falta Python {} o más nuevo; este es {}. Instálelo y repita la orden.",
        "en": "Python {} or later is needed; this is {}. Install it and run the command again.",
    }[language]
    return template.format(*(".".join(str(part) for part in numbers[:2]) for numbers in (MINIMUM, version)))


def find_newer_python(which: Callable[[str], Optional[str]]) -> str:
    """Return the newest interpreter on the path that will do, or an empty text when there is none."""
    for minor in range(NEWEST_TRIED, MINIMUM[1] - 1, -1):
        path = which("python3.{}".format(minor))
        if path:
            return path
    return ""


def split_arguments(arguments: Sequence[str]) -> Plan:
    """Tell apart what ``run.py`` was asked to do and what it only hands on.

    An option first, or nothing at all, means ``serve``.
    """
    first = arguments[0] if arguments else ""
    rest = tuple(arguments[1:])
    if first in HELP or (first in ("setup", "test") and set(HELP) & set(rest)):
        return Plan("help", (), False)
    if first == "setup":
        return Plan("setup", rest, False)
    if first == "test":
        return Plan("test", tuple(item for item in rest if item != "--all"), "--all" in rest)
    if not first or first.startswith("-"):
        return Plan("program", ("serve", *arguments), False)
    return Plan("program", tuple(arguments), False)


def require_new_python(language: str) -> None:
    """Go on only under a Python that will do: start over with a newer one at hand, or say what is missing."""
    problem = describe_version_problem(sys.version_info[:2], language)
    if not problem:
        return
    newer = find_newer_python(shutil.which)
    if newer:
        os.execv(newer, [newer, os.path.abspath(__file__)] + sys.argv[1:])  # noqa: RUF005
    sys.exit(problem)


def main(arguments: List[str]) -> int:
    """Set up and run; return the exit code of what was run."""
    import locale

    language = find_language(arguments) or choose_language(os.environ, locale.getlocale()[0] or "")
    require_new_python(language)
    plan = split_arguments(arguments)
    if plan.action == "help":
        print(USAGE[language])
        return 0
    sys.path.insert(0, ROOT)
    from scripts.setup import runner

    return runner.carry_out(plan.action, plan.arguments, everything=plan.everything, language=language)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
