//! Conditions of the theme that name what no content has: their lists are empty.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, QUERY_EMPTY};
use crate::kinds::{Kind, Type, Value};
use crate::model::Library;
use crate::plan::{Condition, ConditionField, ConditionValue};
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { name: "queries", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let planner = context.planner;
    planner.theme.conditions().for_each(|(kind, conditions)| report_empty(planner.library, kind, conditions, diagnostics));
}

/// Reports the words of conditions that no item of the kind meets. A kind without any items says nothing of its conditions.
fn report_empty(library: &Library, kind: &'static Kind, conditions: &[Condition], diagnostics: &mut Diagnostics) {
    for condition in conditions {
        let (ConditionValue::Words(words) | ConditionValue::NoneOf(words)) = &condition.right else { continue };
        if words.is_empty() || !library.items.iter().any(|item| item.kind == kind) {
            continue;
        }
        let Some((name, known, names_something)) = known_words(library, kind, &condition.left) else { continue };
        for word in words.iter().filter(|word| !known.contains(&***word)) {
            let report = Diagnostic::new(&QUERY_EMPTY).at(condition.span).with("name", &name).with("value", word).with("kind", kind.name);
            let report = report.suggest(word, known.iter().map(|word| &**word));
            // Other words of a text may be still to come.
            if names_something || !report.args.iter().any(|(name, value)| *name == "near" && value == "none") {
                diagnostics.push(report);
            }
        }
    }
}

/// The name of the left side, the words that it may equal, and whether these name something. None where every word is possible.
fn known_words(library: &Library, kind: &'static Kind, left: &ConditionField) -> Option<(String, BTreeSet<String>, bool)> {
    let slugs = |kind: &'static Kind| library.groups.iter().filter(|g| g.kind == kind).map(|g| g.slug.to_string()).collect();
    let codes = || library.places.list.iter().map(|place| place.code.to_string()).collect();
    let items = || library.items.iter().filter(|item| item.kind == kind);
    let no = match left {
        ConditionField::Slug => return Some(("slug".into(), slugs(kind), true)),
        ConditionField::Place => return Some(("place".into(), codes(), true)),
        ConditionField::Internal => return None,
        ConditionField::Extra(entry) => {
            let values: Vec<&Value> = items().filter_map(|item| item.get("extra")?.entry(entry)).collect();
            let known = values.iter().filter_map(|value| Some(value.plain()?.into_owned())).collect();
            // An entry that no item has is misspelt, or is still to come.
            return Some((format!("extra.{entry}"), known, values.is_empty()));
        }
        ConditionField::Field(no) => *no,
    };
    let field = kind.table().field(no);
    let ty = field.ty.of_entries();
    match ty {
        Type::Choice(_) | Type::Boolean | Type::Date | Type::Integer | Type::Number | Type::Money | Type::Terms | Type::Free => None,
        Type::Item(other) => Some((field.name.into(), slugs(library.site.kinds.find(other)?), true)),
        Type::Place => Some((field.name.into(), codes(), true)),
        _ => {
            let mut known = BTreeSet::new();
            for item in items() {
                let Some(value) = item.value(no) else { continue };
                value.each_leaf(&mut |leaf: &Value| known.extend(leaf.plain().map(std::borrow::Cow::into_owned)));
            }
            Some((field.name.into(), known, matches!(ty, Type::Term { .. })))
        }
    }
}
