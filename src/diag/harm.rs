//! What a fault does to readers if it is printed: the order in which findings are listed, and the groups of the report for leaders.

use super::Code;

/// What harm a fault does, the greatest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Harm {
    /// Readers lose money, secrets or their privacy.
    Safety,
    /// Readers do the wrong thing: a fact is wrong, contradicted or out of date.
    Facts,
    /// Readers do not get there: something is missing, leads nowhere or cannot be read.
    Use,
    /// Readers stumble, and trust the office less: spelling, abbreviations, long sentences.
    Words,
    /// Readers hardly notice it: signs and spaces.
    Form,
}

/// Codes by harm; all others are of [`Harm::Use`].
#[rustfmt::skip]
const HARMS: &[(Harm, &[&str])] = &[
    (Harm::Safety, &[
        "asks-secret", "look-alike-domain", "off-domain", "short-link", "http-link", "id-number", "account-number", "personal-number", "personal-name", "free-mail",
        "theme-remote", "picture-position", "attached-author", "attached-comments", "attached-changes", "attached-hidden", "attached-path", "server-file",
    ]),
    (Harm::Facts, &[
        "old-unit", "unit-is-another", "unit-ambiguous", "old-agency", "old-term", "law-out-of-force", "procedure-out-of-force", "paper-not-asked", "weekday-wrong",
        "day-impossible", "fact-differs", "step-differs", "deadline-turned", "unit-missing", "figure-bare", "expired", "review-due", "count-differs", "phone-in-text",
        "hours-reversed", "hours-unread", "not-verified", "coverage", "position", "listed-twice", "dates-reversed", "bad-phone", "bad-mail", "bad-money", "bad-date",
        "lost-zero", "changed-since-approval", "link-expired",
    ]),
    (Harm::Words, &[
        "near-miss", "doubtful-word", "impossible-syllable", "abbreviation-unknown", "abbreviation-unexplained", "long-sentence", "long-paragraph", "slogan-long", "link-text",
    ]),
    (Harm::Form, &["double-space", "space-before-sign", "unbalanced", "tone-style", "not-nfc", "invisible-character", "heading-jump"]),
];

impl Harm {
    /// All of them, the greatest first.
    pub const ALL: [Harm; 5] = [Harm::Safety, Harm::Facts, Harm::Use, Harm::Words, Harm::Form];

    /// The harm that faults with a code do.
    pub fn of(code: &Code) -> Harm {
        HARMS.iter().find(|(_, names)| names.contains(&code.name)).map_or(Harm::Use, |(harm, _)| *harm)
    }

    /// The name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Harm::Safety => "safety",
            Harm::Facts => "facts",
            Harm::Use => "use",
            Harm::Words => "words",
            Harm::Form => "form",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::HARMS;
    use crate::diag::find_code;

    #[test]
    fn the_lists_name_codes_once() {
        let names: Vec<&str> = HARMS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(find_code(name).is_some() && !names[..at].contains(name), "{name}");
        }
    }
}
