//! `loa import site DIR`: makes a site of this program from one of another tool, in a new folder, with a report.

use crate::cli::{CONTENT, GOOD, SYSTEM};
use crate::import::{FindingKind, ImportFinding, ImportReport, ImportedSite, NewContent, Tool, import_site};
use crate::lang::Words;
use crate::read::ForeignSite;
use crate::read::disk::{absolute, is_folder, is_free};
use crate::write::{copy_file, put_file};
use clap::ArgMatches;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Name of the report in the new folder.
const REPORT: &str = "import-report.md";
/// Name of the table of pages in the new folder.
const PAGES: &str = "import-pages.csv";
/// How many places of each name the report lists first.
const PLACES: usize = 5;

/// Runs the command.
pub fn run(matches: &ArgMatches, dir: &Path, words: &Words) -> u8 {
    let started = Instant::now();
    let refuse = |id: &str, path: &Path| {
        complain!("{}", words.say(id, &[("path", path.display().to_string())]));
        SYSTEM
    };
    if !is_folder(dir) {
        return refuse("cli-site-no-folder", dir);
    }
    let root = matches.get_one::<PathBuf>("into").or_else(|| matches.get_one::<PathBuf>("root"));
    let Some(into) = root.filter(|into| into.as_path() != Path::new(".")) else {
        return refuse("cli-site-into", dir);
    };
    if !is_free(into) {
        return refuse("cli-site-not-empty", into);
    }
    // Neither folder may contain the other: the source is never changed.
    if let (Some(from), Some(to)) = (absolute(dir), absolute(into))
        && (to.starts_with(&from) || from.starts_with(&to))
    {
        return refuse("cli-site-inside", into);
    }
    let from = matches.get_one::<String>("from").and_then(|name| Tool::find(name));
    let foreign = ForeignSite::read(dir);
    let Some(site) = import_site(&foreign, from) else {
        return refuse("cli-site-unknown", dir);
    };
    if site.pages == 0 {
        return refuse("cli-site-no-pages", dir);
    }
    let report = report_text(&site, dir, words);
    if let Some((path, error)) = write(&site, into, &[(REPORT, report), (PAGES, pages_text(&site, words))]) {
        complain!("{}", words.cannot_write(&path, &error));
        return SYSTEM;
    }
    let looks = site.report.findings().iter().filter(|f| f.kind.needs_a_look()).count();
    let seconds = format!("{:.1}", started.elapsed().as_secs_f64());
    let numbers = [
        ("tool", site.tool.title().to_string()),
        ("pages", site.pages.to_string()),
        ("files", (site.files.len() - site.pages).to_string()),
        ("path", into.display().to_string()),
        ("seconds", words.speech.choose(seconds.replace('.', ","), seconds.clone())),
    ];
    say!("{}", words.say("cli-site-done", &numbers));
    for kind in FindingKind::ALL.iter().filter(|k| k.needs_a_look()) {
        let counts = site.report.counts(*kind);
        if !counts.is_empty() {
            let count: usize = counts.iter().map(|(_, n)| n).sum();
            say!("  {count:>6}  {}", title(*kind, words));
        }
    }
    let next = [("report", into.join(REPORT).display().to_string()), ("path", into.display().to_string()), ("count", looks.to_string())];
    say!("{}", words.say("cli-site-next", &next));
    let unread = site.report.findings().iter().any(|f| f.kind == FindingKind::Unreadable);
    if unread { CONTENT } else { GOOD }
}

/// Writes the files of the new site; the first that cannot be written, and why.
fn write(site: &ImportedSite, into: &Path, reports: &[(&str, String)]) -> Option<(PathBuf, std::io::Error)> {
    let failed = site.files.par_iter().with_min_len(16).find_map_any(|file| {
        let path = into.join(&file.path);
        let written = match &file.content {
            NewContent::Text(text) => put_file(&path, text.as_bytes(), false),
            NewContent::Copy(from) => copy_file(from, &path),
        };
        written.err().map(|error| (path, error))
    });
    failed.or_else(|| {
        reports.iter().find_map(|(name, text)| {
            let path = into.join(name);
            put_file(&path, text.as_bytes(), false).err().map(|error| (path, error))
        })
    })
}

/// The table of pages: file and address in the old site, file in the new one. Excel reads it.
fn pages_text(site: &ImportedSite, words: &Words) -> String {
    let cell = |text: &str| match text.contains([',', '"', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_string(),
    };
    let mut out = format!("\u{feff}{}\n", words.say("cli-site-pages-head", &[]));
    for page in &site.moved {
        out.push_str(&format!("{},{},{}\n", cell(&page.source), cell(&page.address), cell(&page.path)));
    }
    out
}

fn title(kind: FindingKind, words: &Words) -> String {
    words.say(&format!("cli-site-{}", kind.name()), &[])
}

/// The report: what needs a look first, by kind and name with counts and some places; then everything with its place and as it was written.
fn report_text(site: &ImportedSite, dir: &Path, words: &Words) -> String {
    let report = &site.report;
    let numbers = [("tool", site.tool.title().to_string()), ("pages", site.pages.to_string()), ("path", dir.display().to_string())];
    let mut out = format!("# {}\n\n{}\n", words.say("cli-site-report", &[]), words.say("cli-site-report-intro", &numbers));
    for (heading, needs_a_look) in [("cli-site-report-look", true), ("cli-site-report-done", false)] {
        let kinds: Vec<FindingKind> =
            FindingKind::ALL.iter().copied().filter(|k| k.needs_a_look() == needs_a_look && !report.counts(*k).is_empty()).collect();
        if kinds.is_empty() {
            continue;
        }
        out.push_str(&format!("\n## {}\n", words.say(heading, &[])));
        for kind in kinds {
            let counts = report.counts(kind);
            let sum: usize = counts.iter().map(|(_, n)| n).sum();
            out.push_str(&format!("\n### {} ({sum})\n\n", title(kind, words)));
            let advice = words.say(&format!("cli-site-{}-how", kind.name()), &[]);
            if !advice.is_empty() {
                out.push_str(&format!("{advice}\n\n"));
            }
            for (what, count) in counts {
                let found: Vec<&ImportFinding> = report.findings().iter().filter(|f| f.kind == kind && f.what == what).collect();
                let places: Vec<String> = found.iter().take(PLACES).map(|f| place(f)).collect();
                let more = if found.len() > PLACES { ", …" } else { "" };
                let name = if what.is_empty() { String::new() } else { format!("`{}` ", what.replace('`', "'")) };
                out.push_str(&format!("- {name}× {count}: {}{more}\n", places.join(", ")));
            }
        }
    }
    out.push_str(&format!("\n## {}\n\n{}\n", words.say("cli-site-report-all", &[]), words.say("cli-site-report-all-intro", &[])));
    everything(report, words, &mut out);
    out
}

/// Each finding on a line.
fn everything(report: &ImportReport, words: &Words, out: &mut String) {
    let mut kind = None;
    for finding in report.findings() {
        if kind != Some(finding.kind) {
            kind = Some(finding.kind);
            out.push_str(&format!("\n### {}\n\n", title(finding.kind, words)));
        }
        let what = if finding.what.is_empty() { String::new() } else { format!(" {}", finding.what.replace('`', "'")) };
        match finding.text.contains('\n') {
            true => out.push_str(&format!("- {}{what}\n\n{}\n", place(finding), fenced(&finding.text))),
            false if finding.text.is_empty() => out.push_str(&format!("- {}{what}\n", place(finding))),
            false => out.push_str(&format!("- {}{what}: {}\n", place(finding), finding.text)),
        }
    }
}

/// A text over several lines as code below an entry of a list.
fn fenced(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("      {line}")).collect::<Vec<_>>().join("\n")
}

fn place(finding: &ImportFinding) -> String {
    if finding.line == 0 { finding.path.clone() } else { format!("{}:{}", finding.path, finding.line) }
}
