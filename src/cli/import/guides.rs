//! `loa import guide FILE.docx`: makes the draft of a guide from a Word file.

use crate::cli::{CONTENT, GOOD, SYSTEM};
use crate::config::Config;
use crate::lang::Words;
use crate::read::read_word_file;
use crate::vietnamese::slug;
use crate::write::put_file;
use std::path::Path;

/// Runs the command.
pub fn run(config: &Config, path: &Path, yes: bool, words: &Words) -> u8 {
    let text = match read_word_file(path) {
        Ok(text) => text,
        Err(reason) => {
            complain!(
                "{}",
                words.say("cannot-read", &[("path", path.display().to_string()), ("reason", reason), ("system", String::new())])
            );
            return SYSTEM;
        }
    };
    let (title, body) = match text.title {
        Some(title) => (title, text.markdown),
        // Without a paragraph in the style “Title”, the first line is the title.
        None => {
            let (first, rest) = text.markdown.split_once('\n').unwrap_or((&text.markdown, ""));
            (first.trim_start_matches(['#', ' ']).replace("**", ""), rest.trim_start().to_string())
        }
    };
    if let Some(font) = text.font {
        complain!("{}", words.say("cli-import-font", &[("font", font.name().to_string())]));
    }
    for name in &text.left_out {
        complain!("{}", words.say("cli-import-no-picture", &[("name", name.clone())]));
    }
    let name = slug(&title);
    if name.is_empty() {
        complain!("{}", words.say("cli-import-no-text", &[("path", path.display().to_string())]));
        return CONTENT;
    }
    let body = body.replace("](anh-", &format!("]({name}-anh-"));
    let quoted = serde_json::to_string(&title).unwrap_or_default();
    let page = format!("---\ntitle: {quoted}\nstatus: draft\n---\n\n{body}");
    if !yes {
        say!("{page}");
        complain!("{}", words.say("cli-import-dry", &[]));
        return GOOD;
    }
    let folder = config.site_dir.join("content/guides");
    let page = (folder.join(format!("{name}.md")), page.into_bytes());
    let pictures = text.pictures.into_iter().map(|(picture, bytes)| (folder.join(format!("{name}-{picture}")), bytes));
    for (path, bytes) in std::iter::once(page).chain(pictures) {
        let shown = path.display().to_string();
        match put_file(&path, &bytes, false) {
            Ok(()) => say!("{}", words.say("cli-created", &[("path", shown)])),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                complain!("{}", words.say("cli-exists", &[("path", shown)]));
                return CONTENT;
            }
            Err(error) => {
                complain!("{}", words.cannot_write(&path, &error));
                return SYSTEM;
            }
        }
    }
    GOOD
}
