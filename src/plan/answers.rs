//! Answers to the questions of declarations, each computed once and shared.

use super::product::About;
use super::query::{Condition, Left, OrderBy, Query, Right, Scope};
use crate::kinds::{PLACE, Value};
use crate::model::{GroupNo, Item, ItemNo, LangNo, Library, PlaceNo};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

/// For whom a question is asked.
#[derive(Clone, Copy)]
pub struct Asker<'a> {
    pub place: PlaceNo,
    pub lang: LangNo,
    /// The job's own item: bound by `item.…` and never part of an answer.
    pub item: Option<ItemNo>,
    pub term: Option<&'a str>,
}

#[derive(PartialEq, Eq, Hash)]
struct Question {
    /// Address of the query in its declaration, which outlives the answers.
    query: usize,
    /// Equal sets of candidates have the same address.
    candidates: usize,
    place: PlaceNo,
    lang: LangNo,
    bound: Vec<Box<str>>,
}

/// The cache of answers.
#[derive(Default)]
pub struct Answers {
    cache: Mutex<FxHashMap<Question, Arc<[ItemNo]>>>,
}

impl Answers {
    /// Every item that answers, in order, without regard to the limit. The asker's own item may be among them.
    pub fn all(&self, library: &Library, query: &Query, asker: Asker) -> Arc<[ItemNo]> {
        let (candidates, place) = match query.scope {
            Scope::Place if query.kind != &PLACE => (library.inherited.visible(asker.place, query.kind).as_ptr() as usize, 0),
            _ => (0, asker.place),
        };
        let bound = bindings(library, query, asker);
        let question = Question { query: query as *const Query as usize, candidates, place, lang: asker.lang, bound };
        if let Some(found) = self.lock().get(&question) {
            return found.clone();
        }
        let answer: Arc<[ItemNo]> = compute(library, query, asker, &question.bound).into();
        self.lock().insert(question, answer.clone());
        answer
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, FxHashMap<Question, Arc<[ItemNo]>>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The items that answer, the asker's own left out, at most `limit`.
    pub fn limited(&self, library: &Library, query: &Query, about: &About, asker: Asker) -> Arc<[ItemNo]> {
        let all = self.all(library, query, asker);
        let own = asker.item.filter(|_| matches!(about, About::Kind { kind, .. } if *kind == query.kind)).map(|i| library.item(i).group);
        let is_own = |item: &ItemNo| own == Some(library.item(*item).group);
        match (query.limit, own.is_some() && all.iter().any(is_own)) {
            (None, false) => all,
            (Some(limit), false) if all.len() <= limit => all,
            (limit, _) => all.iter().filter(|i| !is_own(i)).take(limit.unwrap_or(usize::MAX)).copied().collect(),
        }
    }
}

/// The words bound by `item.…`, `place.…` and `term`, one entry per bound condition.
fn bindings(library: &Library, query: &Query, asker: Asker) -> Vec<Box<str>> {
    let mut bound = Vec::new();
    for condition in &query.conditions {
        let words = match &condition.right {
            Right::Words(_) => continue,
            Right::Item(no) => asker.item.map(|i| joined(library.item(i).value(*no))).unwrap_or_default(),
            Right::ItemSlug => asker.item.map(|i| library.item(i).slug.to_string()).unwrap_or_default(),
            Right::Place(no) => joined(library.item(library.variant(library.place_groups[asker.place as usize], asker.lang)).value(*no)),
            Right::Term => asker.term.unwrap_or_default().to_string(),
        };
        bound.push(words.into());
    }
    bound
}

/// A value's words with a separator that no text has.
fn joined(value: Option<&Value>) -> String {
    let mut out = String::new();
    each_word(value, |word| {
        if !out.is_empty() {
            out.push('\u{1f}');
        }
        out.push_str(word);
        false
    });
    out
}

/// Calls `f` with each word of a value until it says `true`; whether it did.
fn each_word(value: Option<&Value>, mut f: impl FnMut(&str) -> bool) -> bool {
    match value {
        None => false,
        Some(Value::List(values)) => values.iter().any(|v| v.plain().is_some_and(|w| f(&w))),
        Some(value) => value.plain().is_some_and(|w| f(&w)),
    }
}

fn compute(library: &Library, query: &Query, asker: Asker, bound: &[Box<str>]) -> Vec<ItemNo> {
    let mut found: Vec<ItemNo> = Vec::new();
    let holds = |item: &Item| {
        let mut bound = bound.iter();
        query.conditions.iter().all(|c| {
            let right = match c.right {
                Right::Words(_) => None,
                _ => bound.next().map(|b| &**b),
            };
            matches(library, item, c, right)
        })
    };
    let mut add = |group: GroupNo| {
        let item = library.variant(group, asker.lang);
        if !library.group(group).expired && holds(library.item(item)) {
            found.push(item);
        }
    };
    let stands_below = |g: GroupNo| library.places.is_below(library.group(g).stands, asker.place);
    if query.kind == &PLACE {
        let wanted = |place: PlaceNo| match query.scope {
            Scope::Here => place == asker.place,
            Scope::Place => library.places.is_below(asker.place, place),
            Scope::Below => place != asker.place && library.places.is_below(place, asker.place),
            Scope::All => true,
        };
        library.places.numbers().filter(|p| wanted(*p)).for_each(|p| add(library.place_groups[p as usize]));
    } else {
        match query.scope {
            Scope::Place => library.inherited.visible(asker.place, query.kind).iter().for_each(|g| add(*g)),
            Scope::Here => {
                let here = library.inherited.visible(asker.place, query.kind).iter();
                here.filter(|g| library.group(**g).stands == asker.place).for_each(|g| add(*g));
            }
            Scope::Below | Scope::All => {
                for (no, group) in library.groups.iter().enumerate() {
                    let published = group.kind == query.kind && !group.hidden && group.absent.is_none();
                    if published && (query.scope == Scope::All || stands_below(no as GroupNo)) {
                        add(no as GroupNo);
                    }
                }
            }
        }
    }
    found.sort_by(|a, b| compare(library, query, library.item(*a), library.item(*b)));
    found
}

/// Whether one condition holds. Two lists match when they share a member; null matches only null.
fn matches(library: &Library, item: &Item, condition: &Condition, bound: Option<&str>) -> bool {
    let any = |word: &str| match (&condition.right, bound) {
        (Right::Words(words), _) => words.iter().any(|w| **w == *word),
        (_, Some(bound)) => bound.split('\u{1f}').any(|b| b == word),
        (_, None) => false,
    };
    let asks_null = match (&condition.right, bound) {
        (Right::Words(words), _) => words.is_empty(),
        (_, bound) => bound.unwrap_or_default().is_empty(),
    };
    match condition.left {
        Left::Slug => any(&item.slug),
        Left::Place => any(&library.places.get(library.group(item.group).stands).code),
        Left::Field(no) => match item.value(no) {
            None => asks_null || any("false") && matches!(item.kind.table().field(no).ty, crate::kinds::Type::Boolean),
            value => !asks_null && each_word(value, any),
        },
    }
}

/// Whether an item is one that `for: { kind, where }` means.
pub fn holds(library: &Library, item: &Item, conditions: &[Condition]) -> bool {
    conditions.iter().all(|c| matches(library, item, c, None))
}

/// By the query's order, absent values last, then by id.
fn compare(library: &Library, query: &Query, a: &Item, b: &Item) -> Ordering {
    for (by, descending) in &query.order {
        let ordering = match by {
            OrderBy::Title => a.title_key().cmp(b.title_key()),
            OrderBy::Slug => a.slug.cmp(&b.slug),
            OrderBy::Field(no) => match (a.value(*no), b.value(*no)) {
                (Some(x), Some(y)) => compare_values(x, y),
                (None, None) => Ordering::Equal,
                (None, Some(_)) => return Ordering::Greater,
                (Some(_), None) => return Ordering::Less,
            },
        };
        let ordering = if *descending { ordering.reverse() } else { ordering };
        if ordering != Ordering::Equal {
            return ordering;
        }
    }
    let stands = |item: &Item| library.group(item.group).stands;
    a.slug.cmp(&b.slug).then_with(|| stands(a).cmp(&stands(b)))
}

fn compare_values(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Date(x), Value::Date(y)) => x.cmp(y),
        (Value::Integer(x), Value::Integer(y)) => x.cmp(y),
        (Value::Number(x), Value::Number(y)) => x.total_cmp(y),
        (Value::Bool(x), Value::Bool(y)) => x.cmp(y),
        (Value::Money { amount: Some(x), .. }, Value::Money { amount: Some(y), .. }) => x.cmp(y),
        _ => crate::vietnamese::compare(&a.plain().unwrap_or_default(), &b.plain().unwrap_or_default()),
    }
}
