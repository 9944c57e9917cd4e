//! Tests of opening hours.

use super::{compact, parse_hours, parse_span};

fn read(text: &str) -> String {
    parse_hours(text).map_or_else(|| "?".into(), |periods| compact(&periods))
}

#[test]
fn hours_as_offices_write_them() {
    for (text, week) in [
        ("Thứ Hai–Thứ Sáu: 7:30–11:30, 13:00–17:00", "1-5 0730-1130 1300-1700"),
        ("Thứ Hai – thứ Sáu: 7h30–11h30, 13h30–17h; sáng thứ Bảy 8h–11h30", "1-5 0730-1130 1330-1700;6 0800-1130"),
        ("Từ thứ Hai đến thứ Sáu, sáng 7 giờ 30 - 11 giờ 30, chiều 13 giờ - 16 giờ 30", "1-5 0730-1130 1300-1630"),
        ("THU HAI - THU SAU: 7H30 - 11H30", "1-5 0730-1130"),
        ("T2-T6: 07:30-11:30 | 13:00-17:00", "1-5 0730-1130 1300-1700"),
        ("T.2 – T.6 7h30 – 17h", "1-5 0730-1700"),
        ("Thứ 2 - 6: 7.30-11.30", "1-5 0730-1130"),
        ("Thứ 2, 4, 6: 8h-11h", "1,3,5 0800-1100"),
        ("Thứ Hai, Tư, Sáu: 8–11h", "1,3,5 0800-1100"),
        ("thứ ba, thứ tư và thứ năm 8h00 đến 11h00", "2-4 0800-1100"),
        ("Thứ Ba, thứ Năm: 19:00–21:00", "2,4 1900-2100"),
        ("Hằng ngày: 7:00–21:00", "1-7 0700-2100"),
        ("7h – 20h hàng ngày", "1-7 0700-2000"),
        ("7h30–11h30, 13h30–17h (các ngày làm việc trong tuần)", "1-5 0730-1130 1330-1700"),
        ("Sáng: 7h30–11h30; chiều: 1h30–5h (thứ Hai đến thứ Sáu)", "1-5 0730-1130 1330-1700"),
        ("Thứ Hai đến sáng thứ Bảy: 7h30–11h30, 13h30–17h", "1-5 0730-1130 1330-1700;6 0730-1130"),
        ("Thứ Hai – thứ Sáu: 7h30–11h30, 13h–17h và sáng thứ Bảy", "1-5 0730-1130 1300-1700;6 0730-1130"),
        ("Các ngày trong tuần: 7h–17h; thứ Bảy, Chủ nhật: 8h–11h", "1-5 0700-1700;6,7 0800-1100"),
        ("7:30 - 17:00 các ngày trong tuần (trừ thứ Bảy, Chủ nhật)", "1-5 0730-1700"),
        ("Hằng ngày (trừ Chủ nhật): 7h–17h", "1-6 0700-1700"),
        ("7h30–17h, nghỉ thứ Bảy, Chủ nhật", "1-5 0730-1700"),
        ("Thứ Hai–thứ Bảy 7h–17h. Chủ nhật: nghỉ", "1-6 0700-1700"),
        ("Thứ Hai–thứ Sáu: 7:30–17:00 (nghỉ trưa 11:30–13:00), trừ ngày lễ, Tết", "1-5 0730-1130 1300-1700"),
        ("24/7", "1-7 0000-2400"),
        ("Trực 24/24 giờ", "1-7 0000-2400"),
        ("24h/24h, 7 ngày/tuần", "1-7 0000-2400"),
        ("24/24 thứ Bảy, Chủ nhật", "6,7 0000-2400"),
        ("Thứ Hai–thứ Sáu 17h–7h", "1 1700-2400;2-5 0000-0700 1700-2400;6 0000-0700"),
        ("Tối thứ Bảy: 7h–9h", "6 1900-2100"),
        ("Mon–Fri: 7:30–11:30, 13:00–17:00", "1-5 0730-1130 1300-1700"),
        ("Thứ 7 – chủ nhật: 8:00:00-11:00:00", "6,7 0800-1100"),
    ] {
        assert_eq!(read(text), week, "{text}");
    }
}

#[test]
fn what_is_not_surely_understood_gives_nothing() {
    for text in [
        "",
        "Giờ hành chính",
        "7:30–11:30, 13:00–17:00",
        "7:30 - 11:30 các ngày trong tuần",
        "Thứ Hai–thứ Sáu",
        "Thứ Hai đầu tháng: 8h–11h",
        "Thứ Hai tuần lẻ: 8h–11h",
        "Ngày 5 hằng tháng: 8h–11h",
        "Mùa hè: thứ Hai–thứ Sáu 7h–11h",
        "Thứ Hai–thứ Sáu: 8h–25h",
        "Thứ Hai–thứ Sáu: 13h30–5h",
        "Thứ Hai–thứ Bảy: 7h–17h; sáng thứ Bảy: 8h–11h30",
        "Sáng thứ Bảy: 8h–17h",
        "Thứ Hai: từ 8h",
        "Thứ Tám: 8h–11h",
        "Gọi trước khi đến",
        "8h–11h, 22.11.2026",
        "thứ hai thứ ba 8h–11h thứ tư",
        "-–—;;,,//24/",
        "Mon–Fri: 1–5 pm",
    ] {
        assert_eq!(read(text), "?", "{text}");
    }
    assert_eq!(read(&"thứ Hai ".repeat(10_000)), "?");
}

#[test]
fn sessions_have_a_beginning_and_an_end() {
    for (text, span) in [
        ("8:00–11:00", Some((480, Some(660)))),
        ("sáng 8h–11h, chiều 2h–4h30", Some((480, Some(990)))),
        ("Chiều 2h–4h", Some((840, Some(960)))),
        ("19 giờ", Some((1140, None))),
        ("Thứ Bảy: 8h–11h", Some((480, Some(660)))),
        ("Thứ Hai: 8h–11h", None),
        ("sau giờ lễ", None),
        ("11h–8h", None),
        ("8h, 9h–10h", None),
    ] {
        assert_eq!(parse_span(text, 6), span, "{text}");
    }
}
