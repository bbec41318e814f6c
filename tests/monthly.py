"""A case-by-month panel written from its specification, with planted names where the real one has names."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

COLUMNS = (
    "caso_id",
    "numero_reporte",
    "anio",
    "mes",
    "estado",
    "departamento",
    "tipo",
    "caso",
    "ubicacion",
    "actores_primarios",
    "actores_secundarios",
    "actores_terciarios",
    "actores",
    "ingreso_como",
    "codigo",
    "hechos_del_mes",
    "es_socioambiental",
    "menciona_mineria",
    "formato",
    "archivo",
    "pagina",
    "caso_estandarizado",
    "texto_crudo",
)
PLANTED = ("Zoraida Quispeplantada", "Menor Plantadito", "QUISPEPLANTADA", "quispeplantada", "Plantadito")
"""Made-up names in every column of text; no output may hold one."""
CONGA, TIA_MARIA, LABOUR, OIL = 101, 102, 103, 104
FIRST_REPORT = (2004, 4)
_CONGA_PLACE = "Distritos de Huasmín y Sorochuco,\r\nprovincia de Celendín; distrito de La Encañada"
_PLACES = {
    CONGA: ("Cajamarca", _CONGA_PLACE, "Socioambiental", 1),
    TIA_MARIA: ("Ica", "Distrito de Cocachacra, provincia de Islay, región Arequipa", "Sociambiental", 1),
    LABOUR: ("Lima Provincias", "Distrito de Chicla, provincia de Huarochirí", "Laboral", 0),
    OIL: ("Loreto", "Distrito de Andoas, provincia de Datem del Marañón", "Socioambiental", 1),
}

Cells = dict[str, str]


def month_of(report: int) -> tuple[int, int]:
    """Return year and month of a report: June 2004 and July 2005 have two each, June 2005 has none."""
    number = report - 1 - (report >= 4) + (report == 16)
    year, month = divmod(FIRST_REPORT[0] * 12 + FIRST_REPORT[1] - 1 + number, 12)
    return year, month + 1


def row(report: int, group: int, state: str = "Activo", **changes: str) -> Cells:
    """Return one row; its texts hold planted names, quotes, commas and line breaks.

    Args:
        report: Number of the report.
        group: One of the four cases of this panel.
        state: As the panel spells it.
        **changes: Other cells.
    """
    year, month = month_of(report)
    department, place, kind, socio = _PLACES[group]
    named = f'La señora "{PLANTED[0]}", de Celendín,\r\ny el {PLANTED[1]} (15)'
    return {
        "caso_id": str(group),
        "numero_reporte": str(report),
        "anio": str(year),
        "mes": str(month),
        "estado": state,
        "departamento": department,
        "tipo": kind,
        "caso": f"{named} reclaman por una mina",
        "ubicacion": place,
        "actores_primarios": PLANTED[0],
        "actores_secundarios": f"{PLANTED[2]}, Z.",
        "actores_terciarios": PLANTED[4],
        "actores": PLANTED[0],
        "ingreso_como": "nuevo",
        "codigo": "",
        "hechos_del_mes": f"NO HAY DIÁLOGO {named} marchó.",
        "es_socioambiental": str(socio),
        "menciona_mineria": "1",
        "formato": "adjuntia_portada_estadistica",
        "archivo": f"Reporte-{report}.pdf",
        "pagina": "",
        "caso_estandarizado": f"{PLANTED[3]} reclaman mina",
        "texto_crudo": f"Tipo: {kind}\r\nCaso: {named}",
        **changes,
    }


def latent(report: int, group: int, **changes: str) -> Cells:
    """Return a row of a table of latent cases, which tells no place."""
    return row(report, group, "Latente", ubicacion="", hechos_del_mes="", **changes)


def panel_rows(*, with_latent: bool = True, reports: Iterable[int] = range(1, 270)) -> Iterator[Cells]:
    """Yield a panel in which Conga goes through every state; the older version has no tables of latent cases.

    Args:
        with_latent: Whether the tables of latent cases are there.
        reports: Which reports.
    """
    for report in reports:
        yield row(report, LABOUR)
        yield row(report, OIL)
        yield row(report, OIL)  # a case may have several rows in a month
        yield row(report, TIA_MARIA)
        if with_latent and 122 <= report <= 245:
            yield latent(report, OIL)
        if 82 <= report <= 95:
            yield row(report, CONGA)
        elif 96 <= report <= 110:
            yield row(report, CONGA, hechos_del_mes=f"HAY DIÁLOGO {PLANTED[0]} se reunió.")
        elif 122 <= report <= 160 and with_latent:
            yield latent(report, CONGA)
        elif report == 161:
            yield row(report, CONGA, "Resuelto")
        elif report == 250:
            yield row(report, CONGA, "Reactivado")


def panel_bytes(rows: Iterable[Mapping[str, str]], columns: Iterable[str] = COLUMNS) -> bytes:
    """Return rows as the group writes them: byte order mark, commas, CRLF.

    Args:
        rows: Cells by column.
        columns: Which columns.
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(columns), extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def write_panel(path: Path, content: bytes | None = None, change: Callable[[bytes], bytes] = bytes) -> Path:
    """Write a panel, gzipped where its name says so.

    Args:
        path: Where to.
        content: What; the whole synthetic panel by default.
        change: Done to the bytes last, after compressing.
    """
    content = panel_bytes(panel_rows()) if content is None else content
    path.write_bytes(change(gzip.compress(content, 1, mtime=0) if path.suffix == ".gz" else content))
    return path
