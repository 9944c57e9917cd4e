//! Values as YAML: front matter and settings of the new site.

use crate::read::{Node, NodeKey, NodeValue, ScalarForm};

/// A text as a value of YAML: plain where it is a word, else in quotes.
pub fn text(text: &str) -> String {
    let plain = text.chars().next().is_some_and(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '.' | ',' | '(' | ')'))
        && !text.ends_with(' ')
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&&*text.to_lowercase());
    if plain { text.to_string() } else { quoted(text) }
}

/// A text in double quotes, as JSON and YAML have it.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".into())
}

/// A single value as it was written.
fn scalar(value: &str, form: ScalarForm) -> String {
    let is_number = value.parse::<f64>().is_ok() && !value.starts_with('+') && !value.to_lowercase().contains(['n', 'i']);
    let is_flag = matches!(value, "true" | "false");
    let is_day = value.len() == 10 && value.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    match form {
        ScalarForm::Plain if is_number || is_flag || is_day => value.to_string(),
        _ if is_number || is_flag || is_day => quoted(value),
        _ => text(value),
    }
}

/// A key and its value, with all lines indented by so many blanks.
pub fn entry(key: &str, value: &Node, indent: usize) -> String {
    let blanks = " ".repeat(indent);
    let head = format!("{blanks}{}:", text(key));
    match &value.value {
        NodeValue::Null => format!("{head}\n"),
        NodeValue::Scalar(s) => format!("{head} {}\n", scalar(&s.text, s.form)),
        NodeValue::List(nodes) if nodes.is_empty() => format!("{head} []\n"),
        NodeValue::Map(entries) if entries.is_empty() => format!("{head} {{}}\n"),
        NodeValue::List(nodes) => format!("{head}\n{}", list(nodes, indent + 2)),
        NodeValue::Map(entries) => format!("{head}\n{}", map(entries, indent + 2)),
    }
}

/// The entries of a map.
pub fn map(entries: &[(NodeKey, Node)], indent: usize) -> String {
    entries.iter().map(|(k, v)| entry(&k.text, v, indent)).collect()
}

fn list(nodes: &[Node], indent: usize) -> String {
    let blanks = " ".repeat(indent);
    let one = |node: &Node| match &node.value {
        NodeValue::Null => format!("{blanks}- null\n"),
        NodeValue::Scalar(s) => format!("{blanks}- {}\n", scalar(&s.text, s.form)),
        NodeValue::List(inner) if inner.is_empty() => format!("{blanks}- []\n"),
        NodeValue::Map(inner) if inner.is_empty() => format!("{blanks}- {{}}\n"),
        NodeValue::List(inner) => format!("{blanks}-\n{}", list(inner, indent + 2)),
        NodeValue::Map(inner) => {
            let text = map(inner, indent + 2);
            format!("{blanks}- {}", &text[indent + 2..])
        }
    };
    nodes.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::settings;

    #[test]
    fn what_is_written_is_read_again() {
        let written = "a: 1\nb: \"01\"\nc:\n  - x: yes please\n    y: [1, {z: \"a: b\"}]\n  - \"#\"\nd: {}\ne: \"- \\n x\"\n";
        let node = settings::yaml(written).unwrap();
        let made = map(node.as_map().unwrap(), 0);
        let again = settings::yaml(&made).unwrap();
        assert_eq!(map(again.as_map().unwrap(), 0), made);
        assert!(made.contains("b: \"01\"") && made.contains("a: 1\n"), "{made}");
    }
}
