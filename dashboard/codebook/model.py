"""Define what a code, a code list, a column, a table and a crosswalk are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Lang = Literal["es", "en"]
ColumnType = Literal["text", "code", "integer", "number", "date", "partial_date", "ubigeo", "url", "list"]
ListItem = Literal["", "code", "actor", "ubigeo", "paragraph", "event"]


@dataclass(frozen=True, slots=True)
class Code:
    """Describe one value a coded cell may hold.

    ``parent`` is a code of the list that ``CodeList.parent_list`` names; ``symbol`` is the mark drawn for an
    actor family or type (empty: that of the parent).
    """

    code: str
    es: str
    en: str
    definition_es: str
    definition_en: str
    parent: str = ""
    symbol: str = ""

    def label(self, lang: str) -> str:
        """Return the label in ``lang`` (``"es"`` or ``"en"``)."""
        return self.en if lang == "en" else self.es

    def definition(self, lang: str) -> str:
        """Return the definition in ``lang`` (``"es"`` or ``"en"``)."""
        return self.definition_en if lang == "en" else self.definition_es


@dataclass(frozen=True, slots=True)
class CodeList:
    """Hold the codes of one list in the order in which they are shown."""

    name: str
    es: str
    en: str
    codes: tuple[Code, ...]
    parent_list: str = ""

    def get(self, code: str) -> Code:
        """Return the entry for ``code``; raise ``KeyError`` when the list has no such code."""
        for entry in self.codes:
            if entry.code == code:
                return entry
        raise KeyError(f"{self.name}: {code}")

    def values(self) -> tuple[str, ...]:
        """Return the bare codes in order."""
        return tuple(entry.code for entry in self.codes)


@dataclass(frozen=True, slots=True)
class Column:
    """Describe one column: what its cells hold, and how a reader should understand them.

    ``code_list`` names the list that a code (or each code of a list) comes from; ``list_of`` says what a
    ``;``-separated list holds; ``minimum`` and ``maximum`` bound numbers, ``max_length`` counts characters,
    ``max_words`` counts words and ``pattern`` is a regular expression for the whole cell. ``retold`` says
    that other sources may give it otherwise, so that each reading has its own.
    """

    name: str
    type: ColumnType
    label_es: str
    label_en: str
    definition_es: str
    definition_en: str
    required: bool = False
    code_list: str = ""
    list_of: ListItem = ""
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    max_words: int | None = None
    pattern: str = ""
    retold: bool = False

    def label(self, lang: str) -> str:
        """Return the label in ``lang`` (``"es"`` or ``"en"``)."""
        return self.label_en if lang == "en" else self.label_es

    def definition(self, lang: str) -> str:
        """Return the definition in ``lang`` (``"es"`` or ``"en"``)."""
        return self.definition_en if lang == "en" else self.definition_es


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Say that the values of ``column`` are found in ``to_column`` of one of the tables in ``to_tables``."""

    column: str
    to_tables: tuple[str, ...]
    to_column: str


@dataclass(frozen=True, slots=True)
class Table:
    """Describe one CSV file: its columns in order, its key and what it refers to.

    ``required`` tells whether the file must be there; the others may be absent altogether. ``may_lack`` names
    columns that it need not have, because it was written before they were.
    """

    name: str
    file: str
    title_es: str
    title_en: str
    description_es: str
    description_en: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    required: bool = True
    may_lack: frozenset[str] = frozenset()

    def column(self, name: str) -> Column:
        """Return the column called ``name``; raise ``KeyError`` when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    def column_names(self) -> tuple[str, ...]:
        """Return the names of the columns in file order."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Translate the codes of one list into the codes of another project's codebook.

    ``mapping`` has an entry for every code of ``code_list``; an empty string says that the other codebook
    has no counterpart, so that an export leaves the cell empty instead of guessing.
    """

    name: str
    code_list: str
    target: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    note_es: str = ""
    note_en: str = ""
