//! What is to be sent, and what is to go, compared with what a target has got.

use crate::write::{Hash, Memory, Root, Sent, Stamp};

/// A file of a root.
pub struct Piece {
    pub path: String,
    pub hash: Hash,
    pub stamp: Stamp,
}

/// What a delivery is.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Numbers of the pieces to be sent.
    pub send: Vec<usize>,
    /// What the target has got and the root no longer has.
    pub gone: Vec<String>,
}

/// The files of a root, sorted by path.
pub fn pieces(root: &Root) -> Vec<Piece> {
    root.files().map(|(path, hash, stamp)| Piece { path: path.into(), hash, stamp }).collect()
}

/// Compares. `still`: whether the target's file is what was sent.
pub fn compare(memory: &Memory, pieces: &[Piece], all: bool, still: impl Fn(&str, &Sent) -> bool) -> Changes {
    let is_new =
        |piece: &Piece| all || !memory.files.get(&piece.path).is_some_and(|sent| sent.hash == piece.hash && still(&piece.path, sent));
    let send = pieces.iter().enumerate().filter(|(_, piece)| is_new(piece)).map(|(at, _)| at);
    let is_gone = |path: &&String| pieces.binary_search_by(|piece| piece.path.cmp(path)).is_err();
    Changes { send: send.collect(), gone: memory.files.keys().filter(is_gone).cloned().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_sent() {
        let stamp = Stamp { size: 1, mtime: 1 };
        let piece = |path: &str, n: u8| Piece { path: path.into(), hash: [n; 16], stamp };
        let sent = |n: u8| Sent { sha256: [n; 32], hash: [n; 16], stamp };
        let memory = Memory { number: 1, files: [("a", 1), ("b", 2), ("c", 3), ("x", 9)].map(|(p, n)| (p.to_string(), sent(n))).into() };
        let pieces = [piece("a", 1), piece("b", 7), piece("c", 3), piece("d", 4)];
        // Somebody has deleted c at the target.
        let found = compare(&memory, &pieces, false, |path, _| path != "c");
        assert_eq!(found, Changes { send: vec![1, 2, 3], gone: vec!["x".into()] });
        assert_eq!(compare(&memory, &pieces, true, |_, _| true).send, [0, 1, 2, 3]);
        assert_eq!(compare(&Memory::default(), &pieces, false, |_, _| true).send, [0, 1, 2, 3]);
    }
}
