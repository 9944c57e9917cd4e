//! Words: the messages of every diagnostic and of the command line, in Vietnamese and English.

use crate::diag::{Code, Diagnostic};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentMessage, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language the program itself speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speech {
    #[default]
    Vietnamese,
    English,
}

impl Speech {
    /// From `--lang` or a locale such as `en_US.UTF-8`. Vietnamese unless it is plainly another language.
    pub fn from_name(name: &str) -> Speech {
        if name.to_ascii_lowercase().starts_with("en") { Speech::English } else { Speech::Vietnamese }
    }

    /// For texts in a language of the site: Vietnamese for `vi`, English for every other code.
    pub fn of_language(code: &str) -> Speech {
        if code == "vi" { Speech::Vietnamese } else { Speech::English }
    }

    /// Whether it is Vietnamese.
    pub fn is_vietnamese(self) -> bool {
        self == Speech::Vietnamese
    }
}

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    pub speech: Speech,
}

/// Messages of diagnostics, of those about facts and wording, of those about contacts, safety and campaigns, and words of the command line.
const VIETNAMESE: [&str; 8] = [
    include_str!("vi.ftl"),
    include_str!("facts.vi.ftl"),
    include_str!("checks.vi.ftl"),
    include_str!("reports.vi.ftl"),
    include_str!("commands.vi.ftl"),
    include_str!("delivery.vi.ftl"),
    include_str!("desk.vi.ftl"),
    include_str!("serve.vi.ftl"),
];
const ENGLISH: [&str; 8] = [
    include_str!("en.ftl"),
    include_str!("facts.en.ftl"),
    include_str!("checks.en.ftl"),
    include_str!("reports.en.ftl"),
    include_str!("commands.en.ftl"),
    include_str!("delivery.en.ftl"),
    include_str!("desk.en.ftl"),
    include_str!("serve.en.ftl"),
];

impl Words {
    pub fn new(speech: Speech) -> Words {
        let (language, texts) = match speech {
            Speech::Vietnamese => ("vi", VIETNAMESE),
            Speech::English => ("en", ENGLISH),
        };
        let language: Result<LanguageIdentifier, _> = language.parse();
        let mut bundle = FluentBundle::new_concurrent(language.into_iter().collect());
        bundle.set_use_isolating(false);
        for text in texts {
            // The catalogues are part of the program; a test holds that they parse.
            let resource = FluentResource::try_new(text.to_string()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Words { bundle, speech }
    }

    /// A sentence of the command line; its id when there is none.
    pub fn say(&self, id: &str, args: &[(&'static str, String)]) -> String {
        match self.bundle.get_message(id) {
            Some(message) => self.format(&message, None, args).unwrap_or_else(|| id.to_string()),
            None => id.to_string(),
        }
    }

    /// What a diagnostic says.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        self.say(diagnostic.code.name, &diagnostic.args)
    }

    /// How to mend it.
    pub fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        let message = self.bundle.get_message(diagnostic.code.name)?;
        self.format(&message, Some("help"), &diagnostic.args).filter(|help| !help.is_empty())
    }

    /// What a code means and why it matters.
    pub fn explain(&self, code: &Code) -> Option<String> {
        self.format(&self.bundle.get_message(code.name)?, Some("explain"), &[])
    }

    fn format(&self, message: &FluentMessage, attribute: Option<&str>, args: &[(&'static str, String)]) -> Option<String> {
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::new();
        // What a message may ask for and a report may have no word for.
        for name in ["near", "one", "two"] {
            values.set(name, "none");
        }
        for (name, value) in args {
            // Numbers choose plural forms.
            let value = match value.parse::<u32>() {
                Ok(number) if number.to_string() == *value => FluentValue::from(number),
                _ => FluentValue::from(value.as_str()),
            };
            values.set(*name, value);
        }
        let mut faults: Vec<FluentError> = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::CODES;
    use std::collections::BTreeSet;

    /// Ids with their attributes.
    fn ids(texts: [&str; 8]) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        for text in texts {
            let resource = FluentResource::try_new(text.to_string()).map_err(|(_, e)| e).expect("the catalogue parses");
            for entry in resource.entries() {
                if let fluent_syntax::ast::Entry::Message(message) = entry {
                    let found = [message.id.name.to_string()].into_iter();
                    let found = found.chain(message.attributes.iter().map(|a| format!("{}.{}", message.id.name, a.id.name)));
                    found.for_each(|id| assert!(ids.insert(id.clone()), "{id} twice"));
                }
            }
        }
        ids
    }

    #[test]
    fn every_code_speaks_both_languages() {
        let (vi, en) = (ids(VIETNAMESE), ids(ENGLISH));
        assert_eq!(vi.symmetric_difference(&en).collect::<Vec<_>>(), Vec::<&String>::new());
        for code in CODES {
            for id in [code.name.to_string(), format!("{}.help", code.name), format!("{}.explain", code.name)] {
                assert!(vi.contains(&id), "{id} has no words");
            }
        }
        let known: BTreeSet<&str> = CODES.iter().map(|c| c.name).collect();
        let is_of_program = |id: &str| ["cli-", "desk-", "serve-", "start-", "watch-"].iter().any(|part| id.starts_with(part));
        for id in vi.iter().filter(|id| !id.contains('.') && !is_of_program(id)) {
            assert!(known.contains(&**id), "{id} is no code");
        }
    }
}
