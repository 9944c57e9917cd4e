//! Variants of a printed job: the file for the web, a picture of it to forward, the file for the print shop.

use super::about::{choice, fault};
use super::maker::Maker;
use super::paper::{Imposition, Paper};
use super::pattern::{Pattern, PatternPart};
use super::{Job, Planner};
use crate::diag::Diagnostics;
use crate::read::Node;

/// Which file of a job it is. Whatever is not printed is for the web.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobVariant {
    #[default]
    Web,
    /// The pages of the web file as one picture beside it, small enough to forward.
    Picture,
    /// With the inks, the bleed and the marks a print shop works with. Made when asked for.
    Press,
}

/// What `variants:` may list.
const LISTED: &[&str] = &["picture", "press"];

impl JobVariant {
    pub const ALL: [JobVariant; 3] = [JobVariant::Web, JobVariant::Picture, JobVariant::Press];

    /// As views and ids of jobs say it.
    pub fn name(self) -> &'static str {
        match self {
            JobVariant::Web => "web",
            JobVariant::Picture => "picture",
            JobVariant::Press => "press",
        }
    }

    /// The path beside the web file's.
    pub fn path(self, web: &str) -> String {
        let stem = web.strip_suffix(".pdf").unwrap_or(web);
        match self {
            JobVariant::Web => web.to_string(),
            JobVariant::Picture => format!("{stem}.png"),
            JobVariant::Press => format!("{stem}_nha-in.pdf"),
        }
    }
}

impl Job {
    /// The job whose pages this one shows: a picture shows those of the web file.
    pub fn laid_out(&self) -> Job {
        match (self.variant, self.path.strip_suffix(".png")) {
            (JobVariant::Picture, Some(stem)) => Job { variant: JobVariant::Web, path: format!("{stem}.pdf").into(), ..self.clone() },
            _ => self.clone(),
        }
    }
}

impl Planner<'_> {
    /// The other variants of web files.
    pub(super) fn variants(&self, jobs: &[Job]) -> Vec<Job> {
        let of = |job: &Job| job.product.map_or(&[][..], |no| &self.theme.product(no).variants);
        let variant = |job: &Job, variant: JobVariant| Job { variant, path: variant.path(&job.path).into(), ..job.clone() };
        jobs.iter().flat_map(|job| of(job).iter().map(move |v| variant(job, *v))).collect()
    }
}

/// Reads `variants` of a declaration: what is made besides the file for the web. Only of PDF files, which their paths must say.
pub fn read_variants(
    node: &Node,
    maker: Option<&Maker>,
    paper: Option<&Paper>,
    path: Option<&[(Box<str>, Pattern)]>,
    diagnostics: &mut Diagnostics,
) -> Vec<JobVariant> {
    let Some(list) = node.get("variants") else { return Vec::new() };
    let Some(entries) = list.as_list() else {
        diagnostics.push(fault(list.span, "variants-list", "variants"));
        return Vec::new();
    };
    let ends_in_pdf = |pattern: &Pattern| matches!(pattern.parts.last(), Some(PatternPart::Text(text)) if text.ends_with(".pdf"));
    let is_pdf = matches!(maker, None | Some(Maker::Print(_)))
        && node.get("format").is_none_or(|format| format.as_text() == Some("pdf"))
        && path.is_none_or(|path| path.iter().all(|(_, pattern)| ends_in_pdf(pattern)));
    if !is_pdf {
        diagnostics.push(fault(list.span, "variants-pdf", "variants"));
    }
    let mut variants = Vec::new();
    for entry in entries {
        match entry.as_text().unwrap_or_default() {
            "picture" => variants.push(JobVariant::Picture),
            // A print shop puts pages on sheets itself.
            "press" if paper.is_some_and(|paper| paper.imposition != Imposition::None) => {
                diagnostics.push(fault(entry.span, "press-imposed", "imposition"));
            }
            "press" => variants.push(JobVariant::Press),
            other => diagnostics.push(choice(entry.span, "variants", other, LISTED)),
        }
    }
    variants.sort();
    variants.dedup();
    variants
}

#[cfg(test)]
mod tests {
    use super::JobVariant;

    #[test]
    fn variants_stand_beside_the_web_file() {
        let web = "in/11311_khai-sinh_to-roi.pdf";
        assert_eq!(JobVariant::Web.path(web), web);
        assert_eq!(JobVariant::Picture.path(web), "in/11311_khai-sinh_to-roi.png");
        assert_eq!(JobVariant::Press.path(web), "in/11311_khai-sinh_to-roi_nha-in.pdf");
    }
}
