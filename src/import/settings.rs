//! Values in YAML, TOML and JSON as nodes, and settings by name without regard to case.

use crate::diag::{FileId, Span};
use crate::read::yaml::parse_yaml;
use crate::read::{Node, NodeKey, NodeValue, Scalar, ScalarForm};

/// The span of values whose place in the file is not needed.
pub fn nowhere() -> Span {
    Span::new(FileId(0), 0, 0)
}

/// Parses YAML. Tags of other programs (`!ENV`, `!!python/name:…`) are read as the text behind them.
pub fn yaml(text: &str) -> Option<Node> {
    parse_yaml(FileId(0), text, 0).ok().or_else(|| {
        let without: Vec<String> = text.lines().map(without_tag).collect();
        parse_yaml(FileId(0), &without.join("\n"), 0).ok()
    })
}

/// A line of YAML whose value begins with a tag: the tag becomes a text.
fn without_tag(line: &str) -> String {
    let Some(at) = [": !", "- !"].iter().find_map(|mark| line.find(mark)) else { return line.to_string() };
    let (before, tagged) = line.split_at(at + 2);
    format!("{before}\"{}\"", tagged.trim_end().replace(['"', '\\'], ""))
}

/// Parses TOML.
pub fn toml(text: &str) -> Option<Node> {
    text.parse::<toml::Table>().ok().map(|table| toml_node(&toml::Value::Table(table)))
}

fn toml_node(value: &toml::Value) -> Node {
    let value = match value {
        toml::Value::String(text) => return scalar(text, ScalarForm::Quoted),
        toml::Value::Integer(number) => return scalar(&number.to_string(), ScalarForm::Plain),
        toml::Value::Float(number) => return scalar(&number.to_string(), ScalarForm::Plain),
        toml::Value::Boolean(flag) => return scalar(if *flag { "true" } else { "false" }, ScalarForm::Plain),
        toml::Value::Datetime(day) => return scalar(&day.to_string(), ScalarForm::Plain),
        toml::Value::Array(values) => NodeValue::List(values.iter().map(toml_node).collect()),
        toml::Value::Table(table) => NodeValue::Map(table.iter().map(|(k, v)| (key(k), toml_node(v))).collect()),
    };
    Node { span: nowhere(), value }
}

/// Parses JSON.
pub fn json(text: &str) -> Option<Node> {
    serde_json::from_str::<serde_json::Value>(text).ok().map(|value| json_node(&value))
}

fn json_node(value: &serde_json::Value) -> Node {
    let value = match value {
        serde_json::Value::Null => NodeValue::Null,
        serde_json::Value::Bool(flag) => return scalar(if *flag { "true" } else { "false" }, ScalarForm::Plain),
        serde_json::Value::Number(number) => return scalar(&number.to_string(), ScalarForm::Plain),
        serde_json::Value::String(text) => return scalar(text, ScalarForm::Quoted),
        serde_json::Value::Array(values) => NodeValue::List(values.iter().map(json_node).collect()),
        serde_json::Value::Object(map) => NodeValue::Map(map.iter().map(|(k, v)| (key(k), json_node(v))).collect()),
    };
    Node { span: nowhere(), value }
}

/// A single value.
pub fn scalar(text: &str, form: ScalarForm) -> Node {
    Node { span: nowhere(), value: NodeValue::Scalar(Scalar { text: text.into(), form }) }
}

/// The key of a map.
pub fn key(text: &str) -> NodeKey {
    NodeKey { text: text.into(), span: nowhere() }
}

/// Parses a file by the extension of its name.
pub fn read(path: &str, text: &str) -> Option<Node> {
    match path.rsplit_once('.')?.1 {
        "toml" => toml(text),
        "json" => json(text),
        "yml" | "yaml" => yaml(text),
        _ => super::js::exported(text),
    }
}

/// The value at a path of keys, without regard to case.
pub fn at<'a>(node: &'a Node, path: &[&str]) -> Option<&'a Node> {
    path.iter().try_fold(node, |node, name| node.as_map()?.iter().find(|(k, _)| k.text.eq_ignore_ascii_case(name)).map(|(_, v)| v))
}

/// The text at a path of keys.
pub fn text_at<'a>(node: &'a Node, path: &[&str]) -> Option<&'a str> {
    at(node, path).and_then(Node::as_text).map(str::trim).filter(|text| !text.is_empty())
}

/// The text at the first of several keys that has one.
pub fn text_of<'a>(node: &'a Node, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| text_at(node, &[name]))
}
