//! An activity: what was done, where and for whom. Reports count them.

use super::Kind;
use super::field::{Field, Type, field};
use std::sync::OnceLock;

static FIELDS: &[Field] = &[
    field("name", "tên hoạt động", Type::Line, ["What was done.", "Đã làm gì."]).required(),
    field("day", "ngày thực hiện", Type::Date, ["The day.", "Ngày thực hiện."]).required(),
    field("campaign", "chiến dịch", Type::Item("campaign"), ["Campaign it belongs to.", "Thuộc chiến dịch nào."]),
    field("channel", "kênh", Type::Line, ["Through which channel.", "Qua kênh nào."]),
    field("product", "sản phẩm", Type::Line, ["With which product.", "Bằng sản phẩm nào."]),
    field("quantity", "số lượng", Type::Integer, ["How many.", "Số lượng."]),
    field("people", "số người", Type::Integer, ["People reached.", "Số người tiếp cận."]),
];

/// Activities: what was done, where and for whom; the material of reports. `content/activities`.
pub static ACTIVITY: Kind = Kind {
    name: "activity",
    vi: "hoạt động",
    en: "activity",
    folder: "activities",
    fields: FIELDS,
    derived: &[],
    title_from: Some("name"),
    new_body: "",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
