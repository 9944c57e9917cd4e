//! A holiday: a day on which public offices are closed, work instead of another, or have not said yet.

use super::Kind;
use super::field::{Choice, Field, Type, choice, field};

static TYPES: &[Choice] = &[
    choice("off", "nghỉ", "off"),
    choice("work", "làm bù", "working day"),
    // Pages then claim nothing for that day.
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
];

pub static HOLIDAY: Kind = Kind {
    name: "holiday",
    vi: "ngày nghỉ",
    en: "holiday",
    folder: "holidays",
    fields: FIELDS,
    derived: &[],
    title_from: Some("name"),
    new_body: "",
};
