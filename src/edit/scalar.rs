//! Texts as YAML scalars: plain where YAML reads the same text back, else quoted; several lines as a block scalar.

use crate::diag::FileId;
use crate::read::{Node, NodeValue, ScalarForm, yaml::parse_yaml};

/// The style of YAML around a scalar.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum YamlStyle {
    /// Behind a key or a dash.
    Block,
    /// Inside brackets or braces.
    Flow,
}

/// A text as a scalar on one line. `was` is the scalar that it replaces: its quotes stay where they were not necessary.
pub(super) fn line(text: &str, context: YamlStyle, was: Option<QuotedScalar>) -> String {
    let quote = was.map(|w| w.quote);
    let chosen = was.is_some_and(|w| reads_back(w.text, w.text, context));
    if !chosen && reads_back(text, text, context) {
        return text.to_string();
    }
    let single = format!("'{}'", text.replace('\'', "''"));
    // Inside single quotes a backslash is an ordinary character.
    match quote.unwrap_or(if text.contains(['"', '\\']) { '\'' } else { '"' }) {
        '\'' if reads_back(&single, text, context) => single,
        _ => double(text),
    }
}

/// A quoted scalar.
#[derive(Clone, Copy)]
pub(super) struct QuotedScalar<'a> {
    /// `'` or `"`.
    pub quote: char,
    /// The text without quotes.
    pub text: &'a str,
}

/// Whether YAML reads `written` as `text` anywhere in a file.
fn reads_back(written: &str, text: &str, context: YamlStyle) -> bool {
    if text.is_empty() || text.contains(['\n', '\r']) {
        return false;
    }
    let parsed = |yaml: String| parse_yaml(FileId(0), &yaml, 0).ok();
    let says = |node: Option<&Node>| node.and_then(Node::as_text) == Some(text);
    match context {
        // With a comment behind it. The anchor makes the reader use the complete YAML parser instead of its fast path.
        YamlStyle::Block => {
            parsed(format!("- &a 1\n- k: {written} # x\n")).is_some_and(|n| says(n.as_list().and_then(|l| l.get(1)?.get("k"))))
        }
        YamlStyle::Flow => parsed(format!("k: [{written}, {{ a: {written} }}]\n")).is_some_and(|n| {
            let list = n.get("k").and_then(Node::as_list).unwrap_or_default();
            list.len() == 2 && says(list.first()) && says(list[1].get("a"))
        }),
    }
}

fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\x{:02x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text of several lines as a block scalar with lines indented by `indent` columns, without the end of the last line. None where a block
/// scalar cannot represent it.
pub(super) fn block(text: &str, indent: usize, ending: &str) -> Option<String> {
    let kept = text.ends_with('\n');
    let body = text.strip_suffix('\n').unwrap_or(text);
    let first = body.lines().next().unwrap_or_default();
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if body.ends_with('\n') || first.is_empty() || first.starts_with([' ', '\t']) || body.contains(odd) {
        return None;
    }
    let mut out = String::from(if kept { "|" } else { "|-" });
    for line in body.split('\n') {
        out.push_str(ending);
        if !line.is_empty() {
            out.push_str(&" ".repeat(indent));
            out.push_str(line);
        }
    }
    Some(out)
}

/// A scalar with its quotes; none when it is not quoted. `written` is the text of the file from the scalar on.
pub(super) fn quotes<'n>(node: &'n Node, written: &str) -> Option<QuotedScalar<'n>> {
    let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    match &node.value {
        NodeValue::Scalar(scalar) if scalar.form == ScalarForm::Quoted => Some(QuotedScalar { quote, text: &scalar.text }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_where_yaml_needs_them() {
        for (text, block, flow) in [
            ("Đăng ký khai sinh", "Đăng ký khai sinh", "Đăng ký khai sinh"),
            ("0225 000 1234", "0225 000 1234", "0225 000 1234"),
            ("50.000 đồng", "50.000 đồng", "50.000 đồng"),
            ("NO", "NO", "NO"),
            ("Một, hai", "Một, hai", "\"Một, hai\""),
            ("Lệ phí: 50.000", "\"Lệ phí: 50.000\"", "\"Lệ phí: 50.000\""),
            ("null", "\"null\"", "\"null\""),
            ("~", "\"~\"", "\"~\""),
            ("# thẻ", "\"# thẻ\"", "\"# thẻ\""),
            ("Tổ 1 #2", "\"Tổ 1 #2\"", "\"Tổ 1 #2\""),
            ("- gạch", "\"- gạch\"", "\"- gạch\""),
            ("{{ place.name }}", "\"{{ place.name }}\"", "\"{{ place.name }}\""),
            ("Gọi {{ place.hotline }}", "Gọi {{ place.hotline }}", "\"Gọi {{ place.hotline }}\""),
            ("“Một cửa”", "“Một cửa”", "“Một cửa”"),
            ("\"Một cửa\"", "'\"Một cửa\"'", "'\"Một cửa\"'"),
            ("https://dichvucong.gov.vn/", "https://dichvucong.gov.vn/", "https://dichvucong.gov.vn/"),
        ] {
            assert_eq!(line(text, YamlStyle::Block, None), block);
            assert_eq!(line(text, YamlStyle::Flow, None), flow);
        }
        let was = |text| Some(QuotedScalar { quote: '\'', text });
        assert_eq!(line("mới", YamlStyle::Block, was("cũ")), "'mới'", "unnecessary quotes stay");
        assert_eq!(line("mới", YamlStyle::Block, was("a: b")), "mới", "necessary quotes go");
        assert_eq!(line("it's: c", YamlStyle::Block, was("a: b")), "'it''s: c'");
    }
}
