//! `kind` of the targets in `src/lib.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &str| loa_fuzz::run("kind", input));
