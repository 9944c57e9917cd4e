//! `loa serve`: starts the server and prints what it tells, a block for each change.

use super::{SYSTEM, config, limit_threads};
use crate::lang::{Speech, Words};
use crate::serve::{Finding, Options, Refused, Told, serve};
use clap::ArgMatches;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

/// The port to begin with.
pub const PORT: u16 = 1111;
/// Changed files that are named.
const NAMED: usize = 3;

pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    limit_threads(matches);
    let port = matches.get_one::<u16>("port").copied();
    let options = Options {
        config: config(matches),
        words: Arc::new(Words::new(words.speech)),
        host: matches.get_one::<String>("host").cloned().unwrap_or_default(),
        port: port.unwrap_or(PORT),
        only_this_port: port.is_some(),
        edit: matches.get_flag("edit"),
    };
    start(options, matches.get_flag("open").then_some(""))
}

/// Serves until the process ends; says why when it cannot. `page` is opened in the browser.
pub fn start(options: Options, page: Option<&str>) -> u8 {
    let words = options.words.clone();
    let told_in = words.clone();
    let tell = Arc::new(move |told: Told| print(&told, &told_in));
    let open = move |url: &str| {
        if let Some(page) = page {
            // Without a browser the printed address serves as well.
            let _ = open::that_detached(format!("{url}{page}"));
        }
    };
    let Err(refused) = serve(options, tell, open) else { return SYSTEM };
    complain!(
        "{}",
        match refused {
            Refused::NoSite(root) => words.say("serve-no-site", &[("path", shown(root))]),
            Refused::Address(address, error) => {
                let reason = if error.kind() == ErrorKind::AddrInUse { "in-use".to_string() } else { error.to_string() };
                words.say("serve-no-address", &[("address", address), ("reason", reason)])
            }
            Refused::EditElsewhere(host) => words.say("serve-edit-elsewhere", &[("host", host)]),
        }
    );
    SYSTEM
}

fn shown(root: PathBuf) -> String {
    std::path::absolute(&root).unwrap_or(root).display().to_string()
}

fn print(told: &Told, words: &Words) {
    let seconds = |seconds: f64| {
        let text = format!("{seconds:.3}");
        if words.speech == Speech::Vietnamese { text.replace('.', ",") } else { text }
    };
    match told {
        Told::Ready { url, seconds: took } => {
            say!("{}", words.say("serve-ready", &[("url", url.to_string()), ("seconds", seconds(*took))]))
        }
        Told::Changed { paths, seconds: took, is_kept } => {
            let mut named: Vec<String> = paths.iter().take(NAMED).map(|path| path.to_string()).collect();
            if paths.len() > NAMED {
                named.push(words.say("serve-more-files", &[("count", (paths.len() - NAMED).to_string())]));
            }
            let time = jiff::Zoned::now().strftime("%H:%M:%S").to_string();
            let id = if *is_kept { "serve-kept" } else { "serve-changed" };
            say!("\n{}", words.say(id, &[("time", time), ("paths", named.join(", ")), ("seconds", seconds(*took))]));
        }
        Told::Findings(findings) => print_findings(findings, words),
        Told::Deaf { reason } => complain!("{}", words.say("serve-deaf", &[("reason", reason.clone())])),
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
