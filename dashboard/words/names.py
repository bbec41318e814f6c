"""Name who speaks as a sentence does: «el Ministerio de Defensa», «los pobladores», «RPP»."""

from __future__ import annotations

from functools import cache

from dashboard.i18n import DEFAULT_LANG, load_locale


@cache
def _articles() -> dict[str, tuple[str, bool]]:
    """Return by first word the Spanish article, and whether the word is a common noun."""
    table = load_locale("words", DEFAULT_LANG)["articles"]
    groups = ((table, False), (table["common"], True))
    found: dict[str, tuple[str, bool]] = {}
    for group, common in groups:
        for article, firsts in group.items():
            if article != "common":
                found |= dict.fromkeys(firsts, (article, common))
    return found


def with_article(name: str, lang: str, said: str = "") -> str:
    """Return a name as it stands within a sentence; names of newspapers and firms stay as they are.

    A first word that an English name shares with the Spanish one is a proper noun and keeps its capital.

    Args:
        name: The Spanish name, whose first word decides.
        lang: ``es`` or ``en``.
        said: What it is called in ``lang``, where that differs.
    """
    said = said or name
    article, common = _articles().get(name.split(" ")[0], ("", False))
    if not article:
        return said
    if lang != DEFAULT_LANG:
        article = next(iter(load_locale("words", lang)["articles"]))
        common = common and said.split(" ")[0] not in name.split(" ")
    return f"{article} {said[:1].lower() if common else said[:1]}{said[1:]}"
