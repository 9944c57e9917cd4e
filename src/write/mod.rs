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

#![warn(missing_docs)]
#![expect(clippy::disallowed_methods, reason = "this module writes output for all others")]

mod built;
mod cache;
mod build_record;
mod commit;
mod complete;
mod delivery;
mod faults;
mod files;
mod finished;
mod folder;
mod handout;
mod journal;
mod loose;
mod manifest;
mod output;
mod paths;
mod preview;
mod pruning;
mod safety;
mod scratch;
mod site_output;
mod source;
mod swap;
mod whole;
#[cfg(all(test, unix))]
mod tests;
mod types;

pub use built::Built;
pub use cache::{Cache, Cached};
pub use delivery::{ArchiveFile, DeliveredFile, DeliveryRecord, DeliveryTarget, TargetState};
pub use files::{Stamp, hash, stamp};
pub use finished::FinishedOutput;
pub use handout::hand_out;
pub use loose::{copy_file, put_file};
pub use output::{Opening, Output, WhenBusy};
pub use preview::preview;
pub use scratch::ScratchFolder;
pub use site_output::{ExpectedContent, SiteOutput};
pub use source::{SourcePath, create_file, replace_file};
pub use types::{CommitScope, Durability, FileKey, Hash, PutResult, RootSummary};

/// The file inside a root that says what is in it: never published, never served.
pub const MANIFEST: &str = manifest::NAME;
