//! `loa check --fix` on random texts: only the spans of its findings change, every file still reads the same apart from them, and a second run
//! changes nothing.
//!
//! `FIX_SITES=50 FIX_SEED=7 cargo test --test suite fixes` tries more and others.

use crate::program::loa;
use crate::random_values::{Dice, number};
use crate::scratch::{Scratch, files};
use loa::config::Config;
use loa::diag::Fix;
use loa::pipeline::check;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What may be mended in a text, and what stands at the borders of it.
const SLIPS: &[&str] = &[
    "dịch cụ công",
    "cổng dịch cụ  công",
    "đễ làm",
    "hai  dấu cách",
    "ba   dấu   cách",
    "kết qủa",
    "hồ sơ ,rồi",
    "giấy tờ , và",
    "nộp .",
    "hỏi  ?",
    "ho\u{200b}so",
    "\u{200b}",
    "ñy ban nh©n d©n ph\u{ad}êng th«ng b¸o lÞch tiÕp d©n",
    "hoà nhã  ,",
    "a\u{301}o da\u{300}i",
    "“  trong ngoặc  ”",
    " đầu",
    "cuối ",
    "#  dấu thăng",
    "-  gạch",
    "a:  b",
    "a  # b",
    "x''y  z",
    "nói \\\"thế\\\"  này",
    "`mã  trong`  chữ",
    "[chữ  liên kết](https://a.example.vn/b  c)",
    "<b title=\"a  b\">đậm</b>",
    "{{ site.title }}  ,",
    "1.  một",
    "|  ô  |",
    "dấu \\  chéo",
    "  ",
];

struct Texts {
    dice: Dice,
    word: usize,
}

impl Texts {
    /// A few words, each with a number of its own, and slips between them.
    fn words(&mut self) -> String {
        let mut out = Vec::new();
        for _ in 0..1 + self.dice.throw(3) {
            self.word += 1;
            out.push(format!("từ{}", self.word));
            if self.dice.throw(3) > 0 {
                out.push(self.dice.one(SLIPS).to_string());
            }
        }
        self.word += 1;
        out.push(format!("hết{}", self.word));
        out.join(" ")
    }

    /// A value of YAML in one of its forms.
    fn value(&mut self, indent: &str) -> String {
        let words = self.words().replace('\u{ad}', "");
        match self.dice.throw(6) {
            0 => format!("'{}'", words.replace('\'', "''")),
            1 => format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"")),
            2 => format!("\"\\u0111\\t  {}\"", words.replace('\\', "\\\\").replace('"', "\\\"")),
            3 => format!(">\n{indent}  {words}\n{indent}  {}", self.words()),
            4 => format!("|\n{indent}  {words}\n\n{indent}    {}", self.words()),
            _ => format!("bắt đầu {}", words.replace([':', '#', '"', '\'', '[', ']', '{', '}', '`', '|', '\\'], "")),
        }
    }

    fn front_matter(&mut self) -> String {
        let title = self.value("");
        let (summary, one, two) = (self.value(""), self.value("  "), self.value("  "));
        let list = format!("['a  {}', \"b  c\"]", self.words().replace('\'', "''"));
        format!("---\ntitle:   {title}\nsummary: {summary}   # dịch cụ công  , chú thích\nprepare:\n  -   {one}\n  - {two}\nsources:   {list}\n---\n")
            .replace("   # dịch", if summary.starts_with(['>', '|']) { "\n# dịch" } else { "   # dịch" })
    }

    fn markdown(&mut self) -> String {
        let mut out = self.front_matter();
        for _ in 0..6 + self.dice.throw(8) {
            let (a, b, c) = (self.words(), self.words(), self.words());
            out += &match self.dice.throw(23) {
                0 => format!("\n## {a}\n"),
                1 => format!("\n- {a}\n- {b}\n\n  - {c}\n"),
                2 => format!("\n1.  {a}\n    {b}\n2.  {c}\n"),
                3 => format!("\n| {} | B |\n|:--|  --|\n|   {}   |  x|\n", a.replace('|', ""), b.replace('|', "")),
                4 => format!("\n```text\n{a}\n  {b}\n```\n"),
                5 => format!("\n    {a}\n      {b}\n"),
                6 => format!("\n> {a}  \n> {b}\\\n> {c}\n"),
                7 => format!("\n<!-- {a} -->\n"),
                8 => format!("\n[{}]: https://a.example.vn/x  \"{}\"\n", self.word, b.replace('"', "")),
                9 => format!("\n![{}](hinh.svg)\n", a.replace(['[', ']'], "")),
                10 => format!("\n{a}[^{}]\n\n[^{}]: {b}\n", self.word, self.word),
                11 => format!("\n[{}](<a  b.md>) và **{b}**\n", a.replace(['[', ']'], "")),
                12 => format!("\n::: note  {}\n{b}\n:::\n", a.replace('`', "")),
                13 => format!("\n~~~~ yaml\nten:   {a}\n~~~~\n"),
                14 => format!("\n<div class=\"a  b\">\n{a}\n</div>\n"),
                17 => format!("\n<!-- {a}\n\n{b}\n  {c} -->\n"),
                18 => format!("\n{a} <span title=\"x  y\"\n  class=\"m  n  ,\">{b}</span>\n"),
                19 => format!("\nđầu{} `mã  một\n  dịch cụ công  ,` {}\n", self.word, b.replace('`', "")),
                20 => format!("\n````text\n{a}\n```\n{b}\n```\n{c}\n````\n"),
                21 => format!("\n- {}\n\n      {b}  ,\n\n  {}\n", a.replace('`', ""), c.replace('`', "")),
                15 => format!("\n{a} https://a.example.vn/dịch-cụ-công  {b}\n"),
                _ => format!("\n{a}\n{b}  \n{c}\n"),
            };
        }
        out
    }

    fn csv(&mut self) -> String {
        let quoted = |words: String| format!("\"{}\"", words.replace('"', "\"\""));
        let mut out = String::from("id,place,role,unit,phone,hours,basis\r\n");
        for no in 0..5 {
            let unit = match self.dice.throw(3) {
                0 => quoted(format!("{}  ,  \"{}\"\n  {}", self.words(), self.words(), self.words())),
                1 => quoted(self.words()),
                _ => self.words().replace([',', '"'], ""),
            };
            out += &format!("so-{no},hp,  duty  ,{unit},  0225 000 1{no}00 ,,{}\r\n", quoted(self.words()));
        }
        out
    }

    fn drawing(&mut self) -> String {
        let escape = |words: String| words.replace('&', "&amp;").replace('<', "&lt;");
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9  9\"><title>{}</title><style>.a  {{ fill:  red ; }}</style>\
             <text  x=\"1\" y=\"2\">{}</text><!-- dịch cụ công  , --><path d=\"M0  0h9v9z\"/></svg>\n",
            escape(self.words()),
            escape(self.words())
        )
    }
}

fn site(seed: u64) -> Scratch {
    let mut texts = Texts { dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1), word: 0 };
    let site = Scratch::new();
    let title = texts.value("").replace(['\n', '>', '|'], " ");
    let title = if title.trim_start().starts_with(['"', '\'']) { title } else { "Hải  Phòng".to_string() };
    site.write(
        "content/site.yaml",
        format!(
            "title:   {title}   # dịch cụ công\nbase_url: https://a.example.vn/\ntone_style: new\nchecks: {{ tone-style:  warning }}\n"
        ),
    );
    site.write("content/places.csv", "code,name,type,parent\nhp,Thành phố  Hải Phòng ,city,\n");
    site.write("content/contacts.csv", texts.csv());
    for no in 0..4 {
        site.write(&format!("content/guides/bai-{no}.md"), texts.markdown());
    }
    site.write("content/guides/hinh.svg", texts.drawing());
    site.write("static/tranh.svg", texts.drawing());
    site.write("static/kieu.css", "a  { content:  \"dịch cụ công  ,\" }\n");
    site
}

/// The fixes of a site by file.
fn fixes(site: &Scratch) -> BTreeMap<String, Vec<Fix>> {
    let now = "2026-11-22T00:00:00Z".parse().expect("a time");
    let config =
        Config { as_of: Some(jiff::civil::date(2026, 11, 22)), ..Config::plain(site.path().to_path_buf(), site.at("output"), now) };
    let result = check(&config, false, &|_, work| work());
    let mut found: BTreeMap<String, Vec<Fix>> = BTreeMap::new();
    for fix in result.diagnostics.iter().filter_map(|d| d.fix.as_deref()) {
        found.entry(result.files.get(fix.span.file).path.to_string()).or_default().push(fix.clone());
    }
    found
}

/// Replaces the spans of findings and nothing else, round by round, until there is none.
fn replace_spans(site: &Scratch) {
    for _ in 0..6 {
        let found = fixes(site);
        for (path, mut fixes) in found.clone() {
            let mut text = site.read(&path);
            if let Some(whole) = fixes.iter().find(|fix| fix.span.is_whole_file() && *fix.text != *text) {
                text = whole.text.to_string();
            }
            fixes.retain(|fix| !fix.span.is_whole_file());
            fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
            fixes.dedup_by_key(|fix| fix.span);
            let mut from = text.len();
            for fix in fixes.into_iter().rev() {
                if fix.span.end as usize <= from {
                    text.replace_range(fix.span.start as usize..fix.span.end as usize, &fix.text);
                    from = fix.span.start as usize;
                }
            }
            site.write(&path, text);
        }
        if found.is_empty() {
            break;
        }
    }
}

/// What a file is for who reads it, without the letters of its prose: the skeleton that no fix may change.
fn skeleton(path: &str, text: &str) -> Vec<String> {
    // Letters are composed in the whole file, and what nobody sees is taken away, in code too.
    let text: &str = &text.nfc().filter(|c| *c != '\u{200b}').collect::<String>();
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("md") => {
            let mut parts = text.splitn(3, "---\n").skip(1);
            let (front, body) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let mut out = yaml(front);
            let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_FOOTNOTES;
            let mut is_code = false;
            for event in pulldown_cmark::Parser::new_ext(body, options) {
                use pulldown_cmark::{Event, Tag, TagEnd};
                is_code = matches!(event, Event::Start(Tag::CodeBlock(_))) || (is_code && !matches!(event, Event::End(TagEnd::CodeBlock)));
                match event {
                    Event::Text(words) if is_code => out.push(format!("code {words}")),
                    Event::Text(words) => {
                        // Text may come in several pieces; its numbered words are what counts.
                        let marks = marks(&words);
                        if !marks.is_empty() {
                            out.push(format!("text {marks:?}"));
                        }
                    }
                    Event::Code(words) => out.push(format!("code {words}")),
                    // Between its tags HTML has prose; tags and comments stay.
                    Event::Html(words) | Event::InlineHtml(words) => {
                        out.extend(words.split_inclusive('>').map(|part| match part.split_once('<') {
                            Some((prose, tag)) => format!("html {:?} <{tag}", marks(prose)),
                            None => format!("html {:?}", marks(part)),
                        }));
                    }
                    other => out.push(format!("{other:?}")),
                }
            }
            out.retain(|event| event != "SoftBreak");
            out
        }
        Some("yaml") => yaml(text),
        Some("csv") => csv_cells(text),
        _ => vec![text.to_string()],
    }
}

/// The numbered words of a text.
fn marks(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| (word.starts_with("từ") || word.starts_with("hết")) && word.ends_with(|c: char| c.is_ascii_digit()))
        .map(String::from)
        .collect()
}

fn yaml(text: &str) -> Vec<String> {
    fn walk(value: &serde_json::Value, path: &str, out: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| walk(value, &format!("{path}.{key}"), out)),
            serde_json::Value::Array(list) => list.iter().enumerate().for_each(|(no, value)| walk(value, &format!("{path}[{no}]"), out)),
            serde_json::Value::String(words) => {
                out.push(format!("{path} {:?} {} lines", marks(words), words.lines().count()));
            }
            other => out.push(format!("{path} {other}")),
        }
    }
    let mut out = Vec::new();
    match serde_yaml::from_str::<serde_json::Value>(text) {
        Ok(value) => walk(&value, "", &mut out),
        Err(_) => out.push("no YAML".into()),
    }
    out
}

fn csv_cells(text: &str) -> Vec<String> {
    let (mut rows, mut cell, mut in_quotes, mut columns) = (Vec::new(), String::new(), false, 0);
    for c in text.chars() {
        match c {
            '"' => in_quotes = !in_quotes,
            ',' | '\n' if !in_quotes => {
                rows.push(format!("{columns} {:?}", marks(&cell)));
                columns = if c == ',' { columns + 1 } else { 0 };
                cell.clear();
            }
            c => cell.push(c),
        }
    }
    rows.push(format!("{columns} {:?} {in_quotes}", marks(&cell)));
    rows
}

#[test]
fn fixes_change_their_spans_alone_and_every_file_reads_the_same() {
    let first = number("FIX_SEED", 1);
    let mut mended = 0;
    for seed in first..first + number("FIX_SITES", 6) {
        let site = site(seed);
        let before = files(site.path());
        let said = loa(site.path(), &["check", "--fix", "--as-of", "2026-11-22"]);
        assert!(!said.panicked(), "{}", said.all());
        let after = files(site.path());
        let twin = Scratch::new();
        before.iter().for_each(|(path, bytes)| twin.write(path, bytes));
        replace_spans(&twin);
        for (path, bytes) in &before {
            let (old, new) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&after[path]));
            mended += usize::from(old != new);
            assert!(new == twin.read(path), "seed {seed}, {path}: not the findings\n{}", lines(&twin.read(path), &new));
            let (was, is) = (skeleton(path, &old), skeleton(path, &new));
            let differs = was.iter().zip(&is).find(|(was, is)| was != is);
            assert!(was == is, "seed {seed}, {path} reads otherwise: {differs:?}\n{}", lines(&old, &new));
            assert!(old == new || !path.ends_with(".svg") && !path.starts_with("static/"), "seed {seed}, {path} is no prose");
        }
        let said = loa(site.path(), &["check", "--fix", "--as-of", "2026-11-22"]);
        let again = files(site.path());
        for (path, bytes) in &again {
            let (old, new) = (String::from_utf8_lossy(&after[path]), String::from_utf8_lossy(bytes));
            assert!(old == new, "seed {seed}, {path} changes again:\n{}\n{}", lines(&old, &new), said.all());
        }
    }
    assert!(mended > 0, "nothing was mended");
}

/// The lines that differ.
fn lines(old: &str, new: &str) -> String {
    similar::TextDiff::from_lines(old, new).unified_diff().context_radius(0).to_string()
}
