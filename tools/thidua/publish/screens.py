"""Drawings of what a guide speaks of: screens one below the other, each with its title and the button to press."""

from __future__ import annotations

import re

from thidua.publish.markup import plain

_DRAWN = re.compile(r"^```man-hinh\n(?P<lines>(?:[^`\n]+\n)+)```$", re.MULTILINE)
_WIDTH, _HEIGHT, _GAP = 320, 96, 22
_LEFT, _BAR, _BUTTON = 12, 26, 28


def with_screens(markdown: str) -> str:
    """A page on which every block `man-hinh` is a drawing; a line of it is `title | what is there | button`."""
    return _DRAWN.sub(lambda found: _drawing(found["lines"].splitlines()), markdown)


def _drawing(lines: list[str]) -> str:
    screens = [[part.strip() for part in line.split("|")] for line in lines]
    height = len(screens) * (_HEIGHT + _GAP) - _GAP + 2
    said = "; ".join(f"{title}: {there}, nút “{button}”" for title, there, button in screens)
    name = f"{len(screens)} màn hình lần lượt gặp"
    drawn = "".join(_screen(number, *screen) for number, screen in enumerate(screens, 1))
    return (
        f'<figure><svg class="man-hinh" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{name}"><title>{name}</title>'
        f"<desc>{plain(said)}</desc>{drawn}</svg></figure>"
    )


def _screen(number: int, title: str, there: str, button: str) -> str:
    """One window, and the way to it from the one above."""
    top = (number - 1) * (_HEIGHT + _GAP) + 1
    middle = _WIDTH // 2
    way = f"M{middle} {top - _GAP + 3}V{top - 4}M{middle - 5} {top - 9}L{middle} {top - 4}L{middle + 5} {top - 9}"
    return (
        (f'<path class="toi" d="{way}"/>' if number > 1 else "")
        + f'<rect class="khung" x="1" y="{top}" width="{_WIDTH - 2}" height="{_HEIGHT}" rx="4"/>'
        f'<rect class="dau" x="2" y="{top + 1}" width="{_WIDTH - 4}" height="{_BAR}"/>'
        f'<text class="ten" x="{_LEFT}" y="{top + 18}">{plain(f"{number}. {title}")}</text>'
        f'<text x="{_LEFT}" y="{top + _BAR + 18}">{plain(there)}</text>'
        f'<rect class="nut" x="{_LEFT}" y="{top + _BAR + 30}" width="{_WIDTH - 2 * _LEFT}" height="{_BUTTON}" rx="3"/>'
        f'<text class="chu-nut" x="{middle}" y="{top + _BAR + 49}" text-anchor="middle">{plain(button)}</text>'
    )
