//! What a run is asked to do. The clock and the environment enter the program here and nowhere else.

use jiff::civil::Date;
use std::path::PathBuf;

/// Settings of one run, from the command line and the environment.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's folder: holds `content/`, `themes/`, `static/`.
    pub root: PathBuf,
    pub output: PathBuf,
    /// The user's own folder: never an output.
    pub home: Option<PathBuf>,
    /// The moment the run began; the build date follows in the site's time zone.
    pub now: jiff::Timestamp,
    /// Builds as if today were this day.
    pub as_of: Option<Date>,
    /// Shows drafts and what waits for approval.
    pub drafts: bool,
    /// Makes the files for print shops too.
    pub press: bool,
    pub base_url: Option<String>,
    /// What to render and write; empty is everything.
    pub only: Only,
}

/// A narrower choice of what is rendered and written. The plan is always whole.
#[derive(Clone, Debug, Default)]
pub struct Only {
    /// Codes of places.
    pub places: Vec<String>,
    /// Names of products.
    pub products: Vec<String>,
    pub lang: Option<String>,
}

impl Only {
    pub fn is_everything(&self) -> bool {
        self.places.is_empty() && self.products.is_empty() && self.lang.is_none()
    }
}

/// How long something takes, for messages only: nothing that is made may depend on it.
pub struct Watch(std::time::Instant);

impl Watch {
    pub fn start() -> Watch {
        Watch(std::time::Instant::now())
    }

    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

impl Config {
    /// The folders a run reads and never writes into.
    pub fn inputs(&self) -> [PathBuf; 3] {
        ["content", "themes", "static"].map(|folder| self.root.join(folder))
    }

    /// The build date in the time zone of this IANA name.
    pub fn build_date(&self, time_zone: &str) -> Result<Date, jiff::Error> {
        let today = self.now.in_tz(time_zone)?.date();
        Ok(self.as_of.unwrap_or(today))
    }
}
