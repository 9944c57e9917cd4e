//! Clauses of opening hours: which days belong to which ranges.

use super::times::{MinuteRange, WHOLE_WEEK, WeekDay, in_part};
use super::words::HoursElement;

/// Days with their ranges.
#[derive(Debug, Default)]
pub struct HoursClause {
    /// The days it names.
    pub days: Vec<WeekDay>,
    /// It says `các ngày trong tuần`: five days or seven.
    pub any_week: bool,
    /// When it is open on each of them.
    pub ranges: Vec<MinuteRange>,
}

/// Pairs days with ranges. In a text the days stand before the ranges throughout, or behind them.
pub fn clauses(elements: &[HoursElement], excluded: &mut Vec<u8>, breaks: &mut Vec<MinuteRange>) -> Option<Vec<HoursClause>> {
    let mut runs: Vec<ClauseRun> = Vec::new();
    // The part of the day that ranges are in, and the part that days of the run are taken for.
    let (mut part, mut part_of_days) = (None, None);
    let mut not = false;
    for (i, element) in elements.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| &elements[i]);
        let in_days = matches!(runs.last(), Some(ClauseRun::Days(..)));
        match element {
            HoursElement::Comma | HoursElement::Break => {}
            HoursElement::Stop => {
                (part, part_of_days, not) = (None, None, false);
                runs.push(ClauseRun::Stop);
            }
            HoursElement::Part(h) => {
                let of_days = matches!(elements.get(i + 1), Some(HoursElement::Day(_)));
                part_of_days = of_days.then_some(*h);
                if !(of_days && in_days) {
                    part = Some(*h);
                }
            }
            HoursElement::Except => not = true,
            HoursElement::Not => match runs.last_mut() {
                Some(ClauseRun::Days(days, _)) if matches!(before, Some(HoursElement::Day(_))) => {
                    excluded.extend(days.drain(..).map(|d| d.day));
                    runs.pop();
                }
                _ => not = true,
            },
            HoursElement::Day(of) if not => excluded.push(of.day),
            HoursElement::AnyWeek if not => return None,
            HoursElement::Day(of) => {
                if !in_days && !matches!(before, Some(HoursElement::Part(_))) {
                    (part, part_of_days) = (None, None);
                }
                let of = WeekDay { part: of.part.or(part_of_days), ..*of };
                match runs.last_mut() {
                    Some(ClauseRun::Days(days, _)) => days.push(of),
                    _ => runs.push(ClauseRun::Days(vec![of], false)),
                }
            }
            HoursElement::AnyWeek => match runs.last_mut() {
                Some(ClauseRun::Days(_, any)) => *any = true,
                _ => runs.push(ClauseRun::Days(Vec::new(), true)),
            },
            HoursElement::Range(from, to) if matches!(before, Some(HoursElement::Break | HoursElement::Not)) => {
                not = false;
                breaks.push((*from, *to));
            }
            HoursElement::Range(from, to) => {
                not = false;
                let range = in_part(part, (*from, *to))?;
                match runs.last_mut() {
                    Some(ClauseRun::Ranges(ranges)) => ranges.push(range),
                    _ => runs.push(ClauseRun::Ranges(vec![range])),
                }
            }
            HoursElement::Time(_) => return None,
        }
    }
    // `7h30–17h, nghỉ thứ Bảy, Chủ nhật`: every other day.
    if !excluded.is_empty() && !runs.iter().any(|r| matches!(r, ClauseRun::Days(..))) {
        runs.push(ClauseRun::Days(WHOLE_WEEK.to_vec(), false));
    }
    paired(runs)
}

#[derive(Debug)]
enum ClauseRun {
    Days(Vec<WeekDay>, bool),
    Ranges(Vec<MinuteRange>),
    Stop,
}

fn paired(runs: Vec<ClauseRun>) -> Option<Vec<HoursClause>> {
    let parts: Vec<&[ClauseRun]> = runs.split(|r| matches!(r, ClauseRun::Stop)).filter(|p| !p.is_empty()).collect();
    let whole = |part: &&[ClauseRun]| {
        part.iter().any(|r| matches!(r, ClauseRun::Days(..))) && part.iter().any(|r| matches!(r, ClauseRun::Ranges(_)))
    };
    if parts.iter().all(whole) {
        return parts.into_iter().map(pair).collect::<Option<Vec<_>>>().map(|c| c.into_iter().flatten().collect());
    }
    // Otherwise stops separate without ending clauses: `Sáng: 7h30–11h30; chiều: 13h30–17h (thứ Hai đến thứ Sáu)`.
    let mut joined: Vec<ClauseRun> = Vec::new();
    for run in runs {
        match (joined.last_mut(), run) {
            (_, ClauseRun::Stop) => {}
            (Some(ClauseRun::Ranges(before)), ClauseRun::Ranges(ranges)) => before.extend(ranges),
            (Some(ClauseRun::Days(before, any)), ClauseRun::Days(days, also)) => {
                before.extend(days);
                *any |= also;
            }
            (_, run) => joined.push(run),
        }
    }
    pair(&joined)
}

/// Pairs days and ranges that alternate.
fn pair(runs: &[ClauseRun]) -> Option<Vec<HoursClause>> {
    let mut clauses: Vec<HoursClause> = Vec::new();
    let mut i = 0;
    while i < runs.len() {
        match (&runs[i], runs.get(i + 1)) {
            (ClauseRun::Days(days, any), Some(ClauseRun::Ranges(ranges)))
            | (ClauseRun::Ranges(ranges), Some(ClauseRun::Days(days, any))) => {
                clauses.push(HoursClause { days: days.clone(), any_week: *any, ranges: ranges.clone() });
                i += 2;
            }
            // `… 7h30–11h30, 13h–17h và sáng thứ Bảy`: the morning hours of the days before.
            (ClauseRun::Days(days, false), None) if days.iter().all(|d| d.part.is_some()) => {
                let ranges = clauses.last()?.ranges.clone();
                clauses.push(HoursClause { days: days.clone(), any_week: false, ranges });
                i += 1;
            }
            _ => return None,
        }
    }
    if clauses.is_empty() { None } else { Some(clauses) }
}
