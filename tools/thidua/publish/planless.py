"""Campaigns whose plan is there and cannot be used: what the first page says in place of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.dataset.layout import Kind
from thidua.dataset.located import tree_of
from thidua.finding import Finding, Severity
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, items, link, paragraph, plain
from thidua.rules.verdict import Verdict

_SAID = (
    "Kế hoạch của chiến dịch này đang có chỗ chưa đọc được, nên chưa tính được số liệu và chưa có trang của chiến dịch."
    " Hồ sơ đã nhận vẫn còn nguyên."
)


def unusable(verdict: Verdict) -> tuple[str, ...]:
    """Codes of the campaigns that have a plan which cannot be used."""
    repository = verdict.repository
    return tuple(code for code in repository.unchecked if code not in repository.planless)


def illustrated(verdict: Verdict) -> bool:
    """Whether a plan says that all of it is an illustration, one that cannot be used as far as it can be read."""
    plans = (file for file in verdict.repository.files if file.slot.kind is Kind.PLAN)
    return any(
        file.record.record.illustration if file.record else tree_of(file.data).get("minh_hoa") == "true"
        for file in plans
    )


def told(verdict: Verdict, edition: Edition) -> Iterator[str]:
    """A section a campaign; inside with what is to be mended."""
    for code in unusable(verdict):
        yield heading(2, f"Chiến dịch {code}", f"chien-dich-{code}")
        yield paragraph(f"<strong>{plain(_SAID)}</strong>")
        if edition is Edition.INTERNAL:
            below = f"submissions/{code}/ke-hoach/"
            yield items(map(_line, (one for one in verdict.findings if one.at.path.startswith(below) and _red(one))))


def _red(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _line(finding: Finding) -> str:
    line = f":{finding.at.place.line}" if finding.at.place else ""
    title = link(finding.title, f"quy-tac/{finding.rule}.md")
    return f"{title}: {plain(finding.message)} <code>{plain(finding.at.path + line)}</code>; cách sửa: {plain(finding.fix)}"


def lines(codes: Iterable[str]) -> Iterator[str]:
    """What a build says of them."""
    for code in codes:
        yield f"Kế hoạch của {code} chưa đọc được nên trang không có số liệu của chiến dịch đó; xem: thidua check"
