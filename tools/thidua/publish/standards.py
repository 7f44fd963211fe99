"""What a campaign awards and what each award asks for: every threshold with the text that it rests on and its mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.numbers import percent
from thidua.dataset.same_year import asked
from thidua.dataset.wording import ground_of
from thidua.model.practice import WHOLE_DOSSIER, HeadCount, Practice
from thidua.model.regime import Award, AwardKind, Level
from thidua.model.standards import Founded, LookBack, Path, Standards
from thidua.model.submission import Grade
from thidua.model.terms import Source, Subject, VoteBase, Weight
from thidua.publish.markup import heading, items, link, page, paragraph, plain, table
from thidua.publish.results import award_anchor

_KINDS = {AwardKind.TITLE: "danh hiệu, được công nhận", AwardKind.COMMENDATION: "hình thức khen thưởng, được tặng"}
_LEVELS = {Level.AGENCY: "cơ quan quyết định", Level.HIGHER: "cấp trên quyết định, cơ quan chỉ trình"}
_SUBJECTS = {Subject.PERSON: "cá nhân", Subject.COLLECTIVE: "tập thể"}
_WEIGHTS = {Weight.ERROR: "cần sửa", Weight.WARNING: "cần xem xét"}
_BASES = {VoteBase.MEMBERS: "toàn bộ thành viên", VoteBase.PRESENT: "người có mặt"}
Said = tuple[str, Founded]


def standards_page(campaign: Campaign) -> str:
    """Each award of the plan with its conditions, then papers and the agency's own practice."""
    return page(
        "Danh hiệu và tiêu chuẩn",
        paragraph(
            f"Chế độ pháp luật: {plain(campaign.regime.name)}. Dấu sau căn cứ cho biết đã xác minh tới đâu: "
            f"xem {link('từ ngữ', '../huong-dan/thuat-ngu.md#viet-tat')}. Chương trình chỉ kiểm tra những điều dưới đây."
        ),
        *(_award(campaign, award) for award in awards_of(campaign)),
        _papers(campaign),
        _practice(campaign),
    )


def awards_of(campaign: Campaign) -> Iterator[Award]:
    """The awards that the plan names, as it orders them; each has its section on the page."""
    catalogue = campaign.catalogue
    for text in (*campaign.plan.record.titles, *campaign.plan.record.commendations):
        if award := catalogue.awards.get(catalogue.code(text)):
            yield award


def about(award: Award) -> str:
    """What an award is, for whom, and who decides on it."""
    whom = ", ".join(_SUBJECTS[subject] for subject in award.subjects)
    return f"Mã {award.code}; {_KINDS[award.kind]}; dành cho {whom}; {_LEVELS[award.level]}."


def _award(campaign: Campaign, award: Award) -> str:
    rows = [
        (plain(text), _SUBJECTS[subject], plain(founded.ground), _WEIGHTS[founded.weight])
        for subject in award.subjects
        for text, founded in _conditions(campaign, award.standards(subject))
    ]
    heads = ("Điều kiện", "Dành cho", "Căn cứ", "Chưa đạt thì")
    none = paragraph("Chương trình không kiểm tra điều kiện nào; hồ sơ do Hội đồng xét.")
    return "".join(
        (
            heading(2, award.name, award_anchor(award.code)),
            paragraph(plain(about(award))),
            table(f"{award.name}: điều kiện", heads, rows) if rows else none,
        )
    )


def _conditions(campaign: Campaign, of: Standards) -> Iterator[Said]:
    """The conditions of an award in words, each with what it rests on."""
    name = campaign.catalogue.name
    if of.service:
        yield f"Công tác ít nhất {of.service.months} tháng từ ngày tuyển dụng lần đầu, tính đến 31/12", of.service
    for limit in of.grades:
        yield f"Mức xếp loại không đạt: {', '.join(map(_grade, limit.grades))}", limit
    for fact in of.attested:
        yield f"Đơn vị cam kết: {fact.name}", fact
    for titles in (need for need in of.same_year if asked(campaign, need)):
        yield f"Cùng năm có {_either(map(name, titles.one_of))}", titles
    if need := of.initiative:
        wide = ", ảnh hưởng cấp tỉnh" if need.wide_effect else ""
        unless = f", trừ khi xếp loại {_either(need.unless_grade)}" if need.unless_grade else ""
        yield f"Có sáng kiến hoặc đề tài được công nhận{wide}{unless}", need
    if of.look_back:
        yield _behind(campaign, of.look_back), of.look_back
    for share in of.shares:
        yield f"{'Trên' if share.strict else 'Từ'} {percent(share.share)} thành viên đạt {name(share.title)}", share
    for members in of.members:
        yield f"Ít nhất {members.people} cá nhân đạt {name(members.title)}", members
    if of.completion:
        yield f"{percent(of.completion.share)} thành viên hoàn thành nhiệm vụ", of.completion


def _grade(grade: Grade) -> str:
    return "không xếp loại" if grade is Grade.UNGRADED else grade.value


def _behind(campaign: Campaign, need: LookBack) -> str:
    ways = [_path(campaign, path) for path in need.paths]
    return "; hoặc ".join([*ways, *(["nêu căn cứ khác"] if need.other_ground else [])])


def _path(campaign: Campaign, path: Path) -> str:
    awards, grades = _either(map(campaign.catalogue.name, path.awards)), _either(path.grades)
    what = f"được {awards}" if awards else f"xếp loại {grades}"
    times = f"{path.times} năm liền" if path.consecutive_years else f"{path.times} lần"
    this_year = ", tính cả năm nay" if path.with_this_year else ""
    initiatives = f", có {path.initiatives} sáng kiến" if path.initiatives else ""
    return f"{times} {what}{this_year}{initiatives}"


def _either(names: Iterable[str]) -> str:
    return " hoặc ".join(names)


def _papers(campaign: Campaign) -> str:
    """The papers that a dossier or an award needs, and what says so."""
    rows = (
        (
            plain(paper.name),
            plain(
                "mọi hồ sơ"
                if paper.award == WHOLE_DOSSIER
                else campaign.catalogue.name(campaign.catalogue.code(paper.award))
            ),
            _WEIGHTS[paper.weight],
            plain(ground_of(campaign, paper)),
        )
        for paper in campaign.plan.record.papers
    )
    heads = ("Giấy tờ", "Cần cho", "Thiếu thì", "Căn cứ")
    title = "Giấy tờ phải có"
    return heading(2, title, "giay-to") + table(title, heads, rows) if campaign.plan.record.papers else ""


def _practice(campaign: Campaign) -> str:
    """What the agency sets itself, mark C, and after it what the plan's own words set."""
    said = tuple(_set_here(campaign))
    ours = [plain(line) for line, figure in said if figure.mark is Source.LOCAL]
    others = [
        plain(f"{line} Căn cứ: {ground_of(campaign, one)}.") for line, one in said if one.mark is not Source.LOCAL
    ]
    parts = [heading(2, "Thông lệ của cơ quan (C)", "thong-le"), items(ours)] if ours else []
    parts += [heading(2, "Kế hoạch tự đặt", "ke-hoach-dat"), items(others)] if others else []
    return "".join(parts)


def _set_here(campaign: Campaign) -> Iterator[tuple[str, Practice]]:
    plan = campaign.plan.record
    if review := plan.peer_review:
        if review.pass_mark is not None:
            yield f"Bình xét ở đơn vị: đồng ý từ {percent(review.pass_mark)} {_BASES[review.base]}.", review
        if not review.collectives:
            yield "Bình xét ở đơn vị: không bỏ phiếu với tập thể.", review
        if review.quorum is not None:
            yield f"Họp bình xét: có mặt từ {percent(review.quorum)} số người.", review
    count = plan.head_count or HeadCount.model_construct(day=plan.cut_off())
    yield f"Quân số tập thể tính đến ngày {plan.cut_off():%d/%m/%Y}.", count
    if plan.posting:
        yield f"Niêm yết ít nhất {plan.posting.days} ngày.", plan.posting
