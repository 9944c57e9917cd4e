//! Answers to the queries of declarations, each computed once and shared.

use crate::kinds::{FieldNo, Kind, PLACE, Type, Value};
use crate::model::{GroupNo, GroupSetNo, Item, ItemNo, LangNo, Library, PlaceNo};
use crate::plan::declared::query::{OrderBy, Query, QueryScope};
use crate::plan::declared::subject::{Condition, ConditionField, ConditionValue, SubjectSpec};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

/// The context a query is answered in.
#[derive(Clone, Copy)]
pub struct QueryContext<'a> {
    /// At which place.
    pub place: PlaceNo,
    /// In which language.
    pub lang: LangNo,
    /// The item of the job: conditions compare with its fields (`item.…`), and answers leave it out.
    pub item: Option<ItemNo>,
    /// The term that the job is about.
    pub term: Option<&'a str>,
    /// The campaign that ordered the job.
    pub campaign: Option<GroupNo>,
}

#[derive(PartialEq, Eq, Hash)]
struct QueryKey {
    /// `Query::no`.
    query: u32,
    /// The set of groups the query is about, for queries about what a place shows; places that show the same share answers.
    candidates: Option<GroupSetNo>,
    /// The asking place, for other queries.
    place: Option<PlaceNo>,
    lang: LangNo,
    bound: Vec<Box<str>>,
}

/// Items by the words of one field.
type WordIndex = FxHashMap<Box<str>, Vec<ItemNo>>;

/// The cache of answers.
#[derive(Default)]
pub struct Answers {
    cache: Mutex<FxHashMap<QueryKey, Arc<[ItemNo]>>>,
    /// By set of groups, field and language: forty tags ask the same field of the same ten thousand items.
    indexes: Mutex<FxHashMap<(GroupSetNo, FieldNo, LangNo), Arc<WordIndex>>>,
}

/// Smaller sets of groups are searched without an index.
const WORTH_INDEXING: usize = 256;

impl Answers {
    /// All items that meet a query, in order, without limit; the job's own item may be among them.
    pub fn all(&self, library: &Library, query: &Query, asker: QueryContext) -> Arc<[ItemNo]> {
        let (candidates, place) = match query.scope {
            QueryScope::Place if query.kind != &PLACE => (Some(library.inheritance.visible_set(asker.place, query.kind)), None),
            _ => (None, Some(asker.place)),
        };
        let bound = bindings(library, query, asker);
        let question = QueryKey { query: query.no, candidates, place, lang: asker.lang, bound };
        if let Some(found) = self.lock().get(&question) {
            return found.clone();
        }
        let answer: Arc<[ItemNo]> = self.compute(library, query, asker, &question.bound).into();
        self.lock().insert(question, answer.clone());
        answer
    }

    fn compute(&self, library: &Library, query: &Query, asker: QueryContext, bound: &[Box<str>]) -> Vec<ItemNo> {
        let mut found: Vec<ItemNo> = match query.scope {
            QueryScope::Place if query.kind != &PLACE => {
                let candidates = library.inheritance.visible(asker.place, query.kind);
                let set = library.inheritance.visible_set(asker.place, query.kind);
                match self.indexed(library, query, asker.lang, (set, candidates), bound) {
                    Some(items) => items,
                    None => shown(library, candidates.iter().copied(), asker.lang).collect(),
                }
            }
            _ => shown(library, candidates(library, query, asker).into_iter(), asker.lang).collect(),
        };
        found.retain(|item| {
            let mut bound = bound.iter();
            query.conditions.iter().all(|c| {
                let right = if c.right.is_bound() { bound.next().map(|b| &**b) } else { None };
                matches(library, library.item(*item), c, right)
            })
        });
        // The first key is looked up once for each item, and decides most comparisons.
        let mut ranked: Vec<(i64, ItemNo)> = found.into_iter().map(|item| (first_rank(query, library.item(item)), item)).collect();
        ranked.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| compare(library, query, library.item(a.1), library.item(b.1))));
        ranked.into_iter().map(|(_, item)| item).collect()
    }

    /// The candidates that meet a condition on a single word of a field, from an index; `None` without such a condition.
    fn indexed(
        &self,
        library: &Library,
        query: &Query,
        lang: LangNo,
        (set, candidates): (GroupSetNo, &[GroupNo]),
        bound: &[Box<str>],
    ) -> Option<Vec<ItemNo>> {
        if candidates.len() < WORTH_INDEXING {
            return None;
        }
        let mut bound = bound.iter();
        let (no, word) = query.conditions.iter().find_map(|c| {
            let word: &str = match &c.right {
                ConditionValue::Words(words) => words.first().filter(|_| words.len() == 1)?,
                ConditionValue::NoneOf(_) | ConditionValue::Range(_) => return None,
                _ => bound.next()?,
            };
            match c.left {
                ConditionField::Field(no) if !word.is_empty() && !word.contains('\u{1f}') && !is_boolean(query.kind, no) => {
                    Some((no, word))
                }
                _ => None,
            }
        })?;
        let key = (set, no, lang);
        let known = self.indexes.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let index = known.unwrap_or_else(|| {
            let mut index = WordIndex::default();
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

    fn lock(&self) -> std::sync::MutexGuard<'_, FxHashMap<QueryKey, Arc<[ItemNo]>>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The items that meet a query without the job's own, at most `limit`.
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

/// The words that conditions compare with (`item.…`, `place.…`, `term`), one entry for each such condition.
fn bindings(library: &Library, query: &Query, asker: QueryContext) -> Vec<Box<str>> {
    let mut bound = Vec::new();
    for condition in &query.conditions {
        let words = match &condition.right {
            ConditionValue::Words(_) | ConditionValue::NoneOf(_) | ConditionValue::Range(_) => continue,
            ConditionValue::Item(no) => asker.item.map(|i| joined(library.item(i).value(*no))).unwrap_or_default(),
            ConditionValue::ItemSlug => asker.item.map(|i| library.item(i).slug.to_string()).unwrap_or_default(),
            ConditionValue::Place(no) => joined(library.place_item(asker.place, asker.lang).value(*no)),
            ConditionValue::Campaign(no) => joined(campaign(library, asker).and_then(|item| item.value(*no))),
            ConditionValue::CampaignSlug => campaign(library, asker).map(|item| item.slug.to_string()).unwrap_or_default(),
            ConditionValue::Term => asker.term.unwrap_or_default().to_string(),
        };
        bound.push(words.into());
    }
    bound
}

fn campaign<'a>(library: &'a Library, asker: QueryContext) -> Option<&'a Item> {
    asker.campaign.map(|group| library.item(library.variant(group, asker.lang)))
}

/// The words of a value, joined by U+001F.
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

/// Whether `f` returns true for some word of a value.
fn each_word(value: Option<&Value>, mut f: impl FnMut(&str) -> bool) -> bool {
    match value {
        None => false,
        Some(Value::List(values)) => values.iter().any(|v| v.plain().is_some_and(|w| f(&w))),
        Some(value) => value.plain().is_some_and(|w| f(&w)),
    }
}

/// Whether a field is boolean: an absent value counts as false, which an index misses.
fn is_boolean(kind: &'static Kind, no: FieldNo) -> bool {
    matches!(kind.table().field(no).ty, Type::Boolean)
}

/// The groups that a query is about, for scopes other than `place`.
fn candidates(library: &Library, query: &Query, asker: QueryContext) -> Vec<GroupNo> {
    if query.kind == &PLACE {
        let wanted = |place: &PlaceNo| match query.scope {
            QueryScope::Here => *place == asker.place,
            QueryScope::Place => library.places.is_below(asker.place, *place),
            QueryScope::Below => *place != asker.place && library.places.is_below(*place, asker.place),
            QueryScope::All => true,
        };
        return library.places.numbers().filter(wanted).map(|p| library.place_group(p)).collect();
    }
    let stands = |g: GroupNo| library.group(g).place;
    if query.scope == QueryScope::Here {
        return library.inheritance.visible(asker.place, query.kind).iter().copied().filter(|g| stands(*g) == asker.place).collect();
    }
    let published = |g: &GroupNo| {
        let group = library.group(*g);
        group.kind == query.kind && !group.hidden && group.absence.is_none()
    };
    let all = library.group_numbers().filter(published);
    all.filter(|g| query.scope == QueryScope::All || library.places.is_below(stands(*g), asker.place)).collect()
}

/// The items of groups in a language, without expired ones.
fn shown(library: &Library, groups: impl Iterator<Item = GroupNo>, lang: LangNo) -> impl Iterator<Item = ItemNo> {
    groups.filter(|g| !library.group(*g).expired).map(move |g| library.variant(g, lang))
}

/// Whether a condition holds. Two lists match when they share a member; an empty right side matches an absent value alone.
fn matches(library: &Library, item: &Item, condition: &Condition, bound: Option<&str>) -> bool {
    if let ConditionValue::Range(range) = &condition.right {
        let mut is_within = false;
        compared_value(item, &condition.left)
            .into_iter()
            .for_each(|value| value.each_leaf(&mut |leaf| is_within |= range.contains(leaf, library.site.as_of)));
        return is_within;
    }
    let literals = match &condition.right {
        ConditionValue::Words(words) | ConditionValue::NoneOf(words) => Some(words),
        _ => None,
    };
    let any = |word: &str| match (literals, bound) {
        (Some(words), _) => words.iter().any(|w| **w == *word),
        (None, Some(bound)) => bound.split('\u{1f}').any(|b| b == word),
        (None, None) => false,
    };
    let asks_null = literals.map_or_else(|| bound.unwrap_or_default().is_empty(), Vec::is_empty);
    let is_met = match &condition.left {
        ConditionField::Slug => any(&item.slug),
        ConditionField::Place => any(&library.places.get(library.group(item.group).place).code),
        ConditionField::Internal => any(if is_internal(library, item) { "true" } else { "false" }),
        left @ (ConditionField::Field(_) | ConditionField::Extra(_)) => match compared_value(item, left) {
            None => asks_null || any("false") && matches!(left, ConditionField::Field(no) if is_boolean(item.kind, *no)),
            value => !asks_null && each_word(value, any),
        },
    };
    is_met != matches!(condition.right, ConditionValue::NoneOf(_))
}

/// The value of an item that a condition compares: a field, or an entry of `extra`.
fn compared_value<'i>(item: &'i Item, left: &ConditionField) -> Option<&'i Value> {
    match left {
        ConditionField::Field(no) => item.value(*no),
        ConditionField::Extra(entry) => item.get("extra")?.entry(entry),
        _ => None,
    }
}

/// Whether an item is for people of the administration alone: it names audiences, all of them internal.
fn is_internal(library: &Library, item: &Item) -> bool {
    let Some(Value::List(audiences)) = item.get("audience") else { return false };
    let is_internal = |audience: &Value| match audience {
        Value::Term { slug, .. } => library.terms.get("audience", slug).is_some_and(|term| term.is_internal),
        _ => false,
    };
    !audiences.is_empty() && audiences.iter().all(is_internal)
}

/// Whether an item meets the conditions of `for: { kind, where }`.
pub fn holds(library: &Library, item: &Item, conditions: &[Condition]) -> bool {
    conditions.iter().all(|c| matches(library, item, c, None))
}

/// A number that orders items by the first key of the query; equal where a number cannot tell.
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

/// Compares by the keys of the query, absent values last, then by id.
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
    let stands = |item: &Item| library.group(item.group).place;
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
