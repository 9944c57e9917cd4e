//! The progress bar, shown only on a terminal.

use crate::lang::Words;
use crate::pipeline::BuildProgress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// A progress bar that counts places.
pub struct PlaceProgressBar<'a> {
    bar: ProgressBar,
    words: &'a Words,
}

impl<'a> PlaceProgressBar<'a> {
    /// A bar without a length; invisible with `hidden`.
    pub fn new(words: &'a Words, hidden: bool) -> PlaceProgressBar<'a> {
        let bar = ProgressBar::no_length();
        if hidden || !std::io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {wide_msg}") {
            bar.set_style(style);
        }
        PlaceProgressBar { bar, words }
    }

    /// Shows the progress of a run.
    pub fn show(&self, progress: BuildProgress) {
        match progress {
            BuildProgress::Waiting => complain!("{}", self.words.say("cli-waiting", &[])),
            BuildProgress::Planned { places, jobs } => {
                self.bar.set_length(places as u64);
                self.bar.set_message(self.words.say("cli-progress-plan", &[("places", places.to_string()), ("jobs", jobs.to_string())]));
            }
            BuildProgress::Rendered { place } => {
                self.bar.inc(1);
                self.bar.set_message(self.words.say("cli-progress-render", &[("place", place.to_string())]));
            }
        }
    }

    /// Removes the bar.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
