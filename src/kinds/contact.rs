//! A contact: whom to call, for what and when.

use super::Kind;
use super::field::{Field, Type, field};
use super::shared_fields::ROLES;
use std::sync::OnceLock;

static FIELDS: &[Field] = &[
    field("role", "vai trò", Type::Choice(ROLES), ["What they do.", "Làm việc gì."]).required(),
    field("unit", "bộ phận", Type::Line, ["Office that answers.", "Bộ phận trả lời."]).required().translatable(),
    field("phone", "điện thoại", Type::Phone, ["Telephone number.", "Số điện thoại."]).required(),
    field("hours", "giờ trực", Type::Hours, ["When they answer.", "Giờ trả lời."]),
    field("email", "thư điện tử", Type::Line, ["E-mail address.", "Địa chỉ thư điện tử."]),
    field("basis", "căn cứ", Type::Line, ["Document that orders its publication.", "Văn bản cho phép công bố."]),
    field("verified_on", "ngày kiểm tra", Type::Date, ["When it was last checked.", "Ngày kiểm tra gần nhất."]),
];

/// Contacts: whom to call, for what and when. `content/contacts`.
pub static CONTACT: Kind = Kind {
    name: "contact",
    vi: "liên hệ",
    en: "contact",
    folder: "contacts",
    fields: FIELDS,
    derived: &[super::opening_hours::OPENING],
    title_from: Some("unit"),
    new_body: "",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
