//! The only door out: takes finished files, writes only what changed, and makes each root wholly new in one step.
//!
//! An output folder holds sibling roots (`www/`, `<code>-<slug>/` …), each with its manifest `.loa-manifest`, and `.loa/` with the
//! lock, the stage, the trash, the journal and the cache. What is in `.loa/` under other names is left alone.
//!
//! **Order of operations**, and what a `kill -9` leaves after each of them:
//! 1. `Output::open` takes the lock, finishes an interrupted commit, clears stage and trash. *Old roots.*
//! 2. `put`, `put_shared`, `copy` write new files below `.loa/stage/<root>/`; the roots are only looked at. *Old roots, a stale stage.*
//! 3. `commit` completes every staged root: kept files are hard links to the old ones, foreign files too; then its manifest is written.
//!    *Old roots, a stale stage.*
//! 4. With `Durability::Power` everything staged is brought to the disk.
//! 5. Roots of which only keys or times changed get their new manifest by one rename. *Old files, whichever manifest: both are true.*
//! 6. The journal (every step to come, with the checksum of the manifest each new root carries) appears by one rename.
//! 7. Root after root is exchanged with its staged folder: one system call each on Linux and macOS. *Each root wholly old or wholly new;
//!    the next `open` reads the journal and does the rest.* Elsewhere two renames (old to trash, staged to its place): *for a moment one
//!    root may be absent; the next `open` finishes it, or puts the old one back if the staged one is damaged.*
//!    When a step fails, the steps before it are taken back.
//! 8. The journal is removed. *New roots.* Then the old folders are deleted; whatever is left of them the next `open` deletes.
//!
//! Files in a root are never changed in place, since roots share them as hard links: a changed file is always a new one.
//! A root must lie on the same file system as `.loa/` and may not be a mount point (mount the output folder instead).

#![expect(clippy::disallowed_methods, reason = "this module writes output for all others")]

mod built;
mod cache;
mod commit;
mod complete;
mod delivery;
mod faults;
mod files;
mod finished;
mod handout;
mod journal;
mod loose;
mod manifest;
mod output;
mod paths;
mod preview;
mod site_output;
mod safety;
mod source;
mod swap;
mod whole;
#[cfg(all(test, unix))]
mod tests;

pub use built::Built;
pub use cache::{Cache, Cached};
pub use delivery::{DeliveredFile, DeliveryRecord, DeliveryTarget, TargetState};
pub use files::{Stamp, stamp};
pub use finished::FinishedOutput;
pub use handout::hand_out;
pub use loose::put_file;
pub use output::{Opening, Output, WhenBusy};
pub use preview::preview;
pub use site_output::{ExpectedContent, SiteOutput};
pub use source::{SourcePath, create_file, replace_file};

/// The file inside a root that says what is in it: never published, never served.
pub const MANIFEST: &str = manifest::NAME;

/// What a file was made from. Equal keys mean equal bytes; how it is composed is the caller's matter.
pub type FileKey = [u8; 32];

/// Digest of a file's bytes: the first half of its BLAKE3 hash.
pub type Hash = [u8; 16];

/// The digest used for files, for callers who read a file anyway and hand it to [`SiteOutput::copy`].
pub fn hash(bytes: &[u8]) -> Hash {
    files::half(&blake3::hash(bytes))
}

/// What became of a file that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutResult {
    /// New bytes lie in the stage.
    Written,
    /// The root holds these very bytes already.
    Unchanged,
}

/// What a commit may remove.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitScope {
    /// The run planned everything: files not mentioned are pruned, and so are roots that are not among those given.
    Whole,
    /// The run planned these roots wholly and others not at all (a shard): files are pruned, other roots stay.
    Roots,
    /// The run planned a part of these roots (`--place`, `--only`, `--lang`): nothing is pruned.
    Partial,
}

/// What an output must survive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// The end of the process at any moment. After a loss of power the next run finds and mends what is missing.
    #[default]
    Process,
    /// A loss of power too: everything is brought to the disk before roots are exchanged, and the exchange after it.
    Power,
}

/// What a commit did to one root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RootSummary {
    /// Name of the root.
    pub name: String,
    /// Number of files with new bytes (or new in this root).
    pub written: usize,
    /// Number of files that stayed as they were, those not mentioned in a partial run included.
    pub unchanged: usize,
    /// Files of the last run that are gone now, sorted.
    pub pruned: Vec<String>,
    /// Files somebody else put into the root, carried on; sorted. Only looked for when the root is made anew.
    pub foreign: Vec<String>,
    /// Files somebody else put where a planned file stands now; sorted. They are gone.
    pub replaced: Vec<String>,
    /// The root belonged to no place any more: its files are gone, and its folder too unless it holds foreign files.
    pub removed_root: bool,
}
