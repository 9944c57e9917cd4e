//! Markdown as HTML, for texts inside of HTML that is kept.

use super::rewrite::options;
use crate::text::escaped;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

/// The HTML of a text, without blank lines, which would end a block of HTML. A single paragraph stands without its tags.
pub fn as_html(markdown: &str) -> String {
    let mut out = String::new();
    // The words of a picture are its description; inside of one there is nothing else.
    let mut pictures: Vec<String> = Vec::new();
    let mut in_head = false;
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(words) => out.push_str(&escaped(&words)),
            Event::Code(words) if pictures.is_empty() => out.push_str(&format!("<code>{}</code>", escaped(&words))),
            Event::Code(words) => out.push_str(&escaped(&words)),
            Event::Html(html) | Event::InlineHtml(html) => out.push_str(&html),
            Event::SoftBreak => out.push('\n'),
            Event::HardBreak => out.push_str("<br>\n"),
            Event::Rule => out.push_str("<hr>\n"),
            Event::TaskListMarker(done) => out.push_str(if done { "☑ " } else { "☐ " }),
            Event::FootnoteReference(name) => out.push_str(&format!("[^{}]", escaped(&name))),
            Event::InlineMath(words) | Event::DisplayMath(words) => out.push_str(&escaped(&words)),
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                pictures.push(format!("<img src=\"{}\"{} alt=\"", escaped(&dest_url), titled(&title)));
                out.push('\u{0}');
            }
            Event::End(TagEnd::Image) => {
                let alt = out.rfind('\u{0}').map(|at| out.split_off(at)).unwrap_or_default();
                let alt = alt.trim_start_matches('\u{0}');
                out.push_str(&format!("{}{alt}\">", pictures.pop().unwrap_or_default()));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                out.push_str(&format!("<a href=\"{scheme}{}\"{}>", escaped(&dest_url), titled(&title)));
            }
            Event::Start(Tag::CodeBlock(kind)) => out.push_str(match kind {
                CodeBlockKind::Indented | CodeBlockKind::Fenced(_) => "<pre><code>",
            }),
            Event::End(TagEnd::CodeBlock) => out.push_str("</code></pre>\n"),
            Event::Start(Tag::List(Some(first))) if first != 1 => out.push_str(&format!("<ol start=\"{first}\">\n")),
            Event::Start(Tag::Heading { level, id, .. }) => {
                let id = id.map(|id| format!(" id=\"{}\"", escaped(&id))).unwrap_or_default();
                out.push_str(&format!("<{level}{id}>"));
            }
            Event::Start(Tag::TableHead) => {
                in_head = true;
                out.push_str("<tr>");
            }
            Event::End(TagEnd::TableHead) => {
                in_head = false;
                out.push_str("</tr>\n");
            }
            Event::Start(Tag::TableCell) => out.push_str(if in_head { "<th>" } else { "<td>" }),
            Event::End(TagEnd::TableCell) => out.push_str(if in_head { "</th>" } else { "</td>" }),
            Event::Start(tag) => {
                if let Some(name) = name_of(&tag.to_end()).filter(|_| pictures.is_empty()) {
                    out.push_str(&format!("<{name}>"));
                }
            }
            Event::End(end) => {
                if let Some(name) = name_of(&end).filter(|_| pictures.is_empty()) {
                    let is_block = !matches!(&*name, "em" | "strong" | "del" | "a" | "sup" | "sub");
                    out.push_str(&format!("</{name}>{}", if is_block { "\n" } else { "" }));
                }
            }
        }
    }
    let html = out.trim();
    let one = html.strip_prefix("<p>").and_then(|h| h.strip_suffix("</p>")).filter(|h| !h.contains("<p>"));
    let html = one.unwrap_or(html).replace("{{", "&#123;{");
    // A blank line in code is one all the same when it holds a blank as an entity.
    let lines = html.lines().map(|line| if line.trim().is_empty() { "&#32;" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// The element of a tag without attributes.
fn name_of(tag: &TagEnd) -> Option<String> {
    Some(match tag {
        TagEnd::Paragraph => "p".into(),
        TagEnd::Heading(level) => level.to_string(),
        TagEnd::BlockQuote(_) => "blockquote".into(),
        TagEnd::List(true) => "ol".into(),
        TagEnd::List(false) => "ul".into(),
        TagEnd::Item => "li".into(),
        TagEnd::Emphasis => "em".into(),
        TagEnd::Strong => "strong".into(),
        TagEnd::Strikethrough => "del".into(),
        TagEnd::Superscript => "sup".into(),
        TagEnd::Subscript => "sub".into(),
        TagEnd::Link => "a".into(),
        TagEnd::Table => "table".into(),
        TagEnd::TableRow => "tr".into(),
        _ => return None,
    })
}

fn titled(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escaped(title)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_html_without_blank_lines() {
        assert_eq!(as_html("Nộp **hồ sơ** [tại đây](a.md \"Mở\")"), "Nộp <strong>hồ sơ</strong> <a href=\"a.md\" title=\"Mở\">tại đây</a>");
        assert_eq!(as_html("a\n\nb & c\\\nd"), "<p>a</p>\n<p>b &amp; c<br>\nd</p>");
        assert_eq!(as_html("- a\n- b\n  1. c"), "<ul><li>a</li>\n<li>b<ol><li>c</li>\n</ol>\n</li>\n</ul>");
        assert_eq!(as_html("![Ảnh *cổng*](a.png) \\{{x}}"), "<img src=\"a.png\" alt=\"Ảnh cổng\"> &#123;{x}}");
        assert_eq!(as_html("```\na\n\nb\n```"), "<pre><code>a\n&#32;\nb\n</code></pre>");
        assert_eq!(
            as_html("| A | B |\n|---|---|\n| 1 | 2 |"),
            "<table><tr><th>A</th><th>B</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>"
        );
    }
}
