//! The templates of the desk and their messages in one language.

use super::query::encode_value;
use crate::diag::Diagnostic;
use crate::lang::{Speech, Words};
use serde::Serialize;
use std::sync::Arc;
use tera::{Context, Kwargs, State, Tera, TeraResult};

const TEMPLATES: &[(&str, &str)] = &[
    ("frame.html", include_str!("templates/frame.html")),
    ("field.html", include_str!("templates/field.html")),
    ("list.html", include_str!("templates/list.html")),
    ("item.html", include_str!("templates/item.html")),
    ("draft.html", include_str!("templates/draft.html")),
    ("conflict.html", include_str!("templates/conflict.html")),
    ("new.html", include_str!("templates/new.html")),
    ("row.html", include_str!("templates/row.html")),
    ("remove.html", include_str!("templates/remove.html")),
    ("kit.html", include_str!("templates/kit.html")),
    ("help.html", include_str!("templates/help.html")),
    ("message.html", include_str!("templates/message.html")),
];

/// The templates with the messages of one language.
pub struct PageTemplates {
    tera: Tera,
    /// The messages.
    pub words: Arc<Words>,
}

impl PageTemplates {
    /// Reads the templates.
    pub fn new(words: Words) -> PageTemplates {
        let words = Arc::new(words);
        let mut tera = Tera::new();
        tera.autoescape_on([".html"]);
        let messages = words.clone();
        // `{{ "desk-save" | say(count=3) }}`
        tera.register_filter("say", move |id: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
            let mut args = Vec::new();
            for name in ["count", "name", "path", "place", "lines"] {
                if let Some(value) = kwargs.get::<tera::Value>(name)? {
                    args.push((name, value.to_string()));
                }
            }
            Ok(messages.say(id, &args))
        });
        tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State| -> String { encode_value(text) });
        // The templates are part of the program; a test checks that they can be read.
        let _ = tera.add_raw_templates(TEMPLATES.to_vec());
        PageTemplates { tera, words }
    }

    /// The language.
    pub fn speech(&self) -> Speech {
        self.words.speech
    }

    /// The message of a diagnostic and its advice.
    pub fn fault_text(&self, diagnostic: &Diagnostic) -> String {
        [Some(self.words.message(diagnostic)), self.words.help(diagnostic)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Renders a page; when that fails, returns the message of the template engine.
    pub fn render(&self, name: &str, data: &impl Serialize) -> String {
        let mut context = Context::from_serialize(data).unwrap_or_default();
        context.insert("lang", self.speech().code());
        self.tera.render(name, &context).unwrap_or_else(|error| error.to_string())
    }
}

/// The values that `frame.html` shows on every page.
#[derive(Serialize)]
pub struct PageFrame {
    /// The marked entry of the menu: `list`, `item`, `new`, `kit`, `help` or `message`.
    pub section: &'static str,
    /// The title of the page.
    pub title: String,
    /// Whether the desk may write.
    pub edit: bool,
    /// The token of this run, for forms.
    pub token: String,
    /// The address of this page, percent-encoded, for the choice of a language.
    pub here: String,
    /// Whether the first check has finished, so that the counts are known.
    pub is_checked: bool,
    /// How many errors the site has.
    pub errors: usize,
    /// How many warnings the site has.
    pub warnings: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn templates_can_be_read_and_use_known_messages() {
        let templates = PageTemplates::new(Words::new(Speech::Vietnamese));
        for (name, _) in TEMPLATES {
            assert!(!templates.render(name, &()).contains("not found"), "{}", templates.render(name, &()));
        }
        let said: BTreeSet<&str> =
            TEMPLATES.iter().flat_map(|(_, text)| text.split('"').filter(|word| word.starts_with("desk-"))).collect();
        assert!(said.len() > 60, "{said:?}");
        for word in said.iter().filter(|word| !word.ends_with('-')) {
            assert_ne!(templates.words.say(word, &[]), **word, "{word} has no message");
        }
    }
}
