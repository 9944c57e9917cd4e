//! What stands within a paragraph of a Word file: runs, links, fields, notes, changes.

use super::markdown::{BOLD, BREAK, PLAIN, address, escaped, is_sign_font, raised, sign};
use super::word::{OldFontText, WordField, WordReader, branch, file_name};
use super::xml::{Element, Space};
use crate::vietnamese::{converted, from_old_font, is_typed_for};

/// How the words of a run are shown.
#[derive(Clone, Debug, Default)]
pub struct RunShown {
    bold: bool,
    raised: Option<bool>,
    /// Whether the font shows small letters as capitals, such as `.VnTimeH`.
    capitals: bool,
    /// The font, where its letters are signs.
    signs: Option<String>,
    left_out: Option<&'static str>,
}

impl<'p> WordReader<'p> {
    pub fn inline_children(&mut self, element: Element<'p>) {
        element.children().for_each(|child| self.inline(child));
    }

    /// Reads something within a paragraph.
    pub fn inline(&mut self, element: Element<'p>) {
        match (element.space(), element.name()) {
            (_, "") => {}
            (Space::Word, "r") => self.run(element),
            (Space::Word, "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "instrText" | "delInstrText") => {}
            (Space::Word, "del" | "moveFrom") => self.skipping("deleted", |reader| reader.inline_children(element)),
            (Space::Word, "ins" | "moveTo") => {
                let before = self.paragraph.plain.len();
                self.inline_children(element);
                let words = self.paragraph.plain.get(before..).unwrap_or_default().to_string();
                if !words.trim().is_empty() {
                    self.paragraph.left_out.entry("inserted").or_default().push_str(&words);
                }
            }
            (Space::Word, "hyperlink") => {
                let target = self.relation(element.attribute("id")).map(|r| r.target.clone()).filter(|target| target.contains(':'));
                self.linked(target, |reader| reader.inline_children(element));
            }
            (Space::Word, "fldSimple") => {
                let instruction = element.attribute("instr").unwrap_or_default().to_string();
                match is_contents(&instruction) {
                    true => self.skipping("contents", |reader| reader.inline_children(element)),
                    false => self.linked(link_of(&instruction), |reader| reader.inline_children(element)),
                }
            }
            (Space::Word, "sdt") => element.child("sdtContent").into_iter().for_each(|content| self.inline_children(content)),
            (Space::Word, "commentRangeStart") => self.comment_at(element),
            (Space::Math, "oMath" | "oMathPara") => {
                let words = formula(element);
                self.remark("formula", &words);
                self.add_text(&words, &RunShown::default());
            }
            (Space::Compatibility, "AlternateContent") => branch(element).into_iter().for_each(|branch| self.inline_children(branch)),
            (Space::Word, "drawing" | "pict" | "object") => self.drawing(element),
            _ => self.inline_children(element),
        }
    }

    fn comment_at(&mut self, element: Element<'p>) {
        if let Some(id) = element.attribute("id") {
            self.commented.entry(id.to_string()).or_insert(self.number);
        }
    }

    /// Reads what a link is of.
    fn linked(&mut self, target: Option<String>, read: impl FnOnce(&mut Self)) {
        let Some(target) = target.filter(|_| self.skip.is_none()) else { return read(self) };
        let before = self.paragraph.text.len();
        read(self);
        self.close_link(before, &target);
    }

    /// Makes a link of the words behind this byte of the paragraph.
    fn close_link(&mut self, from: usize, target: &str) {
        let Some(words) = self.paragraph.text.get(from..).map(str::to_string) else { return };
        if words.trim().is_empty() {
            return;
        }
        self.paragraph.text.truncate(from);
        // Marks of bold words stand around a link.
        let is_bold = words.starts_with(BOLD) && words.ends_with(PLAIN);
        let inner = words.replace([BOLD, PLAIN], "").replace(BREAK, " ");
        let link = format!("[{}]({})", inner.trim(), address(target));
        self.paragraph.text.push_str(&match is_bold {
            true => format!("{BOLD}{link}{PLAIN}"),
            false => link,
        });
        self.paragraph.text.push_str(if inner.ends_with(' ') { " " } else { "" });
    }

    fn run(&mut self, run: Element<'p>) {
        let (own, all) = self.run_format(run);
        let font = all.font.unwrap_or_default();
        let is_deleted = run.child("rPr").is_some_and(|p| p.child("del").or(p.child("moveFrom")).is_some());
        let shown = RunShown {
            bold: own.bold == Some(true),
            raised: match all.position.as_deref() {
                Some("superscript") => Some(true),
                Some("subscript") => Some(false),
                _ => None,
            },
            capitals: font.starts_with(".Vn") && font.ends_with('H'),
            signs: is_sign_font(&font).then_some(font),
            left_out: match () {
                () if is_deleted => Some("deleted"),
                () if all.hidden == Some(true) => Some("hidden"),
                () if all.strike == Some(true) => Some("struck"),
                () => None,
            },
        };
        run.children().for_each(|child| self.run_part(child, &shown));
    }

    fn run_part(&mut self, element: Element<'p>, shown: &RunShown) {
        match (element.space(), element.name()) {
            (_, "") => {}
            (Space::Word, "t") => self.add_text(&element.all_words().replace(['\n', '\r', '\u{a0}'], " "), shown),
            (Space::Word, "delText") => self.skipping("deleted", |reader| reader.add_text(&element.all_words(), shown)),
            (Space::Word, "tab" | "ptab") => self.add_text(" ", &RunShown { left_out: shown.left_out, ..RunShown::default() }),
            (Space::Word, "br") if element.attribute("type").is_none_or(|kind| kind == "textWrapping") => self.add_break(shown),
            (Space::Word, "br") => self.add_break(shown),
            (Space::Word, "cr") => self.add_break(shown),
            (Space::Word, "noBreakHyphen") => self.add_text("-", shown),
            (Space::Word, "sym") => self.add_sign(element, shown),
            (Space::Word, "footnoteReference") => self.note("footnote", element, shown),
            (Space::Word, "endnoteReference") => self.note("endnote", element, shown),
            (Space::Word, "commentReference") => self.comment_at(element),
            (Space::Word, "fldChar") => self.field(element, shown),
            (Space::Word, "instrText") => {
                if let Some(field) = self.fields.last_mut().filter(|field| !field.is_result) {
                    field.instruction.push_str(&element.all_words());
                }
            }
            (Space::Word, "ruby") => {
                let base = element.child("rubyBase").map(|e| e.all_words()).unwrap_or_default();
                let above = element.child("rt").map(|e| e.all_words()).unwrap_or_default();
                self.add_text(&format!("{} ({})", base.trim(), above.trim()), shown);
            }
            (Space::Word, "rPr" | "softHyphen" | "delInstrText") => {}
            (Space::Compatibility, "AlternateContent") => {
                branch(element).into_iter().for_each(|branch| branch.children().for_each(|child| self.run_part(child, shown)));
            }
            (Space::Word, "drawing" | "pict" | "object") => match shown.left_out {
                Some(what) => self.skipping(what, |reader| reader.drawing(element)),
                None => self.drawing(element),
            },
            (Space::Math, _) => self.inline(element),
            _ => element.children().for_each(|child| self.run_part(child, shown)),
        }
    }

    fn add_sign(&mut self, element: Element<'p>, shown: &RunShown) {
        let font = element.attribute("font").unwrap_or_default();
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or(0);
        match sign(font, code) {
            Some(sign) => self.add_text(&sign.to_string(), &RunShown { signs: None, ..shown.clone() }),
            None => self.remark("sign", &format!("{font} {code:X}")),
        }
    }

    fn add_break(&mut self, shown: &RunShown) {
        if shown.left_out.is_some() || self.is_skipped() {
            return self.add_text(" ", shown);
        }
        self.paragraph.text.push(BREAK);
        self.paragraph.plain.push(BREAK);
        self.paragraph.seen.push(' ');
    }

    fn is_skipped(&self) -> bool {
        self.skip.is_some() || self.fields.iter().any(|field| !field.is_result || is_contents(&field.instruction))
    }

    /// Adds the words of a run, or remarks that they are left out.
    pub fn add_text(&mut self, words: &str, shown: &RunShown) {
        let words: String = match &shown.signs {
            Some(font) => words.chars().map(|c| sign(font, c as u32).unwrap_or(c)).collect(),
            None => {
                words.chars().map(|c| if (0xf000..0xf100).contains(&(c as u32)) { sign("", c as u32).unwrap_or(c) } else { c }).collect()
            }
        };
        let what = self.skip.or_else(|| self.is_skipped().then_some("contents")).or(shown.left_out);
        if !matches!(what, Some("deleted" | "hidden" | "struck")) {
            self.paragraph.seen.push_str(&words);
        }
        let unicode = self.to_unicode(&words, shown.capitals);
        if let Some(what) = what {
            self.paragraph.left_out.entry(what).or_default().push_str(&unicode);
            return;
        }
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        self.paragraph.letters += letters;
        if !shown.bold {
            self.paragraph.plain_letters += letters;
        }
        let markdown = match shown.raised {
            Some(is_super) => raised(&unicode, is_super),
            None => escaped(&unicode),
        };
        self.paragraph.plain.push_str(&match shown.raised {
            Some(_) if !markdown.starts_with('<') => markdown.clone(),
            _ => unicode,
        });
        match shown.bold && !words.trim().is_empty() {
            true => self.paragraph.text.push_str(&format!("{BOLD}{markdown}{PLAIN}")),
            false => self.paragraph.text.push_str(&markdown),
        }
    }

    /// The words of a run in Unicode.
    fn to_unicode(&self, words: &str, capitals: bool) -> String {
        let Some(OldFontText { font, is_mixed }) = self.old_font else { return words.to_string() };
        let new = |part: &str| match () {
            () if part.chars().any(|c| c as u32 > 0xff) => part.to_string(),
            () if is_mixed => converted(part, font).filter(|_| is_typed_for(part, font)).unwrap_or_else(|| part.to_string()),
            // No check of whole words here: a run may end within a word.
            () => from_old_font(part, font),
        };
        let words = words.split(' ').map(new).collect::<Vec<_>>().join(" ");
        if capitals { words.to_uppercase() } else { words }
    }

    /// The reference of a footnote or a note at the end.
    fn note(&mut self, kind: &'static str, element: Element<'p>, shown: &RunShown) {
        let Some(id) = element.attribute("id") else { return };
        if self.is_skipped() || shown.left_out.is_some() {
            return;
        }
        let known = self.notes.iter().position(|(k, i)| *k == kind && i == id);
        let no = known.unwrap_or_else(|| {
            self.notes.push((kind, id.to_string()));
            self.notes.len() - 1
        });
        self.paragraph.text.push_str(&format!("[^{}]", no + 1));
    }

    /// A field begins, shows its result, or ends.
    fn field(&mut self, element: Element<'p>, shown: &RunShown) {
        match element.attribute("fldCharType") {
            Some("begin") => {
                self.fields.push(WordField { instruction: String::new(), is_result: false, link: None });
                if let Some(data) = element.child("ffData") {
                    // Fields of a form: the box that is ticked or not, the word that is chosen.
                    self.form_field(data, shown);
                }
            }
            Some("separate") => {
                let at = self.paragraph.text.len();
                if let Some(field) = self.fields.last_mut() {
                    field.is_result = true;
                    field.link = link_of(&field.instruction).map(|target| format!("{at} {target}"));
                }
            }
            Some("end") => {
                let Some(field) = self.fields.pop() else { return };
                if let Some((at, target)) = field.link.as_deref().and_then(|link| link.split_once(' '))
                    && let Ok(at) = at.parse::<usize>()
                    && !self.is_skipped()
                {
                    self.close_link(at, target);
                }
            }
            _ => {}
        }
    }

    fn form_field(&mut self, data: Element<'p>, shown: &RunShown) {
        let is_on = |e: Element| !matches!(e.attribute("val"), Some("0" | "false"));
        let words = if let Some(tick) = data.child("checkBox") {
            let state = tick.child("checked").or(tick.child("default")).is_some_and(is_on);
            Some(if state { "☑" } else { "☐" }.to_string())
        } else {
            data.child("ddList").and_then(|list| {
                let chosen = list.value_of("result").or(list.value_of("default")).and_then(|n| n.parse().ok()).unwrap_or(0);
                list.children().filter(|e| e.name() == "listEntry").nth(chosen)?.attribute("val").map(str::to_string)
            })
        };
        if let (Some(words), Some(field)) = (words, self.fields.pop()) {
            self.add_text(&words, shown);
            self.fields.push(field);
        }
    }

    /// The name of a picture or object that is not taken, with the words that describe it.
    pub fn not_taken(&mut self, what: &'static str, path: &str) {
        let alt = std::mem::take(&mut self.alt);
        let name = file_name(path).to_string();
        self.remark(what, &if alt.is_empty() { name } else { format!("{name}: {alt}") });
    }
}

fn is_contents(instruction: &str) -> bool {
    matches!(instruction.split_whitespace().next(), Some("TOC"))
}

/// The address of a field that is a link.
fn link_of(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    target.contains(':').then(|| target.to_string())
}

/// A formula in a line: `a/b`, `x²`, `√(x)`.
fn formula(element: Element) -> String {
    let part = |name: &str| element.child(name).map(formula).unwrap_or_default();
    let grouped = |text: String| if text.chars().count() > 1 && text.contains([' ', '+', '-', '/']) { format!("({text})") } else { text };
    match (element.space(), element.name()) {
        (Space::Math, "t") | (Space::Word, "t") => element.all_words(),
        (Space::Math, "f") => format!("{}/{}", grouped(part("num")), grouped(part("den"))),
        (Space::Math, "sSup") => format!("{}{}", part("e"), plainly_raised(&part("sup"), true)),
        (Space::Math, "sSub") => format!("{}{}", part("e"), plainly_raised(&part("sub"), false)),
        (Space::Math, "sSubSup") => format!("{}{}{}", part("e"), plainly_raised(&part("sub"), false), plainly_raised(&part("sup"), true)),
        (Space::Math, "rad") => format!("{}√({})", part("deg"), part("e")),
        (Space::Math, "d") => format!("({})", element.children().filter(|e| e.name() == "e").map(formula).collect::<Vec<_>>().join("; ")),
        (Space::Math, "nary") => {
            let sign = element.child("naryPr").and_then(|p| p.value_of("chr")).unwrap_or("∫");
            format!("{sign}({}; {}) {}", part("sub"), part("sup"), part("e"))
        }
        (Space::Math, name) if name.ends_with("Pr") => String::new(),
        _ => element.children().map(formula).collect(),
    }
}

fn plainly_raised(words: &str, is_super: bool) -> String {
    match raised(words, is_super) {
        text if text.starts_with('<') => format!("{}({words})", if is_super { '^' } else { '_' }),
        text => text,
    }
}
