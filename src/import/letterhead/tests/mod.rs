//! Letterheads, titles and ends of papers.

use super::*;
use crate::read::OfficeCell;

fn lines(text: &str) -> OfficeBlock {
    let lines: Vec<String> = text.lines().map(str::to_string).collect();
    OfficeBlock::Text(OfficeLines { markdown: lines.clone(), plain: lines, label: None })
}

fn heading(text: &str) -> OfficeBlock {
    OfficeBlock::Heading(1, text.into())
}

fn row(cells: &[&str]) -> OfficeBlock {
    let cell = |(column, text): (usize, &&str)| {
        let lines: Vec<String> = text.lines().map(str::to_string).collect();
        OfficeCell { column, width: 1, goes_on: false, markdown: lines.clone(), plain: lines }
    };
    OfficeBlock::Table(OfficeTable { rows: vec![cells.iter().enumerate().map(cell).collect()], heads: 0 })
}

fn taken(blocks: Vec<OfficeBlock>) -> (PaperFacts, Vec<OfficeBlock>, Vec<String>) {
    let mut text = WordText { blocks, ..WordText::default() };
    let facts = take_facts(&mut text);
    (facts, text.blocks, text.remarks.into_iter().map(|remark| format!("{}: {}", remark.what, remark.text)).collect())
}

#[test]
fn a_notice_has_its_form_in_fields() {
    let motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n––––––\nGia Viên, ngày 05 tháng 3 năm 2026";
    let (facts, blocks, remarks) = taken(vec![
        row(&["THÀNH PHỐ HẢI PHÒNG\nỦY BAN NHÂN DÂN\nPHƯỜNG GIA VIÊN\nSố: 12/TB-UBND", motto]),
        heading("THÔNG BÁO"),
        heading("Về việc tiếp nhận hồ sơ"),
        lines("Nội dung."),
        row(&["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A"]),
    ]);
    assert_eq!(facts.title, "Thông báo – Về việc tiếp nhận hồ sơ");
    assert_eq!((facts.owner.as_deref(), facts.number.as_deref()), (Some("Ủy ban nhân dân phường Gia Viên"), Some("12/TB-UBND")));
    assert_eq!(facts.date, Date::new(2026, 3, 5).ok());
    assert_eq!(blocks, [lines("Nội dung.")]);
    assert_eq!(
        remarks,
        [
            "letterhead: THÀNH PHỐ HẢI PHÒNG / CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc",
            "recipients: Nơi nhận: / - Như trên; / - Lưu: VT.",
            "signer: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Nguyễn Văn A",
        ]
    );
}

#[test]
fn letters_have_their_subject_below_the_number_and_papers_may_lack_a_table() {
    let left = "UBND PHƯỜNG KIẾN AN\nSố:      /UBND-VP\nV/v cấp bản sao\ntrích lục";
    let (facts, blocks, _) =
        taken(vec![row(&[left, "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc"]), lines("Kính gửi: các tổ dân phố.")]);
    assert_eq!((&*facts.title, facts.number, facts.owner.as_deref()), ("Về việc cấp bản sao trích lục", None, Some("UBND phường Kiến An")));
    assert_eq!(blocks.len(), 1);
    let (facts, blocks, remarks) = taken(vec![
        lines("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        lines("XÃ NGHI DƯƠNG Độc lập - Tự do - Hạnh phúc"),
        lines("KẾ HOẠCH"),
        lines("Về việc ra quân"),
        lines("Nội dung dài."),
        heading("TM. ỦY BAN NHÂN DÂN"),
        lines("Trần Thị B"),
        lines("Nơi nhận:"),
        OfficeBlock::Entry(0, "-".into(), vec!["Lưu: VT.".into()]),
    ]);
    assert_eq!((&*facts.title, facts.owner.as_deref()), ("Kế hoạch – Về việc ra quân", Some("Ủy ban nhân dân xã Nghi Dương")));
    assert_eq!(blocks, [lines("Nội dung dài.")]);
    assert_eq!(remarks[1..], ["recipients: Nơi nhận: / Lưu: VT.", "signer: TM. ỦY BAN NHÂN DÂN / Trần Thị B"]);
}

#[test]
fn other_texts_have_their_first_words_as_title_and_keep_the_rest() {
    let picture = OfficeBlock::Text(OfficeLines { markdown: vec!["![](anh-1.png)".into()], ..OfficeLines::default() });
    let (facts, blocks, remarks) = taken(vec![picture.clone(), lines("Mẫu số CT01_2026 [bản mới] *"), lines("Nội dung.")]);
    assert_eq!((&*facts.title, blocks, remarks.len()), ("Mẫu số CT01_2026 [bản mới] *", vec![picture, lines("Nội dung.")], 0));
    let long = "dài ".repeat(80);
    assert_eq!(taken(vec![lines(long.trim())]).1.len(), 1);
}
