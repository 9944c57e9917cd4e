//! Keys: digests of everything the bytes of a job depend on, in four parts.

/// Digest of everything the bytes of a job depend on: 20 bytes of the whole, then 3 of each part of `KEY_PARTS`.
pub type JobKey = [u8; 32];

/// The parts of a key, as `--explain-rebuild` names them.
pub const KEY_PARTS: [&str; 4] = ["theme", "place", "item", "needs"];

/// What the bytes of a job depend on, in the parts of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyParts {
    /// Program, declaration, theme.
    pub theme: blake3::Hash,
    /// The place, or the path of a file that shows nothing of it.
    pub place: blake3::Hash,
    /// What the job is about.
    pub item: blake3::Hash,
    /// The answers to the needs of the declaration.
    pub needs: blake3::Hash,
}

impl KeyParts {
    /// The key of these parts.
    pub fn key(&self) -> JobKey {
        let parts = [self.theme, self.place, self.item, self.needs];
        let mut whole = blake3::Hasher::new();
        for part in &parts {
            whole.update(part.as_bytes());
        }
        let mut key = [0; 32];
        key[..20].copy_from_slice(&whole.finalize().as_bytes()[..20]);
        for (i, part) in parts.iter().enumerate() {
            key[20 + 3 * i..23 + 3 * i].copy_from_slice(&part.as_bytes()[..3]);
        }
        key
    }
}

/// The parts in which two keys differ.
pub fn changed_parts(old: &JobKey, new: &JobKey) -> Vec<&'static str> {
    let differs = |i: &usize| old[20 + 3 * i..23 + 3 * i] != new[20 + 3 * i..23 + 3 * i];
    (0..KEY_PARTS.len()).filter(differs).map(|i| KEY_PARTS[i]).collect()
}
