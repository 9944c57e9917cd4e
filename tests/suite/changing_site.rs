//! A small site of everything, of which one thing after the other is changed at random: fields of items of every kind, texts, places, terms, the
//! site, orders, words and tokens of the theme, pictures, the day, and facts of finished files.

use crate::random_values::{Dice, KIT, ordered, prose, value};
use crate::scratch::Scratch;
use loa::config::Config;
use loa::kinds::{Field, KindSet, PLACE};
use loa::pipeline::load;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// An item as a file: its front matter, a line for each field, and its text.
#[derive(Clone)]
pub struct Written {
    kind: &'static str,
    fields: BTreeMap<String, String>,
    body: String,
}

/// What a change replaced.
pub enum Undo {
    File(String, String),
    Item(usize, Written),
    Day(String),
    Facts(u64),
}

pub struct ChangingSite {
    folder: Scratch,
    items: Vec<(&'static str, Written)>,
    kinds: Arc<KindSet>,
    pub as_of: String,
    /// From which the facts of finished files follow.
    pub facts: u64,
}

/// Path, kind, front matter, text.
const ITEMS: &[(&str, &str, &str, &str)] = &[
    (
        "guides/khai-sinh.md",
        "guide",
        "title: Khai sinh cho bé\nsummary: Gọi {{ place.hotline }} để hỏi.\ndate: 2026-10-05\ntopic: ho-tich\naudience: [nguoi-dan]\nloat: [Trẻ em, Giấy tờ]\ntags: [khai sinh, trẻ em]\nfee: miễn phí\nprocedures: [p1]\ncampaign: dot-1\nimage: tranh.svg\nalt: Tranh\naliases: [cu/khai-sinh.html]",
        "Một hồ sơ, lệ phí {{ item.fee }}. Xem [nộp thuế](guide:nop-thue#cac-buoc) và ![tranh](tranh.svg).\n\n## Cần chuẩn bị\n\n- Giấy tờ\n\n## Các bước thực hiện\n\n### Một\n\nLàm một. [Gọi](tel:{{place.hotline}})\n\n### Hai\n\nLàm hai.\n\n## Câu hỏi thường gặp\n\n### Bao lâu?\n\nBa ngày.\n\n## Giữ an toàn\n\n- Giữ kín mật khẩu.\n",
    ),
    (
        "guides/khai-sinh.en.md",
        "guide",
        "title: Birth certificate\nsummary: Ask {{ place.name }}.",
        "One application. See [taxes](guide:nop-thue).\n\n## Steps\n\n### First\n\nDo it.\n",
    ),
    (
        "guides/nop-thue.md",
        "guide",
        "title: Nộp thuế\nsummary: Nộp ở nhà.\ntopic: thue\ntags: [thuế]\ncampaign: dot-1",
        "Văn bản.\n\n## Các bước {#cac-buoc}\n\n### Mở\n\nMở máy.\n",
    ),
    ("procedures/p1.md", "procedure", "code: p1\nname: Đăng ký khai sinh\nfee: 10.000 đồng\ntopic: ho-tich", "Ghi chú.\n"),
    ("slogans/s1.md", "slogan", "text: Nhanh - gọn\nshort: Nhanh\ncampaign: dot-1\naudience: [nguoi-dan]", ""),
    (
        "infographics/i1.md",
        "infographic",
        "title: Năm bước\nsummary: Năm bước.\nclaim: Chỉ năm bước.\nlayout: steps\ncampaign: dot-1\nlong_text: Một, hai, ba.\ndata: [{ label: Một, text: Vào trang }, { label: Hai, value: 2, unit: bước }]",
        "",
    ),
    (
        "locations/l1.md",
        "location",
        "name: Trung tâm\ntype: trung tâm phục vụ hành chính công\naddress: Số 1\nlat: 20.86\nlon: 106.66\nposition_source: Minh họa\nphones: [0225 000 4000]\nhours: \"Thứ Hai–Thứ Sáu: 7:30–11:30\"",
        "",
    ),
    ("contacts/c1.md", "contact", "unit: Tổ hỗ trợ\nrole: trực\nphone: 0225 000 2000\nhours: \"Hằng ngày: 7:00–21:00\"", ""),
    ("campaigns/dot-1.md", "campaign", "", "Cùng làm [khai sinh](guide:khai-sinh).\n\n## Thông điệp\n\nNhanh và gọn.\n"),
    (
        "notices/n1.md",
        "notice",
        "title: Thông báo nghỉ lễ\nsummary: Nghỉ một ngày.\ndate: 2026-11-20\ntags: [nghỉ]\nfiles: [to-khai.txt]",
        "Nghỉ ngày mai. [Tờ khai](to-khai.txt)\n",
    ),
    ("questions/q1.md", "question", "question: Nộp ở đâu?\nguide: khai-sinh", "Nộp ở phường.\n"),
    ("sessions/b1.md", "session", "name: Buổi một\nday: 2026-12-01\nhours: 8:00–10:00\nvenue: Nhà văn hóa\ncampaign: dot-1", ""),
    ("holidays/h1.md", "holiday", "day: 2027-01-01\nname: Tết Dương lịch\ntype: nghỉ", ""),
    ("activities/a1.md", "activity", "name: Phát tờ rơi\nday: 2026-11-10\ncampaign: dot-1\nquantity: 10", ""),
    (
        "tro-giup/trang-1.md",
        "page",
        "title: Trợ giúp\nsummary: Cách xem trang.\ntags: [trợ giúp]",
        "Xem [thông báo](../notices/n1.md).\n\n## Phần một\n\nChữ.\n",
    ),
    ("index.md", "page", "title: Chào bà con", "Xem [hướng dẫn](guide:khai-sinh).\n"),
    ("tro-giup/index.md", "page", "title: Trợ giúp\nsummary: Các bài trợ giúp.", "Chọn một bài.\n"),
    ("tro-giup/trang-2.md", "page", "title: Cách tìm\ndate: 2026-11-02", "Gõ tên.\n"),
    ("loat/tre-em/index.md", "page", "title: Loạt về trẻ em\nsummary: Cho bé", "Chữ trên danh sách.\n"),
    ("places/101-phuong-an-bien/index.md", "page", "title: Phường chào bà con", "Gọi {{ place.hotline }}.\n"),
    ("gioi-thieu.md", "page", "title: Giới thiệu", "Trang của {{ site.title }}, gọi {{ place.hotline }}.\n"),
    ("places/101-phuong-an-bien/notices/n2.md", "notice", "title: Riêng phường\nsummary: Chỉ ở đây.\ndate: 2026-11-21", "Của phường.\n"),
    (
        "lop-hoc/l1.md",
        "lop",
        "name: Lớp một\nlevel: dễ\nday: 2026-12-01\nguide: khai-sinh\nphones: [0225 000 7000]\nrooms: [{ room: A, lift: có }]",
        "Học ở [phòng A](guide:khai-sinh).\n\n## Bài học\n\n- Chữ\n",
    ),
    ("places/101-phuong-an-bien/place.md", "place", "email: an-bien@hp.example.vn", "Phường có nhà văn hóa.\n"),
];

const PLACES: &str = "\
code,name,type,slug,parent,name.en,address,hours,hotline,households,website
31,Thành phố Hải Phòng,city,hai-phong,,Hai Phong,Số 18,\"Thứ Hai–Thứ Sáu: 7:30–11:30\",0225 000 1000,,
101,Phường An Biên,phuong,phuong-an-bien,31,An Bien Ward,Số 2,\"Thứ Hai–Thứ Sáu: 7:30–11:30\",0225 000 1101,7200,
102,Phường Lê Chân,phuong,phuong-le-chan,31,Le Chan Ward,Số 3,\"Thứ Hai–Thứ Sáu: 7:30–11:30\",0225 000 1102,5100,
";

/// Path and text of the files that are no items.
const FILES: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: { vi: Dịch vụ công, en: Public services }\ndescription: Giới thiệu\nbase_url: https://hp.example.vn/\nlanguages: [vi, en]\ntheme: x\ntaxonomies: { loat: { title: { vi: Loạt bài, en: Series }, description: Các loạt } }\nofficial_domains: [dichvucong.gov.vn]\nembed_from: [hp.example.vn]\nknown_words: [nhà bát giác]\nallow_html: false\nnavigation: [{ title: Hướng dẫn, link: product:guides }, { title: Giới thiệu, link: page:gioi-thieu }]\noptions: { motto: Nhanh, home: [guides, notices] }\nextra: { so: 1 }\n",
    ),
    ("content/places.csv", PLACES),
    (
        "content/kinds/lop.yaml",
        "title: { vi: lớp, en: class }\nfolder: lop-hoc\ntitle_from: name\norder: [-day]\nvalid_from: opens\nfields:\n  name: { type: line, title: tên lớp, required: true, translatable: true }\n  level: { title: độ khó, choices: { easy: dễ, hard: khó } }\n  day: date\n  opens: date\n  guide: { type: { item: guide } }\n  phones: [phone]\n  hours: hours\n  photo: image\n  note: text\n  rooms: { type: [record], fields: { room: line, lift: boolean } }\n  lessons: { type: entries, headings: [Bài học] }\n",
    ),
    ("content/terms/topic.csv", "id,name,summary,weight,name.en\nho-tich,Hộ tịch,Khai sinh,10,Civil status\nthue,Thuế,,20,Taxes\n"),
    (
        "content/terms/audience.csv",
        "id,name,summary,weight,name.en,products\nnguoi-dan,Người dân,Mọi người,10,Residents,leaflet|loudspeaker\n",
    ),
    ("content/terms/loat.csv", "id,name,summary,weight,name.en\ntre-em,Trẻ em,Cho bé,10,Children\n"),
    ("content/terms/section.csv", "id,name,name.en\ntro-giup,Trợ giúp,Help\n"),
    (
        "content/guides/tranh.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><rect width=\"9\" height=\"9\"/></svg>\n",
    ),
    ("content/notices/to-khai.txt", "Tờ khai 1\n"),
    ("static/tranh.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><rect width=\"8\" height=\"8\"/></svg>\n"),
    (
        "themes/x/theme.yaml",
        "title: X\nextends: loa\ntokens:\n  color:\n    gold: \"#ffe08a\"\noptions:\n  accent: { type: color, default: \"#064459\", doc: Colour }\n  slow: { type: flag, doc: Slow }\n",
    ),
    ("themes/x/lang/vi.yaml", "them: Chữ\n"),
    ("themes/x/lang/en.yaml", "them: Words\n"),
    (
        "themes/x/products/everything/product.yaml",
        "title: Mọi thứ\nfor: campaign\nper: place\ntemplate: everything.txt\npath: moi-thu/{item.slug}.txt\nuses: [as_of]\nneeds:\n  pages: { jobs: all }\n  old: { jobs: [alias, short], lang: all }\n  kit: { jobs: kit, of: campaign, facts: [pages, bytes] }\n  rows: { orders: kit, facts: [pages, bytes, range] }\n  below: { kind: notice, in: below }\n  every: { kind: guide, in: all, select: [title, body, image, tags, terms, url, abs_url, short_url, stands] }\n  places: { kind: place, in: below }\n  topics: { terms: topic }\n  tags: { terms: tags, of: guide }\n  own: { terms: terms }\n  classes: { kind: lop, in: all }\n  taxonomies: { terms: taxonomies, of: guide }\n",
    ),
    ("themes/x/products/everything/everything.txt", "{{ campaign }}\n"),
    (
        "themes/x/products/pages/product.yaml",
        "title: Từng trang\nfor: place\ntemplate: pages.html\npath: tung-trang/{page}/index.html\nlinks: absolute\nneeds:\n  guides: { kind: guide }\npaginate: { list: guides, by: 1 }\n",
    ),
    (
        "themes/x/products/lop/product.yaml",
        "title: Lớp\nfor: lop\nper: place\ncanonical: true\ntemplate: lop.html\npath: \"lop/{item.slug}.html\"\nneeds:\n  hard: { kind: lop, where: { level: hard } }\n",
    ),
    ("themes/x/products/lop/lop.html", "{{ item }}\n"),
    ("themes/x/products/pages/pages.html", "<p>{{ page.number }}</p>\n"),
];

impl ChangingSite {
    pub fn new() -> ChangingSite {
        let folder = Scratch::with(FILES);
        let fields = |front: &str| front.lines().filter_map(|l| l.split_once(": ")).map(|(n, v)| (n.into(), v.into())).collect();
        let mut items: Vec<(&str, Written)> = ITEMS
            .iter()
            .map(|(path, kind, front, body)| (*path, Written { kind, fields: fields(front), body: body.to_string() }))
            .collect();
        for (_, campaign) in items.iter_mut().filter(|(_, item)| item.kind == "campaign") {
            let orders: Vec<String> = KIT.iter().map(|product| format!("{{ product: {} }}", ordered(product))).collect();
            campaign.fields = [
                ("title", "Chiến dịch một"),
                ("summary", "Đợt một."),
                ("goal", "Mọi nhà nộp được hồ sơ."),
                ("date", "2026-11-01"),
                ("guides", "[khai-sinh, nop-thue]"),
                ("phases", "[{ name: Cao điểm, from: 2026-11-16, to: 2026-12-31 }]"),
                ("imprint", "{ publisher: Ủy ban, permit: số 00/GP, run: 300 bản, printer: Xưởng in }"),
                ("kit", &*format!("[{}]", orders.join(", "))),
            ]
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .into();
        }
        let config = Config::plain(folder.path().to_path_buf(), folder.at("output"), jiff::Timestamp::UNIX_EPOCH);
        let kinds = load(&config).library.site.kinds.clone();
        let site = ChangingSite { folder, items, kinds, as_of: "2026-11-24".into(), facts: 0 };
        (0..site.items.len()).for_each(|no| site.write(no));
        site
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, no: usize) {
        let (path, item) = &self.items[no];
        let front: String = item.fields.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        self.folder.write(&format!("content/{path}"), format!("---\n{front}---\n\n{}", item.body));
    }

    /// Changes one thing; what was changed, in a few words, and how it was before. Every sort of change has its turn within 24 steps.
    pub fn change(&mut self, step: usize, dice: &mut Dice) -> (String, Undo) {
        match step % 24 {
            0..12 => self.change_field(dice),
            12..15 => self.change_body(dice),
            15..17 => self.change_table(dice, "content/places.csv"),
            17 => {
                let table = dice.one(&[
                    "content/terms/topic.csv",
                    "content/terms/audience.csv",
                    "content/terms/loat.csv",
                    "content/terms/section.csv",
                ]);
                self.change_table(dice, table)
            }
            18 | 19 => self.change_line(dice, "content/site.yaml", SITE_LINES),
            20 => {
                let no = dice.throw(THEME_LINES.len());
                self.change_line(dice, THEME_LINES[no].0, THEME_LINES[no].1)
            }
            21 => {
                let day = format!("2026-{:02}-{:02}", 10 + dice.throw(3), 1 + dice.throw(28));
                (format!("the day {day}"), Undo::Day(std::mem::replace(&mut self.as_of, day)))
            }
            22 => {
                let facts = dice.throw(1000) as u64;
                (format!("facts {facts}"), Undo::Facts(std::mem::replace(&mut self.facts, facts)))
            }
            _ => {
                let file = dice.one(&["content/guides/tranh.svg", "static/tranh.svg", "content/notices/to-khai.txt"]);
                let text = self.folder.read(file);
                self.change_file(file, text.replace(|c: char| "123456789".contains(c), &format!("{}", 1 + dice.throw(9))))
            }
        }
    }

    pub fn undo(&mut self, undo: Undo) {
        match undo {
            Undo::File(path, text) => self.folder.write(&path, text),
            Undo::Item(no, item) => {
                self.items[no].1 = item;
                self.write(no);
            }
            Undo::Day(day) => self.as_of = day,
            Undo::Facts(facts) => self.facts = facts,
        }
    }

    fn change_item(&mut self, no: usize, said: &str, change: impl FnOnce(&mut Written)) -> (String, Undo) {
        let before = self.items[no].1.clone();
        change(&mut self.items[no].1);
        self.write(no);
        (format!("{}: {said}", self.items[no].0), Undo::Item(no, before))
    }

    fn change_field(&mut self, dice: &mut Dice) -> (String, Undo) {
        let no = dice.throw(self.items.len());
        let kind = self.kinds.find(self.items[no].1.kind).expect("a kind");
        let table = kind.table();
        let may_change = |field: &&&Field| !["slug", "id", "lang", "place", "code", "parent"].contains(&field.name);
        let fields: Vec<&&Field> = table.fields[..table.derived_from].iter().filter(may_change).collect();
        let field = fields[dice.throw(fields.len())];
        // One word in a taxonomy of the site's own, which is no row of the table.
        let name = if field.name == "tags" && dice.throw(2) == 0 { "loat" } else { field.name };
        let value = if !field.required && dice.throw(6) == 0 { None } else { Some(value(&field.ty, field.name, dice)) };
        let said = format!("{name}: {}", value.as_deref().unwrap_or("nothing"));
        self.change_item(no, &said, |item| match value {
            Some(value) => drop(item.fields.insert(name.into(), value)),
            None => drop(item.fields.remove(name)),
        })
    }

    fn change_body(&mut self, dice: &mut Dice) -> (String, Undo) {
        let no = dice.throw(self.items.len());
        let (more, words) = (prose(dice), dice.throw(100));
        let way = dice.throw(4);
        self.change_item(no, &format!("text {way} {more}"), |item| match way {
            0 => item.body = format!("{more}\n\n{}", item.body),
            1 => item.body += &format!("\n## {more}\n\nChữ {words}.\n"),
            2 => item.body = item.body.replacen("Chữ", &format!("Từ {words}"), 1) + &format!("\n{more}\n"),
            _ => item.body = item.body.lines().take(3).map(|line| format!("{line}\n")).collect::<String>() + &format!("\n{more}\n"),
        })
    }

    /// Another value in a cell that is there for it.
    fn change_table(&mut self, dice: &mut Dice, path: &str) -> (String, Undo) {
        let text = self.folder.read(path);
        let mut rows: Vec<Vec<String>> = text.lines().map(cells).collect();
        let (row, column) = (1 + dice.throw(rows.len() - 1), 1 + dice.throw(rows[0].len() - 1));
        let name = rows[0][column].clone();
        let known = PLACE.table().named(name.split('.').next().unwrap_or_default()).map(|no| &PLACE.table().field(no).ty);
        let value = match (&*name, known) {
            ("parent", _) => rows[row][column].clone(),
            ("slug", _) => format!("{}-{}", rows[row][column].trim_end_matches(|c: char| c == '-' || c.is_ascii_digit()), dice.throw(5)),
            ("type", _) => dice.one(&["phuong", "xa", "city"]).to_string(),
            ("weight", _) => dice.throw(50).to_string(),
            ("products", _) => dice.one(&["leaflet", "loudspeaker|messages"]).to_string(),
            (_, Some(ty)) => value(ty, &name, dice).trim_matches('"').to_string(),
            _ => format!("Chữ {}", dice.throw(100)),
        };
        let said = format!("{path} {name} {value}");
        rows[row][column] = value;
        let line = |row: &Vec<String>| row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\n";
        let (_, undo) = self.change_file(path, rows.iter().map(line).collect());
        (said, undo)
    }

    /// One of these lines in place of the one with the same key.
    fn change_line(&mut self, dice: &mut Dice, path: &str, lines: &[&str]) -> (String, Undo) {
        let line = dice.one(lines).replace("#N#", &dice.throw(10).to_string());
        let key = line.split(':').next().unwrap_or_default();
        let text = self.folder.read(path);
        let mut kept: Vec<&str> = text.lines().filter(|l| l.split(':').next() != Some(key)).collect();
        kept.push(&line);
        // Lines of a block stay below its first line.
        let at = text.lines().position(|l| l.split(':').next() == Some(key));
        if let Some(at) = at {
            let last = kept.pop().expect("pushed");
            kept.insert(at, last);
        }
        let (_, undo) = self.change_file(path, kept.join("\n") + "\n");
        (format!("{path}: {line}"), undo)
    }

    fn change_file(&mut self, path: &str, text: String) -> (String, Undo) {
        let before = self.folder.read(path);
        self.folder.write(path, text);
        (path.to_string(), Undo::File(path.into(), before))
    }
}

const SITE_LINES: &[&str] = &[
    "title: { vi: Trang #N#, en: Site #N# }",
    "description: Lời #N#",
    "base_url: https://hp#N#.example.vn/",
    "official_domains: [dichvucong.gov.vn, d#N#.gov.vn]",
    "embed_from: [e#N#.gov.vn]",
    "allow_html: true",
    "allow_html: false",
    "navigation: [{ title: Mục #N#, link: product:notices }, { title: Ngoài, link: \"https://ngoai#N#.example.vn/\" }]",
    "options: { motto: Câu #N#, footer: { vi: Chân #N#, en: Foot }, home: [help, guides], slow: true, logo: static/tranh.svg, accent: \"#00445#N#\" }",
    "options: { motto: Nhanh, home: [guides, notices] }",
    "extra: { so: #N#, chu: [a, b] }",
    "taxonomies: { loat: { title: { vi: Loạt #N#, en: Series }, description: Lời #N# } }",
    "taxonomies: { nhom: {}, loat: { title: Loạt bài } }",
];

const THEME_LINES: &[(&str, &[&str])] = &[
    (
        "themes/x/theme.yaml",
        &[
            "    gold: \"#ffe0#N#a\"",
            "  accent: { type: color, default: \"#0644#N#9\", doc: Colour }",
            "  more: { type: number, doc: More }",
            "author: Ai #N#",
        ],
    ),
    (
        "content/kinds/lop.yaml",
        &["title: { vi: lớp #N#, en: class }", "  level: { title: độ khó, choices: { easy: dễ #N#, hard: khó } }", "order: [day]"],
    ),
    ("themes/x/lang/vi.yaml", &["them: Chữ #N#", "menu: Mục lục #N#"]),
    ("themes/x/lang/en.yaml", &["them: Words #N#"]),
    ("themes/x/products/pages/product.yaml", &["title: Trang thứ #N#"]),
    ("themes/x/products/everything/product.yaml", &["title: { vi: Tất cả #N#, en: All #N# }"]),
];

/// The cells of a line of a table.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().expect("one").push(c),
        }
    }
    cells
}
