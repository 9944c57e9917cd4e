//! A session: a day and hours at which a mobile counter is at a place.

use super::field::{Field, Type, field};
use super::opening_hours::{ENDS, STARTS};
use super::{Derived, Kind, Value};
use std::sync::OnceLock;

static FIELDS: &[Field] = &[
    field("name", "tên buổi", Type::Line, ["What it is called.", "Tên buổi."]).required().translatable(),
    field("day", "ngày tổ chức", Type::Date, ["The day.", "Ngày tổ chức."]).required(),
    field("hours", "giờ", Type::Hours, ["From when to when.", "Từ mấy giờ đến mấy giờ."]).required(),
    field("venue", "nơi tổ chức", Type::Line, ["Where.", "Nơi tổ chức."]).required(),
    field("services", "dịch vụ", Type::List(&Type::Line), ["What can be done.", "Các việc làm được."]),
    field("bring", "mang theo", Type::List(&Type::Line), ["What to bring.", "Cần mang theo."]),
    field("campaign", "chiến dịch", Type::Item("campaign"), ["Campaign it belongs to.", "Thuộc chiến dịch nào."]),
];

static DERIVED: &[Derived] = &[
    Derived {
        field: field("upcoming", "sắp tới", Type::Boolean, ["Whether it is today or later.", "Diễn ra hôm nay hoặc sau này."]),
        compute: |context| Some(Value::Bool(context.date("day").is_some_and(|day| day >= context.as_of))),
    },
    STARTS,
    ENDS,
];

/// Sessions: days on which a mobile counter comes to a place. `content/sessions`.
pub static SESSION: Kind = Kind {
    name: "session",
    vi: "buổi hỗ trợ",
    en: "session",
    folder: "sessions",
    fields: FIELDS,
    derived: DERIVED,
    title_from: Some("name"),
    new_body: "",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
