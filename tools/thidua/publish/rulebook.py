"""The pages of the rules: an index by stage and severity, one page a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from thidua.dataset.campaign import Campaign
from thidua.finding import Severity, Who
from thidua.publish.markup import heading, items, link, page, paragraph, plain, table
from thidua.publish.plan import anchor, every_clause
from thidua.report.text import LABELS
from thidua.rules.listing import RULES
from thidua.rules.rule import Group, Rule

WHO = {Who.UNIT: "đơn vị", Who.OFFICE: "Văn phòng", Who.COUNCIL: "Hội đồng"}
_STAGES: Mapping[str, tuple[str, tuple[Group, ...]]] = {
    "moi-luc": ("Mọi lúc", (Group.FORM, Group.ROSTER)),
    "han-nop": ("Đăng ký và hạn nộp", (Group.STAGE,)),
    "de-nghi": ("Đề nghị", (Group.NOMINATION, Group.QUOTA, Group.PERSON, Group.COLLECTIVE)),
    "hoi-dong": ("Hội đồng và quyết định", (Group.COUNCIL,)),
    "van-phong": ("Văn phòng và nơi nhận", (Group.OFFICE, Group.REQUEST)),
}
"""When a rule speaks: anchor, title, groups of rules."""


def rule_page(rule: Rule, campaigns: Iterable[Campaign]) -> str:
    """What is checked, why, an example, how to mend it; from the rule's own docstring, and the clauses that name it."""
    return page(
        rule.title,
        paragraph(
            f"Mã: <code>{rule.id}</code> · {LABELS[rule.severity]} · {plain(rule.group.value)} · "
            f"người sửa: {WHO[rule.who]} · căn cứ: {plain(rule.basis)}"
        ),
        *(_named_in(rule, campaign) for campaign in campaigns),
        "\n",
        rule.page,
    )


def _named_in(rule: Rule, campaign: Campaign) -> str:
    """Which clauses of a plan the rule checks."""
    named = [clause.number for clause in every_clause(campaign.plan.record.clauses) if rule.id in clause.rules]
    links = ", ".join(_clause(campaign, number) for number in named)
    return paragraph(f"Kiểm tra cho kế hoạch {plain(campaign.plan.record.number)}: {links}.") if links else ""


def _clause(campaign: Campaign, number: str) -> str:
    return link(f"mục {number}", f"../{campaign.code}/ke-hoach.md#{anchor(number)}")


def rules_index(campaigns: tuple[Campaign, ...]) -> str:
    """All rules by stage and severity, then the clauses that no program can check."""
    unchecked = [part for campaign in campaigns if (part := _unchecked(campaign))]
    return page(
        "Quy tắc",
        paragraph(
            "Mỗi quy tắc có một trang: kiểm tra gì, vì sao, ví dụ và cách sửa. Mức của một chỗ cụ thể có thể nhẹ hơn "
            "hay nặng hơn, trang của quy tắc nói khi nào."
        ),
        table("Số quy tắc theo lúc kiểm tra và mức", ("Lúc", *LABELS.values()), map(_numbers, _STAGES)),
        *(_stage(name) for name in _STAGES),
        heading(2, "Không kiểm tra được", "khong-kiem-tra-duoc") if unchecked else "",
        *unchecked,
    )


def _rules(name: str) -> list[Rule]:
    """The rules of a stage, the heaviest first."""
    order = list(Severity)
    groups = _STAGES[name][1]
    return sorted((rule for rule in RULES if rule.group in groups), key=lambda rule: order.index(rule.severity))


def _numbers(name: str) -> tuple[str, ...]:
    count = Counter(rule.severity for rule in _rules(name))
    return link(_STAGES[name][0], f"#{name}"), *(str(count[severity]) for severity in LABELS)


def _stage(name: str) -> str:
    title = _STAGES[name][0]
    rows = (
        (
            link(rule.title, f"{rule.id}.md"),
            LABELS[rule.severity],
            plain(rule.group.value),
            WHO[rule.who],
            f"<code>{rule.id}</code>",
        )
        for rule in _rules(name)
    )
    heads = ("Quy tắc", "Mức", "Nhóm", "Người sửa", "Mã")
    return heading(2, title, name) + table(f"Quy tắc: {title}", heads, rows, sortable=True)


def _unchecked(campaign: Campaign) -> str:
    lines = [
        f"{_clause(campaign, c.number)}: {plain(c.unchecked)}"
        for c in every_clause(campaign.plan.record.clauses)
        if c.unchecked
    ]
    title = f"Kế hoạch {campaign.plan.record.number}"
    return heading(3, title) + items(lines) if lines else ""
