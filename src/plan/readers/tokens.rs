//! Tokens of a theme: colours, sizes and fonts by name. Checked here, and written as custom properties of CSS.

use super::references::SCHEMES;
use crate::diag::{BAD_TOKEN, Diagnostic, Diagnostics};
use crate::kinds::Value;
use crate::plan::declared::options::{OptionType, ThemeOption, is_color};
use crate::read::{Layer, Node, NodeValue};

/// Units a length may have.
const UNITS: &[&str] =
    &["", "px", "rem", "em", "%", "ch", "ex", "lh", "vw", "vh", "vmin", "vmax", "fr", "mm", "cm", "in", "pt", "pc", "deg", "s", "ms"];

/// Reports tokens that no style sheet could use.
pub fn check_tokens(layers: &[Layer], diagnostics: &mut Diagnostics) {
    for layer in layers {
        if let Some(node) = layer.settings.as_ref().and_then(|s| s.get("tokens")) {
            check(node, "tokens", false, diagnostics);
        }
    }
}

fn check(node: &Node, name: &str, color: bool, diagnostics: &mut Diagnostics) {
    let (text, why) = match &node.value {
        NodeValue::Null => ("", Some("empty")),
        NodeValue::List(_) => (name, Some("list")),
        NodeValue::Map(entries) => {
            // `inks` reads these.
            for (key, value) in entries.iter().filter(|(key, _)| name != "tokens" || &*key.text != "press") {
                check(value, &format!("{name}.{}", key.text), color || &*key.text == "color", diagnostics);
            }
            return;
        }
        NodeValue::Scalar(scalar) => (&*scalar.text, fault(&scalar.text, color)),
    };
    if let Some(why) = why {
        diagnostics.push(Diagnostic::new(&BAD_TOKEN).at(node.span).with("name", name).with("value", text).with("why", why));
    }
}

/// The variant of the message for a token that is wrong.
fn fault(text: &str, color: bool) -> Option<&'static str> {
    if color || text.starts_with('#') {
        return (!is_color(text) && (color || !is_translucent(text))).then_some("color");
    }
    if text.contains(['{', '}', ';', '<', '\n']) {
        return Some("letters");
    }
    let measured = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    (measured && !text.split_whitespace().all(is_length)).then_some("length")
}

/// `#rgba` or `#rrggbbaa`: laid over what is below. No colour of text or of print, so it does not stand below `color`.
fn is_translucent(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| matches!(hex.len(), 4 | 8) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Whether a text is a number with or without a unit.
fn is_length(text: &str) -> bool {
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    UNITS.contains(&&text[number.len()..]) && number.parse::<f64>().is_ok_and(f64::is_finite)
}

/// Tokens as custom properties: `tokens: {color: {ink: "#111"}}` is `--color-ink`. `dark:` holds for dark schemes, `paper:` for pages printed
/// from a browser, `press:` for print shops, so not here.
/// Colours and numbers among the options follow: `--option-accent`.
pub fn css_tokens(settings: &Value, options: &[ThemeOption]) -> String {
    let Value::Record(entries) = settings else { return String::new() };
    let tokens = entries.iter().find(|(n, _)| &**n == "tokens").map(|(_, tokens)| tokens);
    let tokens_of = |name: &str| match tokens {
        Some(Value::Record(tokens)) => tokens.iter().find(|(n, _)| &**n == name).map(|(_, value)| value),
        _ => None,
    };
    let mut css = String::new();
    if let Some(Value::Record(tokens)) = tokens {
        for (name, value) in tokens.iter().filter(|(n, _)| &**n != "press" && !SCHEMES.contains(&&**n)) {
            properties(&mut css, name, value);
        }
    }
    for option in options.iter().filter(|o| matches!(o.ty, OptionType::Color | OptionType::Number)) {
        if let Some(value) = &option.value {
            properties(&mut css, &format!("option-{}", option.name), value);
        }
    }
    if tokens.is_none() && css.is_empty() {
        return css;
    }
    css = format!(":root{{{css}}}\n");
    for (scheme, medium) in [("dark", "(prefers-color-scheme:dark)"), ("paper", "print")] {
        let Some(Value::Record(entries)) = tokens_of(scheme) else { continue };
        css.push_str(&format!("@media {medium}{{:root{{"));
        for (name, value) in entries {
            properties(&mut css, name, value);
        }
        css.push_str("}}\n");
    }
    css
}

fn properties(css: &mut String, name: &str, value: &Value) {
    match value {
        Value::Record(entries) => entries.iter().for_each(|(n, v)| properties(css, &format!("{name}-{n}"), v)),
        other => {
            let text = other.plain().unwrap_or_default();
            let safe = !text.contains(['{', '}', ';', '<']);
            if safe {
                css.push_str(&format!("--{name}:{text};"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn tokens_are_colours_lengths_or_words() {
        for (text, color, wrong) in [
            ("#1b1b1f", true, None),
            ("#fff", true, None),
            ("#ffffff4d", false, None),
            ("#ffffff4d", true, Some("color")),
            ("#ffff", true, Some("color")),
            ("red", true, Some("color")),
            ("#12345g", false, Some("color")),
            ("1.5rem", false, None),
            ("0", false, None),
            ("-.25em", false, None),
            ("0 1px 2px", false, None),
            ("12xp", false, Some("length")),
            ("1,5rem", false, Some("length")),
            ("1e999px", false, Some("length")),
            ("Inter, sans-serif", false, None),
            ("a;}", false, Some("letters")),
        ] {
            assert_eq!(fault(text, color), wrong, "{text}");
        }
    }
}
