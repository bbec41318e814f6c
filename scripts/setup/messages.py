"""What set-up says while it works, in both languages."""

from __future__ import annotations

import sys

MESSAGES: dict[str, dict[str, str]] = {
    "es": {
        "venv": "Preparando el entorno de Python en .venv …",
        "venv_rebuild": "El entorno .venv no funciona; se rehace …",
        "venv_package": "Falta el módulo «venv» de Python; instalando {package} …",
        "venv_missing": "Falta el módulo «venv» de Python. Ejecute como administrador: {command}"
        "\nDespués, repita la orden.",
        "venv_failed": "No se pudo crear el entorno .venv (código {code}).",
        "install": "Instalando los paquetes de {locks} (solo la primera vez o cuando cambian) …",
        "install_map": "  son los de la página, su servidor y la geometría del mapa: unos 280 MB en disco, "
        "medio minuto o menos",
        "install_failed": "No se pudieron instalar los paquetes de {locks}. La primera vez hace falta "
        "internet; después ya no.",
        "npm": "Instalando el mapa ligero y la tipografía …",
        "npm_absent": "Sin npm: el mapa usa el archivo completo de plotly y la letra del sistema. "
        "Funciona igual; solo carga algo más lento.",
        "npm_failed": "npm no pudo traer el mapa ligero; se usa el archivo completo de plotly, "
        "que también sirve. Para reintentar: python3 run.py setup",
        "types": "Instalando lo que revisa los tipos de los scripts …",
        "types_skipped": "Sin npm, o sin internet la primera vez: no se revisan los tipos de los scripts.",
        "browser": "Buscando un navegador para las pruebas …",
        "browser_apt": "Instalando Chromium con apt-get …",
        "browser_playwright": "Instalando Chromium con playwright …",
        "browser_wrong": "CHROMIUM apunta a {path}, que no es un programa ejecutable.",
        "browser_missing": "Las pruebas necesitan Chromium o Google Chrome. Instálelo (en Debian o Ubuntu: "
        "sudo apt-get install chromium) o indique su ruta en la variable CHROMIUM.",
        "driver_library": "Instalando {package}, que el navegador de las pruebas necesita …",
        "driver_missing": "El programa que maneja el navegador no encuentra {library}. Ejecute como "
        "administrador: apt-get install {package}",
        "prepare_failed": "No se pudieron preparar los archivos de la página (código {code}).",
        "step": "{name}: {outcome} ({seconds:.1f} s)",
        "step_ok": "bien",
        "step_bad": "con problemas",
        "static_failed": "Sin correr las pruebas: {names} con problemas.",
        "ready": "Todo listo.",
        "stopped": "Detenido.",
    },
    "en": {
        "venv": "Preparing the Python environment in .venv …",
        "venv_rebuild": "The environment in .venv does not work; making it anew …",
        "venv_package": "Python's venv module is missing; installing {package} …",
        "venv_missing": "Python's venv module is missing. Run as administrator: {command}"
        "\nThen run the command again.",
        "venv_failed": "The environment in .venv could not be made (code {code}).",
        "install": "Installing the packages of {locks} (only the first time or when they change) …",
        "install_map": "  they are those of the page, its server and the map's geometry: some 280 MB on "
        "disk, half a minute or less",
        "install_failed": "The packages of {locks} could not be installed. The first time needs the "
        "internet; later starts do not.",
        "npm": "Installing the small map bundle and the typeface …",
        "npm_absent": "No npm: the map uses plotly's full bundle and the system's typeface. "
        "It works the same; it only loads a little slower.",
        "npm_failed": "npm could not get the small map bundle; plotly's full bundle is used, "
        "which also works. To try again: python3 run.py setup",
        "types": "Installing what checks the types of the scripts …",
        "types_skipped": "No npm, or no internet the first time: the scripts' types are not checked.",
        "browser": "Looking for a browser for the tests …",
        "browser_apt": "Installing Chromium with apt-get …",
        "browser_playwright": "Installing Chromium with playwright …",
        "browser_wrong": "CHROMIUM names {path}, which is not a program that can be run.",
        "browser_missing": "The tests need Chromium or Google Chrome. Install it (on Debian or Ubuntu: "
        "sudo apt-get install chromium) or give its path in the variable CHROMIUM.",
        "driver_library": "Installing {package}, which the browser of the tests needs …",
        "driver_missing": "What drives the browser does not find {library}. Run as administrator: "
        "apt-get install {package}",
        "prepare_failed": "The page's files could not be prepared (code {code}).",
        "step": "{name}: {outcome} ({seconds:.1f} s)",
        "step_ok": "fine",
        "step_bad": "has problems",
        "static_failed": "Tests not run: {names} found problems.",
        "ready": "All set.",
        "stopped": "Stopped.",
    },
}


class SetupError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def compose(language: str, key: str, **values: object) -> str:
    """Return one message in ``language`` with its values filled in.

    Args:
        language: ``es`` or ``en``.
        key: Name of the message.
        **values: What to put into each blank, by its name.
    """
    return MESSAGES[language][key].format(**values)


def say(language: str, key: str, **values: object) -> None:
    """Print one message at once, on the error stream: what is run keeps the output stream to itself.

    Args:
        language: ``es`` or ``en``.
        key: Name of the message.
        **values: What to put into each blank, by its name.
    """
    print(compose(language, key, **values), file=sys.stderr, flush=True)
