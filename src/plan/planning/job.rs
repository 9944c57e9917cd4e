//! Jobs: one for each file to be made.

use super::picture::PictureFile;
use crate::ids::{OrderNo, ProductNo};
use crate::model::{ItemNo, LangNo};
use crate::plan::declared::variants::JobVariant;
use crate::text::LinkTarget;
use std::sync::Arc;

/// What a job is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The place, or the site.
    Place,
    /// An item.
    Item(ItemNo),
    /// A term, by slug.
    Term(Arc<str>),
    /// An old address of an item.
    Alias(ItemNo, Arc<str>),
    /// A short address that leads to this target.
    Short(Arc<LinkTarget>),
    /// A file used by items, or one of `static/`: path below the site's folder.
    File(Arc<str>),
    /// A file made from a picture.
    Picture(Arc<PictureFile>),
}

/// A file to be made.
#[derive(Clone, Debug)]
pub struct Job {
    /// Index in `Theme::products`; none for copied files and pictures.
    pub product: Option<ProductNo>,
    /// What it is about.
    pub subject: Subject,
    /// The language of the file.
    pub lang: LangNo,
    /// The order it is made for, in `Planner::orders`.
    pub order: Option<OrderNo>,
    /// Index in the sizes of the product.
    pub size: u8,
    /// Which variant of the file.
    pub variant: JobVariant,
    /// The number of the page of a paginated list, from 1.
    pub page: u32,
    /// How many pages the list has.
    pub pages: u32,
    /// The path below the root of the place.
    pub path: Box<str>,
}

/// The jobs of one place, sorted by path.
#[derive(Debug, Default)]
pub struct PlacePlan {
    /// Sorted by path; no path twice.
    pub jobs: Vec<Job>,
    /// How many jobs are left out because this program cannot print.
    pub left_out: usize,
    /// How many planned jobs are left out because this machine lacks a program for sound.
    pub unspoken: usize,
}

impl PlacePlan {
    /// The job with this path.
    pub fn find(&self, path: &str) -> Option<&Job> {
        self.jobs.binary_search_by(|j| (*j.path).cmp(path)).ok().map(|i| &self.jobs[i])
    }
}

impl Job {
    /// The job whose layout this one uses: a picture shows the pages of the web file.
    pub fn laid_out(&self) -> Job {
        match (self.variant, self.path.strip_suffix(".png")) {
            (JobVariant::Picture, Some(stem)) => Job { variant: JobVariant::Web, path: format!("{stem}.pdf").into(), ..self.clone() },
            _ => self.clone(),
        }
    }
}
