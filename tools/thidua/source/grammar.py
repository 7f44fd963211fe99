"""The C parser's complaints in Vietnamese, each with the usual cause and mend."""

from __future__ import annotations

Saying = tuple[str, str]
"""A message and a mend."""

QUOTE = "nếu là chữ thì đặt cả giá trị trong dấu nháy kép"
INDENT = "các khóa cùng nhóm phải thẳng cột; lùi vào bằng hai dấu cách"
_CLOSE = "đóng dấu nháy ở cuối giá trị; dấu nháy nằm trong giá trị viết là \\\""
_NO_DIRECTIVE = ("không dùng dòng chỉ thị “%”", "xóa dòng bắt đầu bằng dấu %")
_NO_TAG = ("dấu ! mở đầu giá trị không dùng được", QUOTE)
_NO_ANCHOR = ("dấu & hoặc * mở đầu giá trị không dùng được", QUOTE)
_CODE = "viết chữ trực tiếp thay cho mã"
_TAB = ("dòng lùi vào bằng phím Tab", "thay mỗi Tab bằng hai dấu cách")

_SAYINGS: dict[str, Saying] = {
    "block sequence entries are not allowed in this context": (
        "dấu gạch đầu dòng ở chỗ không thể có mục",
        f"đặt mục trên dòng mới, thẳng cột với các mục khác; {QUOTE}",
    ),
    "could not find expected ':'": (
        "dòng này thiếu dấu hai chấm sau tên khóa",
        "viết “khóa: giá trị”, sau dấu hai chấm có dấu cách",
    ),
    "did not find expected ',' or ']'": (
        "danh sách trong ngoặc vuông chưa đóng hoặc thiếu dấu phẩy",
        "viết [A, B]; giá trị có dấu câu thì đặt trong dấu nháy kép",
    ),
    "did not find expected ',' or '}'": (
        "nhóm trong ngoặc nhọn chưa đóng hoặc thiếu dấu phẩy",
        "viết {a: 1, b: 2}; giá trị có dấu câu thì đặt trong dấu nháy kép",
    ),
    "did not find expected '-' indicator": (
        "dòng này không thẳng cột với các mục của danh sách",
        "mỗi mục bắt đầu bằng dấu gạch, thẳng cột với mục trước; các khóa trong mục thẳng cột với nhau",
    ),
    "did not find expected <document start>": ("nội dung thừa sau phần chính của tệp", INDENT),
    "did not find expected alphabetic or numeric character": _NO_ANCHOR,
    "did not find expected comment or line break": (
        "sau dấu | hoặc > còn chữ trên cùng dòng",
        "xuống dòng sau dấu | hoặc >, hoặc đặt cả giá trị trong dấu nháy kép",
    ),
    "did not find expected hexdecimal number": ("mã ký tự sau dấu \\ chưa đủ", _CODE),
    "did not find expected key": ("dòng này không thẳng cột với các khóa cùng nhóm", INDENT),
    "did not find expected node content": ("thiếu giá trị ở đây", f"ghi giá trị, hoặc bỏ dấu thừa; {QUOTE}"),
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "found an indentation indicator equal to 0": ("số sau dấu | hoặc > không thể là 0", "bỏ số đó"),
    "found character that cannot start any token": ("giá trị không thể bắt đầu bằng ký tự này", QUOTE),
    "found invalid Unicode character escape code": ("mã ký tự sau dấu \\ không hợp lệ", _CODE),
    "found unexpected ':'": ("sau dấu hai chấm trong ngoặc chưa có dấu cách", f"thêm dấu cách; {QUOTE}"),
    "found unexpected document indicator": ("dấu nháy mở ra mà chưa đóng trước dòng “---” hoặc “...”", _CLOSE),
    "found unexpected end of stream": ("dấu nháy mở ra ở đây mà chưa đóng đến hết tệp", _CLOSE),
    "found unknown escape character": (
        "sau dấu \\ trong dấu nháy kép là ký tự lạ",
        "viết \\\\ cho một dấu \\, hoặc dùng dấu nháy đơn",
    ),
    "mapping keys are not allowed in this context": ("dấu hỏi ở chỗ không thể có khóa", QUOTE),
    "mapping values are not allowed in this context": (
        "dòng này lùi vào khác các khóa cùng nhóm, hoặc dòng trước viết chưa xong",
        f"{INDENT}; {QUOTE}",
    ),
}
_CONTEXTS: tuple[tuple[str, Saying], ...] = (
    ("directive", _NO_DIRECTIVE),
    ("tag", _NO_TAG),
    ("parsing a node", _NO_TAG),
    ("anchor", _NO_ANCHOR),
    ("alias", _NO_ANCHOR),
)
_PROBLEMS: tuple[tuple[str, Saying], ...] = (("%", _NO_DIRECTIVE), ("incompatible YAML", _NO_DIRECTIVE))
_UNKNOWN = ("dòng này viết chưa đúng cú pháp YAML", "so với mẫu; kiểm tra dấu hai chấm, dấu nháy, ngoặc và cột lùi vào")


def translated(problem: str, context: str) -> Saying:
    """Message and mend for the parser's problem: by its context, by itself, or in general."""
    by_context = next((saying for part, saying in _CONTEXTS if part in context.lower()), None)
    if by_context:
        return by_context
    by_problem = next((saying for part, saying in _PROBLEMS if part in problem), None)
    return by_problem or _SAYINGS.get(problem, _UNKNOWN)
