//! Renders everything and keeps nothing: what there is to report about it.

use super::keys::remember_file;
use super::left_out::{is_left_out, leave_out};
use super::place_roots::unread_part;
use super::room::RoomProbe;
use super::run_mode::{RunMode, Step, Task};
use super::site::Loaded;
use crate::diag::Diagnostics;
use crate::model::PlaceNo;
use crate::plan::{Job, JobVariant};
use crate::render::{BundledFile, Renderer};

/// Renders for its diagnostics alone.
pub struct ReportMode<'a> {
    pub loaded: &'a Loaded,
    pub renderer: &'a Renderer<'a>,
    pub room: RoomProbe<'a>,
}

impl ReportMode<'_> {
    fn render(&self, task: &Task, diagnostics: &mut Diagnostics) {
        let Some(no) = task.job.product else { return };
        let product = self.loaded.theme.product(no);
        let read_part = |part: &BundledFile| Err(unread_part(part));
        let mut found = Diagnostics::new();
        let artifact = self.renderer.render(product, task.job, task.views, &read_part, &mut found);
        diagnostics.extend(leave_out(task, product, &self.room, found));
        if let Some(artifact) = artifact.filter(|_| !is_left_out(task, product)) {
            remember_file(&self.loaded.theme, task.views, task.job, || artifact.fact());
        }
    }
}

impl RunMode for ReportMode<'_> {
    type Outcome = ();
    type Pending = ();

    /// A picture has nothing to report that its web file has not, and what is made of finished files nothing of its own.
    fn selects(&self, _place: PlaceNo, job: &Job) -> bool {
        let product = job.product.map(|no| self.loaded.theme.product(no));
        job.variant != JobVariant::Picture && product.is_some_and(|product| !product.maker.takes_files())
    }

    fn perform(&self, task: &Task, diagnostics: &mut Diagnostics) -> Step<(), ()> {
        if task.job.product.is_some_and(|no| self.loaded.theme.product(no).maker.is_printed()) {
            return Step::Print(());
        }
        self.render(task, diagnostics);
        Step::Nothing
    }

    fn print(&self, task: &Task, _pending: &(), diagnostics: &mut Diagnostics) -> Option<()> {
        self.render(task, diagnostics);
        None
    }

    fn collect(&mut self, _at: usize, _outcome: ()) {}

    fn stops_at_errors(&self) -> bool {
        false
    }
}
