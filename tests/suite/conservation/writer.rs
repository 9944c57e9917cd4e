//! Writes random documents whose words are all different.

use crate::random_values::Dice;

/// A file and where its words must be.
pub struct Written {
    /// Below the site's folder.
    pub path: String,
    pub text: String,
    /// The page of its item, below the root of the place.
    pub page: String,
    /// In lower case.
    pub words: Vec<String>,
}

/// The words of a text in lower case.
pub fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().any(char::is_alphabetic)).map(str::to_lowercase)
}

/// A text without what is no words of it: targets of links, references, names of headings, comments.
pub fn told(text: &str) -> String {
    // Of a component the body is told; its name and parameters are for the theme.
    let lines = text.lines().filter(|line| !line.trim_start().starts_with(":::"));
    let mut text: String = lines.map(|line| format!("{line}\n")).collect();
    for (open, close) in [("](", ")"), ("{{", "}}"), ("{#", "}"), ("<!--", "-->")] {
        while let Some(at) = text.find(open) {
            let end = text[at..].find(close).map_or(text.len(), |end| at + end + close.len());
            text.replace_range(at..end, " ");
        }
    }
    text
}

/// Throws dice and makes words that no other text has: `qx` and letters.
pub struct Writer {
    pub dice: Dice,
    next: usize,
    /// The document has fields that sections could fill.
    has_fields: bool,
    /// The words of the document so far.
    pub words: Vec<String>,
}

impl Writer {
    pub fn new(seed: u64) -> Writer {
        Writer { dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1), next: 0, has_fields: false, words: Vec::new() }
    }

    /// A new word.
    pub fn word(&mut self) -> String {
        let mut word = String::from("qx");
        let mut n = self.next;
        self.next += 1;
        for _ in 0..5 {
            word.push(char::from(b'a' + (n % 26) as u8));
            n /= 26;
        }
        self.words.push(word.clone());
        word
    }

    /// Some words in a row, now and then with markup.
    pub fn line(&mut self) -> String {
        let mut out = Vec::new();
        for _ in 0..1 + self.dice.throw(4) {
            let word = self.word();
            out.push(match self.dice.throw(16) {
                0 => format!("**{word}**"),
                1 => format!("*{word}*"),
                2 => format!("`{word}`"),
                3 => format!("[{word}](https://a.example.vn/)"),
                4 => format!("~~{word}~~"),
                5 => format!("![{word}](/tranh.svg)"),
                6 => format!("<b>{word}</b>"),
                7 => format!("{word} &amp; 5 < 6"),
                8 => format!("{word} 5 ngày {{{{ site.title }}}}"),
                9 => format!("{word}\\*"),
                _ => word,
            });
        }
        out.join(" ")
    }

    fn indented(text: &str, by: usize) -> String {
        let pad = " ".repeat(by);
        text.lines()
            .enumerate()
            .map(|(i, line)| if i == 0 || line.is_empty() { format!("{line}\n") } else { format!("{pad}{line}\n") })
            .collect()
    }

    fn list(&mut self, depth: usize) -> String {
        let numbered = self.dice.throw(2) == 0;
        let first = [1, 1, 1, 2, 3, 7][self.dice.throw(6)];
        let loose = self.dice.throw(3) == 0;
        let mut out = String::new();
        for n in 0..1 + self.dice.throw(4) {
            let mut item = match self.dice.throw(5) {
                0 => format!("**{}**: {}", self.word(), self.line()),
                1 => format!("[{}] {}", [" ", "x"][self.dice.throw(2)], self.line()),
                _ => self.line(),
            };
            if depth < 2 && self.dice.throw(4) == 0 {
                let inner = if self.dice.throw(2) == 0 { self.list(depth + 1) } else { self.block(depth + 1) };
                item = format!("{item}\n\n{inner}");
            }
            let mark = if numbered { format!("{}. ", first + n) } else { "- ".to_string() };
            out.push_str(&mark);
            out.push_str(&Self::indented(item.trim_end(), mark.len()));
            if loose {
                out.push('\n');
            }
        }
        out
    }

    /// A block of any sort.
    pub fn block(&mut self, depth: usize) -> String {
        match self.dice.throw(if depth > 0 { 9 } else { 18 }) {
            0 => format!("> {}\n>\n> {}\n", self.line(), self.line()),
            1 => format!("| {} | {} |\n|---|---:|\n| {} | {} |\n", self.line(), self.word(), self.line(), self.word()),
            2 => format!("```text title=\"{}\"\n{}\n  {}\n```\n", self.word(), self.word(), self.word()),
            3 => format!("![{}](/tranh.svg)\n", self.line_of_words()),
            4 => format!("<!-- chú thích -->\n\n{}\n", self.line()),
            5 => format!("{}  \n{}\n", self.line(), self.line()),
            6 => format!("{}\n{}\n", self.line(), self.line()),
            7 => format!("{}\n\n---\n", self.line()),
            8..=10 if depth < 2 => self.list(depth),
            11 => format!("<div>\n{}\n</div>\n", self.word()),
            12 => format!("> [!NOTE]\n> {}\n", self.line()),
            15 => {
                let (title, lines) = (self.word(), [(); 6].map(|()| self.line()));
                let [a, b, c, d, e, f] = lines;
                let list = self.dice.one(&["1) ", "+ ", ""]);
                format!(
                    "{list}{a}\n\n!!! note \"{title}\"\n    {b}\n\n    - {c}\n\n    !!! tip\n        {d}\n\n??? tip\n    {e}\n\n{list}{f}\n"
                )
            }
            13 => format!("::: steps {{title=\"{}\"}} {}\n1. {}\n\n{}\n:::\n", self.word(), self.word(), self.line(), self.line()),
            14 => format!("::: contact-card\n{}\n:::\n\n::: khối-lạ {{a=\"{}\"}}\n{}\n:::\n", self.line(), self.word(), self.line()),
            _ => format!("{}\n", self.line()),
        }
    }

    fn line_of_words(&mut self) -> String {
        (0..1 + self.dice.throw(3)).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn blocks(&mut self, most: usize) -> String {
        (0..self.dice.throw(most + 1)).map(|_| format!("{}\n", self.block(0))).collect()
    }

    fn section(&mut self) -> String {
        let level = if self.dice.throw(8) == 0 { 3 } else { 2 };
        let words = match self.dice.throw(5) {
            0 => self.line_of_words(),
            // A field that is among the fields already is a fault in the text.
            _ => match self.dice.one(ROLES) {
                "Ai làm được" | "Lỗi thường gặp" if self.has_fields => "Lợi ích".to_string(),
                role => role.to_string(),
            },
        };
        let more = ["", "", "", "", " {#_main}", " {.steps}"][self.dice.throw(6)];
        let mut out = format!("{} {words}{more}\n\n", "#".repeat(level));
        out.push_str(&self.blocks(5));
        for _ in 0..self.dice.throw(4) {
            let below = "#".repeat(level + 1 + self.dice.throw(8) / 7);
            out.push_str(&format!("{below} {}\n\n{}", self.line_of_words(), self.blocks(2)));
        }
        out
    }

    /// The text of a document.
    pub fn body(&mut self) -> String {
        let mut out = self.blocks(2);
        for _ in 0..self.dice.throw(7) {
            out.push_str(&self.section());
        }
        out
    }

    fn guide_fields(&mut self) -> String {
        let mut out = String::new();
        let mut some = |writer: &mut Writer, text: &dyn Fn(&mut Writer) -> String| {
            if writer.dice.throw(4) == 0 {
                out.push_str(&text(writer));
            }
        };
        some(self, &|w| format!("who: {} {}\n", w.word(), w.word()));
        some(self, &|w| format!("result: {}\n", w.word()));
        some(self, &|w| format!("time: {}\n", w.word()));
        some(self, &|w| format!("forms:\n  - title: {}\n    url: https://a.example.vn/{}\n    note: {}\n", w.word(), "x", w.word()));
        some(self, &|w| {
            format!("video: {{ url: \"https://a.example.vn/v\", title: {}, transcript: \"{} **{}**\" }}\n", w.word(), w.word(), w.word())
        });
        some(self, &|w| {
            format!(
                "mistakes:\n  - title: {}\n    body: |\n      {}\n\n      - {}\n    warn: {}\n  - title: {}\n    after: {}\n  - {}\n",
                w.word(),
                w.word(),
                w.word(),
                w.word(),
                w.word(),
                w.word(),
                w.word()
            )
        });
        out
    }
}

/// Headings with a role.
const ROLES: &[&str] = &[
    "Ai làm được",
    "Các bước thực hiện",
    "Cách làm",
    "Cần chuẩn bị",
    "Giấy tờ cần chuẩn bị",
    "Lỗi thường gặp",
    "Câu hỏi thường gặp",
    "Giữ an toàn",
    "Lợi ích",
    "Steps",
];

/// As many documents as asked for, and as many rows of a table of questions.
pub fn write(seed: u64, count: u64) -> Vec<Written> {
    let mut writer = Writer::new(seed);
    let mut found = Vec::new();
    for n in 0..count {
        writer.words.clear();
        writer.has_fields = n % 4 == 0;
        let summary = writer.line_of_words();
        let front = format!("title: Bài {n} {}\nsummary: {summary}\n", writer.word());
        let (path, page, more) = match n % 4 {
            0 => (format!("content/guides/g{n}.md"), format!("huong-dan/g{n}.html"), writer.guide_fields()),
            1 => (format!("content/guides/g{n}.md"), format!("huong-dan/g{n}.html"), String::new()),
            2 => (format!("content/notices/n{n}.md"), format!("thong-bao/n{n}.html"), "date: 2026-11-20\n".to_string()),
            _ => (format!("content/p{n}.md"), format!("p{n}.html"), String::new()),
        };
        let text = format!("---\n{front}{more}---\n\n{}", writer.body());
        found.push(Written { path, text, page, words: std::mem::take(&mut writer.words) });
    }
    for (path, page, columns) in TABLES {
        writer.words.clear();
        let mut table = format!("id,summary,body,{}\n", columns.iter().map(|c| c.0).collect::<Vec<_>>().join(","));
        for n in 0..count / 16 {
            let (summary, body) = (writer.line_of_words(), format!("{} {}", writer.word(), writer.blocks(3)));
            let more: Vec<String> =
                columns.iter().map(|(_, value)| if value.is_empty() { writer.word() } else { value.to_string() }).collect();
            table.push_str(&format!("h{n},{summary},\"{}\",{}\n", body.replace('"', "\"\""), more.join(",")));
        }
        found.push(Written { path: path.to_string(), text: table, page: page.to_string(), words: std::mem::take(&mut writer.words) });
    }
    found
}

/// A table, the page that shows its rows, and its columns with their values; new words where there is none.
type TableToWrite = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const TABLES: &[TableToWrite] = &[
    ("content/questions.csv", "hoi-dap.html", &[("question", "")]),
    ("content/contacts.csv", "lien-he.html", &[("unit", ""), ("role", "receive"), ("phone", "0225 000 1234")]),
    ("content/locations.csv", "dia-diem.html", &[("name", ""), ("type", "one-stop"), ("address", "")]),
    ("content/slogans.csv", "khau-hieu.html", &[("text", "")]),
    ("content/sessions.csv", "lich-ho-tro.html", &[("name", ""), ("day", "2026-11-30"), ("hours", "8:00–11:00"), ("venue", "")]),
];
