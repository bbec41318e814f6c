"""Say in one page what the columns and codes of exported tables mean, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.codebook import CODE_LISTS, CodeList, Table
from dashboard.i18n import load_locale
from dashboard.text import grid


def build_codebook(tables: Sequence[Table], lang: str, lists: Mapping[str, CodeList] = CODE_LISTS) -> str:
    """Return Markdown with every column of ``tables`` and every code list of ``lists`` that they use.

    Args:
        tables: The tables, in order.
        lang: ``es`` or ``en``.
        lists: Code lists by name.
    """
    words = load_locale("export", lang)["codebook"]
    used = {column.code_list for table in tables for column in table.columns}
    lines = [words["heading"], ""]
    for table in tables:
        heading = (words["column"], words["type"], words["meaning"])
        cells = (
            (
                f"`{column.name}`",
                f"{column.type} `{column.code_list}`" if column.code_list else column.type,
                f"**{column.label(lang)}.** {column.definition(lang)}",
            )
            for column in table.columns
        )
        lines += [f"## {words['columns'].format(file=table.file)}", "", grid(heading, _escaped(cells)), ""]
    lines += [f"## {words['lists']}", ""]
    for codes in lists.values():
        if codes.name in used:
            lines += [f"### `{codes.name}`: {codes.en if lang == 'en' else codes.es}", ""]
            heading = (words["code"], words["label"], words["meaning"])
            lines += [grid(heading, _escaped(_codes(codes, lang))), ""]
    return "\n".join(lines)


def _codes(codes: CodeList, lang: str) -> Iterator[Sequence[str]]:
    for code in codes.codes:
        yield f"`{code.code}`", code.label(lang), code.definition(lang)


def _escaped(rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    return ([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)
