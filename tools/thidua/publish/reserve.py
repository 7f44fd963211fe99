"""What is left of a quota, in words."""

from __future__ import annotations

from thidua.dataset.count import Count
from thidua.dataset.numbers import decimal, percent
from thidua.publish.provenance import ROUNDED


def left(count: Count) -> str:
    """The reserve left, or how many are over; nothing where the plan sets no limit over this scope."""
    if not count.own:
        return ""
    return f"vượt {count.over}" if count.over else str(count.left)


def words(count: Count) -> str:
    """The arithmetic as a sentence."""
    quota, exact = count.quota.record, count.exact
    verb = "công nhận" if count.recognised else "đề nghị"
    result = f"{percent(quota.share)} của {count.base} {count.base_name} là {decimal(exact)}"
    whole = f", {ROUNDED[quota.rounding]} còn {count.limit}" if exact != count.limit else ""
    return f"{result}{whole} người; {verb} {count.count}" + (f", {rest(count)}." if count.own else ".")


def rest(count: Count) -> str:
    """Over, free or full, in words."""
    full = "vừa hết chỗ" if count.limit else "chưa có chỗ"
    return f"vượt {count.over}" if count.over else f"còn {count.left} chỗ" if count.left else full


def note(count: Count) -> str:
    """What a reader must know of a count: whether it binds, what is open, and that nobody fits."""
    own = "" if count.own else "để so sánh, không phải giới hạn"
    nobody = _no_place(count) if count.own and not count.limit else ""
    return "; ".join(part for part in (own, nobody, count.remark) if part)


def _no_place(count: Count) -> str:
    """Why the limit is 0: for now, or for good once it is decided."""
    if count.recognised:
        return f"{'ít' if count.base else 'không có'} {count.base_name} được công nhận nên không có chỗ"
    return f"{'số làm gốc còn ít' if count.base else f'chưa có {count.base_name}'} nên chưa có chỗ"
