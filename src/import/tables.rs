//! Tables of HTML as tables of Markdown, where each cell is one line and spans one column.

use super::body::{BodyRenderer, Mode};
use super::scan::TokenKind;
use super::tree::TreeNode;

/// A row: its cells, and whether all of them are headings.
type Row = (Vec<String>, bool);

/// The table as Markdown; none where Markdown has no such table.
pub fn table(renderer: &mut BodyRenderer, node: &TreeNode, mode: Mode) -> Option<String> {
    if !is_simple(renderer, node) {
        return None;
    }
    let before = renderer.findings.len();
    let (mut rows, mut caption) = (Vec::new(), String::new());
    let children = node.children.as_deref().unwrap_or_default();
    let fits = read_rows(renderer, children, mode, &mut rows, &mut caption);
    let width = rows.iter().map(|(cells, _)| cells.len()).max().unwrap_or(0);
    if !fits || width == 0 || width > 16 {
        renderer.findings.truncate(before);
        return None;
    }
    let line = |cells: &[String]| {
        let filled = (0..width).map(|i| cells.get(i).cloned().unwrap_or_default());
        format!("| {} |", filled.collect::<Vec<_>>().join(" | "))
    };
    let mut lines = Vec::new();
    if !caption.is_empty() {
        lines.push(format!("**{caption}**"));
        lines.push(String::new());
    }
    let has_head = rows.first().is_some_and(|(_, head)| *head);
    lines.push(if has_head { line(&rows[0].0) } else { line(&[]) });
    lines.push(format!("|{}", " --- |".repeat(width)));
    lines.extend(rows.iter().skip(usize::from(has_head)).map(|(cells, _)| line(cells)));
    Some(lines.join("\n"))
}

/// The text with tables as wide as their longest row: cells without a column would not be shown. Also the words of such cells.
pub fn widened(text: &str) -> (String, Vec<String>) {
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    let mut surplus = Vec::new();
    let mut fence: Option<(char, usize)> = None;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let content = line.trim_start_matches([' ', '\t', '>']);
        let mark = content.chars().next().filter(|c| matches!(c, '`' | '~'));
        let marks = mark.map_or(0, |m| content.chars().take_while(|c| *c == m).count());
        match (fence, mark) {
            (Some((open, needed)), Some(mark)) if mark == open && marks >= needed && content[marks..].trim().is_empty() => fence = None,
            (None, Some(mark)) if marks >= 3 => fence = Some((mark, marks)),
            _ => {}
        }
        let width = cells(line).len();
        let is_head =
            fence.is_none() && line.contains('|') && lines.get(at + 1).is_some_and(|next| is_rule(next) && cells(next).len() == width);
        if !is_head {
            out.push(line.to_string());
            at += 1;
            continue;
        }
        let end = (at + 2..lines.len())
            .find(|i| !lines[*i].contains('|') || lines[*i].trim_matches([' ', '\t', '>']).is_empty())
            .unwrap_or(lines.len());
        let widest = lines[at + 2..end].iter().map(|row| cells(row).len()).max().unwrap_or(0).min(64);
        for (i, row) in lines[at..end].iter().enumerate() {
            let own = cells(row);
            if i > 1 && own.len() > width {
                surplus.extend(own[width..].iter().map(|cell| cell.trim().to_string()).filter(|cell| !cell.is_empty()));
            }
            match i < 2 && widest > width {
                true => {
                    let filler = if i == 0 { "  |" } else { " --- |" }.repeat(widest - width);
                    let closed = row.trim_end();
                    let bar = if closed.ends_with('|') && !closed.ends_with("\\|") { "" } else { " |" };
                    out.push(format!("{closed}{bar}{filler}"));
                }
                false => out.push(row.to_string()),
            }
        }
        at = end;
    }
    let mut widened = out.join("\n");
    if text.ends_with('\n') {
        widened.push('\n');
    }
    (widened, surplus)
}

/// The cells of a row: between bars that are not escaped.
fn cells(line: &str) -> Vec<&str> {
    let row = line.trim_matches([' ', '\t', '>']);
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = if row.ends_with("\\|") { row } else { row.strip_suffix('|').unwrap_or(row) };
    let mut found = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (i, c) in row.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '|' => {
                found.push(&row[start..i]);
                start = i + 1;
            }
            _ => {}
        }
    }
    found.push(&row[start..]);
    found
}

/// Whether a line is the one of dashes below the head of a table.
fn is_rule(line: &str) -> bool {
    let row = line.trim_matches([' ', '\t', '>']);
    row.contains('-') && row.contains('|') && row.bytes().all(|b| matches!(b, b'-' | b'|' | b':' | b' ' | b'\t'))
}

/// Whether no cell spans others or contains blocks.
fn is_simple(renderer: &BodyRenderer, node: &TreeNode) -> bool {
    node.children.as_deref().unwrap_or_default().iter().all(|child| {
        let simple = match &renderer.tokens[child.token].kind {
            TokenKind::Tag(tag) => {
                let spans = ["colspan", "rowspan"].iter().any(|a| tag.get(a).is_some_and(|v| v.trim() != "1"));
                let name = tag.name.to_ascii_lowercase();
                !spans
                    && !matches!(
                        &*name,
                        "table" | "ul" | "ol" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "dl" | "hr" | "details"
                    )
            }
            TokenKind::Verbatim => !renderer.source.text[child.range.clone()].contains('\n'),
            _ => true,
        };
        simple && is_simple(renderer, child)
    })
}

fn read_rows(renderer: &mut BodyRenderer, nodes: &[TreeNode], mode: Mode, rows: &mut Vec<Row>, caption: &mut String) -> bool {
    for node in nodes {
        let tag = match renderer.tokens[node.token].kind.clone() {
            TokenKind::Tag(tag) => tag,
            TokenKind::Text if renderer.raw(node).trim().is_empty() => continue,
            TokenKind::Hidden(_) | TokenKind::Verbatim | TokenKind::Comment => continue,
            _ => return false,
        };
        let children = node.children.as_deref().unwrap_or_default();
        match &*tag.name.to_ascii_lowercase() {
            "thead" | "tbody" | "tfoot" => {
                renderer.left_out(node, &tag, &[]);
                if !read_rows(renderer, children, mode, rows, caption) {
                    return false;
                }
            }
            "tr" if !tag.closes => {
                renderer.left_out(node, &tag, &[]);
                let Some(row) = read_row(renderer, children, mode) else { return false };
                if !row.0.is_empty() {
                    rows.push(row);
                }
            }
            "caption" => *caption = one_line(&renderer.text_of(children, mode)).unwrap_or_default(),
            "colgroup" | "col" => {}
            _ if tag.closes => {}
            _ => return false,
        }
    }
    true
}

fn read_row(renderer: &mut BodyRenderer, nodes: &[TreeNode], mode: Mode) -> Option<Row> {
    let (mut cells, mut all_heads) = (Vec::new(), true);
    for node in nodes {
        let tag = match renderer.tokens[node.token].kind.clone() {
            TokenKind::Tag(tag) => tag,
            TokenKind::Text if renderer.raw(node).trim().is_empty() => continue,
            TokenKind::Verbatim | TokenKind::Comment => continue,
            _ => return None,
        };
        let name = tag.name.to_ascii_lowercase();
        if !matches!(&*name, "td" | "th") {
            if tag.closes {
                continue;
            }
            return None;
        }
        renderer.left_out(node, &tag, &["colspan", "rowspan"]);
        all_heads &= name == "th";
        let text = renderer.text_of(node.children.as_deref().unwrap_or_default(), mode);
        cells.push(one_line(&text)?);
    }
    let head = all_heads && !cells.is_empty();
    Some((cells, head))
}

/// The text of a cell in one line; breaks stay as tags.
fn one_line(text: &str) -> Option<String> {
    let text = text.trim();
    let blocks: Vec<String> = text
        .split("\n\n")
        .map(|b| b.replace("\\\n", "<br>").split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|b| !b.is_empty())
        .collect();
    if blocks.iter().any(|b| b.starts_with("- ") || b.starts_with("```") || b.starts_with("> ") || b.starts_with('|')) {
        return None;
    }
    let mut line = String::new();
    let mut in_code = false;
    for c in blocks.join("<br>").chars() {
        match c {
            '`' => in_code = !in_code,
            '|' if !line.ends_with('\\') => line.push('\\'),
            _ => {}
        }
        line.push(c);
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_without_a_column_get_one() {
        let (text, surplus) = widened("> | A | B |\n> |---|---|\n> | 1 | 2 | ba \\| bốn |\n\n```\n| a |\n|---|\n| b | c |\n```\n");
        assert_eq!(text, "> | A | B |  |\n> |---|---| --- |\n> | 1 | 2 | ba \\| bốn |\n\n```\n| a |\n|---|\n| b | c |\n```\n");
        assert_eq!(surplus, ["ba \\| bốn"]);
        let whole = "a | b\n--- | ---\n1 | 2\n3\n";
        assert_eq!(widened(whole).0, whole);
    }
}
