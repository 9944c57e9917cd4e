//! Phrases of opening hours and what they mean.

/// Phrases, folded; a longer one stands before a shorter one with the same beginning.
pub static PHRASES: &[(&str, HoursMeaning)] = &[
    ("tat ca cac ngay trong tuan", HoursMeaning::EveryDay),
    ("tat ca cac ngay", HoursMeaning::EveryDay),
    ("moi ngay trong tuan", HoursMeaning::EveryDay),
    ("moi ngay", HoursMeaning::EveryDay),
    ("hang ngay", HoursMeaning::EveryDay),
    ("ca tuan", HoursMeaning::EveryDay),
    ("cac ngay lam viec trong tuan", HoursMeaning::WorkingDays),
    ("cac ngay lam viec", HoursMeaning::WorkingDays),
    ("ngay lam viec", HoursMeaning::WorkingDays),
    ("cac ngay trong tuan", HoursMeaning::AnyWeek),
    ("ngay trong tuan", HoursMeaning::AnyWeek),
    ("ngay thuong", HoursMeaning::AnyWeek),
    ("trong tuan", HoursMeaning::AnyWeek),
    ("cuoi tuan", HoursMeaning::Weekend),
    ("suot ngay dem", HoursMeaning::DayAndNight),
    ("ca ngay dem", HoursMeaning::DayAndNight),
    ("ngay dem", HoursMeaning::DayAndNight),
    ("nghi trua", HoursMeaning::Break),
    ("khong lam viec", HoursMeaning::Not),
    ("khong mo cua", HoursMeaning::Not),
    ("khong truc", HoursMeaning::Not),
    ("dong cua", HoursMeaning::Not),
    ("nghi", HoursMeaning::Not),
    ("ngoai tru", HoursMeaning::Except),
    ("tru", HoursMeaning::Except),
    ("every day", HoursMeaning::EveryDay),
    ("daily", HoursMeaning::EveryDay),
    ("except", HoursMeaning::Except),
    ("closed", HoursMeaning::Not),
    ("and", HoursMeaning::Comma),
    ("va", HoursMeaning::Comma),
    ("lam viec", HoursMeaning::Nothing),
    ("hang tuan", HoursMeaning::Nothing),
    ("moi tuan", HoursMeaning::Nothing),
    ("mo cua", HoursMeaning::Nothing),
    ("phuc vu", HoursMeaning::Nothing),
    ("hanh chinh", HoursMeaning::Nothing),
    ("gio", HoursMeaning::Nothing),
    ("truc", HoursMeaning::Nothing),
    ("trong", HoursMeaning::Nothing),
    ("vao", HoursMeaning::Nothing),
    ("buoi", HoursMeaning::Nothing),
    ("cac", HoursMeaning::Nothing),
    ("ngay", HoursMeaning::Nothing),
    ("tet", HoursMeaning::Nothing),
    ("from", HoursMeaning::Nothing),
];

/// The meaning of a phrase.
#[derive(Clone, Copy)]
pub enum HoursMeaning {
    /// All seven days.
    EveryDay,
    /// Monday to Friday.
    WorkingDays,
    /// `các ngày trong tuần`: five days or seven.
    AnyWeek,
    /// Saturday and Sunday.
    Weekend,
    /// From midnight to midnight.
    DayAndNight,
    /// The range behind it is no opening time.
    Break,
    /// Closed: on the days before it, else on those behind it.
    Not,
    /// Closed on the days behind it.
    Except,
    /// Separates days or ranges of one clause.
    Comma,
    /// Changes nothing.
    Nothing,
}

/// The day that stands behind `thứ`, folded.
pub fn numeral(folded: &str) -> Option<u8> {
    ["hai", "ba", "tu", "nam", "sau", "bay"].iter().position(|n| *n == folded).map(|i| i as u8 + 1)
}

/// Days in English.
pub static ENGLISH: &[(&str, u8)] = &[
    ("monday", 1),
    ("mon", 1),
    ("tuesday", 2),
    ("tue", 2),
    ("wednesday", 3),
    ("wed", 3),
    ("thursday", 4),
    ("friday", 5),
    ("fri", 5),
    ("saturday", 6),
    ("sat", 6),
    ("sunday", 7),
    ("sun", 7),
];
