//! Views: what a template sees for one job, and the key that changes whenever the view does. The records are declared in `view_schema`.

mod bundles;
mod cards;
mod content;
mod finished;
mod frame;
mod items;
mod jobs;
mod key;
mod orders;
mod own_data;
mod place_views;
mod search;
mod theme;

pub use bundles::BundledFile;
pub use key::{JobKey, KeyParts, changed_parts};
pub use place_views::{PlaceViews, Views};
