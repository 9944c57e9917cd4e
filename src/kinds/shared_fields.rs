//! Fields that every kind has, and records and choices that several kinds share.

use super::field::{Choice, Field, Type, choice, field};
use super::{Derived, Value};
use crate::vietnamese::name_slug;

/// Stages of publication. Only the first two are published.
pub static STATUS: &[Choice] = &[
    choice("published", "đã đăng", "published"),
    choice("approved", "đã duyệt", "approved"),
    choice("review", "chờ duyệt", "in review"),
    choice("draft", "bản nháp", "draft"),
];

/// A document that facts are taken from.
pub static SOURCE: &[Field] = &[
    field("title", "tên", Type::Line, ["Name of the document or page.", "Tên văn bản hoặc trang."]).required(),
    field("number", "số hiệu", Type::Line, ["Number of the document.", "Số hiệu văn bản."]),
    field("url", "địa chỉ", Type::Url, ["Where it can be read.", "Nơi đọc được."]),
    field("date", "ngày", Type::Date, ["Date of the document.", "Ngày ban hành."]),
    field("checked", "ngày kiểm tra", Type::Date, ["When it was last checked.", "Lần kiểm tra gần nhất."]),
];

/// Fields that every kind has before its own.
pub static FIELDS: &[Field] = &[
    field("title", "tiêu đề", Type::Line, ["Title, as a reader sees it.", "Tiêu đề, như người đọc thấy."]).translatable(),
    field(
        "summary",
        "tóm tắt",
        Type::Sentence,
        ["One or two sentences for lists and messages.", "Một, hai câu dùng trong danh sách và tin nhắn."],
    )
    .translatable(),
    field(
        "slug",
        "tên địa chỉ",
        Type::Line,
        [
            "Last part of the address; else made from the file name. The folder stays.",
            "Phần cuối của địa chỉ trang; nếu bỏ trống thì lấy từ tên tệp. Thư mục giữ nguyên.",
        ],
    ),
    field(
        "permalink",
        "địa chỉ cố định",
        Type::Path,
        [
            "Whole address of the page instead of folder and slug: /gioi-thieu/ or bai/1.html.",
            "Toàn bộ địa chỉ trang, thay cho thư mục và tên địa chỉ: /gioi-thieu/ hoặc bai/1.html.",
        ],
    ),
    field("id", "mã dòng", Type::Line, ["Slug of a table row.", "Tên địa chỉ của một dòng trong bảng."]),
    field(
        "lang",
        "ngôn ngữ",
        Type::Language,
        ["Language of this text; else from the file name (x.en.md).", "Ngôn ngữ của bài; nếu bỏ trống thì lấy từ tên tệp (x.en.md)."],
    ),
    field("date", "ngày", Type::Date, ["Date of publication; not shown before this day.", "Ngày đăng; chưa hiện trước ngày này."]),
    field("updated", "ngày cập nhật", Type::Date, ["Date of the last change of substance.", "Ngày sửa nội dung gần nhất."]),
    field("tags", "thẻ", Type::List(&Type::Term { taxonomy: "tags", open: true }), ["Free keywords.", "Từ khóa tự do."]),
    field(
        "audience",
        "đối tượng",
        Type::List(&Type::Term { taxonomy: "audience", open: false }),
        ["Whom it is for (terms/audience).", "Viết cho ai (terms/audience)."],
    ),
    field(
        "topic",
        "chủ đề",
        Type::Term { taxonomy: "topic", open: false },
        ["The one topic it belongs to (terms/topic).", "Chủ đề của bài (terms/topic)."],
    ),
    field("weight", "thứ tự", Type::Integer, ["Place in lists; small numbers first.", "Thứ tự trong danh sách; số nhỏ đứng trước."]),
    field("status", "trạng thái", Type::Choice(STATUS), ["How far it is on its way to print.", "Bài đang ở bước nào."]),
    field("approved_by", "người duyệt", Type::Line, ["Office that approved it.", "Chức danh hoặc cơ quan duyệt."]),
    field("approved_on", "ngày duyệt", Type::Date, ["When it was approved.", "Ngày duyệt."]),
    field("valid_from", "hiệu lực từ", Type::Date, ["Not shown before this day.", "Chưa hiện trước ngày này."]),
    field("valid_to", "hiệu lực đến", Type::Date, ["Out of all lists after this day.", "Sau ngày này không còn trong danh sách."]),
    field(
        "places",
        "đơn vị áp dụng",
        Type::Places,
        ["Codes of the places it is for; else all below.", "Mã các đơn vị dùng bài này; bỏ trống là tất cả đơn vị trực thuộc."],
    ),
    field("place", "đơn vị", Type::Place, ["Place whose item this is (table rows).", "Đơn vị sở hữu dòng này (trong bảng)."]),
    field("hidden", "ẩn", Type::Boolean, ["Removes the inherited item here.", "Bỏ nội dung thừa kế này tại đơn vị."]),
    field("owner", "phụ trách", Type::Line, ["Office that keeps the content right.", "Đơn vị chịu trách nhiệm nội dung."]),
    field("reviewer", "người rà soát", Type::Line, ["Office that reads it before approval.", "Đơn vị rà soát trước khi duyệt."]),
    field("sources", "nguồn", Type::List(&Type::Record(SOURCE)), ["Documents the facts come from.", "Văn bản làm căn cứ."]),
    field("aliases", "đường dẫn cũ", Type::List(&Type::Path), ["Old addresses that lead here.", "Các địa chỉ cũ dẫn về trang này."]),
    field("image", "ảnh", Type::Image, ["A picture.", "Ảnh minh họa."]),
    field(
        "alt",
        "mô tả ảnh",
        Type::Line,
        ["What the picture shows, for those who cannot see it.", "Ảnh cho thấy gì, dành cho người không nhìn được ảnh."],
    )
    .translatable(),
    field(
        "sample",
        "số liệu minh họa",
        Type::Boolean,
        ["The facts are invented for illustration; the page says so.", "Số liệu chỉ để minh họa; trang sẽ ghi rõ."],
    ),
    field("extra", "thêm", Type::Free, ["Anything else a theme may use.", "Dữ liệu riêng của giao diện."]),
    field("body", "nội dung", Type::Prose, ["The text, in Markdown.", "Bài viết, theo Markdown."]).translatable(),
];

/// What contacts do, and what people call them for.
pub static ROLES: &[Choice] = &[
    choice("duty", "trực", "on duty"),
    choice("receive", "tiếp nhận", "receives files"),
    choice("return", "trả kết quả", "returns results"),
    choice("technical", "kỹ thuật", "technical help"),
];

/// Whom people call about an item; without it whoever is on duty.
pub const HELPLINE: Field = field(
    "helpline",
    "gọi bộ phận",
    Type::Choice(ROLES),
    [
        "Whom to call about it: a role of contacts; else who is on duty.",
        "Gọi ai khi cần hỏi: vai trò trong danh bạ; bỏ trống là người trực.",
    ],
);

/// A phase of a campaign.
pub static PHASE: &[Field] = &[
    field("name", "tên", Type::Line, ["Name of the phase.", "Tên giai đoạn."]).required(),
    field("from", "từ ngày", Type::Date, ["First day.", "Ngày bắt đầu."]).required(),
    field("to", "đến ngày", Type::Date, ["Last day.", "Ngày kết thúc."]).required(),
    field("note", "ghi chú", Type::Sentence, ["What happens in it.", "Việc chính của giai đoạn."]),
    field(
        "internal",
        "nội bộ",
        Type::Boolean,
        [
            "Only the office works in it: nothing is broadcast, nobody is told.",
            "Chỉ cơ quan làm việc: không phát thanh, không báo cho dân.",
        ],
    ),
];

/// An order of a campaign: an entry of its field `kit`.
pub static ORDER: &[Field] = &[
    field("product", "sản phẩm", Type::Line, ["Name of the product (`loa list products`).", "Tên sản phẩm (`loa list products`)."])
        .required(),
    field("size", "khổ", Type::Line, ["One of the product's sizes; all without it.", "Một khổ của sản phẩm; không ghi là đủ các khổ."]),
    field(
        "items",
        "nội dung",
        Type::Free,
        [
            "Slugs or ids (guide:khai-sinh), or { kind, where }. Without it: what the campaign names of the product's kind.",
            "Tên địa chỉ hoặc guide:khai-sinh, hoặc { kind, where }. Không ghi: những gì chiến dịch nhắc đến.",
        ],
    ),
    field("places", "nơi nhận", Type::Places, ["all, or codes of places.", "all (tất cả), hoặc mã các đơn vị."]),
    field(
        "languages",
        "ngôn ngữ",
        Type::List(&Type::Line),
        ["Codes of languages; the main one without it.", "Mã ngôn ngữ; không ghi là ngôn ngữ chính."],
    ),
    field(
        "copies",
        "số bản",
        Type::Line,
        ["Copies for each place: a number, or a column of places.csv.", "Số bản cho mỗi đơn vị: một số, hoặc tên một cột của places.csv."],
    ),
    field(
        "paper",
        "giấy",
        Type::Line,
        ["Paper and weight; those of the product without it.", "Loại giấy và định lượng; không ghi là giấy của sản phẩm."],
    ),
    field("deadline", "hạn giao", Type::Date, ["Until when it is delivered.", "Hạn giao hàng."]),
    field(
        "permit",
        "giấy phép",
        Type::Line,
        ["Its permit; that of the campaign without it.", "Giấy phép riêng; không ghi là của chiến dịch."],
    ),
    field(
        "printer",
        "nơi in",
        Type::Line,
        ["Who prints it; as the campaign says without it.", "Cơ sở in riêng; không ghi là của chiến dịch."],
    ),
];

/// A figure of an infographic or an indicator of a campaign.
pub static FIGURE: &[Field] = &[
    field("label", "nhãn", Type::Line, ["What is counted.", "Tên số liệu."]).required(),
    field("value", "giá trị", Type::Number, ["The number.", "Con số."]),
    field("text", "chữ", Type::Line, ["Words instead of a number.", "Chữ thay cho số."]),
    field("unit", "đơn vị tính", Type::Line, ["Unit of the number.", "Đơn vị tính."]),
    field("target", "chỉ tiêu", Type::Number, ["The number to reach.", "Con số cần đạt."]),
    field("as_of", "tính đến", Type::Date, ["Date of the figure.", "Ngày của số liệu."]),
    field("source", "nguồn", Type::Line, ["Where it comes from.", "Nguồn số liệu."]),
    field("side", "bên", Type::Line, ["In a comparison: whose it is.", "Khi so sánh: thuộc bên nào."]),
];

/// A form to be filled in.
pub static FORM: &[Field] = &[
    field("title", "tên", Type::Line, ["Name of the form.", "Tên biểu mẫu."]).required(),
    field("file", "tệp", Type::File, ["File in content/ or static/.", "Tệp trong content/ hoặc static/."]),
    field("url", "địa chỉ", Type::Url, ["Address of the form elsewhere.", "Địa chỉ biểu mẫu ở nơi khác."]),
    field("note", "ghi chú", Type::Sentence, ["A word on its use.", "Lưu ý khi dùng."]),
];

/// How far a procedure can be done online.
pub static LEVEL: &[Choice] = &[
    choice("full", "toàn trình", "fully online"),
    choice("partial", "một phần", "partly online"),
    choice("none", "trực tiếp", "in person only"),
];

/// Ways to hand in an application.
pub static CHANNEL: &[Choice] = &[
    choice("online", "trực tuyến", "online"),
    choice("post", "bưu chính", "by public post"),
    choice("counter", "trực tiếp", "at the counter"),
];

/// Derived fields of every kind.
pub static DERIVED: &[Derived] = &[
    Derived {
        field: field(
            "terms",
            "phân loại",
            Type::Terms,
            ["Terms of the site's own taxonomies (taxonomies in site.yaml).", "Mục của các phân loại riêng (taxonomies trong site.yaml)."],
        ),
        // Set where the fields are parsed.
        compute: |_| None,
    },
    Derived {
        field: field("expired", "hết hiệu lực", Type::Boolean, ["Whether valid_to has passed.", "Đã qua ngày hết hiệu lực."]),
        compute: |context| Some(Value::Bool(context.date("valid_to").is_some_and(|last| last < context.as_of))),
    },
    Derived {
        field: field(
            "section",
            "chuyên mục",
            Type::Term { taxonomy: "section", open: true },
            ["First folder of its path.", "Thư mục đầu tiên của bài."],
        ),
        compute: |context| {
            // The folder of a taxonomy is no section because texts of its terms are in it.
            let (folder, _) = context.path.split_once('/').filter(|_| context.opened_term.is_none())?;
            Some(Value::Term { taxonomy: "section", slug: name_slug(folder).into(), written: folder.into() })
        },
    },
];
