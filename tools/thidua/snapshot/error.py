"""The one expected exception of the project, and what the machine may refuse."""

from __future__ import annotations

import errno

REFUSALS = {
    errno.ENOSPC: "nơi ghi đã đầy; giải phóng chỗ rồi chạy lại",
    errno.EDQUOT: "đã dùng hết hạn mức đĩa; giải phóng chỗ rồi chạy lại",
    errno.EIO: "thiết bị báo hỏng; chạy lại ở nơi khác",
    errno.EACCES: "không có quyền; chạy bằng tài khoản có quyền với thư mục này",
    errno.EPERM: "không được phép; chạy bằng tài khoản có quyền với thư mục này",
    errno.EROFS: "nơi này chỉ cho đọc; chạy ở một bản sao ghi được",
}
"""What the machine refuses, which is neither a fault of the files nor of the program."""


class UsageError(Exception):
    """What the person who runs the command can put right; the message is Vietnamese."""
