//! Opening hours as people in Viet Nam write them, as weekly periods; what is not surely understood gives nothing.

mod phrases;
mod words;

use words::{DayOf, Element, Half, elements};

/// A time of day as minutes after midnight; 1440 is the end of the day.
pub type Minute = u16;

/// Open on these days of the week (1 is Monday) from one time of day to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    pub days: Vec<u8>,
    pub from: Minute,
    pub to: Minute,
}

/// `07:30`.
pub fn clock(minute: Minute) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The weekly periods of a text such as `Thứ Hai – thứ Sáu: 7h30–11h30, 13h30–17h; sáng thứ Bảy 8h–11h30`.
///
/// A word that is not known, hours without days, periods that contradict each other: nothing, for a page that says
/// "open" at a closed door is worse than one that shows only the hours. `các ngày trong tuần` may mean five days or seven,
/// so it counts only where the text names the weekend apart.
pub fn parse_hours(text: &str) -> Option<Vec<Period>> {
    let elements = elements(text)?;
    let mut week: Vec<Vec<(Minute, Minute)>> = vec![Vec::new(); 7];
    let mut excluded: Vec<u8> = Vec::new();
    let mut breaks: Vec<(Minute, Minute)> = Vec::new();
    let clauses = clauses(&elements, &mut excluded, &mut breaks)?;
    let names_weekend = clauses.iter().any(|c| c.days.iter().any(|d| d.day > 5)) || excluded.iter().any(|d| *d > 5);
    for clause in clauses {
        let week_days: &[DayOf] = match clause.any_week {
            true if clause.days.is_empty() && excluded.contains(&6) && excluded.contains(&7) => &WHOLE_WEEK,
            true if clause.days.is_empty() && names_weekend => &WHOLE_WEEK[..5],
            true if clause.days.is_empty() => return None,
            _ => &clause.days,
        };
        for of in week_days.iter().filter(|of| !excluded.contains(&of.day)) {
            let ranges = clause.ranges.iter().copied().filter(|range| of.half.is_none_or(|half| half.holds(*range)));
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
            // A night's duty goes on into the next day.
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

/// When something begins and ends on a day whose weekday is given: `8h–11h`, `8h00`, `sáng 8h–11h, chiều 14h–16h`.
pub fn parse_span(text: &str, weekday: u8) -> Option<(Minute, Option<Minute>)> {
    let elements = elements(text)?;
    if elements.iter().any(|e| matches!(e, Element::Day(_) | Element::AnyWeek)) {
        let periods = parse_hours(text)?;
        let today = || periods.iter().filter(|p| p.days.contains(&weekday));
        return Some((today().map(|p| p.from).min()?, today().map(|p| p.to).max()));
    }
    let mut half = None;
    let (mut first, mut last, mut lone): (Option<Minute>, Option<Minute>, Option<Minute>) = (None, None, None);
    for element in &elements {
        match element {
            Element::Half(h) => half = Some(*h),
            Element::Range(from, to) => {
                let (from, to) = in_half(half, (*from, *to))?;
                if to <= from {
                    return None;
                }
                first = first.or(Some(from)).map(|f| f.min(from));
                last = last.or(Some(to)).map(|l| l.max(to));
            }
            Element::Time(time) if lone.is_none() => lone = Some(in_half(half, (*time, DAY))?.0),
            Element::Time(_) | Element::Not | Element::Except | Element::Break => return None,
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
pub fn compact(periods: &[Period]) -> String {
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

/// The end of a day.
const DAY: Minute = 24 * 60;
const WHOLE_WEEK: [DayOf; 7] = {
    let mut week = [DayOf { day: 1, half: None }; 7];
    let mut i = 0;
    while i < 7 {
        week[i].day = i as u8 + 1;
        i += 1;
    }
    week
};

/// Days with their ranges.
#[derive(Debug, Default)]
struct Clause {
    days: Vec<DayOf>,
    any_week: bool,
    ranges: Vec<(Minute, Minute)>,
}

/// Pairs days with ranges: the days come first all through a text, or the ranges do.
fn clauses(elements: &[Element], excluded: &mut Vec<u8>, breaks: &mut Vec<(Minute, Minute)>) -> Option<Vec<Clause>> {
    let mut runs: Vec<Run> = Vec::new();
    // The half that ranges are in, and the half that days of the run are taken for.
    let (mut half, mut half_of_days) = (None, None);
    let mut not = false;
    for (i, element) in elements.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| &elements[i]);
        let in_days = matches!(runs.last(), Some(Run::Days(..)));
        match element {
            Element::Comma | Element::Break => {}
            Element::Stop => {
                (half, half_of_days, not) = (None, None, false);
                runs.push(Run::Stop);
            }
            Element::Half(h) => {
                let of_days = matches!(elements.get(i + 1), Some(Element::Day(_)));
                half_of_days = of_days.then_some(*h);
                if !(of_days && in_days) {
                    half = Some(*h);
                }
            }
            Element::Except => not = true,
            Element::Not => match runs.last_mut() {
                Some(Run::Days(days, _)) if matches!(before, Some(Element::Day(_))) => {
                    excluded.extend(days.drain(..).map(|d| d.day));
                    runs.pop();
                }
                _ => not = true,
            },
            Element::Day(of) if not => excluded.push(of.day),
            Element::AnyWeek if not => return None,
            Element::Day(of) => {
                if !in_days && !matches!(before, Some(Element::Half(_))) {
                    (half, half_of_days) = (None, None);
                }
                let of = DayOf { half: of.half.or(half_of_days), ..*of };
                match runs.last_mut() {
                    Some(Run::Days(days, _)) => days.push(of),
                    _ => runs.push(Run::Days(vec![of], false)),
                }
            }
            Element::AnyWeek => match runs.last_mut() {
                Some(Run::Days(_, any)) => *any = true,
                _ => runs.push(Run::Days(Vec::new(), true)),
            },
            Element::Range(from, to) if matches!(before, Some(Element::Break | Element::Not)) => {
                not = false;
                breaks.push((*from, *to));
            }
            Element::Range(from, to) => {
                not = false;
                let range = in_half(half, (*from, *to))?;
                match runs.last_mut() {
                    Some(Run::Ranges(ranges)) => ranges.push(range),
                    _ => runs.push(Run::Ranges(vec![range])),
                }
            }
            Element::Time(_) => return None,
        }
    }
    // `7h30–17h, nghỉ thứ Bảy, Chủ nhật`: every other day.
    if !excluded.is_empty() && !runs.iter().any(|r| matches!(r, Run::Days(..))) {
        runs.push(Run::Days(WHOLE_WEEK.to_vec(), false));
    }
    paired(runs)
}

#[derive(Debug)]
enum Run {
    Days(Vec<DayOf>, bool),
    Ranges(Vec<(Minute, Minute)>),
    Stop,
}

fn paired(runs: Vec<Run>) -> Option<Vec<Clause>> {
    let parts: Vec<&[Run]> = runs.split(|r| matches!(r, Run::Stop)).filter(|p| !p.is_empty()).collect();
    let whole = |part: &&[Run]| part.iter().any(|r| matches!(r, Run::Days(..))) && part.iter().any(|r| matches!(r, Run::Ranges(_)));
    if parts.iter().all(whole) {
        return parts.into_iter().map(pair).collect::<Option<Vec<_>>>().map(|c| c.into_iter().flatten().collect());
    }
    // Else stops only separate: `Sáng: 7h30–11h30; chiều: 13h30–17h (thứ Hai đến thứ Sáu)`.
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match (joined.last_mut(), run) {
            (_, Run::Stop) => {}
            (Some(Run::Ranges(before)), Run::Ranges(ranges)) => before.extend(ranges),
            (Some(Run::Days(before, any)), Run::Days(days, also)) => {
                before.extend(days);
                *any |= also;
            }
            (_, run) => joined.push(run),
        }
    }
    pair(&joined)
}

/// Days and ranges in turn.
fn pair(runs: &[Run]) -> Option<Vec<Clause>> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut i = 0;
    while i < runs.len() {
        match (&runs[i], runs.get(i + 1)) {
            (Run::Days(days, any), Some(Run::Ranges(ranges))) | (Run::Ranges(ranges), Some(Run::Days(days, any))) => {
                clauses.push(Clause { days: days.clone(), any_week: *any, ranges: ranges.clone() });
                i += 2;
            }
            // `… 7h30–11h30, 13h–17h và sáng thứ Bảy`: the morning hours of the days before.
            (Run::Days(days, false), None) if days.iter().all(|d| d.half.is_some()) => {
                let ranges = clauses.last()?.ranges.clone();
                clauses.push(Clause { days: days.clone(), any_week: false, ranges });
                i += 1;
            }
            _ => return None,
        }
    }
    if clauses.is_empty() { None } else { Some(clauses) }
}

/// `chiều 1h30–5h` is 13:30–17:00, `tối 7h–9h` is 19:00–21:00.
fn in_half(half: Option<Half>, (from, to): (Minute, Minute)) -> Option<(Minute, Minute)> {
    let later = |minute: Minute, latest: Minute| if minute <= latest && minute > 0 { minute + DAY / 2 } else { minute };
    match half {
        None => Some((from, to)),
        Some(Half::Morning) => (from < 12 * 60).then_some((from, to)),
        Some(Half::Afternoon) => Some((later(from, 6 * 60), later(to, 7 * 60))).filter(|(from, _)| *from >= 12 * 60),
        Some(Half::Evening) => Some((later(from, 11 * 60), later(to, 11 * 60 + 59))).filter(|(from, _)| *from >= 17 * 60),
    }
}

/// Cuts the breaks out of the ranges that hold them whole.
fn take_out(ranges: &mut Vec<(Minute, Minute)>, breaks: &[(Minute, Minute)]) {
    for (from, to) in breaks {
        if let Some(i) = ranges.iter().position(|r| r.0 < *from && *to < r.1 && from < to) {
            let end = ranges[i].1;
            ranges[i].1 = *from;
            ranges.push((*to, end));
        }
    }
}

/// Days with the same ranges together, in the order of the week.
fn grouped(week: &[Vec<(Minute, Minute)>]) -> Vec<Period> {
    let mut groups: Vec<(Vec<u8>, &[(Minute, Minute)])> = Vec::new();
    for (i, ranges) in week.iter().enumerate().filter(|(_, r)| !r.is_empty()) {
        match groups.iter_mut().find(|(_, other)| other == ranges) {
            Some((days, _)) => days.push(i as u8 + 1),
            None => groups.push((vec![i as u8 + 1], ranges)),
        }
    }
    let period = |days: &Vec<u8>, (from, to): &(Minute, Minute)| Period { days: days.clone(), from: *from, to: *to };
    groups.iter().flat_map(|(days, ranges)| ranges.iter().map(|range| period(days, range)).collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests;
