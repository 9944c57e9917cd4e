//! Sample items of each kind, made from the field tables: what a theme must bear. Nothing here names a product.

use super::field::{Field, Type};
use super::kind::Kind;
use std::fmt::Write as _;

/// How much a sample says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SampleAmount {
    /// The required fields, as short as they may be.
    Least,
    /// Every field.
    Full,
    /// Every field, with the longest words that people write.
    Long,
}

/// Fields that decide where, when and under which address an item is shown: samples are always shown.
const DECIDING: &[&str] = &[
    "slug",
    "permalink",
    "id",
    "lang",
    "status",
    "approved_by",
    "approved_on",
    "valid_from",
    "valid_to",
    "places",
    "place",
    "hidden",
    "aliases",
    "extra",
    "section",
    "weight",
    "replaced_by",
    "kit",
    "parent",
    "code",
    "type",
    "website",
    "boundary",
];

/// Makes sample values. The same seed gives the same values.
pub struct SampleMaker {
    /// How much they say.
    pub amount: SampleAmount,
    /// The slug of the item that references of each kind lead to.
    pub slug: &'static str,
    state: u64,
}

impl SampleMaker {
    /// Samples that differ with the seed.
    pub fn new(amount: SampleAmount, slug: &'static str, seed: u64) -> SampleMaker {
        SampleMaker { amount, slug, state: seed.wrapping_add(0x9E37_79B9_7F4A_7C15) }
    }

    fn throw(&mut self, sides: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % sides.max(1)
    }

    /// An item as front matter and text. `number` tells it from others of its kind, and chooses among closed lists; `more` are lines of front matter.
    pub fn item(&mut self, kind: &Kind, number: usize, more: &str) -> String {
        let mut out = String::from("---\n");
        let named = |name: &str| more.lines().any(|line| line.starts_with(&format!("{name}:")));
        for (_, field) in kind.table().written().filter(|(_, field)| field.name != "body" && !named(field.name)) {
            let needed = field.required || (field.name == "title" && kind.title_from.is_none());
            if needed || (self.amount > SampleAmount::Least && !DECIDING.contains(&field.name)) {
                let value = self.value(field, number);
                let _ = writeln!(out, "{}: {value}", field.name);
            }
        }
        out + more + "---\n\n" + &self.prose()
    }

    /// A value of a field, as YAML on one line.
    pub fn value(&mut self, field: &Field, number: usize) -> String {
        match field.name {
            "email" => {
                quoted(self.chosen("a@b.vn", "tiepnhan@thu.example.vn", "trungtamphucvuhanhchinhcong.phuongthu@thanhpho.example.vn"))
            }
            "title" | "name" | "unit" | "label" | "text" if matches!(field.ty, Type::Line) => quoted(&self.name_of(number)),
            "short" => quoted("Nộp hồ sơ ở nhà"),
            "breaks" => {
                let name = self.name_of(number);
                let (first, rest) = name.split_once(", ").unwrap_or((&name, ""));
                let lines = [format!("{first},"), rest.to_string()];
                if rest.is_empty() { format!("[{}]", quoted(first)) } else { format!("[{}]", lines.map(|line| quoted(&line)).join(", ")) }
            }
            "emphasis" => quoted(self.name_of(number).split(", ").next().unwrap_or_default()),
            "code" => quoted(&format!("{}.00001{number}", 1 + number)),
            "from" => "2026-11-01".into(),
            "to" => "2026-12-31".into(),
            "steps" if matches!(field.ty, Type::Entries) => self.entries(3, 12),
            _ => self.of_type(&field.ty, number),
        }
    }

    /// A field of a figure: units and sides are a word or two.
    fn of_figure(&mut self, field: &Field, number: usize) -> String {
        match field.name {
            "label" => {
                let label = self.chosen("Hồ sơ", "Hồ sơ nộp trực tuyến", "Hồ sơ nộp trực tuyến toàn trình");
                quoted(&format!("{label} {}", 1 + number / 2))
            }
            "unit" => quoted(self.chosen("hồ sơ", "%", "tỷ đồng")),
            "text" => quoted(self.chosen("1", "gần một nửa", "hơn ba phần tư")),
            "side" => quoted(if number.is_multiple_of(2) { "Trước đây" } else { "Bây giờ" }),
            "source" => quoted(self.chosen("Báo cáo", "Báo cáo số 123/BC-UBND", "Báo cáo số 123/BC-UBND của thành phố")),
            "value" | "target" => format!("{}.5", self.throw(if self.amount == SampleAmount::Long { 99_999 } else { 99 })),
            _ => self.value(field, number),
        }
    }

    fn chosen<'t>(&self, least: &'t str, full: &'t str, long: &'t str) -> &'t str {
        match self.amount {
            SampleAmount::Least => least,
            SampleAmount::Full => full,
            SampleAmount::Long => long,
        }
    }

    /// A title or name; of the long ones, one in capitals and one of digits.
    fn name_of(&self, number: usize) -> String {
        match (self.amount, number) {
            (SampleAmount::Least, _) => format!("Việc {number}"),
            (SampleAmount::Full, _) => format!("Đăng ký khai sinh cho bé, nộp hồ sơ lần {number}"),
            (_, 1) => "KHAI SINH, THƯỜNG TRÚ, THẺ BẢO HIỂM Y TẾ CHO TRẺ EM DƯỚI 6 TUỔI".into(),
            (_, 2) => "2.000.815.000.000.H24, 113, 114, 115 và 1900 54 54 69 năm 2026–2030".into(),
            _ => format!("Khai sinh, thường trú, thẻ bảo hiểm y tế cho bé trong một lần {number}"),
        }
    }

    fn of_type(&mut self, ty: &Type, number: usize) -> String {
        match ty {
            Type::Line => quoted(self.chosen(
                "Chữ",
                "Bộ phận Tiếp nhận và Trả kết quả",
                "Bộ phận Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính số 2",
            )),
            Type::Sentence => quoted(self.chosen(
                "Câu.",
                "Cha mẹ làm trên mạng, bảy ngày sau nhận kết quả tại nhà, không phải xếp hàng.",
                "Cha, mẹ hoặc người thân làm trên mạng cả ba việc trong một lần nộp, ngồi ở nhà cũng được, bảy ngày làm việc sau nhận giấy \
                 khai sinh, thông báo thường trú và mã số thẻ bảo hiểm y tế, không phải đi lại nhiều nơi.",
            )),
            Type::Prose => quoted(&self.prose()),
            Type::Entries => self.entries(3, 4),
            Type::Integer => (12 + self.throw(1000)).to_string(),
            Type::Number => format!("{}.5", self.throw(2_000_000)),
            Type::Boolean => "true".into(),
            Type::Date => format!("2026-11-{:02}", 1 + self.throw(20)),
            Type::Money => quoted(self.chosen(
                "0",
                "20.000 đồng",
                "Từ 20.000 đến 1.500.000 đồng theo nghị quyết của Hội đồng nhân dân thành phố; miễn phí khi nộp trực tuyến",
            )),
            Type::Phone => quoted(&format!("0225 000 1{:03}", self.throw(999))),
            Type::Hours => quoted(self.chosen(
                "7:30-11:30",
                "Thứ Hai–Thứ Sáu: 7:30–11:30, 13:30–17:00",
                "Thứ Hai–Thứ Sáu: 7:30–11:30, 13:30–17:00; Thứ Bảy: 7:30–11:30",
            )),
            Type::Code => quoted(&format!("00{number}")),
            Type::Url => quoted(self.chosen(
                "https://thu.example.vn/",
                "https://thu.example.vn/p/home",
                "https://dichvucong.thu.example.vn/p/home/dvc-trang-chu-ho-so.html?ma=1234567890",
            )),
            Type::Path => quoted(&format!("cu/duong-{number}.html")),
            Type::Image | Type::File => "/tranh.svg".into(),
            Type::Choice(choices) => choices[number % choices.len()].name.to_string(),
            Type::List(inner) => {
                let count = match self.amount {
                    SampleAmount::Least => 1,
                    SampleAmount::Full => 2 + self.throw(2),
                    SampleAmount::Long => 3,
                };
                let one_only = matches!(inner, Type::Item(_) | Type::Term { .. } | Type::Path | Type::Image | Type::File);
                let values: Vec<String> = (0..if one_only { 1 } else { count }).map(|i| self.of_type(inner, number + i)).collect();
                format!("[{}]", values.join(", "))
            }
            Type::Record(fields) => {
                let needed = |field: &&Field| field.required || self.amount > SampleAmount::Least;
                let wanted: Vec<&Field> = fields.iter().filter(needed).collect();
                let is_figure = fields.iter().any(|field| field.name == "target");
                let mut value = |field: &Field| if is_figure { self.of_figure(field, number) } else { self.value(field, number) };
                let entries: Vec<String> = wanted.into_iter().map(|field| format!("{}: {}", field.name, value(field))).collect();
                format!("{{ {} }}", entries.join(", "))
            }
            Type::Item(_) => self.slug.to_string(),
            Type::Term { .. } => "mot".into(),
            Type::Terms => "{}".into(),
            Type::Places => "all".into(),
            Type::Place => quoted("2"),
            Type::Language => "vi".into(),
            Type::Latitude => "20.8".into(),
            Type::Longitude => "106.6".into(),
            Type::Translated => quoted("Chữ"),
            Type::Free => "{}".into(),
        }
    }

    fn entries(&mut self, full: usize, long: usize) -> String {
        let (count, title, body) = match self.amount {
            SampleAmount::Least => (1, "Một", ""),
            SampleAmount::Full => (full, "Mở trang và đăng nhập", "Dùng tài khoản đã có, không đưa mã cho ai."),
            SampleAmount::Long => (
                long,
                "Đăng nhập, chọn đúng thủ tục rồi điền tờ khai theo giấy chứng sinh",
                "Mở https://dichvucong.thu.example.vn/p/home/dvc-trang-chu.html, đọc kỹ từng dòng rồi hãy bấm nút “Tiếp tục” ở cuối trang.",
            ),
        };
        let entry = |n: usize| format!("{{ title: {}, body: {} }}", quoted(&format!("{title} {n}")), quoted(body));
        format!("[{}]", (1..=count).map(entry).collect::<Vec<_>>().join(", "))
    }

    /// A text without headings: those of some kinds fill fields.
    fn prose(&mut self) -> String {
        let paragraph =
            "Cha mẹ chuẩn bị giấy chứng sinh, chụp rõ bốn góc rồi gửi đến tiepnhan.hoso.truc.tuyen@phuongthu.thanhpho.example.vn.";
        match self.amount {
            SampleAmount::Least => "Chữ.\n".into(),
            SampleAmount::Full => format!("{paragraph}\n\n- Mục **một**\n- Mục hai\n"),
            SampleAmount::Long => format!(
                "{paragraph} {paragraph}\n\n1. {paragraph}\n2. Mục hai\n\n> {paragraph}\n\n| Việc | Lệ phí | Thời hạn | Nơi làm | Căn cứ |\n|---|---|---|---|---|\n| \
                 Khai sinh | miễn phí | trong ngày | {} | Luật số 60/2014/QH13 |\n",
                "Trung tâm Phục vụ hành chính công"
            ),
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
