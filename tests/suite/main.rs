//! The suite: runs the whole program on small sites and holds what must always be true of it.

mod commands;
mod corpus;
mod crash;
mod delivery;
mod handout;
mod hostile;
mod kits;
mod pictures;
mod press;
mod program;
mod scratch;
mod reload;
mod search;
mod serve;
mod server;
mod shards;
mod sites;
mod tidy;
