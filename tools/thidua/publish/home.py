"""The first page: campaigns, deadlines, how many units are in, the quotas."""

from __future__ import annotations

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count
from thidua.model.terms import Scope
from thidua.publish.disclosure import shown_counts
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, items, link, page, paragraph, plain, table
from thidua.publish.plan import STAGES, day_name
from thidua.publish.quotas import note
from thidua.publish.stages import received
from thidua.rules.verdict import CampaignVerdict


def home_page(verdicts: tuple[CampaignVerdict, ...], edition: Edition, agency: str) -> str:
    """What everybody looks for first."""
    newest_first = tuple(reversed(verdicts))
    none = paragraph("Kho chưa có chiến dịch nào.") if not verdicts else ""
    return page(
        f"Thi đua, khen thưởng · {agency}",
        none,
        *(_campaign(one, edition) for one in newest_first),
    )


def _campaign(verdict: CampaignVerdict, edition: Edition) -> str:
    campaign = verdict.campaign
    code = campaign.code
    stages = (
        (plain(STAGES[stage]), plain(f"hết {day_name(campaign, stage)}"), plain(received(campaign, stage)))
        for stage in campaign.stages()
    )
    shown = [c for c in shown_counts(verdict.counts, edition) if c.scope is Scope.AGENCY]
    return "".join(
        [
            heading(2, campaign.plan.record.name, f"chien-dich-{code}"),
            items(
                [
                    link("Xem kế hoạch", f"{code}/ke-hoach.md"),
                    link("Các giai đoạn", f"{code}/giai-doan.md"),
                    link("Tỷ lệ", f"{code}/ty-le.md"),
                    link("Kết quả", f"{code}/ket-qua.md"),
                ]
            ),
            table("Hạn nộp và số đơn vị đã gửi", ("Giai đoạn", "Hạn", "Đã gửi"), stages) if campaign.stages() else "",
            table(
                "Tỷ lệ toàn cơ quan",
                ("Áp dụng", "Giai đoạn", "Phép tính", "Số người", "Ghi chú"),
                [_quota(campaign, c) for c in shown],
            )
            if shown
            else "",
        ]
    )


def _quota(campaign: Campaign, count: Count) -> tuple[str, ...]:
    award = campaign.short(campaign.catalogue.code(count.quota.record.award))
    return (
        plain(award),
        "công nhận" if count.recognised else "đề nghị",
        plain(count.arithmetic),
        str(count.count),
        plain(note(count)),
    )
