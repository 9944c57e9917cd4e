//! The suite: runs the whole program on small sites and holds what must always be true of it.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "functions that serve tests are tests, but no lint knows that outside `#[test]`"
)]

mod calls;
mod changing_site;
mod commands;
mod conservation;
mod corpus;
mod crash;
mod delivery;
mod desk;
mod documents;
#[cfg(feature = "print")]
mod fuzz_seeds;
mod fixes;
#[cfg(feature = "print")]
mod handout;
mod hostile;
mod import;
mod keys;
#[cfg(feature = "print")]
mod kits;
#[cfg(feature = "print")]
mod left_out;
mod lists;
mod manual;
mod markdown;
mod office;
mod pictures;
#[cfg(feature = "print")]
mod press;
mod program;
mod random_values;
mod scratch;
mod reload;
mod repeated;
mod search;
mod serve;
mod server;
mod shards;
mod sites;
mod theme;
mod theme_trial;
mod tidy;
mod unprinted;
mod voice;
