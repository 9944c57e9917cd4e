//! The planner: which jobs a place has, under which paths, and what links, needs and references lead to.

pub mod address;
pub mod answers;
pub mod calls;
pub mod collisions;
pub mod item_links;
pub mod job;
pub mod jobs;
pub mod kit;
pub mod material;
pub mod neighbours;
pub mod paths;
pub mod picture;
pub mod planner;
pub mod resolve;
pub mod short;
pub mod short_codes;
