"""Small drawings made when the site is built, in the colours of the theme, with title and description."""

from __future__ import annotations

from thidua.publish.markup import plain

_WIDTH, _HEIGHT = 300, 14


def gauge(title: str, count: int, limit: int) -> str:
    """A bar of how much of a limit is taken; whatever is over it is drawn in another pattern, too."""
    whole = max(count, limit, 1)
    taken, allowed = (round(_WIDTH * number / whole) for number in (min(count, limit), limit))
    over = f'<rect class="vuot" x="{allowed}" width="{_WIDTH - allowed}" height="{_HEIGHT}"/>' if count > limit else ""
    words = plain(f"{title}: {count}, nhiều nhất {limit}")
    told = f"vượt {count - limit}" if count > limit else f"còn {limit - count}"
    return (
        f'<svg class="thuoc" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{words}"><title>{words}</title>'
        f"<desc>{told}; vạch đứng là mức nhiều nhất</desc>"
        f'<rect class="nen" width="{_WIDTH}" height="{_HEIGHT}"/><rect class="lay" width="{taken}" height="{_HEIGHT}"/>'
        f'{over}<line x1="{allowed}" x2="{allowed}" y2="{_HEIGHT}"/></svg>'
    )
