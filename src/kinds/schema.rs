//! JSON Schema (draft 2020-12) of the front matter of a kind, for editors that complete and check it.

use super::field::{Choice, Field, Type};
use super::{Kind, parse};
use crate::lang::Speech;
use serde_json::{Map, Value as Json, json};

/// The schema of a kind and of fields that a site adds to it, with titles and descriptions in the language of `speech`. Both names of every
/// field are allowed.
pub fn schema(kind: &'static Kind, added: &[&'static Field], speech: Speech) -> Json {
    let table = kind.table();
    let mut properties = Map::new();
    for field in table.written().map(|(_, f)| f).filter(|f| !(f.name == "body" && kind.folder.is_empty())).chain(added.iter().copied()) {
        let schema = described(field, speech);
        properties.insert(field.name.to_string(), schema.clone());
        properties.insert(field.vi.to_string(), schema);
    }
    let required: Vec<Json> = table
        .written()
        .map(|(_, f)| f)
        .filter(|f| f.required || (f.name == "title" && kind.title_from.is_none()))
        .map(|f| json!({ "anyOf": [{ "required": [f.name] }, { "required": [f.vi] }] }))
        .collect();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.label(speech),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["allOf"] = required.into();
    }
    schema
}

/// The schema of a field, with its title and description.
fn described(field: &Field, speech: Speech) -> Json {
    let mut schema = of_type(&field.ty, speech);
    if let Json::Object(object) = &mut schema {
        object.insert("title".into(), if speech.is_vietnamese() { field.vi } else { field.name }.into());
        object.insert("description".into(), field.doc[usize::from(speech.is_vietnamese())].into());
    }
    schema
}

fn of_type(ty: &Type, speech: Speech) -> Json {
    match ty {
        Type::Integer => json!({ "type": "integer" }),
        Type::Number => json!({ "type": ["number", "string"] }),
        Type::Latitude => json!({ "type": "number", "minimum": -90, "maximum": 90 }),
        Type::Longitude => json!({ "type": "number", "minimum": -180, "maximum": 180 }),
        Type::Boolean => json!({ "enum": [true, false, "có", "không"] }),
        Type::Date => json!({ "type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})" }),
        Type::Url => json!({ "type": "string", "format": "uri" }),
        Type::Choice(choices) => json!({ "enum": choice_words(choices) }),
        Type::List(inner) => json!({ "anyOf": [{ "type": "array", "items": of_type(inner, speech) }, of_type(inner, speech)] }),
        Type::Entries => {
            json!({ "type": "array", "items": { "anyOf": [{ "type": "string" }, record(parse::entry_fields(), speech)] } })
        }
        Type::Record(fields) => record(fields, speech),
        Type::Places => json!({ "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "string" }] }),
        Type::Translated => json!({ "anyOf": [{ "type": "string" }, { "type": "object", "additionalProperties": { "type": "string" } }] }),
        Type::Free | Type::Terms => json!({}),
        Type::Money => json!({ "type": ["string", "integer"] }),
        Type::Line
        | Type::Sentence
        | Type::Prose
        | Type::Phone
        | Type::Hours
        | Type::Code
        | Type::Path
        | Type::Image
        | Type::File
        | Type::Item(_)
        | Type::Term { .. }
        | Type::Place
        | Type::Language => json!({ "type": "string" }),
    }
}

fn choice_words(choices: &[Choice]) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = choices.iter().flat_map(|c| [c.name, c.vi]).collect();
    words.dedup();
    words
}

fn record(fields: &[Field], speech: Speech) -> Json {
    let mut properties = Map::new();
    for field in fields {
        let schema = described(field, speech);
        properties.insert(field.name.to_string(), schema.clone());
        properties.insert(field.vi.to_string(), schema);
    }
    let required: Vec<Json> =
        fields.iter().filter(|f| f.required).map(|f| json!({ "anyOf": [{ "required": [f.name] }, { "required": [f.vi] }] })).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["allOf"] = required.into();
    }
    schema
}
