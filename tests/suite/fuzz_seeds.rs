//! The targets of `tests/fuzz` over their seeds, and over seeds with pieces cut out, doubled and changed: they compile, and nothing panics.

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use crate::random_values::Dice;
use std::path::Path;

#[test]
fn targets_bear_their_seeds_and_what_becomes_of_them() {
    for (name, target) in fuzz::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(name);
        let seeds: Vec<_> = std::fs::read_dir(&folder).expect("seeds").flatten().map(|seed| seed.path()).collect();
        assert!(!seeds.is_empty(), "{name} has no seed");
        for (no, path) in seeds.iter().enumerate() {
            let seed = std::fs::read_to_string(path).expect("a text");
            target(&seed);
            let mut dice = Dice(no as u64);
            for _ in 0..40 {
                fuzz::run(name, &changed(&seed, &mut dice));
            }
        }
    }
}

/// A text with a piece of it cut out, doubled, moved to the end or replaced.
fn changed(text: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = text.chars().collect();
    let from = dice.throw(letters.len());
    let to = (from + 1 + dice.throw(20)).min(letters.len());
    let (before, piece, after): (String, String, String) =
        (letters[..from].iter().collect(), letters[from..to].iter().collect(), letters[to..].iter().collect());
    match dice.throw(4) {
        0 => before + &after,
        1 => before + &piece + &piece + &after,
        2 => before + &after + &piece,
        _ => before + dice.one(&["", "\n", ": ", "[", "{", "- ", "\"", "ạ", "\u{0}", "}}", "|", "#", "\t"]) + &after,
    }
}
