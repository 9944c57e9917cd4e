//! Components of the theme in texts: their HTML, what plain text says of them, what print shows, and what all of it depends on.

use super::value_parts::map;
use super::values::{LoweredTexts, RenderContext, absent, feed_value, show};
use crate::diag::Diagnostics;
use crate::kinds::{PLACE, Value as FieldValue};
use crate::model::{ItemNo, LangNo, PlaceNo};
use crate::plan::{
    Planner, Query, Select, Subject, SubjectSpec, TextContext, TextParts, ThemeComponent, WhomToCall, number_to_call, weekly_periods,
};
use crate::text::{ComponentCall, lines_of_html};
use crate::view_schema::{CallView, CallsView, ComponentView, Html, ParentView, PhoneView, PlaceFields, ViewDigest, ViewValue};
use std::sync::{Arc, Mutex, PoisonError};
use tera::value::Key;
use tera::{Context, Map, Value};

/// Renders a template of the theme with a view.
pub type ComponentEngine<'a> = Box<dyn Fn(&str, &Context) -> Result<String, Diagnostics> + Send + Sync + 'a>;

/// What the templates of components are rendered with.
pub struct ComponentTools<'a> {
    engine: ComponentEngine<'a>,
    /// `lang` of views, by language.
    langs: Vec<Value>,
    /// Faults of templates, which a page that shows the component reports.
    faults: Mutex<Diagnostics>,
}

impl<'a> ComponentTools<'a> {
    /// Tools for a run.
    pub fn new(engine: ComponentEngine<'a>, langs: Vec<Value>) -> ComponentTools<'a> {
        ComponentTools { engine, langs, faults: Mutex::default() }
    }

    /// The faults found since the last call.
    pub fn take_faults(&self) -> Diagnostics {
        std::mem::take(&mut *self.faults.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Renders a template of a component. None after a fault.
    fn render(
        &self,
        planner: &Planner,
        template: &str,
        component: &ThemeComponent,
        call: &ComponentCall,
        body: &str,
        context: &RenderContext,
    ) -> Option<String> {
        let view = ComponentView {
            params: parameters(component, call),
            body: Html(body.to_string()),
            place: place_value(planner, context),
            lang: self.langs.get(context.reader.lang.index()).cloned().unwrap_or_else(Value::none),
            root: context.rel_prefix,
        };
        let mut values = Context::new();
        for (name, value) in view.entries() {
            values.insert_value(name, value);
        }
        for (name, query) in &component.needs {
            values.insert_value(name.to_string(), answer(planner, query, context));
        }
        match (self.engine)(template, &values) {
            Ok(text) => Some(text),
            Err(faults) => {
                self.faults.lock().unwrap_or_else(PoisonError::into_inner).extend(faults);
                None
            }
        }
    }
}

/// The HTML of a component. What stands in it is shown below where the template leaves it out or has a fault.
pub fn html(planner: &Planner, call: &ComponentCall, body: &str, context: &RenderContext) -> String {
    let known = planner.theme.component(&call.name).zip(context.lowered.tools.as_ref());
    let Some((component, tools)) = known else { return format!("<div>\n{body}</div>\n") };
    match tools.render(planner, &component.html.path, component, call, body, context) {
        Some(html) if component.html.shows_body => format!("{}\n", html.trim()),
        Some(html) => format!("{}\n{body}", html.trim()),
        None => body.to_string(),
    }
}

/// What plain text and voice say of a component before what stands in it, in whole lines: its own template for that, else the words of its HTML.
pub fn plain(planner: &Planner, call: &ComponentCall, reader: TextContext, lowered: &LoweredTexts) -> String {
    let Some((component, tools)) = planner.theme.component(&call.name).zip(lowered.tools.as_ref()) else { return String::new() };
    let context = RenderContext { reader, rel_prefix: "", parts: TextParts::default(), lowered };
    let rendered = |template: &str| tools.render(planner, template, component, call, "", &context).unwrap_or_default();
    let text = match &component.plain {
        Some(template) => rendered(template),
        None => lines_of_html(&rendered(&component.html.path)),
    };
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// What print shows of a component, without what stands in it.
pub fn printed(planner: &Planner, call: &ComponentCall, context: &RenderContext) -> Option<Value> {
    let component = planner.theme.component(&call.name)?;
    // Without a template for print, what plain text says.
    let plain = match &component.print {
        Some(_) => String::new(),
        None => plain(planner, call, context.reader, context.lowered),
    };
    let mut view = Map::new();
    view.insert(Key::Str("params"), parameters(component, call));
    view.insert(Key::Str("place"), place_value(planner, context));
    for (name, query) in &component.needs {
        view.insert(Key::from(name.to_string()), answer(planner, query, context));
    }
    Some(map([
        ("name", Value::normal_string(&component.name)),
        ("view", Value::from(view)),
        ("plain", Value::from(plain.lines().map(Value::normal_string).collect::<Vec<_>>())),
        ("shows_body", Value::from(component.print.as_ref().is_some_and(|template| template.shows_body))),
    ]))
}

fn parameters(component: &ThemeComponent, call: &ComponentCall) -> Value {
    let shown = |value: Option<FieldValue>| match value {
        Some(FieldValue::Bool(flag)) => Value::from(flag),
        Some(FieldValue::Number(number)) if number.fract() == 0.0 && number.abs() < 1e15 => Value::from(number as i64),
        Some(FieldValue::Number(number)) => Value::from(number),
        Some(other) => Value::normal_string(&other.plain().unwrap_or_default()),
        None => Value::none(),
    };
    Value::from(component.values(&call.parameters).map(|(p, value)| (Key::from(p.name.to_string()), shown(value))).collect::<Map>())
}

/// A place without its texts, which may hold components themselves.
fn place_value(planner: &Planner, context: &RenderContext) -> Value {
    let TextContext { place, lang, .. } = context.reader;
    let item = planner.library.place_item(place, lang);
    let mut fields = Map::new();
    for (no, field) in item.kind.table().numbered() {
        let value = match item.value(no).filter(|_| !field.ty.is_text()) {
            Some(value) => show(planner, value, &field.ty, context),
            None => absent(&field.ty),
        };
        fields.insert(Key::Str(field.name), value);
    }
    fields.extend(place_fields(planner, place, lang).entries().map(|(name, value)| (Key::Str(name), value)));
    Value::from(fields)
}

/// What a place has besides the fields of its kind.
pub fn place_fields<'a>(planner: &Planner<'a>, place: PlaceNo, lang: LangNo) -> PlaceFields<'a> {
    let library = planner.library;
    let here = library.places.get(place);
    PlaceFields {
        base_url: &here.base_url,
        is_root: here.parent.is_none(),
        parent: here.parent.map(|above| {
            let place = library.places.get(above);
            ParentView { name: library.place_item(above, lang).title(), base_url: &place.base_url, code: &place.code }
        }),
        slug: &here.slug,
        code: &here.code,
        call: call_view(planner, planner.whom_to_call(place, lang)[0], place, lang),
        call_for: calls_view(planner, place, lang),
    }
}

/// Whom to call for what at a place.
fn calls_view<'a>(planner: &Planner<'a>, place: PlaceNo, lang: LangNo) -> CallsView<'a> {
    let [duty, receive, returned, technical] = planner.whom_to_call(place, lang).map(|call| call_view(planner, call, place, lang));
    CallsView { duty, receive, returned, technical }
}

/// Whom to call, as templates see it.
pub fn call_view<'a>(planner: &Planner<'a>, call: Option<WhomToCall>, place: PlaceNo, lang: LangNo) -> Option<CallView<'a>> {
    let (call, library) = (call?, planner.library);
    let (text, tel) = number_to_call(library, call)?;
    let item = library.item(call.item);
    let words = |name: &str| match item.get(name) {
        Some(FieldValue::Text(text)) => Some(&**text),
        _ => None,
    };
    let lowered = LoweredTexts::new(false);
    let reader = TextContext { place, lang, item: call.item };
    let context = RenderContext { reader, rel_prefix: "", parts: TextParts::default(), lowered: &lowered };
    Some(CallView {
        unit: (item.kind != &PLACE).then(|| item.title()),
        phone: PhoneView { text, tel },
        hours: words("hours"),
        opening: weekly_periods(item).map_or_else(Value::none, |(value, field)| show(planner, value, &field.ty, &context)),
        source: call.source.name(),
        stands: library.place_item(call.of, lang).title(),
        is_own: call.of == place,
        lang: library.site.code(item.lang),
    })
}

fn members(planner: &Planner, query: &Query, reader: TextContext) -> Arc<[ItemNo]> {
    let asker = planner.asker(reader.place, reader.lang, &Subject::Place);
    planner.answers.limited(planner.library, query, &SubjectSpec::Place, asker)
}

fn answer(planner: &Planner, query: &Query, context: &RenderContext) -> Value {
    let row = |item: &ItemNo| {
        let of = planner.library.item(*item);
        let context = RenderContext { reader: TextContext { item: *item, ..context.reader }, ..*context };
        let mut row = Map::with_capacity(query.select.len());
        for select in &query.select {
            match select {
                Select::Field(no) => {
                    let field = of.kind.table().field(*no);
                    let value = of.value(*no).map_or_else(|| absent(&field.ty), |value| show(planner, value, &field.ty, &context));
                    row.insert(Key::Str(field.name), value);
                }
                other => drop(other.name().map(|name| row.insert(Key::Str(name), beside_table(planner, *other, *item, context.reader)))),
            }
        }
        Value::from(row)
    };
    Value::from(members(planner, query, context.reader).iter().map(row).collect::<Vec<_>>())
}

/// A field that is in no table. The pages of short addresses that components select are made.
fn beside_table(planner: &Planner, select: Select, item: ItemNo, reader: TextContext) -> Value {
    let of = planner.library.item(item);
    if select == Select::Call && of.kind == &PLACE {
        let place = planner.library.group(of.group).place;
        return call_view(planner, planner.whom_to_call(place, reader.lang)[0], place, reader.lang).value();
    }
    planner.beside_table(select, TextContext { item, ..reader }, |_| true).value()
}

/// Feeds what a component shows besides the call itself: its templates, the place, and the answers to its needs.
pub fn feed_component(planner: &Planner, hasher: &mut blake3::Hasher, call: &ComponentCall, reader: TextContext) {
    let Some(component) = planner.theme.component(&call.name) else { return };
    hasher.update(component.digest.as_bytes());
    let fields = |hasher: &mut blake3::Hasher, item: ItemNo| {
        let of = planner.library.item(item);
        hasher.update(of.digest.as_bytes());
        let reader = TextContext { item, ..reader };
        for (no, _, value) in &of.fields {
            if !of.kind.table().field(*no).ty.is_text() {
                feed_value(planner, hasher, value, reader);
            }
        }
    };
    let place = planner.library.place_group(reader.place);
    fields(hasher, planner.library.variant(place, reader.lang));
    let mut calls = ViewDigest::new();
    calls_view(planner, reader.place, reader.lang).feed(&mut calls);
    hasher.update(calls.finish().as_bytes());
    for (_, query) in &component.needs {
        let found = members(planner, query, reader);
        hasher.update(&(found.len() as u64).to_le_bytes());
        for item in found.iter() {
            fields(hasher, *item);
            for select in &query.select {
                let mut shown = ViewDigest::new();
                shown.value(&beside_table(planner, *select, *item, reader));
                hasher.update(shown.finish().as_bytes());
            }
        }
    }
}
