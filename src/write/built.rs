//! What the last whole run was asked for, beside what it made: which shard, for which day, with drafts or files for print shops, under which address.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use jiff::civil::Date;

use super::Output;
use super::faults::{cannot_read, cannot_write, not_safe};
use super::folder::OWN;
use super::whole::WriteFolder;
use crate::config::{Config, Shard};
use crate::diag::Diagnostics;

const HEAD: &str = "loa-built 1";

/// What an output was built as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    /// The part of the site that it holds.
    pub shard: Option<Shard>,
    /// The day that the content was published for.
    pub as_of: Date,
    /// Nobody asked for that day: it was the day of the run.
    pub as_of_today: bool,
    /// With drafts.
    pub drafts: bool,
    /// With files for print shops.
    pub press: bool,
    /// The address that was asked for instead of the site's.
    pub base_url: Option<String>,
}

impl Built {
    /// What a run of `config` builds; `as_of` is its day.
    pub fn of(config: &Config, as_of: Date) -> Built {
        let Config { shard, drafts, press, base_url, .. } = config.clone();
        Built { shard, as_of, as_of_today: config.as_of.is_none(), drafts, press, base_url }
    }

    /// A run of the same site that is asked for the same.
    pub fn restarted(&self, config: &Config) -> Config {
        let Built { drafts, press, base_url, .. } = self.clone();
        Config { as_of: Some(self.as_of), drafts, press, base_url, shard: None, ..config.clone() }
    }

    /// What is known of the output folder `dir`. Nothing when no run has ended there, or an older program made it.
    pub fn read(dir: &Path) -> Result<Option<Built>, Diagnostics> {
        let path = path(dir);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(parse(&text)),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidData) => Ok(None),
            Err(error) => Err(cannot_read(&path, &error)),
        }
    }

    fn text(&self) -> String {
        let mut text = format!("{HEAD}\nas-of {}\n", self.as_of);
        text.extend(self.shard.map(|shard| format!("shard {shard}\n")));
        text.extend(self.base_url.iter().map(|url| format!("base-url {url}\n")));
        let flags = [("today", self.as_of_today), ("drafts", self.drafts), ("press", self.press)];
        text.extend(flags.iter().filter(|flag| flag.1).map(|flag| format!("{}\n", flag.0)));
        text
    }
}

impl Output {
    /// Refuses an output that holds a whole site: a shard would take away what others made.
    ///
    /// Errors: `OUTPUT_UNSAFE`, `CANNOT_READ`.
    pub fn refuse_whole(&self) -> Result<(), Diagnostics> {
        let dir = self.folder.dir();
        if Built::read(dir)?.is_some_and(|built| built.shard.is_some()) {
            return Ok(());
        }
        let has_root =
            fs::read_dir(dir).map_err(|e| cannot_read(dir, &e))?.flatten().any(|entry| entry.path().join(super::manifest::NAME).is_file());
        if has_root { Err(not_safe(self.folder.shown_dir(), "whole", dir)) } else { Ok(()) }
    }

    /// Forgets what the output was built as, unless it was this, before it becomes something else.
    pub fn forget_unless(&self, built: &Built) -> Result<(), Diagnostics> {
        let path = path(self.folder.dir());
        match fs::read_to_string(&path) {
            Ok(text) if parse(&text).as_ref() != Some(built) => fs::remove_file(&path).map_err(|e| cannot_write(&path, &e)),
            _ => Ok(()),
        }
    }

    /// Remembers what the output is built as now.
    pub fn remember(&self, built: &Built) -> Result<(), Diagnostics> {
        let path = path(self.folder.dir());
        if fs::read_to_string(&path).is_ok_and(|text| parse(&text).as_ref() == Some(built)) {
            return Ok(());
        }
        let own = WriteFolder::existing(self.folder.dir()).and_then(|dir| dir.below(OWN));
        own.and_then(|own| own.replace("built", built.text().as_bytes())).map_err(|e| cannot_write(&path, &e))
    }
}

fn path(dir: &Path) -> std::path::PathBuf {
    dir.join(OWN).join("built")
}

fn parse(text: &str) -> Option<Built> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    let first = lines.next().filter(|line| *line == HEAD);
    let as_of = lines.next().filter(|_| first.is_some())?.strip_prefix("as-of ")?.parse().ok()?;
    let mut built = Built { shard: None, as_of, as_of_today: false, drafts: false, press: false, base_url: None };
    for line in lines {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("shard", shard) => built.shard = Some(Shard::parse(shard)?),
            ("base-url", url) => built.base_url = Some(url.to_string()),
            ("today", "") => built.as_of_today = true,
            ("drafts", "") => built.drafts = true,
            ("press", "") => built.press = true,
            _ => return None,
        }
    }
    Some(built)
}

#[cfg(test)]
mod tests {
    use super::{Built, parse};
    use crate::config::Shard;

    #[test]
    fn what_is_written_is_read() {
        let as_of = jiff::civil::date(2026, 11, 24);
        let plain = Built { shard: None, as_of, as_of_today: true, drafts: false, press: false, base_url: None };
        let other = Built {
            shard: Some(Shard { number: 2, of: 3 }),
            drafts: true,
            press: true,
            base_url: Some("https://x/".into()),
            ..plain.clone()
        };
        for built in [plain, other] {
            assert_eq!(parse(&built.text()), Some(built.clone()));
            assert_eq!(parse(&built.text().replace("loa-built 1", "loa-built 2")), None);
        }
    }
}
