"""From the weight that the law's data gives a requirement to the severity of a finding."""

from __future__ import annotations

from thidua.finding import Severity
from thidua.model.terms import Weight


def weighed(weight: Weight) -> Severity:
    """An error or a warning."""
    return Severity.ERROR if weight is Weight.ERROR else Severity.WARNING
