//! A place: a body that publishes. Written in `places.csv`.

use super::field::{Field, Type, field};
use super::opening_hours::OPENING;
use super::{Derived, Kind};
use std::sync::OnceLock;

static FIELDS: &[Field] = &[
    field("code", "mã đơn vị", Type::Code, ["Its code; for communes the official one.", "Mã đơn vị; với xã, phường là mã hành chính."])
        .required(),
    field("name", "tên đơn vị", Type::Line, ["Its full name.", "Tên đầy đủ."]).required().translatable(),
    field("type", "loại đơn vị", Type::Line, ["city, phuong, xa, dac-khu, department …", "city, phuong, xa, dac-khu, department…"]),
    field("parent", "đơn vị cấp trên", Type::Code, ["Code of the place above it.", "Mã đơn vị cấp trên."]),
    field("website", "trang web", Type::Url, ["Address of its own website.", "Địa chỉ trang web riêng."]),
    field("old_names", "tên cũ", Type::List(&Type::Line), ["Units it was made of.", "Các đơn vị cũ hợp thành."]),
    field("address", "địa chỉ", Type::Line, ["Address of its seat.", "Địa chỉ trụ sở."]),
    field("old_address", "địa chỉ trước đây", Type::Line, ["Address before it moved.", "Địa chỉ trước khi chuyển."]),
    field("hours", "giờ làm việc", Type::Hours, ["Office hours.", "Giờ làm việc."]),
    field("hotline", "đường dây nóng", Type::Phone, ["The number to call first.", "Số gọi trước tiên."]),
    field("email", "thư điện tử", Type::Line, ["E-mail address.", "Địa chỉ thư điện tử."]),
    field("households", "số hộ", Type::Integer, ["Number of households, for print runs.", "Số hộ dân, để tính số bản in."]),
    field("channels", "kênh", Type::List(&Type::Line), ["Zalo, Facebook … it speaks on.", "Zalo, Facebook… của đơn vị."]),
];

static DERIVED: &[Derived] = &[
    OPENING,
    Derived {
        field: field(
            "boundary",
            "ranh giới",
            Type::Line,
            ["Its boundary, from content/boundaries/.", "Ranh giới, lấy từ content/boundaries/."],
        ),
        // The model fills it in from the file of the place.
        compute: |_| None,
    },
];

/// Places: bodies that publish. `content/places.csv`, and `place.md` in the folder of a place.
pub static PLACE: Kind = Kind {
    name: "place",
    vi: "đơn vị",
    en: "place",
    folder: "places",
    fields: FIELDS,
    derived: DERIVED,
    title_from: Some("name"),
    new_body: "",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
