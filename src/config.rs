//! The settings of a run. The clock and the environment enter the program here and in `cli`, nowhere else.
#![warn(missing_docs)]

use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;

/// Settings of one run, from the command line and the environment.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's folder, which contains `content/`, `themes/` and `static/`.
    pub site_dir: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// The user's home folder, which is refused as an output.
    pub home: Option<PathBuf>,
    /// The start of the run; the build date is its day in the site's time zone.
    pub now: jiff::Timestamp,
    /// The build date (`--as-of`), in place of the current day.
    pub as_of: Option<Date>,
    /// Whether drafts and unapproved items are shown.
    pub drafts: bool,
    /// Whether the files for print shops are made too.
    pub press: bool,
    /// The address of the site (`--base-url`), in place of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// The part of the plan that is rendered and written; empty for everything.
    pub only: Only,
    /// The share of the site that this run makes; none for the whole site.
    pub shard: Option<Shard>,
    /// Whether a build may remove more than half of what an earlier one made (`--prune`).
    pub prune: bool,
    /// Unsaved text from the desk, read in place of its file.
    pub unsaved: Option<Unsaved>,
    /// The command that reads scripts aloud (`LOA_VOICE`), in place of the engine that `site.yaml` names.
    pub voice: Option<String>,
    /// The folders in which outside programs are looked for (`PATH`).
    pub program_folders: Vec<PathBuf>,
}

/// The text of a file as it is being edited, before it is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// Path of the file below the site's folder: `content/guides/khai-sinh.md`.
    pub path: Arc<str>,
    /// The unsaved text.
    pub text: Arc<str>,
}

/// One of several runs that build a site together: `2/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    /// From 1.
    pub number: usize,
    /// How many runs there are.
    pub of: usize,
}

impl Shard {
    /// The largest number of shards; a larger one is a typing error.
    const MOST: usize = 10_000;

    /// Reads `NUMBER/OF` with 1 ≤ NUMBER ≤ OF ≤ 10,000, both in decimal digits. None for anything else.
    pub fn parse(text: &str) -> Option<Shard> {
        let number = |digits: &str| digits.parse::<usize>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
        let (first, last) = text.split_once('/')?;
        let shard = Shard { number: number(first)?, of: number(last)? };
        (1..=shard.of).contains(&shard.number).then_some(shard).filter(|shard| shard.of <= Shard::MOST)
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}/{}", self.number, self.of)
    }
}

/// Restricts what is rendered and written; the plan always covers the whole site.
#[derive(Clone, Debug, Default)]
pub struct Only {
    /// Codes of places; empty for all.
    pub places: Vec<String>,
    /// Names of products; empty for all.
    pub products: Vec<String>,
    /// Code of a language; none for all.
    pub lang: Option<String>,
}

impl Only {
    /// Whether nothing is excluded.
    pub fn is_everything(&self) -> bool {
        self.places.is_empty() && self.products.is_empty() && self.lang.is_none()
    }
}

/// Measures elapsed time for messages. No output may depend on it.
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts a measurement.
    pub fn start() -> Stopwatch {
        Stopwatch(std::time::Instant::now())
    }

    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

impl Config {
    /// A run of the whole site with default settings.
    pub fn plain(site_dir: PathBuf, output: PathBuf, now: jiff::Timestamp) -> Config {
        Config {
            site_dir,
            output,
            home: None,
            now,
            as_of: None,
            drafts: false,
            press: false,
            base_url: None,
            only: Only::default(),
            shard: None,
            prune: false,
            unsaved: None,
            voice: None,
            program_folders: Vec::new(),
        }
    }

    /// The same settings with the current time as the start.
    pub fn restarted(&self) -> Config {
        Config { now: jiff::Timestamp::now(), ..self.clone() }
    }

    /// The folders that a run reads and never writes to.
    pub fn inputs(&self) -> [PathBuf; 3] {
        ["content", "themes", "static"].map(|folder| self.site_dir.join(folder))
    }

    /// The build date in the time zone with this IANA name. Fails for an unknown name.
    pub fn build_date(&self, time_zone: &str) -> Result<Date, jiff::Error> {
        let today = self.now.in_tz(time_zone)?.date();
        Ok(self.as_of.unwrap_or(today))
    }
}

/// A random token: 256 bits as 64 hexadecimal digits, unknown to other processes and to other web pages.
pub fn secret() -> String {
    use std::hash::{BuildHasher, RandomState};
    // Each `RandomState` has keys from the system's random source; the digest does not reveal them.
    let parts: Vec<u8> = (0..4u8).flat_map(|part| RandomState::new().hash_one(part).to_le_bytes()).collect();
    blake3::hash(&parts).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn a_shard_is_one_of_some() {
        assert_eq!(Shard::parse("2/3"), Some(Shard { number: 2, of: 3 }));
        assert_eq!(Shard::parse("1/1").map(|shard| shard.to_string()).as_deref(), Some("1/1"));
        for wrong in ["", "3", "0/3", "4/3", "1/0", "-1/3", "+1/3", "1/3/3", "a/b", "1/ 3", "1/99999999999999999999", "1/20000"] {
            assert_eq!(Shard::parse(wrong), None, "{wrong}");
        }
    }
}
