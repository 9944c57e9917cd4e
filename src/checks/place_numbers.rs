//! One place, two numbers for the same need: pages, sheets and messages name whoever is on duty, lists name the hotline too.

use super::coverage::own;
use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, FACT_DIFFERS};
use crate::kinds::Value;
use crate::model::{Item, LangNo};

/// The rule.
pub static RULE: Rule = Rule { name: "numbers of places", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    for place in library.places.numbers() {
        let item = library.place_item(place, LangNo::MAIN);
        let Some((hotline, hotline_digits)) = phone(item, "hotline") else { continue };
        let is_duty = |contact: &&Item| matches!(contact.get("role"), Some(Value::Choice(role)) if role.name == "duty");
        let on_duty: Vec<&Item> = own(library, place, "contact").filter(is_duty).collect();
        let numbers: Vec<(&Item, &str, &str)> =
            on_duty.iter().filter_map(|contact| phone(contact, "phone").map(|(text, digits)| (*contact, text, digits))).collect();
        let Some((contact, text, _)) = numbers.first().filter(|_| numbers.iter().all(|(.., digits)| *digits != hotline_digits)) else {
            continue;
        };
        let mut report = Diagnostic::new(&FACT_DIFFERS).at(item.span_of("hotline")).with("what", "hotline").with("field", "hotline");
        report.also.push(contact.span_of("phone"));
        report = report.with("written", hotline).with("held", text);
        diagnostics.push(report.with("of", &library.places.get(place).name));
    }
}

/// A number as it is written, and its digits.
fn phone<'i>(item: &'i Item, field: &str) -> Option<(&'i str, &'i str)> {
    match item.get(field)? {
        Value::Phone { text, digits } => Some((text, digits)),
        _ => None,
    }
}
