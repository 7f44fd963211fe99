"""What each table and each column is, in words: the same in the page, the workbook, the description and the schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.publish.data.table import Kind

if TYPE_CHECKING:
    from thidua.publish.data.table import Column, Table

HEADS = ("Cột", "Nghĩa", "Kiểu, đơn vị tính", "Giá trị", "Khóa cho chương trình")
_KINDS = {
    Kind.STRING: "chữ",
    Kind.INTEGER: "số nguyên",
    Kind.BOOLEAN: "có hoặc không",
    Kind.DATE: "ngày (năm-tháng-ngày)",
    Kind.DATETIME: "ngày giờ, hoặc chỉ ngày",
    Kind.SHARE: "tỷ lệ phần trăm",
}


def explained(column: Column) -> str:
    """What a column means and in which unit."""
    return f"{column.meaning}; tính bằng {column.unit}." if column.unit else f"{column.meaning}."


def codebook(table: Table) -> Iterator[tuple[str, ...]]:
    """A row a column, under `HEADS`."""
    for column in table.columns:
        unit = f", {column.unit}" if column.unit else ""
        values = "; ".join(f"{word} ({code})" for code, word in column.words)
        yield column.title, column.meaning, f"{_KINDS[column.kind]}{unit}", values, column.key
