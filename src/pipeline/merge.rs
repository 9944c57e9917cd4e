//! Merging: what all shards made becomes one output, proven to be what one run would have made. What waits for files of several of them is made here.

use super::proof::Proof;
use super::run::{Done, Run, fact};
use super::{Loaded, Shares, outspoken};
use crate::diag::{Diagnostic, Diagnostics, NOT_A_SHARD, SHARD_CHANGED, SHARD_MISSING, SHARD_OUTDATED, SHARDS_DIFFER};
use crate::model::PlaceNo;
use crate::plan::{Job, JobVariant, Maker};
use crate::render::PlaceViews;
use crate::write::{Built, Finished, Root};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Mutex, PoisonError};

/// The outputs of shards that belong together.
pub struct Shards {
    /// What they were built as; `of` is the number of all.
    pub built: Built,
    pub of: usize,
    /// By number.
    parts: BTreeMap<usize, Finished>,
}

impl Shards {
    /// Reads the outputs in these folders.
    pub fn read(dirs: &[PathBuf]) -> Result<Shards, Diagnostics> {
        let mut faults = Diagnostics::new();
        let mut found: Option<Shards> = None;
        for dir in dirs {
            let part = match Finished::read(dir) {
                Ok(part) => part,
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            };
            let not = |why| Diagnostic::new(&NOT_A_SHARD).with("path", dir.display()).with("why", why);
            let (built, shard) = match (&part.built, part.built.as_ref().and_then(|built| built.shard)) {
                _ if part.is_torn => {
                    faults.push(not("torn"));
                    continue;
                }
                (Some(built), Some(shard)) => (Built { shard: None, ..built.clone() }, shard),
                (built, _) => {
                    faults.push(not(if built.is_none() && part.is_empty() { "nothing" } else { "whole" }));
                    continue;
                }
            };
            let shards = found.get_or_insert_with(|| Shards { built: built.clone(), of: shard.of, parts: BTreeMap::new() });
            let differ = |why| Diagnostic::new(&SHARDS_DIFFER).with("path", dir.display()).with("why", why).with("shard", shard);
            if shard.of != shards.of {
                faults.push(differ("number").with("other", shards.of));
            } else if built != shards.built {
                faults.push(
                    differ("asked").with("other", shards.parts.values().map(|p| p.dir().display().to_string()).next().unwrap_or_default()),
                );
            } else if let Some(twin) = shards.parts.get(&shard.number) {
                faults.push(differ("twice").with("other", twin.dir().display()));
            } else {
                shards.parts.insert(shard.number, part);
            }
        }
        found.filter(|_| faults.is_empty()).ok_or(faults)
    }
}

/// A merge on its way.
pub struct Merge {
    shards: Shards,
    shares: Shares,
    faults: Mutex<Faults>,
}

/// By shard and what is wrong: how often, and the first file.
type Faults = BTreeMap<(usize, &'static str), (usize, String)>;

impl Merge {
    pub fn new(shards: Shards, shares: Shares) -> Merge {
        Merge { shards, shares, faults: Mutex::default() }
    }

    /// What the merged output is built as.
    pub fn built(&self) -> &Built {
        &self.shards.built
    }

    /// The shards that make something and are not there.
    pub fn missing(&self, loaded: &Loaded) -> Diagnostics {
        let places = &loaded.library.places;
        let missing = |shard: &usize| !self.shards.parts.contains_key(shard) && self.shares.count(*shard) > 0;
        let report = |shard: usize| {
            let report = Diagnostic::new(&SHARD_MISSING).with("shard", format!("{shard}/{}", self.shards.of));
            let of: Vec<&str> = places
                .numbers()
                .filter(|place| self.shares.of_place(*place) == Some(shard))
                .map(|place| &*places.get(place).name)
                .collect();
            let more = if of.len() > 3 { ", …" } else { "" };
            report.with("count", of.len()).with("places", format!("{}{more}", of[..of.len().min(3)].join(", ")))
        };
        (1..=self.shards.of).filter(missing).map(report).collect()
    }

    fn fault(&self, shard: usize, why: &'static str, root: &Root, path: &str) {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        let file = format!("{}/{path}", root.name());
        let known = faults.entry((shard, why)).or_insert_with(|| (0, file.clone()));
        known.0 += 1;
        known.1 = std::mem::take(&mut known.1).min(file);
    }

    /// What is wrong so far.
    pub fn faults(&self) -> Diagnostics {
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.iter().map(|((shard, why), (count, file))| self.outdated(*shard, why, *count, file)).collect()
    }

    /// What is in the shards and was not planned.
    pub fn left(&self) -> Diagnostics {
        let left = self.shards.parts.iter().map(|(shard, part)| (*shard, part.left())).filter(|(_, left)| !left.is_empty());
        left.map(|(shard, left)| self.outdated(shard, "unplanned", left.len(), &left[0])).collect()
    }

    fn outdated(&self, shard: usize, why: &str, count: usize, file: &str) -> Diagnostic {
        let dir = self.shards.parts.get(&shard).map(|part| part.dir().display().to_string()).unwrap_or_default();
        let code = if why == "changed" { &SHARD_CHANGED } else { &SHARD_OUTDATED };
        let report = Diagnostic::new(code).with("shard", format!("{shard}/{}", self.shards.of)).with("path", dir);
        report.with("why", why).with("count", count).with("file", file)
    }
}

impl Run<'_> {
    /// Takes a file out of the shard that made it, if that made it of what this run would make it of.
    pub fn adopt(&self, merge: &Merge, root: &Root, job: &Job, views: &PlaceViews) -> Result<Done, Box<Diagnostic>> {
        let shard = merge.shares.of_file(views.place, &job.path);
        // A shard with nothing to do need not be there.
        let Some(part) = merge.shards.parts.get(&shard) else { return Ok(Done::Kept) };
        let is_spare = job.variant == JobVariant::Press && !self.config.press;
        let Some((made, known)) = part.find(root.name(), &job.path) else {
            if !is_spare {
                merge.fault(shard, "missing", root, &job.path);
            }
            return Ok(Done::Kept);
        };
        if !self.planned_key(job, views).is_some_and(|key| made == key || made == outspoken(&key)) {
            merge.fault(shard, "key", root, &job.path);
            return Ok(Done::Kept);
        }
        let maker = job.product.map(|no| &self.loaded.theme.product(no).maker);
        match root.adopt(&job.path, part, matches!(maker, None | Some(Maker::Css(_) | Maker::Copy(_)))) {
            Err(changed) if changed.code.name == SHARD_CHANGED.name => {
                merge.fault(shard, "changed", root, &job.path);
                return Ok(Done::Kept);
            }
            done => done?,
        }
        self.learn(views, job, || fact(known));
        self.counts.files.fetch_add(1, Relaxed);
        let is_page = job.product.is_some_and(|no| &*self.loaded.theme.product(no).format == "html");
        self.counts.pages.fetch_add(usize::from(is_page), Relaxed);
        Ok(Done::Kept)
    }
}

/// How a run comes by its files.
pub enum Way {
    /// It makes what is wanted.
    Make,
    /// It makes its share.
    Shard(usize, Shares),
    /// It takes what shards have made and makes what they could not.
    Merge(Merge),
    /// It makes nothing and compares what is there.
    Prove(Proof),
}

impl Way {
    /// Whether anything of a place is made.
    pub fn is_at(&self, place: PlaceNo) -> bool {
        match self {
            Way::Shard(number, shares) => shares.of_place(place).is_none_or(|of| of == *number),
            Way::Make | Way::Merge(_) | Way::Prove(_) => true,
        }
    }
}
