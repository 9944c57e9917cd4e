//! The messages of every diagnostic, of the command line and of the desk, in Vietnamese and English.
#![warn(missing_docs)]

use crate::diag::{CANNOT_READ, CANNOT_WRITE, Code, Diagnostic, SystemFault};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentMessage, FluentResource, FluentValue};
use std::borrow::Cow;
use std::io;
use std::path::Path;
use unic_langid::LanguageIdentifier;

/// Languages that are written from right to left, and their scripts.
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "khw", "ks", "ps", "sd", "syr", "ug", "ur", "yi", "adlm", "arab", "hebr", "nkoo", "rohg",
    "syrc", "thaa",
];

/// In which direction a language is written, by its BCP 47 code: `rtl` or `ltr`. A script in the code decides.
pub fn direction(code: &str) -> &'static str {
    let code = code.to_ascii_lowercase();
    let mut parts = code.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    let decisive = parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic())).unwrap_or(language);
    if RIGHT_TO_LEFT.contains(&decisive) { "rtl" } else { "ltr" }
}

/// A language in which the program writes messages, labels, and values such as dates and amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Speech {
    /// The default.
    #[default]
    Vietnamese,
    /// Also the language of labels and values in content that is neither Vietnamese nor English.
    English,
}

impl Speech {
    /// The language of messages by `--speak` or a locale such as `en_US.UTF-8`: English for names that begin with `en`, else Vietnamese.
    pub fn from_name(name: &str) -> Speech {
        if name.to_ascii_lowercase().starts_with("en") { Speech::English } else { Speech::Vietnamese }
    }

    /// The language of labels and values in content of a language of the site: Vietnamese for the code `vi`, else English.
    pub fn of_language(code: &str) -> Speech {
        if code == "vi" { Speech::Vietnamese } else { Speech::English }
    }

    /// Whether this is Vietnamese.
    pub fn is_vietnamese(self) -> bool {
        self == Speech::Vietnamese
    }

    /// The code of the language: `vi` or `en`.
    pub fn code(self) -> &'static str {
        self.choose("vi", "en")
    }

    /// The one of two values that belongs to this language.
    pub fn choose<T>(self, vietnamese: T, english: T) -> T {
        match self {
            Speech::Vietnamese => vietnamese,
            Speech::English => english,
        }
    }
}

/// Longest value in a message, in bytes: a cell of a table may hold a whole letter.
const MAX_VALUE: usize = 600;
/// Longest message.
const MAX_MESSAGE: usize = 2000;

/// The message catalogue of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    /// The language.
    pub speech: Speech,
}

/// Messages of diagnostics (general, facts and wording, contacts and campaigns, pages and their addresses), of reports, of commands, of
/// imports, of deliveries, of the desk and of the server.
const VIETNAMESE: [&str; 10] = [
    include_str!("vi.ftl"),
    include_str!("facts.vi.ftl"),
    include_str!("checks.vi.ftl"),
    include_str!("pages.vi.ftl"),
    include_str!("reports.vi.ftl"),
    include_str!("commands.vi.ftl"),
    include_str!("import.vi.ftl"),
    include_str!("delivery.vi.ftl"),
    include_str!("desk.vi.ftl"),
    include_str!("serve.vi.ftl"),
];
const ENGLISH: [&str; 10] = [
    include_str!("en.ftl"),
    include_str!("facts.en.ftl"),
    include_str!("checks.en.ftl"),
    include_str!("pages.en.ftl"),
    include_str!("reports.en.ftl"),
    include_str!("commands.en.ftl"),
    include_str!("import.en.ftl"),
    include_str!("delivery.en.ftl"),
    include_str!("desk.en.ftl"),
    include_str!("serve.en.ftl"),
];

impl Words {
    /// Loads the catalogue of a language.
    pub fn new(speech: Speech) -> Words {
        let texts = speech.choose(VIETNAMESE, ENGLISH);
        let language: Result<LanguageIdentifier, _> = speech.code().parse();
        let mut bundle = FluentBundle::new_concurrent(language.into_iter().collect());
        bundle.set_use_isolating(false);
        for text in texts {
            // The catalogues are part of the program; a test checks that they parse.
            let resource = FluentResource::try_new(text.to_string()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Words { bundle, speech }
    }

    /// The message with this id and these variables; the id itself where the catalogue has no such message.
    pub fn say(&self, id: &str, args: &[(&str, String)]) -> String {
        match self.bundle.get_message(id) {
            Some(message) => self.format(&message, None, args).unwrap_or_else(|| id.to_string()),
            None => id.to_string(),
        }
    }

    /// Why the system refused something.
    pub fn reason(&self, fault: impl Into<SystemFault>) -> String {
        let SystemFault { reason, system } = fault.into();
        self.say("cli-system-reason", &[("reason", reason.to_string()), ("system", system)])
    }

    /// That a file or folder cannot be read, and why.
    pub fn cannot_read(&self, path: &Path, error: &io::Error) -> String {
        self.message(&Diagnostic::new(&CANNOT_READ).with("path", path.display()).because(error))
    }

    /// That a file or folder cannot be written, and why.
    pub fn cannot_write(&self, path: &Path, error: &io::Error) -> String {
        self.message(&Diagnostic::new(&CANNOT_WRITE).with("path", path.display()).because(error))
    }

    /// The message of a diagnostic.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        shortened(&self.say(diagnostic.code.name, &short(diagnostic)), MAX_MESSAGE).into_owned()
    }

    /// The advice of a diagnostic on how to correct the fault; none where its message has no `.help`.
    pub fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        let message = self.bundle.get_message(diagnostic.code.name)?;
        let help = self.format(&message, Some("help"), &short(diagnostic)).filter(|help| !help.is_empty())?;
        Some(shortened(&help, MAX_MESSAGE).into_owned())
    }

    /// The text of `loa explain CODE`: the meaning of a code and why it matters.
    pub fn explain(&self, code: &Code) -> Option<String> {
        self.format(&self.bundle.get_message(code.name)?, Some("explain"), &[])
    }

    fn format(&self, message: &FluentMessage, attribute: Option<&str>, args: &[(&str, String)]) -> Option<String> {
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::new();
        // Variables that messages use and some diagnostics do not set.
        for name in ["near", "one", "two", "why"] {
            values.set(name, "none");
        }
        for (name, value) in args {
            // Fluent chooses plural forms by values that are numbers.
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

/// The variables of a diagnostic's message, none of them too long to be read.
fn short(diagnostic: &Diagnostic) -> Vec<(&str, String)> {
    diagnostic.args.iter().map(|(name, value)| (&**name, shortened(value, MAX_VALUE).into_owned())).collect()
}

/// The text, or its beginning with an ellipsis where it is longer than `most` bytes.
fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most {
        return text.into();
    }
    let end = text.char_indices().map(|(i, _)| i).take_while(|i| *i <= most - '…'.len_utf8()).last().unwrap_or(0);
    format!("{}…", &text[..end]).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::CODES;
    use std::collections::BTreeSet;

    /// Ids of messages and of their attributes.
    fn ids(texts: [&str; 10]) -> BTreeSet<String> {
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
    fn the_direction_of_a_language_is_that_of_its_script() {
        let of = |codes: [&str; 4]| codes.map(super::direction);
        assert_eq!(of(["ar", "fa-IR", "he", "az-Arab"]), ["rtl"; 4]);
        assert_eq!(of(["vi", "en-US", "ks-Deva", "ar-Latn"]), ["ltr"; 4]);
    }

    #[test]
    fn a_message_stays_short() {
        let words = Words::new(Speech::English);
        for code in CODES {
            let names = ["name", "text", "value", "url", "list", "known", "path", "field", "what", "title"];
            let mut diagnostic = Diagnostic::new(code);
            diagnostic.args = names.map(|name| (name.into(), "ă".repeat(100_000))).to_vec();
            assert!(words.message(&diagnostic).len() <= MAX_MESSAGE, "{}", code.name);
            assert!(words.help(&diagnostic).is_none_or(|help| help.len() <= MAX_MESSAGE), "{}", code.name);
        }
        assert_eq!((shortened("ăăă", 6), shortened("ăăăă", 7)), ("ăăă".into(), "ăă…".into()));
    }

    #[test]
    fn reasons_of_the_system_are_said_in_the_language_of_the_reader() {
        use std::io::ErrorKind::*;
        let kinds = [
            StorageFull,
            WriteZero,
            ReadOnlyFilesystem,
            ResourceBusy,
            PermissionDenied,
            NotFound,
            InvalidFilename,
            CrossesDevices,
            IsADirectory,
            NotADirectory,
            AlreadyExists,
            DirectoryNotEmpty,
            OutOfMemory,
            TimedOut,
            InvalidData,
            UnexpectedEof,
            BrokenPipe,
            AddrInUse,
            AddrNotAvailable,
        ];
        let errors = || kinds.map(std::io::Error::from).into_iter();
        for words in ["vi", "en"].map(|name| Words::new(Speech::from_name(name))) {
            let last_resort = words.reason(&std::io::Error::other("<raw>"));
            assert!(last_resort.ends_with("<raw>"), "{last_resort}");
            for error in errors() {
                let said = words.reason(&error);
                assert!(!said.contains(&error.to_string()) && !said.contains("{$"), "{:?}: {said}", error.kind());
                for message in [words.cannot_read(Path::new("a"), &error), words.cannot_write(Path::new("a"), &error)] {
                    assert!(!message.contains(&error.to_string()) && !message.contains("{$"), "{:?}: {message}", error.kind());
                }
            }
        }
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
