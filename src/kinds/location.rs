//! A location: a counter where a citizen is helped.

use super::Kind;
use super::field::{Choice, Field, Type, choice, field};
use std::sync::OnceLock;

static TYPES: &[Choice] = &[
    choice("post-office", "bưu cục", "post office"),
    choice("one-stop", "trung tâm phục vụ hành chính công", "public administrative service centre"),
    choice("agent", "điểm đại lý", "service agent"),
    choice("police", "công an", "police"),
    choice("community-team", "tổ công nghệ số cộng đồng", "community digital team"),
    choice("mobile", "điểm lưu động", "mobile counter"),
];

static EQUIPMENT: &[Choice] = &[
    choice("computer", "máy tính", "computer"),
    choice("printer", "máy in", "printer"),
    choice("scanner", "máy quét", "scanner"),
    choice("kiosk", "ki-ốt", "kiosk"),
];

static FIELDS: &[Field] = &[
    field("code", "mã", Type::Code, ["Its code.", "Mã điểm."]),
    field("name", "tên điểm", Type::Line, ["Its name.", "Tên điểm."]).required().translatable(),
    field("type", "loại điểm", Type::Choice(TYPES), ["What it is.", "Loại điểm."]).required(),
    field("address", "địa chỉ", Type::Line, ["Address today.", "Địa chỉ hiện nay."]),
    field("old_address", "địa chỉ cũ", Type::Line, ["Address people remember.", "Địa chỉ cũ."]),
    field("moved_on", "chuyển ngày", Type::Date, ["When it moved.", "Ngày chuyển."]),
    field("lat", "vĩ độ", Type::Latitude, ["Latitude in degrees (WGS 84).", "Vĩ độ, tính bằng độ (WGS 84)."]),
    field("lon", "kinh độ", Type::Longitude, ["Longitude in degrees (WGS 84).", "Kinh độ, tính bằng độ (WGS 84)."]),
    field("position_source", "nguồn tọa độ", Type::Line, ["Where the position comes from.", "Nguồn của tọa độ."]),
    field("hours", "giờ làm việc", Type::Hours, ["Opening hours.", "Giờ mở cửa."]),
    field("phones", "điện thoại", Type::List(&Type::Phone), ["Telephone numbers.", "Số điện thoại."]),
    field("equipment", "thiết bị", Type::List(&Type::Choice(EQUIPMENT)), ["What stands ready.", "Thiết bị phục vụ."]),
    field("helper", "người hỗ trợ", Type::Boolean, ["Somebody helps to file online.", "Có người hỗ trợ nộp trực tuyến."]),
    field("services", "dịch vụ", Type::List(&Type::Line), ["What can be done there.", "Các việc làm được tại đây."]),
    field(
        "bcci",
        "bưu chính công ích",
        Type::Boolean,
        ["Takes files and returns results by public post.", "Nhận hồ sơ, trả kết quả qua bưu chính công ích."],
    ),
    field("access", "lối đi", Type::Line, ["Access for wheelchairs.", "Lối cho xe lăn."]),
    field("verified_on", "ngày kiểm tra", Type::Date, ["When it was last checked.", "Ngày kiểm tra gần nhất."]),
];

/// Locations: counters where citizens are helped. `content/locations`.
pub static LOCATION: Kind = Kind {
    name: "location",
    vi: "địa điểm",
    en: "location",
    folder: "locations",
    fields: FIELDS,
    derived: &[super::opening_hours::OPENING],
    title_from: Some("name"),
    new_body: "",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
