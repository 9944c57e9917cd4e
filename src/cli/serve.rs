//! `loa serve`: starts the server and prints its notices, a block for each change.

use super::{SYSTEM, config, limit_threads};
use crate::lang::Words;
use crate::serve::{Finding, Notice, ServeOptions, StartError, serve};
use clap::ArgMatches;
use std::path::PathBuf;
use std::sync::Arc;

/// The first port that is tried.
pub const PORT: u16 = 1111;
/// The number of changed files that are named.
const NAMED: usize = 3;

/// Runs the command.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    limit_threads(matches);
    let port = matches.get_one::<u16>("port").copied();
    let options = ServeOptions {
        config: config(matches),
        words: Arc::new(Words::new(words.speech)),
        host: matches.get_one::<String>("host").cloned().unwrap_or_default(),
        port: port.unwrap_or(PORT),
        only_this_port: port.is_some(),
        minify: matches.get_flag("minify"),
        edit: matches.get_flag("edit"),
    };
    start(options, matches.get_flag("open").then_some(""))
}

/// Serves until the process ends, and prints why when the server does not start. `page` is opened in the browser. Returns the exit code.
pub fn start(options: ServeOptions, page: Option<&str>) -> u8 {
    let words = options.words.clone();
    let notice_words = words.clone();
    let notify = Arc::new(move |notice: Notice| print(&notice, &notice_words));
    let open = move |url: &str| {
        if let Some(page) = page {
            // Fails without a browser; the address is printed too.
            let _ = open::that_detached(format!("{url}{page}"));
        }
    };
    let Err(refused) = serve(options, notify, open) else { return SYSTEM };
    complain!(
        "{}",
        match refused {
            StartError::NoSite(root) => words.say("serve-no-site", &[("path", shown(root))]),
            StartError::Address(address, error) => {
                words.say("serve-no-address", &[("address", address), ("reason", words.reason(&error))])
            }
            StartError::EditElsewhere(host) => words.say("serve-edit-elsewhere", &[("host", host)]),
        }
    );
    SYSTEM
}

/// The absolute path of a folder.
fn shown(root: PathBuf) -> String {
    std::path::absolute(&root).unwrap_or(root).display().to_string()
}

fn print(notice: &Notice, words: &Words) {
    let seconds = |seconds: f64| {
        let text = format!("{seconds:.3}");
        words.speech.choose(text.replace('.', ","), text.clone())
    };
    match notice {
        Notice::Ready { url, seconds: took } => {
            say!("{}", words.say("serve-ready", &[("url", url.to_string()), ("seconds", seconds(*took))]))
        }
        Notice::Changed { paths, seconds: took, is_kept } => {
            let mut named: Vec<String> = paths.iter().take(NAMED).map(|path| path.to_string()).collect();
            if paths.len() > NAMED {
                named.push(words.say("serve-more-files", &[("count", (paths.len() - NAMED).to_string())]));
            }
            let time = jiff::Zoned::now().strftime("%H:%M:%S").to_string();
            let id = if *is_kept { "serve-kept" } else { "serve-changed" };
            say!("\n{}", words.say(id, &[("time", time), ("paths", named.join(", ")), ("seconds", seconds(*took))]));
        }
        Notice::Findings(findings) => print_findings(findings, words),
        Notice::NotWatching(fault) => complain!("{}", words.say("serve-deaf", &[("reason", words.reason(fault.clone()))])),
    }
}

fn print_findings(findings: &[Finding], words: &Words) {
    if findings.is_empty() {
        return say!("{}", words.say("serve-sound", &[]));
    }
    for finding in findings {
        let place = finding.place();
        let level = words.say(&format!("cli-{}", finding.severity), &[]);
        say!("{level}[{}]: {}", finding.code, finding.message);
        if !place.is_empty() {
            say!("  {place}");
        }
        if !finding.source.trim().is_empty() {
            say!("  | {}", finding.source);
        }
        if let Some(help) = &finding.help {
            say!("  {help}");
        }
    }
    let count = |severity: &str| findings.iter().filter(|finding| finding.severity == severity).count().to_string();
    say!("{}", words.say("cli-errors", &[("errors", count("error")), ("warnings", count("warning")), ("notes", count("note"))]));
}
