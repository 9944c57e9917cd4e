//! An administrative procedure as the national database of procedures has it: the facts that guides refer to.

use super::Kind;
use super::field::{Field, Type, field};
use super::shared_fields::{CHANNEL, FORM, LEVEL};
use std::sync::OnceLock;

static FIELDS: &[Field] = &[
    field(
        "code",
        "mã",
        Type::Code,
        ["Code in the national list, for example 1.001193.", "Mã trong Cơ sở dữ liệu quốc gia, ví dụ 1.001193."],
    )
    .required(),
    field("name", "tên thủ tục", Type::Line, ["Official name.", "Tên chính thức."]).required().translatable(),
    field("field", "lĩnh vực", Type::Line, ["Field, for example Hộ tịch.", "Lĩnh vực, ví dụ Hộ tịch."]),
    field("agency", "cơ quan", Type::Line, ["Who decides.", "Cơ quan giải quyết."]),
    field("level", "mức độ", Type::Choice(LEVEL), ["How far it can be done online.", "Toàn trình, một phần hay trực tiếp."]),
    field("fee", "lệ phí", Type::Money, ["Fee in đồng, or words.", "Lệ phí, tính bằng đồng, hoặc bằng chữ."]),
    field("time", "thời hạn", Type::Line, ["How long it takes.", "Thời gian giải quyết."]).translatable(),
    field("channels", "cách nộp", Type::List(&Type::Choice(CHANNEL)), ["How it can be handed in.", "Nộp bằng cách nào."]),
    field("forms", "biểu mẫu", Type::List(&Type::Record(FORM)), ["Forms to fill in.", "Biểu mẫu cần điền."]),
    field("start", "địa chỉ", Type::Url, ["Official address where it begins.", "Địa chỉ chính thức để bắt đầu."]),
    field("decision", "quyết định", Type::Line, ["Decision that publishes it.", "Quyết định công bố."]),
    field("replaced_by", "thay bằng", Type::Item("procedure"), ["Code of its successor.", "Mã thủ tục thay thế."]),
    field(
        "parts",
        "thủ tục thành phần",
        Type::List(&Type::Item("procedure")),
        ["Procedures joined in this one.", "Các thủ tục gộp trong thủ tục liên thông."],
    ),
];

/// Administrative procedures as the national list has them. `content/procedures`.
pub static PROCEDURE: Kind = Kind {
    name: "procedure",
    vi: "thủ tục",
    en: "procedure",
    folder: "procedures",
    fields: FIELDS,
    derived: &[],
    title_from: Some("name"),
    new_body: "",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
