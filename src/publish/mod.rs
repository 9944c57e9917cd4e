//! Delivers an output: every file the first time, later the files that have changed and the list of those to delete.
#![warn(missing_docs)]

mod changes;
mod dir;
mod papers;
mod place;
mod zip;

pub use place::PlaceDelivery;

use crate::config::Config;
use crate::diag::{DELIVERY_TAKEN, Diagnostic, Diagnostics};
use crate::pipeline::{Verification, VerifiedOutput, verify_output};
use crate::write::DeliveredFile;
use place::PendingDelivery;
use std::path::{Path, PathBuf};

/// What the command line asks for.
#[derive(Debug)]
pub struct DeliveryRequest {
    /// Folder or archives.
    pub form: DeliveryForm,
    /// Target folder or archive; none for the folder of this form in the output.
    pub to: Option<PathBuf>,
    /// Send every file, whatever was delivered before, and replace files of others at the target.
    pub all: bool,
}

/// How an output is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryForm {
    /// A folder with the same content as the output, each site in a folder of its own.
    Dir,
    /// An archive for each place.
    Zip,
}

impl DeliveryForm {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            DeliveryForm::Dir => "dir",
            DeliveryForm::Zip => "zip",
        }
    }
}

/// The result of a delivery.
#[derive(Debug)]
pub struct DeliveryResult {
    /// The target folder or archive.
    pub to: PathBuf,
    /// The result for each place.
    pub places: Vec<PlaceDelivery>,
}

/// Verifies the output and delivers the places that `config` names, else all. An output that is not what a build would make is not delivered.
pub fn publish(config: &Config, asked: &DeliveryRequest) -> Verification<DeliveryResult> {
    verify_output(config, |verified| deliver(config, asked, verified))
}

fn deliver(config: &Config, asked: &DeliveryRequest, verified: &VerifiedOutput) -> Result<DeliveryResult, Diagnostics> {
    let to = asked.to.clone().unwrap_or_else(|| config.output.join(asked.form.name()));
    // `--to x.zip` names the archive of the only place.
    let archive = to.extension().is_some_and(|e| e == "zip") && asked.form == DeliveryForm::Zip && verified.places.len() == 1;
    let dir = if archive { to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")) } else { &to };
    let inputs = config.inputs();
    let inputs = inputs.each_ref().map(|p| p.as_path());
    let around: Vec<&Path> = [Some(&config.site_dir), config.home.as_ref()].into_iter().flatten().map(|p| p.as_path()).collect();
    let around = (asked.form == DeliveryForm::Dir).then_some(around.as_slice());
    let target = verified.output.target(asked.form.name(), &to, dir, &inputs, around)?;
    let pending: Vec<PendingDelivery> = verified
        .places
        .iter()
        .zip(&verified.roots)
        .map(|(place, root)| {
            let (memory, files) = (target.memory(root.name()), changes::files(root));
            let still =
                |path: &str, sent: &DeliveredFile| asked.form == DeliveryForm::Zip || dir::is_still(&target, root.name(), path, sent);
            let changes = changes::compare(&memory, &files, asked.all, still);
            PendingDelivery { place: verified.loaded.library.places.get(*place), root, memory, files, changes }
        })
        .collect();
    let name = archive.then(|| to.file_name().map(|n| n.to_string_lossy().into_owned())).flatten();
    let taken: Vec<String> = pending
        .iter()
        .flat_map(|pending| match asked.form {
            DeliveryForm::Dir => dir::taken(&target, pending, asked.all),
            DeliveryForm::Zip => zip::taken(&target, pending, name.as_deref(), asked.all),
        })
        .collect();
    if !taken.is_empty() {
        let files = taken.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
        let more = if taken.len() > 5 { ", …" } else { "" };
        let report = Diagnostic::new(&DELIVERY_TAKEN).with("path", target.dir().display()).with("count", taken.len());
        return Err(report.with("files", format!("{files}{more}")).into());
    }
    let mut places = Vec::new();
    for pending in pending {
        let done = match asked.form {
            DeliveryForm::Dir => dir::deliver(&target, pending, asked.all),
            DeliveryForm::Zip => {
                zip::deliver(&target, pending, name.as_deref(), &verified.loaded.library.site.time_zone, verified.built.as_of)
            }
        };
        places.push(done?);
    }
    if asked.form == DeliveryForm::Dir {
        papers::read_first(&target)?;
    }
    Ok(DeliveryResult { to, places })
}
