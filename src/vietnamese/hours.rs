//! Opening hours as people in Viet Nam write them, read as weekly periods. A text with anything unknown in it gives nothing.

mod clauses;
mod phrases;
mod times;
mod words;

pub use times::Minute;

use clauses::clauses;
use times::{DAY, MinuteRange, WHOLE_WEEK, WeekDay, in_part};
use words::{HoursElement, elements};

/// Open on some days of the week from one time of day to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeklyPeriod {
    /// 1 is Monday; rising.
    pub days: Vec<u8>,
    /// When it opens.
    pub from: Minute,
    /// When it closes, the same day.
    pub to: Minute,
}

/// A time of day as `07:30`.
pub fn clock(minute: Minute) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The weekly periods of a text such as `Thứ Hai – thứ Sáu: 7h30–11h30, 13h30–17h; sáng thứ Bảy 8h–11h30`.
///
/// `None` for a text with an unknown word, for hours without days and for periods that contradict each other: a page that says "open" wrongly is worse
/// than one that only shows the text. `các ngày trong tuần` may mean five days or seven, so it counts only where the text names the weekend too.
pub fn parse_hours(text: &str) -> Option<Vec<WeeklyPeriod>> {
    let elements = elements(text)?;
    let mut week: Vec<Vec<MinuteRange>> = vec![Vec::new(); 7];
    let mut excluded: Vec<u8> = Vec::new();
    let mut breaks: Vec<MinuteRange> = Vec::new();
    let clauses = clauses(&elements, &mut excluded, &mut breaks)?;
    let names_weekend = clauses.iter().any(|c| c.days.iter().any(|d| d.day > 5)) || excluded.iter().any(|d| *d > 5);
    for clause in clauses {
        let week_days: &[WeekDay] = match clause.any_week {
            true if clause.days.is_empty() && excluded.contains(&6) && excluded.contains(&7) => &WHOLE_WEEK,
            true if clause.days.is_empty() && names_weekend => &WHOLE_WEEK[..5],
            true if clause.days.is_empty() => return None,
            _ => &clause.days,
        };
        for of in week_days.iter().filter(|of| !excluded.contains(&of.day)) {
            let ranges = clause.ranges.iter().copied().filter(|range| of.part.is_none_or(|part| part.holds(*range)));
            let before = week[of.day as usize - 1].len();
            week[of.day as usize - 1].extend(ranges);
            if week[of.day as usize - 1].len() == before {
                return None;
            }
        }
    }
    let mut nights = Vec::new();
    for (i, ranges) in week.iter_mut().enumerate() {
        for (from, to) in ranges.iter_mut().filter(|(from, to)| to <= from) {
            // Night duty goes on into the next day.
            if *from < 17 * 60 || *to > 8 * 60 {
                return None;
            }
            nights.push(((i + 1) % 7, *to));
            *to = DAY;
        }
    }
    nights.into_iter().filter(|(_, to)| *to > 0).for_each(|(day, to)| week[day].push((0, to)));
    for ranges in &mut week {
        take_out(ranges, &breaks);
        ranges.sort();
        if ranges.windows(2).any(|pair| pair[1].0 < pair[0].1) {
            return None;
        }
    }
    let periods = grouped(&week);
    if periods.is_empty() { None } else { Some(periods) }
}

/// The first and the last time of a text on a day with this weekday (1 is Monday): `8h–11h`, `8h00`, `sáng 8h–11h, chiều 14h–16h`.
pub fn parse_span(text: &str, weekday: u8) -> Option<(Minute, Option<Minute>)> {
    let elements = elements(text)?;
    if elements.iter().any(|e| matches!(e, HoursElement::Day(_) | HoursElement::AnyWeek)) {
        let periods = parse_hours(text)?;
        let today = || periods.iter().filter(|p| p.days.contains(&weekday));
        return Some((today().map(|p| p.from).min()?, today().map(|p| p.to).max()));
    }
    let mut part = None;
    let (mut first, mut last, mut lone): (Option<Minute>, Option<Minute>, Option<Minute>) = (None, None, None);
    for element in &elements {
        match element {
            HoursElement::Part(p) => part = Some(*p),
            HoursElement::Range(from, to) => {
                let (from, to) = in_part(part, (*from, *to))?;
                if to <= from {
                    return None;
                }
                first = first.or(Some(from)).map(|f| f.min(from));
                last = last.or(Some(to)).map(|l| l.max(to));
            }
            HoursElement::Time(time) if lone.is_none() => lone = Some(in_part(part, (*time, DAY))?.0),
            HoursElement::Time(_) | HoursElement::Not | HoursElement::Except | HoursElement::Break => return None,
            _ => {}
        }
    }
    match (first, lone) {
        (Some(first), None) => Some((first, last)),
        (None, Some(begin)) => Some((begin, None)),
        _ => None,
    }
}

/// Periods in the short form a page carries for its script: `1-5 0730-1130 1330-1700;6 0800-1130`.
pub fn compact(periods: &[WeeklyPeriod]) -> String {
    let mut out = String::new();
    let mut days: &[u8] = &[];
    for period in periods {
        if period.days != days {
            days = &period.days;
            if !out.is_empty() {
                out.push(';');
            }
            out.push_str(&compact_days(days));
        }
        out.push_str(&format!(" {}-{}", clock(period.from), clock(period.to)).replace(':', ""));
    }
    out
}

fn compact_days(days: &[u8]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut i = 0;
    while i < days.len() {
        let mut end = i;
        while end + 1 < days.len() && days[end + 1] == days[end] + 1 {
            end += 1;
        }
        match end - i {
            0 | 1 => parts.extend(days[i..=end].iter().map(u8::to_string)),
            _ => parts.push(format!("{}-{}", days[i], days[end])),
        }
        i = end + 1;
    }
    parts.join(",")
}

/// Cuts breaks out of the ranges that contain them.
fn take_out(ranges: &mut Vec<MinuteRange>, breaks: &[MinuteRange]) {
    for (from, to) in breaks {
        if let Some(i) = ranges.iter().position(|r| r.0 < *from && *to < r.1 && from < to) {
            let end = ranges[i].1;
            ranges[i].1 = *from;
            ranges.push((*to, end));
        }
    }
}

/// Days with the same ranges together, in the order of the week.
fn grouped(week: &[Vec<MinuteRange>]) -> Vec<WeeklyPeriod> {
    let mut groups: Vec<(Vec<u8>, &[MinuteRange])> = Vec::new();
    for (i, ranges) in week.iter().enumerate().filter(|(_, r)| !r.is_empty()) {
        match groups.iter_mut().find(|(_, other)| other == ranges) {
            Some((days, _)) => days.push(i as u8 + 1),
            None => groups.push((vec![i as u8 + 1], ranges)),
        }
    }
    let period = |days: &Vec<u8>, (from, to): &MinuteRange| WeeklyPeriod { days: days.clone(), from: *from, to: *to };
    groups.iter().flat_map(|(days, ranges)| ranges.iter().map(|range| period(days, range)).collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
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
}
