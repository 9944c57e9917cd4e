//! Notes and warnings of other tools: `:::note`, `!!! note`, and the words for them.

use super::code_lines::is_item;

/// The alert of GitHub that a word for a note means.
pub fn alert_of(word: &str) -> Option<&'static str> {
    Some(match &*word.to_ascii_lowercase() {
        "note" | "info" | "abstract" | "summary" | "tldr" | "seealso" | "todo" | "example" | "quote" | "question" | "help" | "faq"
        | "notice" | "cite" | "callout" | "box" | "alert-info" | "secondary" | "aside" => "NOTE",
        "tip" | "hint" | "success" | "check" | "done" | "alert-success" => "TIP",
        "important" | "required" => "IMPORTANT",
        "warning" | "attention" | "alert" | "warn" | "alert-warning" | "deprecated" => "WARNING",
        "caution" | "danger" | "error" | "failure" | "fail" | "missing" | "bug" | "critical" | "alert-danger" => "CAUTION",
        _ => return None,
    })
}

/// Whether the word for a note is a name that says no more than the alert does: its title then adds nothing.
pub fn is_plain(word: &str) -> bool {
    matches!(word, "note" | "tip" | "important" | "warning" | "caution")
}

/// A text and the number of the line in the source for each of its lines.
#[derive(Debug)]
pub struct NumberedText {
    /// The text.
    pub text: String,
    /// Numbers of lines, from 1.
    pub lines: Vec<usize>,
    /// First bytes of lines.
    starts: Vec<usize>,
}

impl NumberedText {
    /// A text whose first line has this number.
    pub fn new(text: &str, first: usize) -> NumberedText {
        let lines = (0..=text.matches('\n').count()).map(|i| i + first).collect();
        NumberedText::with(text.to_string(), lines)
    }

    /// A text with the numbers of its lines.
    pub fn with(text: String, lines: Vec<usize>) -> NumberedText {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        NumberedText { text, lines, starts }
    }

    /// The number of the line with this byte.
    pub fn line(&self, at: usize) -> usize {
        let index = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        self.lines.get(index).or(self.lines.last()).copied().unwrap_or(0)
    }
}

/// Rewrites the indented notes of MkDocs, `!!! note "Title"`, `??? note` and `=== "Tab"`, as containers.
pub fn containers_of_mkdocs(source: NumberedText) -> NumberedText {
    if !["!!!", "???", "==="].iter().any(|mark| source.text.contains(mark)) {
        return source;
    }
    let lines: Vec<(&str, usize)> = source.text.split('\n').zip(source.lines.iter().copied()).collect();
    let mut out: Vec<(String, usize)> = Vec::new();
    rewrite(&lines, &mut out, 0);
    let (text, lines): (Vec<String>, Vec<usize>) = out.into_iter().unzip();
    NumberedText::with(text.join("\n"), lines)
}

fn rewrite(lines: &[(&str, usize)], out: &mut Vec<(String, usize)>, depth: usize) {
    let indent_of = |line: &str| line.chars().take_while(|c| matches!(c, ' ' | '\t')).map(|c| if c == '\t' { 4 } else { 1 }).sum::<usize>();
    let mut fence: Option<(char, usize)> = None;
    let mut at = 0;
    while at < lines.len() {
        let (line, number) = lines[at];
        let content = line.trim_start();
        let mark = content.chars().next().filter(|c| matches!(c, '`' | '~'));
        let width = mark.map_or(0, |m| content.chars().take_while(|c| *c == m).count());
        match (fence, mark) {
            (Some((open, needed)), Some(mark)) if mark == open && width >= needed && content[width..].trim().is_empty() => fence = None,
            (None, Some(mark)) if width >= 3 => fence = Some((mark, width)),
            _ => {}
        }
        let opened = (fence.is_none() && depth < 20).then(|| opening(content)).flatten();
        let Some(opened) = opened else {
            out.push((line.to_string(), number));
            at += 1;
            continue;
        };
        let indent = indent_of(line);
        let mut end = at + 1;
        while end < lines.len() && (lines[end].0.trim().is_empty() || indent_of(lines[end].0) >= indent + 4) {
            end += 1;
        }
        while end > at + 1 && lines[end - 1].0.trim().is_empty() {
            end -= 1;
        }
        let blanks = &line[..line.len() - content.len()];
        // A container in an entry of a list begins on a line of its own.
        let blanks = if is_item(content) { String::new() } else { blanks.to_string() };
        out.push((format!("{blanks}{opened}"), number));
        let inner: Vec<(String, usize)> =
            lines[at + 1..end].iter().map(|(l, n)| (format!("{blanks}{}", without(l, indent + 4)), *n)).collect();
        let inner: Vec<(&str, usize)> = inner.iter().map(|(l, n)| (l.as_str(), *n)).collect();
        rewrite(&inner, out, depth + 1);
        out.push((format!("{blanks}:::"), lines[end - 1].1));
        at = end;
    }
}

/// A line without so many columns of blanks.
fn without(line: &str, columns: usize) -> &str {
    let mut left = columns;
    let mut at = 0;
    for c in line.chars() {
        let width = if c == '\t' { 4 } else { 1 };
        if !matches!(c, ' ' | '\t') || left == 0 {
            break;
        }
        left = left.saturating_sub(width);
        at += 1;
    }
    &line[at..]
}

/// The line of a container for the line that opens a note, a folded part or a tab.
fn opening(line: &str) -> Option<String> {
    let (mark, rest) = ["!!!", "???+", "???", "==="].iter().find_map(|mark| Some((*mark, line.strip_prefix(mark)?)))?;
    let rest = rest.strip_prefix(['+', '!']).unwrap_or(rest);
    if !rest.starts_with([' ', '"']) {
        return None;
    }
    let rest = rest.trim();
    let (words, title) = match rest.split_once('"') {
        Some((words, title)) => (words.trim(), title.rsplit_once('"').map_or(title, |(t, _)| t).trim()),
        None => (rest, ""),
    };
    match mark {
        "===" if title.is_empty() => None,
        "===" => Some(format!("::: tab {title}")),
        _ => {
            let word = words.split_whitespace().next().unwrap_or("note");
            let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            plain.then(|| format!("::: {word} {title}").trim_end().to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indented_notes_become_containers_with_their_lines() {
        let source =
            NumberedText::new("a\n\n!!! warning \"Chú ý\"\n    b\n\n    - c\n        !!! note\n            d\ne\n```\n!!! x\n```", 5);
        let made = containers_of_mkdocs(source);
        assert_eq!(made.text, "a\n\n::: warning Chú ý\nb\n\n- c\n    ::: note\n    d\n    :::\n:::\ne\n```\n!!! x\n```");
        assert_eq!(made.line(made.text.find("\ne\n").unwrap() + 1), 13);
    }
}
