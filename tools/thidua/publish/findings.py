"""The internal page of all findings, in the words of the command."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.finding import Finding
from thidua.publish.markup import heading, link, page, paragraph, plain, table
from thidua.publish.rulebook import WHO
from thidua.report.order import in_order
from thidua.report.text import LABELS, spot_text, summary
from thidua.rules.verdict import CampaignVerdict


def findings_page(verdict: CampaignVerdict) -> str:
    """Every finding of the campaign with its place, ground and mend."""
    found = in_order(verdict.findings)
    heads = ("Mức", "Quy tắc", "Nội dung", "Cách sửa", "Người sửa", "Chỗ")
    skipped = heading(2, "Chưa kiểm tra") + "".join(paragraph(plain(line)) for line in verdict.skipped)
    return page(
        "Kết quả kiểm tra",
        paragraph(plain(summary(found))),
        table("Tất cả kết quả kiểm tra", heads, _rows(found)) if found else "",
        skipped if verdict.skipped else "",
    )


def _rows(found: tuple[Finding, ...]) -> Iterator[tuple[str, ...]]:
    for finding in found:
        accepted = f" (đã chấp nhận: {plain(finding.waived)})" if finding.waived else ""
        yield (
            LABELS[finding.severity],
            link(finding.title, f"../quy-tac/{finding.rule}.md"),
            plain(finding.message) + accepted,
            plain(finding.fix),
            WHO[finding.who],
            f"<code>{plain(spot_text(finding.at))}</code>",
        )
