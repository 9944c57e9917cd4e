//! Front matter of every kind: the first byte chooses the kind, the rest is the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use loa::kinds::KINDS;
use loa_fuzz::Site;

fuzz_target!(|input: &str| {
    let mut letters = input.chars();
    let Some(first) = letters.next() else { return };
    let kind = KINDS[first as usize % KINDS.len()];
    let mut site = Site::default();
    site.text(&format!("content/{}/muc.md", kind.folder), letters.as_str());
    site.check();
});
