//! Answers to the questions of declarations, each computed once and shared.

use super::about::{Condition, Left, Right, SubjectSpec};
use super::query::{OrderBy, Query, Scope};
use crate::kinds::{FieldNo, PLACE, Type, Value};
use crate::model::{GroupNo, Item, ItemNo, LangNo, Library, PlaceNo};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

/// For whom a question is asked.
#[derive(Clone, Copy)]
pub struct QueryContext<'a> {
    pub place: PlaceNo,
    pub lang: LangNo,
    /// The job's own item: bound by `item.…` and never part of an answer.
    pub item: Option<ItemNo>,
    pub term: Option<&'a str>,
    /// The campaign that ordered the job.
    pub campaign: Option<GroupNo>,
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

/// Items by each word of one field.
type Index = FxHashMap<Box<str>, Vec<ItemNo>>;

/// The cache of answers.
#[derive(Default)]
pub struct Answers {
    cache: Mutex<FxHashMap<Question, Arc<[ItemNo]>>>,
    /// By set of candidates, field and language: forty tags ask the same field of the same ten thousand items.
    indexes: Mutex<FxHashMap<(usize, FieldNo, LangNo), Arc<Index>>>,
}

/// Smaller sets are searched as fast as an index is built.
const WORTH_INDEXING: usize = 256;

impl Answers {
    /// Every item that answers, in order, without regard to the limit. The asker's own item may be among them.
    pub fn all(&self, library: &Library, query: &Query, asker: QueryContext) -> Arc<[ItemNo]> {
        let (candidates, place) = match query.scope {
            Scope::Place if query.kind != &PLACE => (library.inherited.visible(asker.place, query.kind).as_ptr() as usize, PlaceNo::PORTAL),
            _ => (0, asker.place),
        };
        let bound = bindings(library, query, asker);
        let question = Question { query: query as *const Query as usize, candidates, place, lang: asker.lang, bound };
        if let Some(found) = self.lock().get(&question) {
            return found.clone();
        }
        let answer: Arc<[ItemNo]> = self.compute(library, query, asker, &question.bound).into();
        self.lock().insert(question, answer.clone());
        answer
    }

    fn compute(&self, library: &Library, query: &Query, asker: QueryContext, bound: &[Box<str>]) -> Vec<ItemNo> {
        let mut found: Vec<ItemNo> = match query.scope {
            Scope::Place if query.kind != &PLACE => {
                let candidates = library.inherited.visible(asker.place, query.kind);
                match self.indexed(library, query, asker.lang, candidates, bound) {
                    Some(items) => items,
                    None => shown(library, candidates.iter().copied(), asker.lang).collect(),
                }
            }
            _ => shown(library, candidates(library, query, asker).into_iter(), asker.lang).collect(),
        };
        found.retain(|item| {
            let mut bound = bound.iter();
            query.conditions.iter().all(|c| {
                let right = match c.right {
                    Right::Words(_) => None,
                    _ => bound.next().map(|b| &**b),
                };
                matches(library, library.item(*item), c, right)
            })
        });
        // The first wish is looked up once for each item, and decides most comparisons.
        let mut ranked: Vec<(i64, ItemNo)> = found.into_iter().map(|item| (first_rank(query, library.item(item)), item)).collect();
        ranked.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| compare(library, query, library.item(a.1), library.item(b.1))));
        ranked.into_iter().map(|(_, item)| item).collect()
    }

    /// The few of many candidates that a condition on one word of a field leaves, if there is such a condition.
    fn indexed(
        &self,
        library: &Library,
        query: &Query,
        lang: LangNo,
        candidates: &Arc<[GroupNo]>,
        bound: &[Box<str>],
    ) -> Option<Vec<ItemNo>> {
        if candidates.len() < WORTH_INDEXING {
            return None;
        }
        let mut bound = bound.iter();
        let (no, word) = query.conditions.iter().find_map(|c| {
            let word: &str = match &c.right {
                Right::Words(words) => words.first().filter(|_| words.len() == 1)?,
                _ => bound.next()?,
            };
            match c.left {
                Left::Field(no) if !word.is_empty() && !word.contains('\u{1f}') && !is_boolean(query, no) => Some((no, word)),
                _ => None,
            }
        })?;
        let key = (candidates.as_ptr() as usize, no, lang);
        let known = self.indexes.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let index = known.unwrap_or_else(|| {
            let mut index = Index::default();
            for item in shown(library, candidates.iter().copied(), lang) {
                each_word(library.item(item).value(no), |word| {
                    match index.get_mut(word) {
                        Some(items) if items.last() == Some(&item) => {}
                        Some(items) => items.push(item),
                        None => drop(index.insert(word.into(), vec![item])),
                    }
                    false
                });
            }
            let index = Arc::new(index);
            self.indexes.lock().unwrap_or_else(PoisonError::into_inner).insert(key, index.clone());
            index
        });
        Some(index.get(word).cloned().unwrap_or_default())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, FxHashMap<Question, Arc<[ItemNo]>>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The items that answer, the asker's own left out, at most `limit`.
    pub fn limited(&self, library: &Library, query: &Query, about: &SubjectSpec, asker: QueryContext) -> Arc<[ItemNo]> {
        let all = self.all(library, query, asker);
        let own =
            asker.item.filter(|_| matches!(about, SubjectSpec::Kind { kind, .. } if *kind == query.kind)).map(|i| library.item(i).group);
        let is_own = |item: &ItemNo| own == Some(library.item(*item).group);
        match (query.limit, own.is_some() && all.iter().any(is_own)) {
            (None, false) => all,
            (Some(limit), false) if all.len() <= limit => all,
            (limit, _) => all.iter().filter(|i| !is_own(i)).take(limit.unwrap_or(usize::MAX)).copied().collect(),
        }
    }
}

/// The words bound by `item.…`, `place.…` and `term`, one entry per bound condition.
fn bindings(library: &Library, query: &Query, asker: QueryContext) -> Vec<Box<str>> {
    let mut bound = Vec::new();
    for condition in &query.conditions {
        let words = match &condition.right {
            Right::Words(_) => continue,
            Right::Item(no) => asker.item.map(|i| joined(library.item(i).value(*no))).unwrap_or_default(),
            Right::ItemSlug => asker.item.map(|i| library.item(i).slug.to_string()).unwrap_or_default(),
            Right::Place(no) => joined(library.place_item(asker.place, asker.lang).value(*no)),
            Right::Campaign(no) => joined(campaign(library, asker).and_then(|item| item.value(*no))),
            Right::CampaignSlug => campaign(library, asker).map(|item| item.slug.to_string()).unwrap_or_default(),
            Right::Term => asker.term.unwrap_or_default().to_string(),
        };
        bound.push(words.into());
    }
    bound
}

fn campaign<'a>(library: &'a Library, asker: QueryContext) -> Option<&'a Item> {
    asker.campaign.map(|group| library.item(library.variant(group, asker.lang)))
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

/// An absent boolean counts as false: an index would miss it.
fn is_boolean(query: &Query, no: FieldNo) -> bool {
    matches!(query.kind.table().field(no).ty, Type::Boolean)
}

/// The groups a question is about, for all but the usual scope.
fn candidates(library: &Library, query: &Query, asker: QueryContext) -> Vec<GroupNo> {
    if query.kind == &PLACE {
        let wanted = |place: &PlaceNo| match query.scope {
            Scope::Here => *place == asker.place,
            Scope::Place => library.places.is_below(asker.place, *place),
            Scope::Below => *place != asker.place && library.places.is_below(*place, asker.place),
            Scope::All => true,
        };
        return library.places.numbers().filter(wanted).map(|p| library.place_group(p)).collect();
    }
    let stands = |g: GroupNo| library.group(g).stands;
    if query.scope == Scope::Here {
        return library.inherited.visible(asker.place, query.kind).iter().copied().filter(|g| stands(*g) == asker.place).collect();
    }
    let published = |g: &GroupNo| {
        let group = library.group(*g);
        group.kind == query.kind && !group.hidden && group.absent.is_none()
    };
    let all = library.group_numbers().filter(published);
    all.filter(|g| query.scope == Scope::All || library.places.is_below(stands(*g), asker.place)).collect()
}

/// The items of groups in a language, without those whose time has passed.
fn shown(library: &Library, groups: impl Iterator<Item = GroupNo>, lang: LangNo) -> impl Iterator<Item = ItemNo> {
    groups.filter(|g| !library.group(*g).expired).map(move |g| library.variant(g, lang))
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
            None => asks_null || any("false") && matches!(item.kind.table().field(no).ty, Type::Boolean),
            value => !asks_null && each_word(value, any),
        },
    }
}

/// Whether an item is one that `for: { kind, where }` means.
pub fn holds(library: &Library, item: &Item, conditions: &[Condition]) -> bool {
    conditions.iter().all(|c| matches(library, item, c, None))
}

/// A number that orders as the first wish of the query does, as far as a number can.
fn first_rank(query: &Query, item: &Item) -> i64 {
    let Some((by, descending)) = query.order.first() else { return 0 };
    let rank = match by {
        OrderBy::Title => i64::from(item.title_rank),
        OrderBy::Slug => 0,
        OrderBy::Field(no) => match item.value(*no) {
            None => return i64::MAX,
            Some(Value::Date(d)) => i64::from(d.year()) * 512 + i64::from(d.month()) * 32 + i64::from(d.day()),
            Some(_) => 0,
        },
    };
    if *descending { -rank } else { rank }
}

/// By the query's order, absent values last, then by id.
fn compare(library: &Library, query: &Query, a: &Item, b: &Item) -> Ordering {
    for (by, descending) in &query.order {
        let ordering = match by {
            OrderBy::Title => a.title_rank.cmp(&b.title_rank),
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
