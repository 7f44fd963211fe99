"""Findings in the words of the command, and the internal page of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.dataset.campaign import Campaign
from thidua.finding import Finding
from thidua.publish.edition import Edition
from thidua.publish.ground import ground
from thidua.publish.markup import heading, items, link, page, paragraph, plain, table
from thidua.publish.rulebook import WHO
from thidua.publish.sourced import Sources
from thidua.report.order import in_order
from thidua.report.overview import waits
from thidua.report.text import CAP, LABELS, capped, further, spot_text, summary
from thidua.rules.verdict import CampaignVerdict


def findings_page(verdict: CampaignVerdict) -> str:
    """The findings of the campaign as the command tells them, with place, ground and mend; the data has them all."""
    found = in_order(verdict.findings)
    heads = ("Mức", "Nội dung", "Ai phải xử lý")
    shown, rest = capped(found, CAP)
    rows = _rows(verdict.campaign, shown)
    made = Sources(verdict.campaign, Edition.INTERNAL).under(
        "Đúng những gì lệnh thidua check báo, cùng thứ tự; mỗi dòng có tệp, dòng, căn cứ của nó.", "findings"
    )
    skipped = heading(2, "Chưa kiểm tra") + "".join(paragraph(plain(line)) for line in verdict.skipped)
    return page(
        "Kết quả kiểm tra",
        paragraph(plain(summary(found))),
        table("Tất cả kết quả kiểm tra", heads, rows, sortable=True, titled=True) + made if found else "",
        items(map(plain, rest)),
        skipped if verdict.skipped else "",
    )


def _rows(campaign: Campaign, found: Iterable[Finding]) -> Iterator[tuple[str, ...]]:
    for finding in found:
        yield (
            LABELS[finding.severity],
            f"<span>{told(campaign, finding, '../')}</span>",
            WHO[finding.who] if waits(campaign, finding) else "",
        )


def told(campaign: Campaign, finding: Finding, root: str) -> str:
    """What the command says after the severity: title, message, rule; its place and others, ground, mend.

    `root` leads from the page to the folder of the first page.
    """
    accepted = f" · đã chấp nhận: {finding.waived}" if finding.waived else ""
    rule = link(finding.title, f"{root}quy-tac/{finding.rule}.md")
    fix = "" if finding.waived else f"<br>cách sửa: {plain(finding.fix)}"
    others = "".join(f"<br>xem thêm: <code>{plain(spot)}</code>" for spot in further(finding, CAP))
    return (
        f"{rule}: {plain(finding.message)}{plain(accepted)} <code>[{plain(finding.rule)}]</code>"
        f"<br><code>{plain(spot_text(finding.at))}</code>{others}"
        f"<br>căn cứ: {ground(campaign, finding, f'{root}{campaign.code}/ke-hoach.md')}"
        f"{fix}"
    )
