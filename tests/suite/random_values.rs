//! Random values for the fields of a changing site, as one line of YAML each.

use loa::kinds::Type;

/// Small numbers in no order anybody would think of.
pub struct Dice(pub u64);

/// A number of the environment, by which a test tries more, fewer or others.
pub fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

impl Dice {
    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides
    }

    pub fn one<'s, T: ?Sized>(&mut self, of: &[&'s T]) -> &'s T {
        of[self.throw(of.len())]
    }
}

/// Every product that campaigns order.
pub const KIT: &[&str] = &[
    "banner",
    "banner-image",
    "card",
    "flyer",
    "flyer-2up",
    "guide-card",
    "handbook",
    "handbook-booklet",
    "infographic-caption",
    "infographic-image",
    "infographic-print",
    "kit-zip",
    "leaflet",
    "loudspeaker",
    "loudspeaker-spot",
    "loudspeaker-campaign",
    "loudspeaker-notice",
    "notice-card",
    "loudspeaker-schedule",
    "loudspeaker-sheet",
    "messages",
    "notice-sheet",
    "poster",
    "poster-large-type",
    "press-join",
    "print-list",
    "print-order",
    "print-order-page",
    "standee",
    "pano",
    "text-messages",
];

/// A paragraph of Markdown.
pub fn prose(dice: &mut Dice) -> String {
    let n = dice.throw(100);
    match dice.throw(8) {
        0 => format!("Đoạn {n} với [liên kết](guide:nop-thue)."),
        1 => format!("Gọi {{{{ place.hotline }}}} lần {n}."),
        2 => format!("Ảnh ![tranh {n}](/tranh.svg)."),
        3 => format!("Xem [phường {n}](place:101) và [danh sách](product:guides)."),
        4 => format!("Mã <b>đậm {n}</b>."),
        5 => format!("Trang {{{{ site.title }}}} và {{{{ place.name }}}} {n}."),
        6 => format!("- Mục {n}\n- Mục hai"),
        _ => format!("Chữ **đậm** {n}."),
    }
}

/// A product in a kit; the campaign names no notices, so their orders do.
pub fn ordered(product: &str) -> String {
    if matches!(product, "loudspeaker-notice" | "notice-card") { format!("{product}, items: [n1]") } else { product.to_string() }
}

/// A value for a field, as one line of YAML.
pub fn value(ty: &Type, name: &str, dice: &mut Dice) -> String {
    let n = dice.throw(90);
    match ty {
        Type::Line | Type::Code => format!("Chữ {n}"),
        Type::Sentence => match dice.throw(3) {
            0 => format!("Gọi {{{{ place.hotline }}}} câu {n}."),
            1 => format!("Của {{{{ place.name }}}} câu {n}."),
            _ => format!("Câu {n}."),
        },
        Type::Prose => format!("{:?}", prose(dice)),
        Type::Entries => format!("[{{ title: Bước {n}, body: {:?} }}, {{ title: Hai }}]", prose(dice)),
        Type::Integer => n.to_string(),
        Type::Number => format!("{n}.5"),
        Type::Boolean => dice.one(&["true", "false"]).to_string(),
        Type::Date => format!("2026-{:02}-{:02}", 10 + dice.throw(3), 1 + dice.throw(28)),
        Type::Money => dice.one(&["miễn phí", "20.000 đồng", "tùy việc"]).to_string(),
        Type::Phone => format!("0225 000 12{n:02}"),
        Type::Hours => format!("\"Thứ Hai–Thứ Sáu: 7:{:02}–11:30\"", dice.throw(60)),
        Type::Url => format!("https://n{n}.example.vn/"),
        Type::Path => format!("cu/duong-{n}.html"),
        Type::Image => dice.one(&["/tranh.svg", "content/guides/tranh.svg"]).trim_start_matches("content/guides/").to_string(),
        Type::File => dice.one(&["/tranh.svg"]).to_string(),
        Type::Choice(choices) => choices[dice.throw(choices.len())].vi.to_string(),
        Type::List(inner) => {
            let values: Vec<String> = (0..1 + dice.throw(2)).map(|_| value(inner, name, dice)).collect();
            format!("[{}]", values.join(", "))
        }
        Type::Record(fields) => {
            let mut entries = Vec::new();
            for field in *fields {
                if !field.required && dice.throw(3) == 0 {
                    continue;
                }
                let value = match (name, field.name) {
                    ("kit", "product") => ordered(dice.one(KIT)),
                    ("kit", "places") => dice.one(&["all", "[\"101\"]", "[\"31\", \"102\"]"]).to_string(),
                    ("kit", "languages") => dice.one(&["[vi]", "[vi, en]"]).to_string(),
                    ("kit", "copies") => dice.one(&["100", "households"]).to_string(),
                    ("kit", "size" | "items") => continue,
                    _ => value(&field.ty, field.name, dice),
                };
                entries.push(format!("{}: {value}", field.name));
            }
            format!("{{ {} }}", entries.join(", "))
        }
        Type::Item(kind) => match *kind {
            "guide" => dice.one(&["khai-sinh", "nop-thue"]).to_string(),
            "procedure" => "p1".into(),
            "campaign" => "dot-1".into(),
            _ => format!("{n}"),
        },
        Type::Term { taxonomy: "topic", .. } => dice.one(&["ho-tich", "thue"]).to_string(),
        Type::Term { taxonomy: "audience", .. } => "nguoi-dan".into(),
        Type::Term { .. } => dice.one(&["khai sinh", "Khai Sinh", "thẻ mới"]).to_string(),
        Type::Places => dice.one(&["[\"101\"]", "[all]"]).to_string(),
        Type::Place => "\"101\"".into(),
        Type::Language => "vi".into(),
        Type::Latitude => format!("20.{n}"),
        Type::Longitude => format!("106.{n}"),
        Type::Translated => format!("{{ vi: Chữ {n}, en: Words {n} }}"),
        // A field of no name of its own: front matter has the names of taxonomies.
        Type::Terms | Type::Free => format!("{{ so: {n}, chu: \"Tự do {n}\", hai: [1, {n}] }}"),
    }
}
