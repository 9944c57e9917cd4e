//! A guide: one thing that a citizen wants done, from who may apply to the result.

use super::field::{Field, Type, field};
use super::shared_fields::{CHANNEL, FORM, HELPLINE, LEVEL};
use super::{Derived, Kind, Value};
use std::sync::OnceLock;

static VIDEO: &[Field] = &[
    field("url", "địa chỉ", Type::Url, ["Where the video plays.", "Nơi xem video."]).required(),
    field("title", "tên", Type::Line, ["Its title.", "Tên video."]).required(),
    field("poster", "ảnh bìa", Type::Image, ["A still picture of it.", "Ảnh đại diện."]),
    field("transcript", "lời thoại", Type::Prose, ["What is said, in words.", "Lời thoại ghi thành chữ."]),
    field("minutes", "số phút", Type::Number, ["Length in minutes.", "Thời lượng, tính bằng phút."]),
];

static FIELDS: &[Field] = &[
    field("who", "ai làm được", Type::Sentence, ["Who may ask for it.", "Ai được làm thủ tục này."]).headings(&[
        "Ai làm được",
        "Ai được làm",
        "Who can apply",
    ]),
    field("fee", "lệ phí", Type::Money, ["Fee in đồng, or words.", "Lệ phí, tính bằng đồng, hoặc bằng chữ."]),
    field("time", "thời hạn", Type::Line, ["How long it takes.", "Thời gian giải quyết."]).translatable(),
    field("level", "mức độ", Type::Choice(LEVEL), ["How far it can be done online.", "Làm trực tuyến được đến đâu."]),
    field("channels", "cách nộp", Type::List(&Type::Choice(CHANNEL)), ["How it can be handed in.", "Nộp bằng cách nào."]),
    field("start", "bắt đầu tại", Type::Url, ["Official address where it begins.", "Địa chỉ chính thức để bắt đầu."]),
    field("result", "kết quả", Type::Sentence, ["What one receives.", "Nhận được gì."]).translatable(),
    field(
        "procedures",
        "thủ tục",
        Type::List(&Type::Item("procedure")),
        ["Codes of the procedures it explains.", "Mã các thủ tục liên quan."],
    ),
    field("campaign", "chiến dịch", Type::Item("campaign"), ["Campaign it belongs to.", "Thuộc chiến dịch nào."]),
    HELPLINE,
    field("forms", "biểu mẫu", Type::List(&Type::Record(FORM)), ["Forms to fill in.", "Biểu mẫu cần điền."]),
    field("video", "video", Type::Record(VIDEO), ["A video that shows it.", "Video hướng dẫn."]),
    field("benefits", "lợi ích", Type::Entries, ["Why it is worth doing.", "Vì sao nên làm."]).headings(&[
        "Lợi ích",
        "Vì sao nên làm",
        "Benefits",
    ]),
    field("prepare", "cần chuẩn bị", Type::Entries, ["What to have at hand.", "Giấy tờ, thông tin cần có."]).headings(&[
        "Cần chuẩn bị",
        "Chuẩn bị",
        "Giấy tờ cần chuẩn bị",
        "What you need",
        "What to prepare",
    ]),
    field("steps", "các bước", Type::Entries, ["What to do, in order.", "Các bước, theo thứ tự."]).headings(&[
        "Các bước thực hiện",
        "Các bước",
        "Cách làm",
        "Steps",
        "What to do",
    ]),
    field("mistakes", "lỗi thường gặp", Type::Entries, ["What often goes wrong.", "Những chỗ hay sai."]).headings(&[
        "Lỗi thường gặp",
        "Những lỗi thường gặp",
        "Dấu hiệu nhận biết",
        "Dấu hiệu lừa đảo",
        "Common mistakes",
    ]),
    field("questions", "hỏi đáp", Type::Entries, ["Questions people ask.", "Câu hỏi thường gặp."]).headings(&[
        "Câu hỏi thường gặp",
        "Hỏi đáp",
        "Questions",
        "Frequently asked questions",
    ]),
    field("safety", "an toàn", Type::Entries, ["How not to be cheated.", "Cách tránh bị lừa."]).headings(&[
        "Giữ an toàn",
        "An toàn thông tin",
        "Cảnh giác lừa đảo",
        "Stay safe",
    ]),
];

static DERIVED: &[Derived] = &[Derived {
    field: field("has_steps", "có các bước", Type::Boolean, ["Whether it has steps.", "Bài có các bước thực hiện."]),
    compute: |context| Some(Value::Bool(matches!(context.get("steps"), Some(Value::List(steps)) if !steps.is_empty()))),
}];

/// Guides: one thing that a citizen wants done, step by step. `content/guides`.
pub static GUIDE: Kind = Kind {
    name: "guide",
    vi: "hướng dẫn",
    en: "guide",
    folder: "guides",
    fields: FIELDS,
    derived: DERIVED,
    title_from: None,
    new_body: "\n## Cần chuẩn bị\n\n- \n\n## Các bước thực hiện\n\n### Bước một\n\n\n### Bước hai\n\n\n## Câu hỏi thường gặp\n\n### Câu hỏi?\n\nTrả lời.\n",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
