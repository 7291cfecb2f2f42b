"""Floor 5, what the source-attribution index says on top: how many, whose words, how proven."""

from __future__ import annotations

from collections.abc import Iterable

from generator.structs import Struct
from generator.tallies import WHO, total
from generator.views.making import On
from generator.views.parts import Figure


class Sum(Struct, frozen=True, kw_only=True):
    """Figures that belong together."""

    label: str
    """found, who or proven: catalogue key `sums.<label>`."""
    figures: tuple[Figure, ...]


def sums(on: On, articles: Iterable[str]) -> tuple[Sum, ...]:
    """The figures of some articles; none where nothing has been annotated in them."""
    found = total(on.site.tally(article) for article in articles)
    if not found.rows:
        return ()
    by = dict(zip(WHO, found.who, strict=True))
    means = {"text": found.by_text, "seal": found.by_seal, "none": found.rows - found.proven}
    return (
        Sum(
            label="found",
            figures=(
                _figure("index-items", found.rows),
                *(
                    (_figure("quotes-proven", found.quotes_proven, found.quotes),)
                    if found.quotes
                    else ()
                ),
            ),
        ),
        Sum(
            label="who",
            figures=(
                _figure("index-named", by["named"]),
                *((_figure("index-documents", by["documents"]),) if by["documents"] else ()),
                _figure("index-unnamed", by["unnamed"]),
                _figure("index-outlet", by["outlet"]),
                _figure("index-relayed", found.relayed),
            ),
        ),
        Sum(
            label="proven",
            figures=tuple(_figure(f"index-{kind}", n) for kind, n in means.items() if n),
        ),
    )


def _figure(key: str, count: int, total: int | None = None) -> Figure:
    return Figure(key=key, count=str(count), total=None if total is None else str(total))
