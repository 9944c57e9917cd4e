//! What callers and files of this module say to each other: keys, digests, scopes and summaries.

/// Digest of everything that a file was made from, 32 bytes; callers define it. Equal keys mean equal bytes.
pub type FileKey = [u8; 32];

/// Digest of a file's bytes: the first half of its BLAKE3 hash.
pub type Hash = [u8; 16];

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
