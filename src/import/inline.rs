//! Pieces of a line as Markdown has them: emphasis, links, pictures.

use super::blocks::code;
use super::html::{ElementKind, element_kind, read_tag};

/// A text without its tags.
pub fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        match read_tag(&rest[at..], false) {
            Some(tag) if element_kind(&tag.name.to_ascii_lowercase()) != ElementKind::Unknown => {
                if tag.name.eq_ignore_ascii_case("br") {
                    out.push('\n');
                }
                rest = &rest[at + tag.len..];
            }
            _ => {
                out.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Emphasis around words; blanks at their ends stand outside. Where Markdown would not read the marks, the tags stay.
pub fn emphasis(out: &mut String, inner: &str, mark: &str, name: &str, after: &str) {
    let words = inner.trim();
    if words.is_empty() {
        out.push_str(inner);
        return;
    }
    if words.contains("\n\n") || words.starts_with(['#', '|']) {
        out.push_str(inner);
        return;
    }
    let lead = &inner[..inner.len() - inner.trim_start().len()];
    let trail = &inner[inner.trim_end().len()..];
    out.push_str(lead);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens_in_word = lead.is_empty() && letter(out.chars().next_back()) && !letter(words.chars().next());
    let closes_in_word = trail.is_empty() && letter(after.chars().next()) && !letter(words.chars().next_back());
    let nested = words.starts_with('*') || words.ends_with('*') || out.ends_with('*');
    match opens_in_word || closes_in_word || nested {
        true => out.push_str(&format!("<{name}>{words}</{name}>")),
        false => out.push_str(&format!("{mark}{words}{mark}")),
    }
    out.push_str(trail);
}

/// A link.
pub fn link(words: &str, target: &str, title: &str) -> String {
    if is_template(target) {
        return format!("{} ({})", words.trim(), code(target, false));
    }
    format!("[{}]({}{})", words.trim(), destination(target), titled(title))
}

/// A picture.
pub fn image(alt: &str, source: &str, title: &str) -> String {
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ").replace('[', "\\[").replace(']', "\\]");
    let alt = alt.replace("{{", "\\{{");
    if source.trim().is_empty() {
        return alt;
    }
    if is_template(source) {
        return format!("{alt} ({})", code(source, false));
    }
    format!("![{alt}]({}{})", destination(source), titled(title))
}

/// Whether an address is computed by a template.
fn is_template(target: &str) -> bool {
    target.contains("{{") || target.contains("{%")
}

fn titled(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() { String::new() } else { format!(" \"{}\"", title.replace('"', "\\\"").replace("{{", "{ {")) }
}

/// An address as the target of a link: blanks and brackets are encoded.
pub fn destination(target: &str) -> String {
    target.trim().replace([' ', '\n', '\t'], "%20").replace('(', "%28").replace(')', "%29").replace('<', "%3C").replace('>', "%3E")
}
