//! Slogans that are too long, or whose `breaks` or `emphasis` have other words than the slogan.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, SLOGAN_LINES, SLOGAN_LONG};
use crate::kinds::Value;
use crate::vietnamese::key;

/// The rule.
pub static RULE: Rule = Rule { name: "slogans", feature: None, check: Check::Library(check) };

/// Most letters of a slogan on a banner or a card.
const SHORT: usize = 40;

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    for item in context.planner.library.items.iter().filter(|i| i.kind.name == "slogan") {
        let text = |name: &str| if let Some(Value::Text(text)) = item.get(name) { Some(&**text) } else { None };
        let Some(slogan) = text("text") else { continue };
        let (field, carried) = match text("short") {
            Some(short) => ("short", short),
            None => ("text", slogan),
        };
        let letters = carried.chars().count();
        if letters > SHORT {
            diagnostics.push(Diagnostic::new(&SLOGAN_LONG).at(item.span_of(field)).with("letters", letters).with("most", SHORT));
        }
        if let Some(Value::List(lines)) = item.get("breaks") {
            let lines: String = lines.iter().filter_map(Value::plain).map(|line| key(&line)).collect();
            if lines != key(slogan) {
                diagnostics.push(Diagnostic::new(&SLOGAN_LINES).at(item.span_of("breaks")).with("why", "breaks").with("text", slogan));
            }
        }
        if let Some(words) = text("emphasis").filter(|words| !key(slogan).contains(&key(words))) {
            diagnostics.push(Diagnostic::new(&SLOGAN_LINES).at(item.span_of("emphasis")).with("why", "emphasis").with("text", words));
        }
    }
}
