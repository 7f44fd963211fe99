"""The C parser's complaints in Vietnamese, each with the usual cause and mend."""

from __future__ import annotations

_QUOTE = "nếu là chữ thì đặt cả giá trị trong dấu nháy kép"
_INDENT = "các khóa cùng nhóm phải thẳng cột; lùi vào bằng hai dấu cách"
_SAYINGS: dict[str, tuple[str, str]] = {
    "found character that cannot start any token": ("ký tự này không thể mở đầu một giá trị", _QUOTE),
    "mapping keys are not allowed in this context": ("không thể có khóa ở chỗ này", _INDENT),
    "mapping values are not allowed in this context": (
        "dấu hai chấm ở chỗ không thể có khóa, hoặc dòng lùi vào chưa đúng",
        f"{_INDENT}; {_QUOTE}",
    ),
    "block sequence entries are not allowed in this context": (
        "dấu gạch đầu dòng ở chỗ không thể có mục",
        "đặt mục trên dòng mới, thẳng cột với các mục khác",
    ),
    "could not find expected ':'": (
        "thiếu dấu hai chấm sau tên khóa",
        "viết “khóa: giá trị”, sau dấu hai chấm có dấu cách",
    ),
    "did not find expected key": ("dòng này không thẳng cột với các khóa cùng nhóm", _INDENT),
    "did not find expected '-' indicator": (
        "dòng này không thẳng cột với các mục của danh sách",
        "mỗi mục bắt đầu bằng dấu gạch, thẳng cột với mục trước",
    ),
    "did not find expected ',' or ']'": ("danh sách trong ngoặc vuông chưa đóng hoặc thiếu dấu phẩy", "viết [A, B]"),
    "did not find expected ',' or '}'": ("nhóm trong ngoặc nhọn chưa đóng hoặc thiếu dấu phẩy", "viết {a: 1, b: 2}"),
    "did not find expected node content": ("thiếu giá trị ở đây", "ghi giá trị, hoặc bỏ dấu thừa"),
    "did not find expected <document start>": ("nội dung thừa sau phần chính của tệp", _INDENT),
    "found unexpected end of stream": ("dấu nháy mở ra mà chưa đóng đến hết tệp", "đóng dấu nháy ở cuối giá trị"),
    "found unexpected document indicator": ("dấu nháy chưa đóng trước dòng “---”", "đóng dấu nháy ở cuối giá trị"),
    "found unknown escape character": (
        "sau dấu \\ trong dấu nháy kép là ký tự lạ",
        "viết \\\\ cho một dấu \\, hoặc dùng dấu nháy đơn",
    ),
    "did not find expected hexdecimal number": ("mã ký tự sau dấu \\ chưa đủ", "viết chữ trực tiếp thay cho mã"),
    "found invalid Unicode character escape code": (
        "mã ký tự sau dấu \\ không hợp lệ",
        "viết chữ trực tiếp thay cho mã",
    ),
    "found a tab character where an indentation space is expected": (
        "dòng lùi vào bằng phím Tab",
        "thay Tab bằng dấu cách",
    ),
    "found a tab character that violates indentation": ("dòng lùi vào bằng phím Tab", "thay Tab bằng dấu cách"),
    "found unexpected ':'": ("dấu hai chấm trong ngoặc chưa có dấu cách theo sau", f"thêm dấu cách; {_QUOTE}"),
    "found an indentation indicator equal to 0": ("số sau dấu | hoặc > không thể là 0", "bỏ số đó"),
    "did not find expected comment or line break": (
        "sau dấu | hoặc > còn chữ trên cùng dòng",
        "xuống dòng sau dấu | hoặc >",
    ),
    "did not find expected alphabetic or numeric character": ("dấu & hoặc * đứng một mình", _QUOTE),
    "found undefined tag handle": ("dấu ! không dùng trong tệp này", _QUOTE),
    "found duplicate %YAML directive": ("không dùng dòng chỉ thị “%”", "xóa dòng bắt đầu bằng dấu %"),
    "found duplicate %TAG directive": ("không dùng dòng chỉ thị “%”", "xóa dòng bắt đầu bằng dấu %"),
    "found incompatible YAML document": ("không dùng dòng chỉ thị “%”", "xóa dòng bắt đầu bằng dấu %"),
    "found unknown directive name": ("không dùng dòng chỉ thị “%”", "xóa dòng bắt đầu bằng dấu %"),
}
_CONTEXTS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("tag", ("dấu ! không dùng trong tệp này", _QUOTE)),
    ("directive", ("không dùng dòng chỉ thị “%”", "xóa dòng bắt đầu bằng dấu %")),
    ("anchor", ("dấu & hoặc * không dùng trong tệp này", _QUOTE)),
    ("alias", ("dấu & hoặc * không dùng trong tệp này", _QUOTE)),
    ("quoted scalar", ("dấu nháy mở ra ở dòng này chưa đúng", "đóng dấu nháy ở cuối giá trị")),
    ("block scalar", ("đoạn chữ nhiều dòng viết chưa đúng", "lùi các dòng của đoạn vào hai dấu cách")),
)
_UNKNOWN = ("dòng này viết chưa đúng cú pháp YAML", "so với mẫu; kiểm tra dấu hai chấm, dấu nháy, ngoặc và cột lùi vào")


def translated(problem: str, context: str) -> tuple[str, str]:
    """Message and mend for the parser's problem; by its context or in general where unknown."""
    if problem in _SAYINGS:
        return _SAYINGS[problem]
    return next((said for part, said in _CONTEXTS if part in context), _UNKNOWN)
