"""The pages of the rules: an index by group, one page a rule."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.finding import Who
from thidua.model.plan import Clause
from thidua.publish.markup import heading, items, link, page, paragraph, plain, table
from thidua.report.text import LABELS
from thidua.rules.listing import RULES
from thidua.rules.rule import Group, Rule

WHO = {Who.UNIT: "đơn vị", Who.OFFICE: "Văn phòng", Who.COUNCIL: "Hội đồng"}


def rule_page(rule: Rule) -> str:
    """What is checked, why, an example, how to mend it; from the rule's own docstring."""
    return page(
        rule.title,
        paragraph(
            f"Mã: <code>{rule.id}</code> · {LABELS[rule.severity]} · {plain(rule.group.value)} · "
            f"người sửa: {WHO[rule.who]} · căn cứ: {plain(rule.basis)}"
        ),
        "\n",
        rule.page,
    )


def rules_index(campaigns: tuple[Campaign, ...]) -> str:
    """All rules by group, then the clauses that no program can check."""
    return page(
        "Quy tắc",
        *(heading(2, group.value) + _table(group) for group in Group),
        *(_unchecked(campaign) for campaign in campaigns),
    )


def _table(group: Group) -> str:
    rows = (
        (link(rule.title, f"{rule.id}.md"), f"<code>{rule.id}</code>", LABELS[rule.severity], WHO[rule.who])
        for rule in RULES
        if rule.group is group
    )
    return table(f"Quy tắc: {group.value}", ("Quy tắc", "Mã", "Mức", "Người sửa"), rows)


def _unchecked(campaign: Campaign) -> str:
    lines = [
        f"Mục {plain(c.number)}: {plain(c.unchecked)}"
        for c in every_clause(campaign.plan.record.clauses)
        if c.unchecked
    ]
    title = f"Không kiểm tra được: kế hoạch {campaign.plan.record.number}"
    return heading(2, title) + items(lines) if lines else ""


def every_clause(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """All clauses and their items, in order."""
    for clause in clauses:
        yield clause
        yield from every_clause(clause.items)
