//! Checks: rules over library, texts and plan. A rule is one file that exports a `RULE`, and its line in [`RULES`], the only list that names rules.
#![warn(missing_docs)]

mod abbreviations;
mod actions;
mod addresses;
mod alternatives;
mod approvals;
mod campaigns;
mod characters;
mod components;
mod counts;
pub mod coverage;
mod dates;
mod deadlines;
mod doubtful_words;
mod duplicates;
mod figures;
mod headings;
mod historical_context;
mod hosts;
mod hours;
mod identities;
mod inline_counts;
mod item_facts;
mod items;
mod kits;
mod knowledge;
mod known_facts;
mod languages;
mod lengths;
mod link_reports;
mod links;
mod mail;
mod navigation;
mod missing_units;
mod near_misses;
mod old_fonts;
mod outdated;
mod pageless_texts;
mod papers;
mod personal;
mod phones;
mod place_groups;
mod place_numbers;
mod positions;
mod procedures;
mod prose;
mod queries;
mod quotes;
mod references;
mod reviews;
mod rule;
mod run;
mod secrets;
mod shown_values;
mod slogans;
mod spaces;
mod step_channels;
mod syllables;
mod template_links;
mod templates;
mod theme_links;
mod time_ranges;
mod tone_style;
mod twins;
mod units;
mod unreachable;
mod verified;
mod weekdays;

pub use knowledge::Knowledge;
pub use place_groups::representatives;
pub use rule::CheckContext;
pub use run::{Observer, observed};

use crate::diag::{Diagnostics, FileId, SourceFile};
use crate::model::PlaceNo;
use crate::plan::PlacePlan;
use rule::Rule;

/// Every rule. Each scope runs its rules in this order.
static RULES: &[&Rule] = &[
    // Over the library and the theme, once.
    &actions::RULE,
    &alternatives::RULE,
    &approvals::RULE,
    &campaigns::RULE,
    &components::RULE,
    &counts::TITLES,
    &coverage::RULE,
    &dates::RULE,
    &duplicates::RULE,
    &figures::RULE,
    &headings::RULE,
    &hours::RULE,
    &item_facts::RULE,
    &place_numbers::RULE,
    &items::RULE,
    &languages::RULE,
    &mail::RULE,
    &navigation::RULE,
    &pageless_texts::RULE,
    &queries::RULE,
    &personal::RULE,
    &positions::RULE,
    &reviews::RULE,
    &slogans::RULE,
    &step_channels::RULE,
    &template_links::RULE,
    &templates::RULE,
    &theme_links::RULE,
    &twins::RULE,
    &verified::RULE,
    // Over the characters of each file.
    &characters::RULE,
    // Over the words of each file, also of documents that belong to no site.
    &abbreviations::RULE,
    &addresses::RULE,
    &counts::RULE,
    &deadlines::RULE,
    &known_facts::RULE,
    &identities::RULE,
    &inline_counts::RULE,
    &lengths::RULE,
    &mail::IN_TEXT,
    &missing_units::RULE,
    &near_misses::RULE,
    &old_fonts::RULE,
    &outdated::RULE,
    &papers::RULE,
    &phones::RULE,
    &procedures::RULE,
    &quotes::RULE,
    &secrets::RULE,
    &spaces::RULE,
    &syllables::RULE,
    &time_ranges::RULE,
    &tone_style::RULE,
    &units::RULE,
    &weekdays::RULE,
    // After the others: what they explain is not doubted again.
    &doubtful_words::RULE,
    // Over what each place shows.
    &kits::RULE,
    &links::RULE,
    &references::RULE,
    &unreachable::RULE,
];

/// Runs the rules over the library, then those over the files of `content/`; see [`check_files`] for `knowledge`.
pub fn check_library(context: &CheckContext, knowledge: Option<&Knowledge>, observe: Observer, diagnostics: &mut Diagnostics) {
    run::check_library(RULES, context, knowledge, observe, diagnostics)
}

/// Runs the rules over characters, and with `knowledge` those over prose, on files of a site or documents outside any.
pub fn check_files(files: &[(FileId, &SourceFile)], knowledge: Option<&Knowledge>, observe: Observer, diagnostics: &mut Diagnostics) {
    run::check_files(RULES, files, knowledge, observe, diagnostics)
}

/// Runs the rules over what one place shows; it stands for `places` places that show the same.
pub fn check_place(context: &CheckContext, place: PlaceNo, plan: &PlacePlan, places: u32, diagnostics: &mut Diagnostics) {
    run::check_place(RULES, context, place, plan, places, diagnostics)
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use super::prose::FeatureTable;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_a_name_and_every_feature_a_bit() {
        let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
        assert!(RULES.iter().filter(|rule| rule.feature.is_some()).count() <= FeatureTable::MOST);
    }
}
