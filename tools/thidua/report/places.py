"""Types that the rows of the report share; the descriptions go into its JSON Schema."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Path = Annotated[str, Field(description="Đường dẫn trong kho, ngăn bằng dấu /")]
Line = Annotated[int, Field(ge=0, description="Dòng, đếm từ 1; 0 là cả tệp")]
Unit = Annotated[str, Field(description="Mã đơn vị; để trống là toàn cơ quan")]
Instant = Annotated[str, Field(description="Thời điểm theo ISO 8601, có múi giờ; để trống là không có")]
Number = Annotated[int, Field(ge=0)]
