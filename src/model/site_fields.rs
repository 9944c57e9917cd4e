//! The fields of `site.yaml`.

use super::voice::ENGINES;
use crate::kinds::{Choice, Field, Type, choice, field};

static APPROVAL: &[Choice] = &[choice("optional", "không bắt buộc", "optional"), choice("required", "bắt buộc", "required")];

static TONES: &[Choice] = &[choice("classic", "hòa", "hòa"), choice("modern", "hoà", "hoà")];

static ADDRESSES: &[Choice] =
    &[choice("file", "tệp", "file"), choice("folder", "thư mục", "folder"), choice("keep-case", "giữ chữ hoa", "keep case")];

static LINK: &[Field] = &[
    field("title", "tên", Type::Translated, ["Words of the entry.", "Chữ trên mục."]).required(),
    field(
        "link",
        "dẫn đến",
        Type::Line,
        ["guide:slug, product:guides, a path or an address.", "guide:slug, product:guides, đường dẫn hoặc địa chỉ."],
    )
    .required(),
];

/// Fields of `site.yaml`.
pub static SITE: &[Field] = &[
    field("title", "tên trang", Type::Translated, ["Name of the site.", "Tên trang."]),
    field("description", "giới thiệu", Type::Translated, ["One sentence about the site.", "Một câu giới thiệu trang."]),
    field("base_url", "địa chỉ", Type::Url, ["Address the root site is published at.", "Địa chỉ trang gốc."]),
    field(
        "languages",
        "ngôn ngữ",
        Type::List(&Type::Line),
        ["Codes of the languages, first the main one.", "Mã ngôn ngữ, ngôn ngữ chính đứng đầu."],
    ),
    field(
        "addresses",
        "dạng địa chỉ",
        Type::List(&Type::Choice(ADDRESSES)),
        [
            "file: tin/bai.html. folder: tin/bai/, without an extension. keep-case: tin/VNeID.html for tin/VNeID.md; one or both.",
            "tệp: tin/bai.html. thư mục: tin/bai/, không có đuôi tệp. giữ chữ hoa: tin/VNeID.html cho tin/VNeID.md; một hoặc cả hai.",
        ],
    ),
    field("time_zone", "múi giờ", Type::Line, ["IANA name of the time zone.", "Tên múi giờ IANA."]),
    field("theme", "giao diện", Type::Line, ["Folder in themes/.", "Thư mục trong themes/."]),
    field("official_domains", "tên miền chính thức", Type::List(&Type::Line), ["Domains a reader may trust.", "Các tên miền chính thức."]),
    field(
        "known_words",
        "từ riêng",
        Type::List(&Type::Line),
        [
            "Words of your own that are no slips: brands, names, dialect.",
            "Từ riêng của đơn vị, không phải viết sai: tên sản phẩm, tên riêng, tiếng địa phương.",
        ],
    ),
    field(
        "embed_from",
        "được nhúng từ",
        Type::List(&Type::Line),
        ["Domains whose pages may frame this site's embed pages.", "Các tên miền được nhúng trang của ta vào trang của họ."],
    ),
    field("approval", "phê duyệt", Type::Choice(APPROVAL), ["Whether only approved items are published.", "Chỉ đăng nội dung đã duyệt."]),
    field("minify", "rút gọn", Type::Boolean, ["Makes pages smaller.", "Rút gọn trang."]),
    field(
        "allow_html",
        "cho phép HTML",
        Type::Boolean,
        ["Lets cleaned HTML through in Markdown.", "Cho phép HTML (đã lọc) trong Markdown."],
    ),
    field(
        "navigation",
        "thực đơn",
        Type::List(&Type::Record(LINK)),
        [
            "Entries of the main menu; the sections without it, [] for none.",
            "Các mục của thực đơn chính; bỏ trống là các chuyên mục, [] là không có.",
        ],
    ),
    field(
        "taxonomies",
        "phân loại",
        Type::Free,
        [
            "Taxonomies of the site's own by name, each { title, description }: their names are fields of all content.",
            "Các phân loại riêng theo tên, mỗi phân loại { title, description }: tên ấy là trường của mọi nội dung.",
        ],
    ),
    field("options", "tùy chọn giao diện", Type::Free, ["What the theme lets a site choose.", "Các tùy chọn mà giao diện cho phép đặt."]),
    field(
        "recheck_days",
        "rà soát sau",
        Type::Integer,
        ["Days after which content must be looked at again.", "Số ngày sau đó nội dung phải được rà soát lại."],
    ),
    field(
        "tone_style",
        "kiểu đặt dấu",
        Type::Choice(TONES),
        ["hòa or hoà, for the check tone-style.", "hòa hoặc hoà, cho mã kiểm tra tone-style."],
    ),
    field(
        "voice",
        "giọng đọc",
        Type::Choice(ENGINES),
        ["The program that reads scripts aloud, for products of sound.", "Chương trình đọc các bài phát thanh thành tiếng."],
    ),
    field(
        "press_profile",
        "hồ sơ màu in",
        Type::Line,
        [
            "Paper of files for print shops: coated, uncoated, or an ICC profile (.icc) among the files of the site.",
            "Giấy của tệp cho nhà in: coated (tráng phủ), uncoated (không tráng phủ), hoặc tệp hồ sơ ICC (.icc) của nhà in để trong thư mục của trang.",
        ],
    ),
    field("checks", "kiểm tra", Type::Free, ["Level of each diagnostic code.", "Mức của từng mã kiểm tra."]),
    field("extra", "thêm", Type::Free, ["Anything else a theme may use.", "Dữ liệu riêng của giao diện."]),
];
