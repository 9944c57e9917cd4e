//! Whom to call: one rule for every page, sheet, message and script of a place.

use crate::kinds::{CONTACT, Field, LOCATION, Value};
use crate::model::{Item, ItemNo, LangNo, Library, PlaceNo};
use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};

/// What people call about: the roles of contacts, in their order. The first is whoever answers in general.
pub const CALL_NEEDS: [&str; 4] = ["duty", "receive", "return", "technical"];

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberSource {
    /// A contact.
    Contact,
    /// The hotline of a place.
    Hotline,
    /// A counter that people visit.
    Counter,
}

impl NumberSource {
    /// The name in views.
    pub fn name(self) -> &'static str {
        match self {
            NumberSource::Contact => "contact",
            NumberSource::Hotline => "hotline",
            NumberSource::Counter => "counter",
        }
    }
}

/// Whom to call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhomToCall {
    /// The contact, the place or the location with the number.
    pub item: ItemNo,
    /// Which of these it is.
    pub source: NumberSource,
    /// The place whose number it is: the one that asks, or one above it.
    pub of: PlaceNo,
}

/// The answers for the needs of [`CALL_NEEDS`].
pub type PlaceCalls = [Option<WhomToCall>; CALL_NEEDS.len()];

/// Whom people call, by place and language; each computed once.
#[derive(Default)]
pub struct Calls(Mutex<FxHashMap<(PlaceNo, LangNo), PlaceCalls>>);

impl Calls {
    /// Whom people of a place call, for each of [`CALL_NEEDS`]. For a need of its own: the contact with that role, the place's own before those of the
    /// places above. For the first need, and where nobody has the role: who is on duty, else the hotline, else who receives files, else the service
    /// centre's telephone; the same at the place above where the place has none of these.
    pub fn of(&self, library: &Library, place: PlaceNo, lang: LangNo) -> PlaceCalls {
        let cache = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = cache().get(&(place, lang)).copied();
        known.unwrap_or_else(|| {
            let found = find(library, place, lang);
            cache().insert((place, lang), found);
            found
        })
    }

    /// The value of a reference below `place.call`: the number, its hours, or those of a need: `technical`, `technical.hours`. None where there is no
    /// such name.
    pub fn reference(&self, library: &Library, path: &str, place: PlaceNo, lang: LangNo) -> Option<Option<String>> {
        let mut names = path.split('.').filter(|name| !name.is_empty()).peekable();
        let need = names.peek().and_then(|name| CALL_NEEDS.iter().position(|known| known == name));
        if need.is_some() {
            names.next();
        }
        let found = self.of(library, place, lang)[need.unwrap_or(0)];
        match (names.next(), names.next()) {
            (None, _) => Some(found.and_then(|call| number(library, call)).map(|(text, _)| text.to_string())),
            (Some("hours"), None) => {
                let hours = found.and_then(|call| library.item(call.item).get("hours")?.plain());
                Some(hours.map(std::borrow::Cow::into_owned))
            }
            _ => None,
        }
    }
}

/// The need that an item names in its field `helpline`, as a position in [`CALL_NEEDS`]; the first where it names none.
pub fn need_of(item: &Item) -> usize {
    let need = item.get("helpline").and_then(Value::plain);
    need.and_then(|need| CALL_NEEDS.iter().position(|known| **known == *need)).unwrap_or(0)
}

/// The number as it is written, and its digits.
pub fn number(library: &Library, call: WhomToCall) -> Option<(&str, &str)> {
    phone_of(library.item(call.item), call.source)
}

/// The weekly periods that the hours of a number say, with the field that holds them.
pub fn weekly_periods(item: &Item) -> Option<(&Value, &'static Field)> {
    let table = item.kind.table();
    let no = table.named("opening")?;
    Some((item.value(no)?, table.field(no)))
}

fn phone_of(item: &Item, source: NumberSource) -> Option<(&str, &str)> {
    let value = match source {
        NumberSource::Contact => item.get("phone"),
        NumberSource::Hotline => item.get("hotline"),
        NumberSource::Counter => match item.get("phones") {
            Some(Value::List(phones)) => phones.first(),
            _ => None,
        },
    };
    match value? {
        Value::Phone { text, digits } => Some((text, digits)),
        _ => None,
    }
}

fn find(library: &Library, place: PlaceNo, lang: LangNo) -> PlaceCalls {
    let above: Vec<PlaceNo> = library.places.ancestors(place).collect();
    // By place, the asking one first: whoever has the role, and the telephone of the service centre.
    let mut roles: Vec<PlaceCalls> = vec![[None; CALL_NEEDS.len()]; above.len()];
    let mut counters: Vec<Option<WhomToCall>> = vec![None; above.len()];
    for (kind, source) in [(&CONTACT, NumberSource::Contact), (&LOCATION, NumberSource::Counter)] {
        for group in library.inheritance.visible(place, kind).iter().filter(|group| !library.group(**group).expired) {
            let of = library.group(*group).place;
            let Some(level) = above.iter().position(|known| *known == of) else { continue };
            let item = library.variant(*group, lang);
            let values = library.item(item);
            if phone_of(values, source).is_none() {
                continue;
            }
            let slot = match source {
                NumberSource::Contact => {
                    let role = values.get("role").and_then(Value::plain);
                    role.and_then(|role| CALL_NEEDS.iter().position(|known| **known == *role)).map(|need| &mut roles[level][need])
                }
                _ if values.get("type").and_then(Value::plain).as_deref() == Some("one-stop") => Some(&mut counters[level]),
                _ => None,
            };
            let Some(slot) = slot else { continue };
            if slot.is_none_or(|call| rank(values) < rank(library.item(call.item))) {
                *slot = Some(WhomToCall { item, source, of });
            }
        }
    }
    let hotline = |of: PlaceNo| {
        let item = library.variant(library.place_group(of), lang);
        phone_of(library.item(item), NumberSource::Hotline).map(|_| WhomToCall { item, source: NumberSource::Hotline, of })
    };
    let general =
        above.iter().enumerate().find_map(|(level, of)| roles[level][0].or_else(|| hotline(*of)).or(roles[level][1]).or(counters[level]));
    let mut found = [general; CALL_NEEDS.len()];
    for (need, slot) in found.iter_mut().enumerate().skip(1) {
        *slot = roles.iter().find_map(|level| level[need]).or(general);
    }
    found
}

/// The first of several with the same role: as in lists, by weight, then title.
fn rank(item: &Item) -> (i64, u32, &str) {
    let weight = match item.get("weight") {
        Some(Value::Integer(weight)) => *weight,
        _ => i64::MAX,
    };
    (weight, item.title_rank, &item.slug)
}

#[cfg(test)]
mod tests {
    use super::CALL_NEEDS;
    use crate::kinds::{CONTACT, Type};

    #[test]
    fn the_needs_are_the_roles_of_contacts() {
        let role = CONTACT.table().fields.iter().find(|field| field.name == "role").expect("a role");
        let Type::Choice(choices) = role.ty else { panic!("a choice") };
        assert_eq!(choices.iter().map(|choice| choice.name).collect::<Vec<_>>(), CALL_NEEDS);
    }
}
