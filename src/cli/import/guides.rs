//! `loa import guide FILE.docx`: makes the draft of a guide from a document, and names what is not in it.

use crate::cli::{CONTENT, GOOD, SYSTEM};
use crate::config::Config;
use crate::edit::MAX_SLUG;
use crate::import::{PaperFacts, take_facts};
use crate::lang::Words;
use crate::read::{OfficePart, OfficeRemark, read_word_file, to_markdown};
use crate::vietnamese::{short_slug, slug};
use crate::write::put_file;
use std::io::ErrorKind;
use std::path::Path;

/// How many names are tried for a text whose name is taken.
const MAX_NAMES: usize = 1000;

/// Runs the command.
pub fn run(config: &Config, path: &Path, yes: bool, words: &Words) -> u8 {
    let mut text = match read_word_file(path) {
        Ok(text) => text,
        Err(reason) => {
            complain!(
                "{}",
                words.say("cannot-read", &[("path", path.display().to_string()), ("reason", reason), ("system", String::new())])
            );
            return SYSTEM;
        }
    };
    let mut facts = take_facts(&mut text);
    let body = to_markdown(&text.blocks);
    if facts.title.is_empty() && !body.trim().is_empty() {
        // A text without a title has the name of its file.
        facts.title = path.file_stem().map(|name| name.to_string_lossy().replace(['-', '_'], " ")).unwrap_or_default();
        text.remarks.push(OfficeRemark { what: "title-made", part: OfficePart::Body, paragraph: 0, text: facts.title.clone() });
    }
    let name = short_slug(&slug(&facts.title), MAX_SLUG).to_string();
    if name.is_empty() {
        complain!("{}", words.say("cli-import-no-text", &[("path", path.display().to_string())]));
        return CONTENT;
    }
    if let Some(font) = text.font {
        complain!("{}", words.say("cli-import-font", &[("font", font.name().to_string())]));
    }
    text.remarks.iter().for_each(|remark| complain!("{}", said(remark, words)));
    let folder = config.site_dir.join("content/guides");
    let page = |name: &str| format!("{}{}", front_matter(&facts), named(&format!("{body}{}", text.footnotes), name)).into_bytes();
    if !yes {
        say!("{}", String::from_utf8_lossy(&page(&name)));
        complain!("{}", words.say("cli-import-dry-guide", &[("path", folder.join(format!("{name}.md")).display().to_string())]));
        return GOOD;
    }
    let report = |path: &Path, error: std::io::Error| {
        complain!("{}", words.cannot_write(path, &error));
        SYSTEM
    };
    let names = (1..=MAX_NAMES).map(|no| if no == 1 { name.clone() } else { format!("{name}-{no}") });
    for own in names {
        let path = folder.join(format!("{own}.md"));
        match put_file(&path, &page(&own), false) {
            Ok(()) => say!("{}", words.say("cli-created", &[("path", path.display().to_string())])),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) => return report(&path, error),
        }
        if own != name {
            let before = folder.join(format!("{name}.md")).display().to_string();
            complain!("{}", words.say("cli-import-same-name", &[("path", before), ("new", path.display().to_string())]));
        }
        for (picture, bytes) in &text.pictures {
            let path = folder.join(format!("{own}-{picture}"));
            match put_file(&path, bytes, false) {
                Ok(()) => say!("{}", words.say("cli-created", &[("path", path.display().to_string())])),
                Err(error) => return report(&path, error),
            }
        }
        return GOOD;
    }
    complain!("{}", words.say("cli-exists", &[("path", folder.join(format!("{name}.md")).display().to_string())]));
    CONTENT
}

/// The text with the names that its pictures have in the folder.
fn named(text: &str, name: &str) -> String {
    text.replace("](anh-", &format!("]({name}-anh-"))
}

/// The fields of the draft.
fn front_matter(facts: &PaperFacts) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let mut out = format!("---\ntitle: {}\nstatus: draft\n", quoted(&facts.title));
    if let Some(owner) = &facts.owner {
        out.push_str(&format!("owner: {}\n", quoted(owner)));
    }
    if let Some(date) = facts.date {
        out.push_str(&format!("date: {date}\n"));
    }
    if let Some(number) = &facts.number {
        out.push_str(&format!("sources:\n  - title: {}\n    number: {}\n", quoted(&facts.title), quoted(number)));
        if let Some(date) = facts.date {
            out.push_str(&format!("    date: {date}\n"));
        }
    }
    out.push_str("---\n\n");
    out
}

/// A remark as one line: where, what, which words.
fn said(remark: &OfficeRemark, words: &Words) -> String {
    let place = words.say("cli-import-at", &[("part", remark.part.name().to_string()), ("paragraph", remark.paragraph.to_string())]);
    words.say("cli-import-remark", &[("place", place), ("what", remark.what.to_string()), ("text", remark.text.clone())])
}
