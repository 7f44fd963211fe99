"""The pages of the site: a pure function from a verdict to path → text, in two editions."""

from __future__ import annotations

from thidua.publish.edition import Edition, Provenance
from thidua.publish.site import Site, site_of

__all__ = ["Edition", "Provenance", "Site", "site_of"]
