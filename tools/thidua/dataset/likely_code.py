"""What was meant by a text that is no code: one that somebody has, rather than one that nobody has."""

from __future__ import annotations

from thidua.dataset.form import FormFault
from thidua.dataset.people import People


def with_code(wrong: FormFault, people: People) -> FormFault:
    """The fault with the code in force that looks like the one proposed, `nv-022` for the `nvo-22` of `NVO22`."""
    rule, fault = wrong
    meant = people.like(fault.mend)
    if rule != "wrong-value" or fault.fix != f"ý là {fault.mend}?" or meant not in people.by_code:
        return wrong
    return FormFault(rule, fault._replace(fix=f"ý là {meant}?", mend=meant))
