"""The pages of the rules: the index by stage and severity, and the ties with the plan."""

from __future__ import annotations

import html
import re

from snapshots import base_files, campaign_of_2022, verdict_of
from thidua.publish.plan import every_clause
from thidua.publish.rulebook import rule_page, rules_index
from thidua.report.text import LABELS
from thidua.rules.listing import BY_ID, RULES


def test_the_index_has_every_rule_once_by_stage_and_severity() -> None:
    """Each rule stands in the table of one stage, the heaviest first, and the numbers above are theirs."""
    text = html.unescape(rules_index((campaign_of_2022().campaigns[0].campaign,)))
    numbers, *stages = text.split("<table")[1:]
    counted = [[int(n) for n in re.findall(r">(\d+)</td>", row)] for row in numbers.split("<tr>")[2:]]
    listed = [re.findall(r"<code>([a-z-]+)</code>", stage) for stage in stages]
    assert sorted(rule for stage in listed for rule in stage) == sorted(rule.id for rule in RULES)
    found = [[[BY_ID[rule].severity for rule in stage].count(severity) for severity in LABELS] for stage in listed]
    assert counted == found
    for stage in listed:
        order = [list(LABELS).index(BY_ID[rule].severity) for rule in stage]
        assert order == sorted(order)


def test_what_no_program_can_check_is_listed_and_leads_to_its_clause() -> None:
    """Every clause of the plan that says so, by its number and with the reason."""
    campaign = campaign_of_2022().campaigns[0].campaign
    text = html.unescape(rules_index((campaign,)))
    said = [clause for clause in every_clause(campaign.plan.record.clauses) if clause.unchecked]
    assert len(said) == 14
    for clause in said:
        assert f">mục {clause.number}</a>: {clause.unchecked}</li>" in text
    assert '<a href="../2022/ke-hoach.html#muc-iii-5">' in text
    assert "Không kiểm tra được" not in rules_index(())


def test_a_rule_names_the_clauses_that_it_checks() -> None:
    """The page of a rule leads to the plan's clauses that name it, and says nothing of plans that do not."""
    campaigns = [one.campaign for one in (*campaign_of_2022().campaigns, *verdict_of(base_files()).campaigns)]
    page = html.unescape(rule_page(BY_ID["quota-exceeded"], campaigns))
    assert page.count("Kiểm tra cho kế hoạch") == 1
    assert 'Kiểm tra cho kế hoạch 14/KH-STTTT: <a href="../2022/ke-hoach.html#muc-iv-2">mục IV.2</a>, ' in page
