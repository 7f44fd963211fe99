"""The ground of a finding in the command's words, with links to the clauses of the plan that it rests on."""

from __future__ import annotations

import re

from thidua.dataset.campaign import Campaign
from thidua.finding import Finding
from thidua.publish.markup import link, plain
from thidua.publish.plan import anchor, every_clause

_CLAUSE = re.compile(r"mục ([^\s:;,]+)")


def ground(campaign: Campaign, finding: Finding, plan: str) -> str:
    """The basis; a clause that it names is a link, else the clause that names the rule follows. `plan` is the page."""
    clauses = tuple(every_clause(campaign.plan.record.clauses))
    numbers = {clause.number for clause in clauses}
    named = _CLAUSE.search(finding.basis) if finding.basis.startswith("Kế hoạch") else None
    if named and named[1] in numbers:
        before, after = finding.basis[: named.start()], finding.basis[named.end() :]
        return f"{plain(before)}{_link(named[1], plan)}{plain(after)}"
    checked = next((clause.number for clause in reversed(clauses) if finding.rule in clause.rules), "")
    return plain(finding.basis) + (f" ({_link(checked, plan)})" if checked else "")


def _link(number: str, plan: str) -> str:
    return link(f"mục {number}", f"{plan}#{anchor(number)}")
