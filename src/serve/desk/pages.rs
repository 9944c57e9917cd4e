//! The templates of the desk in one language.

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

/// Templates and words of one language.
pub struct Pages {
    tera: Tera,
    pub words: Arc<Words>,
}

impl Pages {
    pub fn new(words: Words) -> Pages {
        let words = Arc::new(words);
        let mut tera = Tera::new();
        tera.autoescape_on([".html"]);
        let said = words.clone();
        // `{{ "desk-save" | say(count=3) }}`
        tera.register_filter("say", move |id: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
            let mut args = Vec::new();
            for name in ["count", "name", "path", "place", "lines"] {
                if let Some(value) = kwargs.get::<tera::Value>(name)? {
                    args.push((name, value.to_string()));
                }
            }
            Ok(said.say(id, &args))
        });
        tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State| -> String { super::fresh::encoded(text) });
        // The templates are part of the program; a test holds that they can be read.
        let _ = tera.add_raw_templates(TEMPLATES.to_vec());
        Pages { tera, words }
    }

    pub fn speech(&self) -> Speech {
        self.words.speech
    }

    /// What a diagnostic says, and what helps.
    pub fn told(&self, diagnostic: &Diagnostic) -> String {
        [Some(self.words.message(diagnostic)), self.words.help(diagnostic)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// A page; what could not be made says so.
    pub fn render(&self, name: &str, data: &impl Serialize) -> String {
        let mut context = Context::from_serialize(data).unwrap_or_default();
        context.insert("lang", if self.speech().is_vietnamese() { "vi" } else { "en" });
        self.tera.render(name, &context).unwrap_or_else(|error| error.to_string())
    }
}

/// What every page shows.
#[derive(Serialize)]
pub struct Frame {
    /// Which part of the desk.
    pub at: &'static str,
    pub title: String,
    /// Whether saving is possible.
    pub edit: bool,
    pub token: String,
    /// The address of this page, for the switch of languages.
    pub here: String,
    /// Whether the counts are known yet.
    pub looked_over: bool,
    pub errors: usize,
    pub warnings: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn templates_can_be_read_and_say_what_there_are_words_for() {
        let pages = Pages::new(Words::new(Speech::Vietnamese));
        for (name, _) in TEMPLATES {
            assert!(!pages.render(name, &()).contains("not found"), "{}", pages.render(name, &()));
        }
        let said: BTreeSet<&str> =
            TEMPLATES.iter().flat_map(|(_, text)| text.split('"').filter(|word| word.starts_with("desk-"))).collect();
        assert!(said.len() > 60, "{said:?}");
        for word in said.iter().filter(|word| !word.ends_with('-')) {
            assert_ne!(pages.words.say(word, &[]), **word, "{word} has no words");
        }
    }
}
