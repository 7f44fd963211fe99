"""A campaign whose every free text tries to be something else than text; each value ends with a token of its own."""

from __future__ import annotations

import json
import re

from snapshots import base_files

PAYLOADS = [
    "<script>window.hit=1</script>",
    '"><img src=x onerror=window.hit=1>',
    "' onmouseover='window.hit=1' x='",
    "</title></script><svg onload=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<a href=javascript:window.hit=1>x</a>",
    "[chữ](javascript:window.hit=1)",
    "![ảnh](x){onerror=window.hit=1}",
    "<!-- ẩn --> ]]> <![CDATA[ x",
    "&lt;b&gt; &amp; &#60;script&#62; &colon;",
    "**đậm** __x__ _nghiêng_ `mã` ~~gạch~~",
    "# tiêu đề {#muc-iv-1 .x onclick=window.hit=1}",
    "| a | b |",
    "{{ config.site_name }} {% raw %} {# x #}",
    "${window.hit=1} `${window.hit=1}`",
    "=HYPERLINK(1;2)+cmd|' /C calc'!A0",
    "+1-2",
    "@SUM(1+1)",
    "-2+3",
    '","x":"y"}],',
    "\\u003cscript\\u003e \\n \\x3c \\",
    "https://example.vn/?a=1&b=<2>",
    "www.example.vn <b@example.vn> @nhac #1",
    "</textarea></style></noscript></template><p>",
    "javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "BEGIN:VEVENT;X=1,2:END:VCALENDAR",
    "1. mục :::x !!! note [TOC] *[HTML]: x [^1]",
    "%3Cscript%3E %00 ../../ &#x202e;",
    "<details open ontoggle=window.hit=1><math><mi//xlink:href='data:x,y'>",
]
CALENDAR = next(n for n, payload in enumerate(PAYLOADS) if "VCALENDAR" in payload)
TOKEN = re.compile(r"z\d+x\d+z")
FIELDS = (
    "mục",
    "nội dung",
    "tên",
    "tên ngắn",
    "quyết định",
    "cơ quan",
    "sai",
    "nơi nhận",
    "văn bản",
    "giấy",
    "ý",
    "kế hoạch",
)
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"


def value(payload: int, field: int) -> str:
    """A payload and the token of its field."""
    return f"{PAYLOADS[payload]} z{payload}x{field}z"


def known() -> dict[str, str]:
    """Each token with the whole text that it ends."""
    tokens = ((f"z{p}x{f}z", value(p, f)) for p in range(len(PAYLOADS)) for f in range(len(FIELDS)))
    return dict(tokens)


def quoted(payload: int, field: str) -> str:
    """The value as a double-quoted scalar."""
    return json.dumps(value(payload, FIELDS.index(field)), ensure_ascii=False)


def hostile_campaign() -> dict[str, bytes]:
    """The base campaign with a clause, a unit, a wrong title and a decision for each payload."""
    files = base_files()
    every = range(len(PAYLOADS))
    clauses = "".join(
        f"  - muc: V.{n}\n    ten: {quoted(n, 'mục')}\n    noi_dung: {quoted(n, 'nội dung')}\n"
        f"    y:\n      - {{muc: V.{n}.a, noi_dung: {quoted(n, 'ý')}}}\n"
        for n in every
    )
    grounds = "".join(f"  - {{ten: {quoted(n, 'văn bản')}}}\n" for n in every)
    papers = "".join(f"  - {{ap_dung: LDTT, loai: giay-{n}, ten: {quoted(n, 'giấy')}}}\n" for n in every)
    recipients = ", ".join(quoted(n, "nơi nhận") for n in every)
    plan = files[PLAN].decode().replace("noi_nhan: [Các phòng]", f"noi_nhan: [{recipients}]")
    plan = plan.replace("ten: Phát động thi đua năm 2022", f"ten: {quoted(CALENDAR, 'kế hoạch')}", 1)
    plan = plan.replace("\nbinh_xet:", f"\n{papers}binh_xet:", 1)
    files[PLAN] = f"{plan}noi_dung_ke_hoach:\n{clauses}can_cu_ban_hanh:\n{grounds}".encode()
    units = "submissions/co-quan/don-vi.yaml"
    rows = "".join(
        f"  - ma: dv-{n}\n    ten:\n      - ten: {quoted(n, 'tên')}\n    ten_ngan: {quoted(n, 'tên ngắn')}\n"
        for n in every
    )
    files[units] += rows.encode()
    for n in every:
        files |= _unit(n)
    return files


def _unit(n: int) -> dict[str, bytes]:
    roster = f"schema: 1\ndon_vi: dv-{n}\nnguoi:\n  - {{ma_so: nx-{n}, ho_ten: Trần Thị B, tu_ngay: 2015-01-01}}\n"
    registered = (
        f"schema: 1\nnam: 2022\ndon_vi: dv-{n}\nngay_lap: 2022-03-10\nca_nhan:\n"
        f"  - {{ma_so: nx-{n}, ho_ten: Trần Thị B, danh_hieu: [LDTT, {quoted(n, 'sai')}]}}\n"
    )
    decision = (
        f"schema: 1\nloai: cong_nhan\nco_quan_ban_hanh: {quoted(n, 'cơ quan')}\nso: {quoted(n, 'quyết định')}\n"
        f"ngay: 2022-12-26\ntap_the:\n  - {{ma: dv-{n}, danh_hieu: [TT_LDTT]}}\n"
        f"ca_nhan:\n  - {{ma_so: nx-{n}, ho_ten: Trần Thị B, don_vi: dv-{n}, danh_hieu: [LDTT]}}\n"
    )
    return {
        f"submissions/co-quan/nhan-su/dv-{n}.yaml": roster.encode(),
        f"submissions/2022/don-vi/dv-{n}/dang-ky.yaml": registered.encode(),
        f"submissions/2022/hoi-dong/quyet-dinh-{n + 1:02}.yaml": decision.encode(),
    }
