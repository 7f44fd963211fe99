"""When an entry was received: digests, receipts, the chain, and where an entry stands in time."""

from __future__ import annotations
