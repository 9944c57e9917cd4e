//! Clauses of opening hours: which days belong to which ranges.

use super::words::{DayOf, Element};
use super::{Range, WHOLE_WEEK, in_half};

/// Days with their ranges.
#[derive(Debug, Default)]
pub struct Clause {
    pub days: Vec<DayOf>,
    pub any_week: bool,
    pub ranges: Vec<Range>,
}

/// Pairs days with ranges: the days come first all through a text, or the ranges do.
pub fn clauses(elements: &[Element], excluded: &mut Vec<u8>, breaks: &mut Vec<Range>) -> Option<Vec<Clause>> {
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
    Ranges(Vec<Range>),
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
