//! Blocks of Markdown in the middle of a text: with the indentation of the list or quotation around them, parted by blank lines.

pub use super::code_lines::is_item;

/// Appends a block to a text. What follows continues in the same list or quotation.
pub fn push_block(out: &mut String, content: &str) {
    let content = content.trim_matches('\n');
    if content.trim().is_empty() {
        return;
    }
    let prefix = continuation(out);
    let start = out.rfind('\n').map_or(0, |i| i + 1);
    let line = out[start..].to_string();
    let own = prefix_len(&line);
    let behind_marker = line[own..].is_empty() && is_item(line.trim_start_matches([' ', '\t', '>']).trim_end());
    if !line[own..].trim().is_empty() {
        out.truncate(out.trim_end_matches([' ', '\t']).len());
        push_break(out, &prefix);
    } else if !behind_marker {
        out.truncate(start);
        if !out.is_empty() && !out.ends_with("\n\n") && !ends_in_blank(out) {
            out.push_str(prefix.trim_end());
            out.push('\n');
        }
        out.push_str(&prefix);
    }
    for (i, line) in dedent(content).lines().enumerate() {
        if i > 0 {
            out.push('\n');
            out.push_str(if line.is_empty() { prefix.trim_end() } else { &prefix });
        }
        out.push_str(line);
    }
    push_break(out, &prefix);
}

/// A blank line, and the beginning of the next.
fn push_break(out: &mut String, prefix: &str) {
    out.push('\n');
    out.push_str(prefix.trim_end());
    out.push('\n');
    out.push_str(prefix);
}

/// Whether the last line of a text is blank but for the signs of a quotation.
fn ends_in_blank(out: &str) -> bool {
    let body = out.strip_suffix('\n').unwrap_or(out);
    body.rsplit('\n').next().is_some_and(|line| line.trim_matches([' ', '\t', '>']).is_empty())
}

/// The length of what stands before the text of a line: blanks, `>`, the marker of a list.
fn prefix_len(line: &str) -> usize {
    let quoted = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
    let rest = &line[quoted..];
    if !is_item(rest) {
        return quoted;
    }
    let marker = rest.find([' ', '\t']).unwrap_or(rest.len());
    let blanks = rest[marker..].len() - rest[marker..].trim_start().len();
    let task = ["[ ] ", "[x] ", "[X] "].iter().any(|t| rest[marker + blanks..].starts_with(t));
    quoted + marker + blanks.min(4) + if task { 4 } else { 0 }
}

/// What lines that continue the last line of a text begin with.
fn continuation(out: &str) -> String {
    let start = out.rfind('\n').map_or(0, |i| i + 1);
    let line = &out[start..];
    let len = prefix_len(line);
    let prefix: String = line[..len].chars().map(|c| if matches!(c, '>' | '\t') { c } else { ' ' }).collect();
    let has_marker = !line[..len].trim_matches([' ', '\t', '>']).is_empty();
    if has_marker || prefix.contains('>') || prefix.is_empty() {
        return prefix;
    }
    // Blanks alone: those of the list that the line is part of, if it is part of one.
    let width = |text: &str| text.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum::<usize>();
    let indent = width(&prefix);
    for above in out[..start].lines().rev().take(200).filter(|l| !l.trim().is_empty()) {
        let blanks = above.len() - above.trim_start().len();
        let item = is_item(above.trim_start());
        if item && width(&above[..blanks]) < indent {
            return " ".repeat(prefix_len(above).min(indent));
        }
        if blanks == 0 && !item {
            break;
        }
    }
    String::new()
}

/// Text without the indentation that all its lines have; that of the first line does not count.
pub fn dedent(text: &str) -> String {
    let blanks = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let rest = text.lines().skip(1).filter(|l| !l.trim().is_empty()).map(blanks).min();
    let lines = text.lines().enumerate().map(|(i, line)| match (i, rest) {
        (0, rest) => &line[blanks(line).min(rest.unwrap_or(usize::MAX))..],
        _ if line.trim().is_empty() => "",
        (_, rest) => &line[rest.unwrap_or(0)..],
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A quotation, or one of the alerts of GitHub with a title.
pub fn quoted(alert: Option<&str>, title: &str, content: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    if let Some(alert) = alert {
        lines.push(format!("[!{alert}]"));
    }
    if !title.is_empty() {
        lines.push(format!("**{}**", title.replace('*', "\\*")));
        lines.push(String::new());
    }
    lines.extend(dedent(content.trim_matches('\n').trim_end()).lines().map(str::to_string));
    lines.iter().map(|line| format!("> {line}").trim_end().to_string()).collect::<Vec<_>>().join("\n")
}

/// A list of HTML as one of Markdown.
pub fn list(items: &[String], ordered: Option<u64>) -> String {
    let mut lines = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let marker = match ordered {
            Some(first) => format!("{}. ", first + i as u64),
            None => "- ".to_string(),
        };
        let indent = " ".repeat(marker.len());
        let item = dedent(item.trim());
        let item = match (item.strip_prefix("☐ "), item.strip_prefix("☑ ")) {
            (Some(rest), _) => format!("[ ] {}", rest.trim_start()),
            (_, Some(rest)) => format!("[x] {}", rest.trim_start()),
            _ => item,
        };
        for (n, line) in item.lines().enumerate() {
            lines.push(match n {
                0 => format!("{marker}{line}"),
                _ if line.is_empty() => String::new(),
                _ => format!("{indent}{line}"),
            });
        }
        if item.is_empty() {
            lines.push(marker.trim_end().to_string());
        }
    }
    lines.join("\n")
}

/// Code within a line that shows `raw` as it is.
pub fn code(raw: &str, in_table: bool) -> String {
    let raw = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let longest = raw.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let marks = "`".repeat(longest + 1);
    let blank = if raw.starts_with('`') || raw.ends_with('`') { " " } else { "" };
    let raw = if in_table { raw.replace('|', "\\|") } else { raw };
    format!("{marks}{blank}{raw}{blank}{marks}")
}

/// A block of code that shows `raw` as it is.
pub fn fenced(raw: &str, language: &str) -> String {
    let longest = raw.lines().map(|l| l.trim_start().bytes().take_while(|b| *b == b'`').count()).max().unwrap_or(0);
    let marks = "`".repeat(longest.max(2) + 1);
    format!("{marks}{language}\n{}\n{marks}", raw.trim_matches('\n'))
}

/// The text with at most one blank line at a time, but as it is in code.
pub fn tidied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<(char, usize)> = None;
    let mut blank = true;
    for line in text.lines() {
        let content = line.trim_start_matches([' ', '\t', '>']);
        let mark = content.chars().next().filter(|c| matches!(c, '`' | '~'));
        let width = mark.map_or(0, |m| content.chars().take_while(|c| *c == m).count());
        match (fence, mark) {
            (Some((open, needed)), Some(mark)) if mark == open && width >= needed && content[width..].trim().is_empty() => fence = None,
            (None, Some(mark)) if width >= 3 && (mark == '~' || !content[width..].contains('`')) => fence = Some((mark, width)),
            _ => {}
        }
        if fence.is_none() && line.trim().is_empty() {
            if !blank {
                out.push('\n');
            }
            blank = true;
            continue;
        }
        blank = false;
        out.push_str(&heading_with_id(line).filter(|_| fence.is_none()).unwrap_or_else(|| line.to_string()));
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// A heading whose words begin with a named place, `## <a id="x"></a>Words`, with the name as its own: `## Words {#x}`.
fn heading_with_id(line: &str) -> Option<String> {
    let marks = line.bytes().take_while(|b| *b == b'#').count();
    let (id, words) = line.get(marks..)?.trim_start().strip_prefix("<a id=\"")?.split_once("\"></a>")?;
    let plain = (1..=6).contains(&marks) && !words.trim().is_empty() && !words.contains("{#");
    plain.then(|| format!("{} {} {{#{id}}}", &line[..marks], words.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stay_in_their_list_and_quotation() {
        let mut out = String::from("- một");
        push_block(&mut out, "> a\n>\n> b");
        assert_eq!(out, "- một\n\n  > a\n  >\n  > b\n\n  ");
        let mut out = String::from("> x\n> ");
        push_block(&mut out, "**T**");
        assert_eq!(out, "> x\n>\n> **T**\n>\n> ");
        let mut out = String::from("Câu\n    ");
        push_block(&mut out, "b");
        assert_eq!(out, "Câu\n\nb\n\n", "four blanks behind a paragraph are no list");
        let mut out = String::from("1. a\n   ");
        push_block(&mut out, "b");
        assert_eq!(out, "1. a\n\n   b\n\n   ");
    }

    #[test]
    fn pieces_are_written_as_markdown_has_them() {
        assert_eq!(dedent("  a\n    b\n\n  c"), "a\n  b\n\nc");
        assert_eq!(code("a `b`", false), "`` a `b` ``");
        assert_eq!(quoted(Some("NOTE"), "Lưu ý", "a\n\nb"), "> [!NOTE]\n> **Lưu ý**\n>\n> a\n>\n> b");
        assert_eq!(list(&["a\n\nb".into(), String::new()], Some(3)), "3. a\n\n   b\n4.");
        assert_eq!(tidied("a\n\n\n\nb\n```\n\n\n\n```\n\n"), "a\n\nb\n```\n\n\n\n```\n");
    }
}
