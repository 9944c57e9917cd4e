//! Render: view and template to bytes. It knows the engines, and no product or kind by name.
#![warn(missing_docs)]

pub mod archive;
mod artifact;
mod blocks;
mod calendar;
mod channels;
mod components;
mod encode;
mod facts;
mod highlight;
mod html;
pub mod join;
pub mod layout_watch;
mod lowered;
mod mail;
mod maker;
mod makers;
mod map;
mod mask;
mod pictures;
pub mod pixels;
#[cfg(feature = "print")]
mod print;
#[cfg(not(feature = "print"))]
#[path = "unprinted.rs"]
mod print;
pub mod qr;
mod renderer;
mod search;
mod shown;
mod sound;
mod shown_words;
mod value_parts;
mod values;
mod verify;
mod view;
mod web;
mod weekdays;
mod workbook;

pub use artifact::{Artifact, KitFile};
pub use components::ComponentEngine;
pub use html::lower;
pub use layout_watch::{RunningLayout, oldest_layout};
pub use lowered::{Label, Lowered, Placeholder};
pub use maker::{Maker, ReadPart, RenderRequest, RenderTools, StreamFn, UnreadPart};
pub use makers::{maker_of, maker_specs};
pub use print::PrintEngine;
pub use renderer::{Renderer, job_key};
pub use shown::{HiddenText, hidden};
pub use view::{BundledFile, JobKey, KeyParts, PlaceViews, Views, changed_parts};
pub use web::Engine;
