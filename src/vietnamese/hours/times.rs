//! Times of day, parts of days and days of the week.

/// A time of day as minutes after midnight; 1440 is the end of the day.
pub type Minute = u16;

/// From one time of day to another.
pub type MinuteRange = (Minute, Minute);

/// The end of a day.
pub const DAY: Minute = 24 * 60;

/// Every day of the week, the whole day.
pub const WHOLE_WEEK: [WeekDay; 7] = {
    let mut week = [WeekDay { day: 1, part: None }; 7];
    let mut i = 0;
    while i < 7 {
        week[i].day = i as u8 + 1;
        i += 1;
    }
    week
};

/// A part of the day, as in `sáng thứ Bảy`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DayPart {
    /// `sáng`, until one o'clock.
    Morning,
    /// `chiều`, from noon.
    Afternoon,
    /// `tối`, from 17:00.
    Evening,
}

impl DayPart {
    /// Whether a range lies in it.
    pub fn holds(self, (from, to): MinuteRange) -> bool {
        match self {
            DayPart::Morning => from < 12 * 60 && to <= 13 * 60,
            DayPart::Afternoon => from >= 12 * 60,
            DayPart::Evening => from >= 17 * 60,
        }
    }
}

/// A day of the week, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekDay {
    /// 1 is Monday.
    pub day: u8,
    /// None for the whole day.
    pub part: Option<DayPart>,
}

/// A range in a part of the day: `chiều 1h30–5h` is 13:30–17:00, `tối 7h–9h` is 19:00–21:00. `None` where it does not lie in the part.
pub fn in_part(part: Option<DayPart>, (from, to): MinuteRange) -> Option<MinuteRange> {
    let later = |minute: Minute, latest: Minute| if minute <= latest && minute > 0 { minute + DAY / 2 } else { minute };
    match part {
        None => Some((from, to)),
        Some(DayPart::Morning) => (from < 12 * 60).then_some((from, to)),
        Some(DayPart::Afternoon) => Some((later(from, 6 * 60), later(to, 7 * 60))).filter(|(from, _)| *from >= 12 * 60),
        Some(DayPart::Evening) => Some((later(from, 11 * 60), later(to, 11 * 60 + 59))).filter(|(from, _)| *from >= 17 * 60),
    }
}
