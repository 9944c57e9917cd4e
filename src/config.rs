//! What a run is asked to do. The clock and the environment enter the program here and nowhere else.

use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// The part of the site that this run makes; without it the whole.
    pub shard: Option<Shard>,
    /// What somebody is writing: read in the place of the file of that name.
    pub unsaved: Option<Unsaved>,
}

/// A text that is not in its file yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// The file, below the site's folder: `content/guides/khai-sinh.md`.
    pub path: Arc<str>,
    pub text: Arc<str>,
}

/// One of several runs that make a site together: `2/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    /// From 1.
    pub number: usize,
    pub of: usize,
}

impl Shard {
    /// More machines than this nobody has at hand.
    const MOST: usize = 10_000;

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
    /// A run of which nothing more is asked.
    pub fn plain(root: PathBuf, output: PathBuf, now: jiff::Timestamp) -> Config {
        Config {
            root,
            output,
            home: None,
            now,
            as_of: None,
            drafts: false,
            press: false,
            base_url: None,
            only: Only::default(),
            shard: None,
            unsaved: None,
        }
    }

    /// The same run, begun now.
    pub fn again(&self) -> Config {
        Config { now: jiff::Timestamp::now(), ..self.clone() }
    }

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

/// Something no other run and no other page can know.
pub fn secret() -> String {
    use std::hash::{BuildHasher, RandomState};
    // The system's randomness keys each state; what comes out says nothing of it.
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
