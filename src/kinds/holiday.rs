//! A holiday: a day on which public offices are closed, work instead of another day, or on which this is not decided yet.

use super::Kind;
use super::field::{Choice, Field, Type, choice, field};
use std::sync::OnceLock;

static TYPES: &[Choice] = &[
    choice("off", "nghỉ", "off"),
    choice("work", "làm bù", "working day"),
    // Pages do not say whether an office is open on such a day.
    choice("unsure", "chưa chốt", "not decided yet"),
];

static FIELDS: &[Field] = &[
    field("day", "ngày dương lịch", Type::Date, ["The day.", "Ngày dương lịch."]).required().identifies(),
    field("name", "tên ngày", Type::Line, ["What it is called.", "Tên ngày nghỉ hoặc ngày làm bù."]).required().translatable(),
    field(
        "type",
        "loại ngày",
        Type::Choice(TYPES),
        ["Off, a working day, or not decided yet.", "Nghỉ, làm bù, hoặc chưa chốt (trang sẽ không nói mở hay đóng cửa)."],
    )
    .required(),
    field("basis", "căn cứ", Type::Line, ["The law that makes it one.", "Căn cứ pháp lý."]),
];

/// Holidays: days on which public offices are closed, or work instead of another day. `content/holidays`.
pub static HOLIDAY: Kind = Kind {
    name: "holiday",
    vi: "ngày nghỉ",
    en: "holiday",
    folder: "holidays",
    fields: FIELDS,
    derived: &[],
    title_from: Some("name"),
    new_body: "",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
