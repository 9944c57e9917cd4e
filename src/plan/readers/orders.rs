//! Reads the kits of campaigns into orders.

use super::conditions::{WrittenCondition, condition_field, conditions_on};
use crate::diag::{
    Code, Diagnostic, Diagnostics, Files, IMPRINT_MISSING, KIT, Span, UNKNOWN_ITEM, UNKNOWN_LANGUAGE, UNKNOWN_PLACE, UNKNOWN_PRODUCT,
};
use crate::kinds::{FieldNo, Kind, PLACE, Type, Value};
use crate::model::{GroupNo, Item, LangNo, Library, PlaceNo};
use crate::plan::declared::order::{Order, OrderCopies, OrderItems};
use crate::plan::declared::product::Product;
use crate::plan::declared::subject::Condition;
use crate::plan::declared::theme::Theme;
use std::sync::Arc;

/// Reads the orders of every campaign that is published and not expired.
pub fn orders(library: &Library, theme: &Theme, files: &Files, diagnostics: &mut Diagnostics) -> Vec<Order> {
    let mut orders = Vec::new();
    for (no, group) in library.group_numbers().zip(library.groups.iter()) {
        if group.absence.is_some() || group.expired || group.hidden {
            continue;
        }
        let item = library.original(group);
        let Some((_, span, Value::List(entries))) =
            item.kind.table().named("kit").and_then(|no| item.fields.iter().find(|f| f.0 == no)).map(|f| (f.0, f.1, &f.2))
        else {
            continue;
        };
        let (mut from, first) = (0, orders.len());
        for entry in entries {
            let Value::Record(entry) = entry else { continue };
            let mut reading = OrderReader { library, theme, files, campaign: no, item, entry, span, from, diagnostics };
            orders.extend(reading.order());
            from = reading.from + 1;
        }
        let needs_imprint = |order: &&Order| theme.product(order.product).imprint;
        if item.get("imprint").is_none()
            && let Some(order) = orders[first..].iter().find(needs_imprint)
        {
            let product = &theme.product(order.product).name;
            diagnostics.push(Diagnostic::new(&IMPRINT_MISSING).at(order.span).with("product", product).with("name", item.title()));
        }
    }
    orders
}

/// Reads one entry of a kit.
struct OrderReader<'a> {
    library: &'a Library,
    theme: &'a Theme,
    files: &'a Files,
    campaign: GroupNo,
    item: &'a Item,
    entry: &'a [(Arc<str>, Value)],
    span: Span,
    /// The byte of the kit's text from which words of this entry are sought: behind the product of the entry before.
    from: usize,
    diagnostics: &'a mut Diagnostics,
}

impl OrderReader<'_> {
    fn get(&self, name: &str) -> Option<&Value> {
        self.entry.iter().find(|(n, _)| &**n == name).map(|(_, v)| v)
    }

    fn text(&self, name: &str) -> Option<Arc<str>> {
        match self.get(name)? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// The span of a word of the entry; that of the whole kit where the text does not contain it.
    fn at(&self, word: &str) -> Span {
        let text = &self.files.get(self.span.file).text;
        let start = self.span.start as usize + self.from;
        // A list in block style ends where its last entry begins.
        match text.get(start..).and_then(|kit| kit.find(word)).filter(|_| !word.is_empty()) {
            Some(at) => Span::new(self.span.file, start + at, start + at + word.len()),
            None => self.span,
        }
    }

    fn unknown<'k>(&mut self, code: &'static Code, word: &str, known: impl IntoIterator<Item = &'k str>) {
        let report = Diagnostic::new(code).at(self.at(word)).with("value", word).with("name", word);
        self.diagnostics.push(report.suggest(word, known));
    }

    fn fault(&mut self, why: &str, word: &str, product: &str) {
        let report = Diagnostic::new(&KIT).at(self.at(word)).with("why", why).with("name", word).with("product", product);
        self.diagnostics.push(report.suggest("", []));
    }

    fn order(&mut self) -> Option<Order> {
        let name = self.text("product")?;
        let span = self.at(&name);
        // The other keys of the entry stand behind its product.
        if span != self.span {
            self.from = span.start as usize - self.span.start as usize;
        }
        let theme = self.theme;
        let Some(no) = theme.find_product(&name) else {
            self.unknown(&UNKNOWN_PRODUCT, &name, theme.products.iter().filter(|p| p.kit).map(|p| &*p.name));
            return None;
        };
        let product = theme.product(no);
        if !product.kit {
            self.fault("always", &name, &name);
            return None;
        }
        let items = self.items(product)?;
        let places = self.places()?;
        let languages = self.languages(product)?;
        let copies = self.copies(&name)?;
        let size = self.size(product)?;
        let names_items = self.get("items").is_some();
        let deadline = self.get("deadline").and_then(Value::as_date);
        let [paper, permit, printer] = ["paper", "permit", "printer"].map(|name| self.text(name));
        let campaign = self.campaign;
        Some(Order { campaign, product: no, size, items, names_items, places, languages, copies, paper, deadline, permit, printer, span })
    }

    fn items(&mut self, product: &Product) -> Option<OrderItems> {
        let Some(kind) = product.kind().filter(|kind| *kind != self.item.kind) else {
            if self.get("items").is_some() {
                self.fault("no-items", &product.name, &product.name);
                return None;
            }
            return Some(OrderItems::Subject);
        };
        match self.get("items").cloned() {
            None => Some(OrderItems::Slugs(self.named_by_campaign(kind))),
            Some(Value::Record(entries)) => self.conditions(&entries, kind, product).map(OrderItems::Where),
            Some(Value::List(ids)) => self.slugs(&ids, kind, product).map(OrderItems::Slugs),
            Some(one) => self.slugs(&[one], kind, product).map(OrderItems::Slugs),
        }
    }

    /// The items that the campaign names in its fields, else those that name the campaign.
    fn named_by_campaign(&self, kind: &'static Kind) -> Vec<Arc<str>> {
        let table = self.item.kind.table();
        let names_kind =
            |no: FieldNo| matches!(table.field(no).ty, Type::List(Type::Item(name)) if self.library.site.kinds.find(name) == Some(kind));
        let named = self.item.fields.iter().filter(|f| names_kind(f.0)).flat_map(|f| match &f.2 {
            Value::List(values) => values.as_slice(),
            one => std::slice::from_ref(one),
        });
        let named: Vec<Arc<str>> = named.filter_map(|v| if let Value::Item(slug) = v { Some(slug.clone()) } else { None }).collect();
        if !named.is_empty() {
            return named;
        }
        let mut found: Vec<Arc<str>> = Vec::new();
        for group in self.library.groups.iter().filter(|g| g.kind == kind) {
            let item = self.library.original(group);
            if matches!(item.get("campaign"), Some(Value::Item(slug)) if *slug == self.item.slug) && !found.contains(&group.slug) {
                found.push(group.slug.clone());
            }
        }
        found
    }

    fn slugs(&mut self, ids: &[Value], kind: &'static Kind, product: &Product) -> Option<Vec<Arc<str>>> {
        let mut slugs: Vec<Arc<str>> = Vec::new();
        for id in ids {
            let id = id.plain().unwrap_or_default().into_owned();
            let slug = match id.split_once(':') {
                Some((name, slug)) if self.library.site.kinds.find(name) == Some(kind) => slug,
                Some(_) => {
                    self.fault("kind", &id, &product.name);
                    return None;
                }
                None => &id,
            };
            let groups: Vec<_> = self.library.groups.iter().filter(|g| g.kind == kind && *g.slug == *slug).collect();
            if groups.is_empty() {
                let known: std::collections::BTreeSet<&str> =
                    self.library.groups.iter().filter(|g| g.kind == kind).map(|g| &*g.slug).collect();
                let report = Diagnostic::new(&UNKNOWN_ITEM).at(self.at(&id)).with("value", slug).with("kind", kind.name);
                self.diagnostics.push(report.suggest(slug, known));
                return None;
            }
            if groups.iter().all(|g| g.absence.is_some() || g.expired) {
                self.fault("absent", &id, &product.name);
                return None;
            }
            slugs.push(slug.into());
        }
        Some(slugs)
    }

    /// Reads `{ kind: guide, where: { topic: ho-tich } }`.
    fn conditions(&mut self, entries: &[(Arc<str>, Value)], kind: &'static Kind, product: &Product) -> Option<Vec<Condition>> {
        let named = entries.iter().find(|(n, _)| &**n == "kind").and_then(|(_, v)| v.plain());
        if let Some(name) = named.filter(|name| self.library.site.kinds.find(name) != Some(kind)) {
            self.fault("kind", &name, &product.name);
            return None;
        }
        let mut conditions = Vec::new();
        for (name, value) in entries {
            match (&**name, value) {
                ("kind", _) => {}
                ("where", Value::Record(entries)) => {
                    for (field, value) in entries {
                        let Some(left) = condition_field(field, kind) else {
                            self.fault("where", field, &product.name);
                            return None;
                        };
                        let (written, before) = (self.written(value), self.diagnostics.len());
                        conditions.extend(conditions_on(left, kind, written, self.at(field), self.diagnostics));
                        if self.diagnostics.len() > before {
                            return None;
                        }
                    }
                }
                (other, _) => {
                    self.fault("where", other, &product.name);
                    return None;
                }
            }
        }
        Some(conditions)
    }

    /// A value of `where` as it is written.
    fn written(&self, value: &Value) -> WrittenCondition {
        let word = |value: &Value| {
            let word = value.plain()?.into_owned();
            let span = self.at(&word);
            Some((word, span))
        };
        let words = |value: &Value| match value {
            Value::List(values) => values.iter().map(word).collect(),
            one => Some(vec![word(one)?]),
        };
        match value {
            Value::Record(entries) => {
                let operators = entries.iter().map(|(name, value)| Some(((name.to_string(), self.at(name)), words(value)?)));
                operators.collect::<Option<_>>().map_or(WrittenCondition::Other, WrittenCondition::Operators)
            }
            value => words(value).map_or(WrittenCondition::Other, WrittenCondition::Words),
        }
    }

    fn places(&mut self) -> Option<Option<Vec<PlaceNo>>> {
        let Some(Value::List(codes)) = self.get("places").cloned() else { return Some(None) };
        let mut places = Vec::new();
        for code in codes.iter().filter_map(Value::plain) {
            match (&*code, self.library.places.find(&code)) {
                ("all" | "tất cả", _) => return Some(None),
                (_, Some(place)) => places.push(place),
                _ => {
                    let library = self.library;
                    self.unknown(&UNKNOWN_PLACE, &code, library.places.list.iter().map(|p| &*p.code).filter(|c| !c.is_empty()));
                    return None;
                }
            }
        }
        Some(Some(places))
    }

    fn languages(&mut self, product: &Product) -> Option<Vec<LangNo>> {
        let Some(Value::List(codes)) = self.get("languages").cloned() else { return Some(vec![LangNo::MAIN]) };
        let mut languages = Vec::new();
        for code in codes.iter().filter_map(Value::plain) {
            match self.library.site.lang(&code) {
                Some(lang) if product.speaks(lang) => languages.push(lang),
                Some(_) => {
                    self.fault("language", &code, &product.name);
                    return None;
                }
                None => {
                    let library = self.library;
                    self.unknown(&UNKNOWN_LANGUAGE, &code, library.site.languages.iter().map(|l| &*l.code));
                    return None;
                }
            }
        }
        Some(languages)
    }

    fn size(&mut self, product: &Product) -> Option<Option<u8>> {
        let Some(name) = self.text("size") else { return Some(None) };
        let found = product.paper.as_ref().and_then(|paper| paper.size_named(&name.to_lowercase()));
        if found.is_none() {
            self.fault("size", &name, &product.name);
        }
        found.map(Some)
    }

    fn copies(&mut self, product: &str) -> Option<OrderCopies> {
        let Some(written) = self.text("copies") else { return Some(OrderCopies::Unsaid) };
        let digits: String = written.chars().filter(|c| !matches!(c, '.' | ' ' | '\u{a0}')).collect();
        if let Ok(number) = digits.parse() {
            return Some(OrderCopies::Number(number));
        }
        let column = PLACE.table().find(&written).filter(|no| matches!(PLACE.table().field(*no).ty, Type::Integer | Type::Number));
        if column.is_none() {
            self.fault("copies", &written, product);
        }
        column.map(OrderCopies::Column)
    }
}
