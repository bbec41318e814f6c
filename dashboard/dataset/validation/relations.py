"""Check what spans several columns, rows or tables: types, figures, parts, sources, paragraphs, cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from dashboard.codebook import COLLECTION, EVENT_SUBTYPE, EVENT_TABLES, TEXTS, Table
from dashboard.dataset.validation.cells import paragraph_numbers, split_list, whole_number
from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import RawTable, Row
from dashboard.dataset.validation.wording import address_problems, wording_problems

NAMED_AT_MOST = 40
Raws = Mapping[str, RawTable]
_OWN_DESCRIPTION = re.compile(r"[^:]* sobre: ")  # «Nota sobre: …», «Resumen de prensa sobre: …»


def _index(raw: RawTable, key: str) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for row in raw.rows:
        rows.setdefault(row.get(key), row)
    return rows


def key_problems(raws: Raws, table: Table) -> Iterator[Problem]:
    """Yield references to rows that no table holds."""
    for key in table.foreign_keys:
        targets = [raws[name] for name in key.to_tables]
        if any(raw.table.required and not raw.present for raw in targets):
            continue
        known = {row.get(key.to_column) for raw in targets for row in raw.rows}
        files = ", ".join(raw.table.file for raw in targets)
        for row in raws[table.name].rows:
            value = row.get(key.column)
            if value.strip() and value not in known:
                yield row.problem(key.column, "reference_unknown", value, files=files)


def type_problems(row: Row) -> Iterator[Problem]:
    """Yield a subtype outside its type, and actors named without a type or typed without being there."""
    kind, subtype = row.get("event_type"), row.get("event_subtype")
    if subtype in EVENT_SUBTYPE.values() and EVENT_SUBTYPE.get(subtype).parent != kind:
        yield row.problem(
            "event_subtype",
            "subtype_parent",
            subtype,
            event_type=kind,
            expected=EVENT_SUBTYPE.get(subtype).parent,
        )
    for role in ("actor1", "actor2"):
        if row.get(role).strip() and row.get(f"{role}_type") in ("", "none"):
            yield row.problem(f"{role}_type", "actor_without_type", role=role)


def figure_problems(row: Row, names: tuple[tuple[str, str, str], ...]) -> Iterator[Problem]:
    """Yield figures out of order: low above best, or best above high.

    Args:
        row: The row as read.
        names: Columns for low, best and high of each figure.
    """
    for columns in names:
        given = [(column, row.get(column).strip()) for column in columns if row.get(column).strip()]
        try:
            numbers = [(column, float(text)) for column, text in given]
        except ValueError:
            continue
        for (before, low), (after, high) in pairwise(numbers):
            if low > high:
                yield row.problem(after, "figure_order", f"{high:g}", other=before, other_value=f"{low:g}")


def part_problems(rows: Mapping[str, Row]) -> Iterator[Problem]:
    """Yield parts of another case than their whole, and parts that lead back to themselves."""
    for event_id, row in rows.items():
        whole = rows.get(row.get("part_of")) if row.get("part_of") else None
        if whole is None:
            continue
        if whole.get("case") != row.get("case"):
            yield row.problem("part_of", "part_other_case", case=row.get("case"), other=whole.get("case"))
        seen = [event_id]
        step: Row | None = whole
        while step is not None and step.get("event_id") not in seen:
            seen.append(step.get("event_id"))
            step = rows.get(step.get("part_of")) if step.get("part_of") else None
        if step is not None and step.get("event_id") == event_id:
            yield row.problem("part_of", "part_loop", loop=" → ".join([*seen, event_id]))


def source_problems(row: Row) -> Iterator[Problem]:
    """Yield our descriptions that lack English or are not neutral, and links of what may only be cited.

    A title under which a source was published may hold any word; what we call it ourselves may not.
    """
    english = row.get("title_en").strip()
    if english:
        yield from wording_problems(row, ("title", "title_en"))
    if _OWN_DESCRIPTION.match(english or row.get("title")):
        yield row.problem("title_en", "title_untranslated", english or row.get("title"))
    if row.get("link_policy") != "cite_only":
        return
    if row.get("url").strip():
        yield row.problem("url", "link_forbidden")
    yield from address_problems(row, ("title", "publisher", "author", "note"))


def _paragraph_total(source: Row | None) -> int | None:
    return whole_number(source.get("paragraphs").strip()) if source else None


def locator_problems(row: Row, sources: Mapping[str, Row]) -> Iterator[Problem]:
    """Yield a missing locator into one of the five texts, and paragraphs that the source does not have.

    Args:
        row: The row as read.
        sources: Rows of ``sources.csv`` by identifier.
    """
    source = sources.get(row.get("source_id"))
    if source is None:
        return
    locator = row.get("locator").strip()
    if source.get("kind") == "document" and not locator:
        yield row.problem("locator", "locator_missing", "", source=row.get("source_id"))
    total = _paragraph_total(source)
    for number in paragraph_numbers(locator):
        if total is not None and number > total:
            yield row.problem(
                "locator", "locator_beyond", f"¶{number}", source=row.get("source_id"), total=total
            )


def collection_problems(table: Table, row: Row, cases: Mapping[str, Row]) -> Iterator[Problem]:
    """Yield an event of the five texts whose case is not one of theirs.

    The other way round is allowed: other sources tell of further events of the five cases. They stay in their
    own collection and are never added to those of the texts.

    Args:
        table: The table of the event.
        row: The row as read.
        cases: Rows of ``cases.csv`` by identifier.
    """
    case = cases.get(row.get("case"))
    others = COLLECTION.values()[1:]
    if table.name == TEXTS.table and case is not None and case.get("collection") in others:
        yield row.problem("case", "case_collection", collection=case.get("collection"), own=TEXTS.code)


def case_problems(row: Row) -> Iterator[Problem]:
    """Yield a case of the five texts without its sentence for the card."""
    for column in ("sentence_es", "sentence_en"):
        if row.get("collection") == TEXTS.code and not row.get(column).strip():
            yield row.problem(column, "required", "")


def log_problems(raws: Raws) -> Iterator[Problem]:
    """Yield log rows that name unknown events or give no reason, and paragraphs that have no row."""
    log = raws["coding_log"]
    if not log.present:
        return
    sources = _index(raws["sources"], "source_id")
    known = {row.get("event_id") for row in raws["events"].rows}
    logged: dict[str, set[str]] = {source_id: set() for source_id in sources}
    for row in log.rows:
        source_id, paragraph = row.get("source_id"), row.get("paragraph")
        logged.setdefault(source_id, set()).add(paragraph)
        event_ids = split_list(row.get("event_ids"))
        for event_id in event_ids:
            if event_id and event_id not in known:
                yield row.problem("event_ids", "reference_unknown", event_id, files=raws["events"].table.file)
        if not event_ids and not row.get("reason").strip():
            yield row.problem("reason", "log_reason", "")
        total = _paragraph_total(sources.get(source_id))
        number = whole_number(paragraph)
        if total is not None and number is not None and number > total:
            yield row.problem("paragraph", "locator_beyond", paragraph, source=source_id, total=total)
    for source_id, source in sources.items():
        total = _paragraph_total(source)
        if source.get("kind") != "document" or total is None:
            continue
        numbers = (str(number) for number in range(1, total + 1))
        absent = list(
            islice((number for number in numbers if number not in logged[source_id]), NAMED_AT_MOST)
        )
        if absent:
            named = ", ".join(absent)
            yield Problem(log.table.file, 0, "paragraph", named, "log_absent", {"source": source_id})


def twin_problems(raws: Raws) -> Iterator[Problem]:
    """Yield identifiers used in two event tables."""
    seen: dict[str, tuple[str, int]] = {}
    for table in EVENT_TABLES:
        rows = raws[table.name].rows
        for row in rows:
            event_id = row.get("event_id")
            if event_id in seen:
                file, line = seen[event_id]
                yield row.problem("event_id", "duplicate_across", event_id, file=file, line=line)
        seen |= {row.get("event_id"): (table.file, row.line) for row in rows}
