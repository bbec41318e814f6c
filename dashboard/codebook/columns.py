"""Build the columns that recur in many tables, each labelled and defined as (Spanish, English)."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.codebook.model import Column

SLUG = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"


def text(
    name: str,
    labels: tuple[str, str],
    definitions: tuple[str, str],
    *,
    required: bool = False,
    max_length: int | None = None,
    pattern: str = "",
) -> Column:
    """Return a column of free text.

    Args:
        name: The column's name in the file.
        labels: Label in Spanish and English.
        definitions: Definition in Spanish and English.
        required: Whether no cell may be empty.
        max_length: Most characters of a cell; ``None`` for any number.
        pattern: Regular expression for the whole cell; empty for any text.
    """
    return Column(
        name, "text", *labels, *definitions, required=required, max_length=max_length, pattern=pattern
    )


def key(name: str, labels: tuple[str, str], definitions: tuple[str, str], *, required: bool = True) -> Column:
    """Return a column of identifiers: short names in small letters, digits and hyphens.

    Args:
        name: The column's name in the file.
        labels: Label in Spanish and English.
        definitions: Definition in Spanish and English.
        required: Whether no cell may be empty.
    """
    return text(name, labels, definitions, required=required, pattern=SLUG)


def code(
    name: str,
    labels: tuple[str, str],
    definitions: tuple[str, str],
    code_list: str = "",
    *,
    required: bool = True,
) -> Column:
    """Return a column of codes.

    Args:
        name: The column's name in the file.
        labels: Label in Spanish and English.
        definitions: Definition in Spanish and English.
        code_list: Name of the list its codes come from; empty when it is the column's own name.
        required: Whether no cell may be empty.
    """
    return Column(name, "code", *labels, *definitions, required=required, code_list=code_list or name)


def spoken(
    name: str,
    labels: tuple[str, str],
    definitions: tuple[str, str],
    limit: int | None,
    *,
    required: bool = True,
) -> tuple[Column, Column]:
    """Return two columns of text, ``<name>_es`` and ``<name>_en``: the same in Spanish and in English.

    Args:
        name: What both names begin with.
        labels: Label in Spanish and English, without the language.
        definitions: Definition in Spanish and English, without the language.
        limit: Most characters of a cell; ``None`` for any number.
        required: Whether no cell may be empty.
    """
    (es, en), (definition_es, definition_en) = labels, definitions
    return (
        text(
            f"{name}_es",
            (f"{es} (es)", f"{en} (es)"),
            (definition_es, f"{definition_en.removesuffix('.')}, in Spanish."),
            required=required,
            max_length=limit,
        ),
        text(
            f"{name}_en",
            (f"{es} (en)", f"{en} (en)"),
            ("Lo mismo en inglés.", "The same in English."),
            required=required,
            max_length=limit,
        ),
    )


def flag(name: str, labels: tuple[str, str], definitions: tuple[str, str]) -> Column:
    """Return a required column of 0 or 1.

    Args:
        name: The column's name in the file.
        labels: Label in Spanish and English.
        definitions: Definition in Spanish and English.
    """
    return Column(name, "integer", *labels, *definitions, required=True, minimum=0, maximum=1)


def retold(*columns: Column) -> Iterator[Column]:
    """Yield columns that other sources may give otherwise; each reading has its own."""
    return (replace(column, retold=True) for column in columns)


SOURCE_KEY = key("source_id", ("Fuente", "Source"), ("Dónde se publicó.", "Where it was published."))

NOTES = spoken(
    "note",
    ("Nota", "Note"),
    ("Lo que debe saber quien lee con cuidado.", "What a careful reader must know."),
    300,
    required=False,
)
