//! The outputs of shards, read for a merge.

use crate::diag::{Diagnostic, Diagnostics, NOT_A_SHARD, SHARDS_DIFFER};
use crate::write::{Built, FinishedOutput};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The outputs of shards that belong together.
pub struct ShardOutputs {
    /// What they were built as, without their numbers.
    pub built: Built,
    /// The number of all shards.
    pub of: usize,
    /// Those that are there, by number from 1.
    pub(super) shards: BTreeMap<usize, FinishedOutput>,
}

impl ShardOutputs {
    /// Reads the outputs in these folders.
    ///
    /// Errors: `NOT_A_SHARD`, `SHARDS_DIFFER`, `CANNOT_READ`.
    pub fn read(dirs: &[PathBuf]) -> Result<ShardOutputs, Diagnostics> {
        let mut diagnostics = Diagnostics::new();
        let mut outputs: Option<ShardOutputs> = None;
        for dir in dirs {
            if let Err(faults) = add(&mut outputs, dir) {
                diagnostics.extend(faults);
            }
        }
        outputs.filter(|_| diagnostics.is_empty()).ok_or(diagnostics)
    }
}

/// Adds the output in a folder to those before it.
fn add(outputs: &mut Option<ShardOutputs>, dir: &Path) -> Result<(), Diagnostics> {
    let part = FinishedOutput::read(dir)?;
    let not = |why| Err(Diagnostic::new(&NOT_A_SHARD).with("path", dir.display()).with("why", why).into());
    if part.is_torn {
        return not("torn");
    }
    let Some(built) = &part.built else { return not(if part.is_empty() { "nothing" } else { "whole" }) };
    let Some(shard) = built.shard else { return not("whole") };
    let built = Built { shard: None, ..built.clone() };
    let outputs = outputs.get_or_insert_with(|| ShardOutputs { built: built.clone(), of: shard.of, shards: BTreeMap::new() });
    let differ = |why| Diagnostic::new(&SHARDS_DIFFER).with("path", dir.display()).with("why", why).with("shard", shard);
    if shard.of != outputs.of {
        return Err(differ("number").with("other", outputs.of).into());
    }
    if built != outputs.built {
        let other = outputs.shards.values().map(|part| part.dir().display().to_string()).next();
        return Err(differ("asked").with("other", other.unwrap_or_default()).into());
    }
    if let Some(twin) = outputs.shards.get(&shard.number) {
        return Err(differ("twice").with("other", twin.dir().display()).into());
    }
    outputs.shards.insert(shard.number, part);
    Ok(())
}
