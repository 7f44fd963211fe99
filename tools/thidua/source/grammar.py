"""The C parser's complaints in Vietnamese, each with the usual cause and mend."""

from __future__ import annotations

from typing import NamedTuple


class Saying(NamedTuple):
    """A message, a mend, and the kind of the refusal."""

    message: str
    fix: str
    kind: str = "syntax"


QUOTE = "nếu là chữ thì đặt cả giá trị trong dấu nháy kép"
_INDENT = "các khóa cùng nhóm phải thẳng cột; lùi vào bằng hai dấu cách"
CLOSE = 'đóng dấu nháy ở cuối giá trị; dấu nháy nằm trong giá trị viết là \\"'
_NO_TAG = Saying("dấu ! mở đầu giá trị không dùng được", QUOTE, "tag")
_NO_ANCHOR = Saying("dấu & mở đầu giá trị không dùng được", QUOTE, "anchor")
_NO_ALIAS = Saying("dấu * mở đầu giá trị không dùng được", f"đầu mục thì dùng dấu gạch và dấu cách; {QUOTE}", "alias")
_CODE = "viết chữ trực tiếp thay cho mã"
TAB = Saying(
    "dòng lùi vào bằng phím Tab",
    "thay Tab bằng dấu cách, thẳng cột với các dòng cùng nhóm; mỗi cấp lùi vào hai dấu cách",
    "tab",
)
TAB_AFTER_DASH = Saying("sau dấu gạch đầu dòng là phím Tab", "thay Tab bằng một dấu cách", "tab")
CONTINUED = "phần tiếp của dòng trên thì viết liền vào dòng ấy"
NO_COLON = Saying(
    "dòng này thiếu dấu hai chấm sau tên khóa",
    f"viết “khóa: giá trị”, sau dấu hai chấm có dấu cách; {CONTINUED}",
)
HEADING = Saying(
    "dòng này không phải là “khóa: giá trị”",
    "đầu đề, ghi chú thì thêm dấu # và dấu cách ở đầu mỗi dòng, hoặc xóa dòng; là khóa thì thêm dấu hai chấm",
)
IN_ROUND_BRACKETS = Saying("nhóm khóa viết trong ngoặc tròn", "viết trong ngoặc nhọn: {khóa: giá trị}")
FENCE = Saying("dòng “```” là khung của nơi chép ra, không thuộc tệp", "xóa dòng này, và dòng “```” ở cuối nếu có")

_SAYINGS: dict[str, Saying] = {
    "block sequence entries are not allowed in this context": Saying(
        "dấu gạch đầu dòng ở chỗ không thể có mục",
        f"đặt mục trên dòng mới, thẳng cột với các mục khác; {QUOTE}",
    ),
    "could not find expected ':'": NO_COLON,
    "did not find expected ',' or ']'": Saying(
        "danh sách trong ngoặc vuông chưa đóng hoặc thiếu dấu phẩy",
        "viết [A, B]; giá trị có dấu câu thì đặt trong dấu nháy kép",
    ),
    "did not find expected ',' or '}'": Saying(
        "nhóm trong ngoặc nhọn chưa đóng hoặc thiếu dấu phẩy",
        "viết {a: 1, b: 2}; giá trị có dấu câu thì đặt trong dấu nháy kép",
    ),
    "did not find expected '-' indicator": Saying(
        "dòng này không thẳng cột với các mục của danh sách",
        "mỗi mục bắt đầu bằng dấu gạch, thẳng cột với mục trước; các khóa trong mục thẳng cột với nhau",
    ),
    "did not find expected <document start>": Saying(
        "nội dung thừa sau phần chính của tệp",
        "xóa dòng “...” hoặc “---”; mọi khóa ngoài cùng bắt đầu ở cột 1",
    ),
    "did not find expected comment or line break": Saying(
        "sau dấu | hoặc > còn chữ trên cùng dòng",
        "xuống dòng sau dấu | hoặc >, hoặc đặt cả giá trị trong dấu nháy kép",
    ),
    "did not find expected hexdecimal number": Saying("mã ký tự sau dấu \\ chưa đủ", _CODE),
    "did not find expected key": Saying("dòng này không thẳng cột với các khóa cùng nhóm", _INDENT),
    "did not find expected node content": Saying("thiếu giá trị ở đây", f"ghi giá trị, hoặc bỏ dấu thừa; {QUOTE}"),
    "found a tab character that violates indentation": TAB,
    "found a tab character where an indentation space is expected": TAB,
    "found an indentation indicator equal to 0": Saying("số sau dấu | hoặc > không thể là 0", "bỏ số đó"),
    "found character that cannot start any token": Saying("giá trị không thể bắt đầu bằng ký tự này", QUOTE),
    "found invalid Unicode character escape code": Saying("mã ký tự sau dấu \\ không hợp lệ", _CODE),
    "found unexpected ':'": Saying("sau dấu hai chấm trong ngoặc chưa có dấu cách", f"thêm dấu cách; {QUOTE}"),
    "found unexpected document indicator": Saying("dấu nháy mở ra mà chưa đóng trước dòng “---” hoặc “...”", CLOSE),
    "found unexpected end of stream": Saying("dấu nháy mở ra ở đây mà chưa đóng đến hết tệp", CLOSE),
    "found unknown escape character": Saying(
        "sau dấu \\ trong dấu nháy kép là ký tự lạ",
        "viết \\\\ cho một dấu \\, hoặc dùng dấu nháy đơn",
    ),
    "mapping keys are not allowed in this context": Saying("dấu hỏi ở chỗ không thể có khóa", QUOTE),
    "mapping values are not allowed in this context": Saying(
        "dòng này lùi vào sâu hơn các khóa cùng nhóm, hoặc dòng trước viết chưa xong",
        f"{_INDENT}; {QUOTE}",
    ),
}
_CONTEXTS: tuple[tuple[str, Saying], ...] = (
    ("tag", _NO_TAG),
    ("parsing a node", _NO_TAG),
    ("anchor", _NO_ANCHOR),
    ("alias", _NO_ALIAS),
)
_UNKNOWN = Saying(
    "dòng này viết chưa đúng cú pháp YAML", "so với mẫu; kiểm tra dấu hai chấm, dấu nháy, ngoặc và cột lùi vào"
)


def translated(problem: str, context: str) -> Saying:
    """Message and mend for the parser's problem: by its context, by itself, or in general.

    What the parser says of directives is never heard: `decoding` refuses them before.
    """
    by_context = next((saying for part, saying in _CONTEXTS if part in context), None)
    return by_context or _SAYINGS.get(problem, _UNKNOWN)
