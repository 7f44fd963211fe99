"""The receiving side: what arrived becomes receipts, and receipts become the branch of the ledger."""

from __future__ import annotations
