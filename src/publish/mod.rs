//! Delivers what an output holds: everything the first time, then what has changed since, with what is to be deleted.

mod changes;
mod dir;
mod papers;
mod zip;

use crate::config::Config;
use crate::diag::{DELIVERY_TAKEN, Diagnostic, Diagnostics};
use crate::model::Place;
use crate::pipeline::{Proved, Proven, prove};
use crate::write::{Memory, Root, Sent};
use changes::{Changes, Piece};
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Debug)]
pub struct Asked {
    pub form: Form,
    pub to: Option<PathBuf>,
    /// Everything, whatever has been delivered before; what others put in its place is replaced.
    pub all: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A folder that is what the output is, each site in a folder of its own.
    Dir,
    /// An archive for each place.
    Zip,
}

impl Form {
    pub fn name(self) -> &'static str {
        match self {
            Form::Dir => "dir",
            Form::Zip => "zip",
        }
    }
}

/// What became of one place.
#[derive(Debug)]
pub struct Delivery {
    pub code: String,
    pub name: String,
    /// Name of its folder at the target.
    pub root: String,
    /// How many deliveries the target has had with this one.
    pub number: u32,
    pub sent: usize,
    pub same: usize,
    /// What the target has and should not have any more: deleted in a folder, to be deleted where an archive goes.
    pub gone: Vec<String>,
    /// What should be deleted, but somebody has changed it.
    pub left: Vec<String>,
    /// The archive; none where nothing has changed.
    pub archive: Option<PathBuf>,
}

/// What was delivered, and where.
#[derive(Debug)]
pub struct Delivered {
    pub to: PathBuf,
    pub places: Vec<Delivery>,
}

/// One place on its way.
struct Parcel<'a> {
    place: &'a Place,
    root: &'a Root<'a>,
    memory: Memory,
    pieces: Vec<Piece>,
    changes: Changes,
}

/// Delivers the places that `config` names, else all, when the output is proven to be what it should be.
pub fn publish(config: &Config, asked: &Asked) -> Proved<Delivered> {
    prove(config, |proven| deliver(config, asked, proven))
}

fn deliver(config: &Config, asked: &Asked, proven: &Proven) -> Result<Delivered, Diagnostics> {
    let only = |d: Diagnostic| Diagnostics::from_iter([d]);
    let to = asked.to.clone().unwrap_or_else(|| config.output.join(asked.form.name()));
    // `--to x.zip` names the archive of the only place.
    let archive = to.extension().is_some_and(|e| e == "zip") && asked.form == Form::Zip && proven.places.len() == 1;
    let dir = if archive { to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")) } else { &to };
    let inputs = config.inputs();
    let inputs = inputs.each_ref().map(|p| p.as_path());
    let around: Vec<&Path> = [Some(&config.site_dir), config.home.as_ref()].into_iter().flatten().map(|p| p.as_path()).collect();
    let around = (asked.form == Form::Dir).then_some(around.as_slice());
    let target = proven.output.target(asked.form.name(), &to, dir, &inputs, around).map_err(only)?;
    let parcels: Vec<Parcel> = proven
        .places
        .iter()
        .zip(&proven.roots)
        .map(|(place, root)| {
            let (memory, pieces) = (target.memory(root.name()), changes::pieces(root));
            let still = |path: &str, sent: &Sent| asked.form == Form::Zip || dir::is_still(&target, root.name(), path, sent);
            let changes = changes::compare(&memory, &pieces, asked.all, still);
            Parcel { place: proven.loaded.library.places.get(*place), root, memory, pieces, changes }
        })
        .collect();
    let name = archive.then(|| to.file_name().map(|n| n.to_string_lossy().into_owned())).flatten();
    let taken: Vec<String> = parcels
        .iter()
        .flat_map(|parcel| match asked.form {
            Form::Dir => dir::taken(&target, parcel, asked.all),
            Form::Zip => zip::taken(&target, parcel, name.as_deref(), asked.all),
        })
        .collect();
    if !taken.is_empty() {
        let files = taken.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
        let more = if taken.len() > 5 { ", …" } else { "" };
        let report = Diagnostic::new(&DELIVERY_TAKEN).with("path", target.dir().display()).with("count", taken.len());
        return Err(only(report.with("files", format!("{files}{more}"))));
    }
    let mut places = Vec::new();
    for parcel in parcels {
        let done = match asked.form {
            Form::Dir => dir::deliver(&target, parcel, asked.all),
            Form::Zip => zip::deliver(&target, parcel, name.as_deref(), &proven.loaded.library.site.time_zone, proven.built.as_of),
        };
        places.push(done.map_err(only)?);
    }
    if asked.form == Form::Dir {
        papers::read_first(&target).map_err(only)?;
    }
    Ok(Delivered { to, places })
}
