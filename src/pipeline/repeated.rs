//! A build whose inputs, request and output are those of the last one. Its result is known: the output is looked at, and nothing is parsed.
//!
//! The record of a whole build without errors (`.loa/last-build` in the output) names the program, what was asked for, the digests of everything that
//! was read, the checksum of the manifest of each root, and what was reported. A record that differs in anything is passed over.

use super::build::{BuildProgress, BuildResult, BuildSummary, standing};
use super::opening::open_output;
use crate::config::Config;
use crate::diag::{Diagnostics, Files, PRINT_SLOW, StoredReport};
use crate::model::Voice;
use crate::read::SiteListing;
use crate::write::{Built, CommitScope, Durability, Output, SiteOutput};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a whole build was made of, what it made and what it reported.
#[derive(Debug, Serialize, Deserialize)]
pub struct RepeatedBuild {
    inputs: Inputs,
    /// Name of each root, and the checksum of its manifest.
    roots: Vec<(String, String)>,
    sites: usize,
    pages: usize,
    files: usize,
    next_change: Option<String>,
    untranslated: Vec<(String, usize)>,
    report: StoredReport,
}

/// What the result of a build depends on, beside the output.
#[derive(Debug, Serialize, Deserialize)]
struct Inputs {
    /// Digest of the sources of the program.
    program: String,
    /// IANA name of the site's time zone.
    time_zone: String,
    /// The build date.
    as_of: String,
    drafts: bool,
    press: bool,
    base_url: Option<String>,
    /// The programs for sound that were found, as text.
    voice: String,
    /// Digest of the names of all files, and of the bytes of the texts.
    texts: String,
    /// Digest of all files in `themes/`.
    themes: String,
    /// Every other file whose bytes were read, with their digest.
    others: Vec<(String, String)>,
}

/// The program as a whole: a record of another one says nothing about this one.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("LOA_SOURCES"));

impl RepeatedBuild {
    /// Whether a run of this sort leaves a record, and may find one: one of the whole site as it is saved.
    pub fn is_possible(config: &Config) -> bool {
        config.only.is_everything() && config.shard.is_none() && config.unsaved.is_none()
    }

    /// The record in the output, if the site and the request are what it says. The texts of the listing are read.
    pub fn find(config: &Config, listing: &mut SiteListing, themes: blake3::Hash) -> Option<RepeatedBuild> {
        let last: RepeatedBuild = serde_json::from_str(&Output::build_record(&config.output)?).ok()?;
        let Inputs { program, time_zone, as_of, drafts, press, base_url, voice, texts, themes: known_themes, others } = &last.inputs;
        let is_asked_for = program == PROGRAM
            && (*drafts, *press, base_url) == (config.drafts, config.press, &config.base_url)
            && config.build_date(time_zone).is_ok_and(|date| date.to_string() == *as_of)
            && *voice == Voice::of_machine(config)
            && *known_themes == themes.to_string();
        if !is_asked_for || listing.read_ahead().to_string() != *texts {
            return None;
        }
        let is_same = |other: &(String, String)| listing.digest_other(&other.0).is_some_and(|digest| digest.to_string() == other.1);
        others.par_iter().all(is_same).then_some(last)
    }

    /// The result, if the output is what the last build made. Nothing is changed otherwise.
    pub fn repeat(self, config: &Config, progress: &(dyn Fn(BuildProgress) + Sync)) -> Option<BuildResult> {
        let output = open_output(config, Durability::Process, &|| progress(BuildProgress::Waiting)).ok()?;
        let roots: Vec<SiteOutput> = self.roots.par_iter().map(|(name, _)| output.root(name).ok()).collect::<Option<_>>()?;
        if !roots.par_iter().zip(&self.roots).all(|(root, (_, sum))| root.sum() == *sum && root.keep_all()) {
            return None;
        }
        let as_of: Date = self.inputs.as_of.parse().ok()?;
        let (next_change, untranslated) = (self.next_change, self.untranslated);
        let next_change = next_change.map(|date| date.parse()).transpose().ok()?;
        let (diagnostics, files): (Diagnostics, Files) = self.report.restore()?;
        let roots = output.commit(roots, CommitScope::Whole).ok()?;
        output.remember(&Built::of(config, as_of)).ok()?;
        let summary = BuildSummary {
            sites: self.sites,
            pages: self.pages,
            files: self.files,
            rendered: 0,
            sums: output.sums(&standing(&roots)),
            roots,
            press_removed: Vec::new(),
            next_change,
            untranslated: untranslated.into_iter().map(|(lang, count)| (Arc::from(lang), count)).collect(),
            reasons: Vec::new(),
            is_repeated: true,
        };
        Some(BuildResult { diagnostics, files, loaded: None, summary: Some(summary) })
    }

    /// Records a build that has ended. One with errors leaves the record of the last one without, as it leaves its output.
    pub fn remember(config: &Config, themes: blake3::Hash, result: &BuildResult) {
        let record = RepeatedBuild::new(config, themes, result);
        if let Some(text) = record.and_then(|record| serde_json::to_string(&record).ok()) {
            Output::set_build_record(&config.output, &text);
        }
    }

    fn new(config: &Config, themes: blake3::Hash, result: &BuildResult) -> Option<RepeatedBuild> {
        let (summary, loaded) = (result.summary.as_ref()?, result.loaded.as_ref()?);
        let sums = summary.sums.as_ref().filter(|_| !result.diagnostics.has_errors())?;
        let others = loaded.sources.assets.iter().filter_map(|(path, asset)| Some((path.to_string(), asset.digest_read()?.to_string())));
        let inputs = Inputs {
            program: PROGRAM.to_string(),
            time_zone: loaded.library.site.time_zone.to_string(),
            as_of: loaded.library.site.as_of.to_string(),
            drafts: config.drafts,
            press: config.press,
            base_url: config.base_url.clone(),
            voice: Voice::of_machine(config),
            texts: loaded.sources.digest.to_string(),
            themes: themes.to_string(),
            others: others.collect(),
        };
        Some(RepeatedBuild {
            inputs,
            roots: standing(&summary.roots).into_iter().map(str::to_string).zip(sums.iter().cloned()).collect(),
            sites: summary.sites,
            pages: summary.pages,
            files: summary.files,
            next_change: summary.next_change.map(|date| date.to_string()),
            untranslated: summary.untranslated.iter().map(|(lang, count)| (lang.to_string(), *count)).collect(),
            report: StoredReport::new(&about_content(&result.diagnostics), &result.files)?,
        })
    }
}

/// What is reported of the site, and not of how this run made it.
fn about_content(diagnostics: &Diagnostics) -> Diagnostics {
    diagnostics.iter().filter(|report| report.code != &PRINT_SLOW).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::about_content;
    use crate::diag::{Diagnostic, Diagnostics, PRINT_NO_ROOM, PRINT_SLOW};

    #[test]
    fn how_long_the_last_run_took_is_not_said_again() {
        let said: Diagnostics = [&PRINT_SLOW, &PRINT_NO_ROOM].into_iter().map(Diagnostic::new).collect();
        assert_eq!(about_content(&said).iter().map(|report| report.code.name).collect::<Vec<_>>(), ["print-no-room"]);
    }
}
