//! Phrases of opening hours and what they mean.

/// Phrases, folded, the longer before the shorter that begin alike.
pub static PHRASES: &[(&str, Meaning)] = &[
    ("tat ca cac ngay trong tuan", Meaning::EveryDay),
    ("tat ca cac ngay", Meaning::EveryDay),
    ("moi ngay trong tuan", Meaning::EveryDay),
    ("moi ngay", Meaning::EveryDay),
    ("hang ngay", Meaning::EveryDay),
    ("ca tuan", Meaning::EveryDay),
    ("cac ngay lam viec trong tuan", Meaning::WorkingDays),
    ("cac ngay lam viec", Meaning::WorkingDays),
    ("ngay lam viec", Meaning::WorkingDays),
    ("cac ngay trong tuan", Meaning::AnyWeek),
    ("ngay trong tuan", Meaning::AnyWeek),
    ("ngay thuong", Meaning::AnyWeek),
    ("trong tuan", Meaning::AnyWeek),
    ("cuoi tuan", Meaning::Weekend),
    ("suot ngay dem", Meaning::DayAndNight),
    ("ca ngay dem", Meaning::DayAndNight),
    ("ngay dem", Meaning::DayAndNight),
    ("nghi trua", Meaning::Break),
    ("khong lam viec", Meaning::Not),
    ("khong mo cua", Meaning::Not),
    ("khong truc", Meaning::Not),
    ("dong cua", Meaning::Not),
    ("nghi", Meaning::Not),
    ("ngoai tru", Meaning::Except),
    ("tru", Meaning::Except),
    ("every day", Meaning::EveryDay),
    ("daily", Meaning::EveryDay),
    ("except", Meaning::Except),
    ("closed", Meaning::Not),
    ("and", Meaning::Comma),
    ("va", Meaning::Comma),
    ("lam viec", Meaning::Nothing),
    ("hang tuan", Meaning::Nothing),
    ("moi tuan", Meaning::Nothing),
    ("mo cua", Meaning::Nothing),
    ("phuc vu", Meaning::Nothing),
    ("hanh chinh", Meaning::Nothing),
    ("gio", Meaning::Nothing),
    ("truc", Meaning::Nothing),
    ("trong", Meaning::Nothing),
    ("vao", Meaning::Nothing),
    ("buoi", Meaning::Nothing),
    ("cac", Meaning::Nothing),
    ("ngay", Meaning::Nothing),
    ("tet", Meaning::Nothing),
    ("from", Meaning::Nothing),
];

/// What a phrase says.
#[derive(Clone, Copy)]
pub enum Meaning {
    EveryDay,
    WorkingDays,
    AnyWeek,
    Weekend,
    DayAndNight,
    Break,
    Not,
    Except,
    Comma,
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
