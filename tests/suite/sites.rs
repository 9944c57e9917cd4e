//! Small whole sites: each case of `tests/sites` is built as its transcript says and compared with what is expected.

use crate::program::{loa_line, windows};
use crate::scratch::{Scratch, copy_folder, files, published, write};
use similar::TextDiff;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let wanted = std::env::var("CASE").unwrap_or_default();
    let mut found: Vec<PathBuf> = fs::read_dir(folder).expect("tests/sites").flatten().map(|e| e.path()).collect();
    found.retain(|p| p.join("run.txt").is_file() && name(p).contains(&wanted));
    found.sort();
    found
}

fn name(case: &Path) -> String {
    case.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn every_case_says_and_makes_what_it_should() {
    let renew = std::env::var("SNAPSHOTS").is_ok_and(|v| v == "overwrite");
    let (cases, next, faults) = (cases(), AtomicUsize::new(0), Mutex::new(Vec::new()));
    assert!(!cases.is_empty(), "no case");
    let threads = std::thread::available_parallelism().map_or(2, |n| n.get());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Relaxed)) {
                    let found = run(case, renew);
                    faults.lock().expect("no thread died").extend(found);
                }
            });
        }
    });
    let faults = faults.into_inner().expect("no thread died");
    assert!(faults.is_empty(), "{}\n\nSNAPSHOTS=overwrite renews what is expected.", faults.join("\n"));
}

/// How the transcript of a case begins that is about print.
const PRINTS: &str = "# print";

/// Runs one case in a copy; what differs from what is expected.
fn run(case: &Path, renew: bool) -> Vec<String> {
    let mut transcript = fs::read_to_string(case.join("run.txt")).expect("a transcript").replace("\r\n", "\n");
    let prints = cfg!(feature = "print") && windows().is_none();
    let passed_over = || {
        eprintln!("{}: passed over in a program without print", name(case));
        Vec::new()
    };
    if !prints && transcript.starts_with(PRINTS) {
        return passed_over();
    }
    let site = Scratch::new();
    for part in ["content", "themes", "static"] {
        copy_folder(&case.join(part), &site.at(part));
    }
    if !site.at("themes").exists() {
        copy_folder(&case.join("../../themes"), &site.at("themes"));
    }
    let mut said = perform(&transcript, &site);
    // The site prints something beside what the case is about.
    if !prints && said.contains("[print-left-out]") {
        return passed_over();
    }
    if windows().is_some() {
        // Folders of the output are shown as people write them there.
        [&mut transcript, &mut said].into_iter().for_each(|text| *text = text.replace("\\\\", "/").replace('\\', "/"));
    }
    let mut faults = Vec::new();
    if said.contains("{$") || said.contains("{ $") {
        faults.push(format!("{}: a message lacks a value", name(case)));
    }
    if said != transcript {
        match renew {
            true => write(&case.join("run.txt"), said.as_bytes()),
            false => faults.push(difference(&format!("{}/run.txt", name(case)), &transcript, &said)),
        }
    }
    let made = published(&site.at("output"));
    for (path, expected) in files(&case.join("expected")) {
        match made.get(&path) {
            Some(bytes) if *bytes == expected => {}
            Some(bytes) if renew => write(&case.join("expected").join(&path), bytes),
            Some(bytes) => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                faults.push(difference(&format!("{}/expected/{path}", name(case)), &text(&expected), &text(bytes)));
            }
            None => faults.push(format!("{}: {path} was not made", name(case))),
        }
    }
    faults
}

fn difference(what: &str, expected: &str, got: &str) -> String {
    TextDiff::from_lines(expected, got).unified_diff().context_radius(2).header(what, "now").to_string()
}

/// Carries out the `$` lines of a transcript; the same transcript with what is said now. `#` lines are remarks.
fn perform(transcript: &str, site: &Scratch) -> String {
    let mut said = String::new();
    let mut after_remark = true;
    let lines = transcript.lines().filter(|l| l.starts_with("$ ") || l.starts_with("# "));
    for line in lines {
        if !after_remark {
            said.push('\n');
        }
        after_remark = line.starts_with("# ");
        said.push_str(line);
        said.push('\n');
        if let Some(command) = line.strip_prefix("$ ") {
            said.push_str(&answer(command, site));
        }
    }
    said
}

fn answer(command: &str, site: &Scratch) -> String {
    let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
    let words: Vec<&str> = rest.split_whitespace().collect();
    match (verb, words.as_slice()) {
        ("loa", _) => {
            // A second build compares keys; `repeated.rs` is about builds that need not.
            let _ = fs::remove_file(site.at("output/.loa/last-build"));
            let said = loa_line(site.path(), rest);
            let mut lines = format!("exit {}\n", said.code);
            lines.push_str(&marked('|', &said.out));
            lines.push_str(&marked('!', &said.err));
            lines
        }
        ("ls", [folder]) => published(&site.at(folder)).keys().map(|path| format!("{path}\n")).collect(),
        ("cat", [file]) => marked('|', &site.read(file)),
        // The names in an archive.
        ("unzip", [file]) => {
            let archive = zip::ZipArchive::new(std::fs::File::open(site.at(file)).expect("there")).expect("an archive");
            let mut names: Vec<String> = archive.file_names().map(|name| format!("{}\n", name.expect("a name"))).collect();
            names.sort();
            names.concat()
        }
        ("rm", [file]) => {
            site.remove(file);
            String::new()
        }
        // In the words of sed: every `old` becomes `new`.
        ("replace", [file, old, new]) => {
            let text = site.read(file);
            assert!(text.contains(old), "{file} does not say {old}");
            site.write(file, text.replace(old, new));
            String::new()
        }
        ("append", [file, ..]) => {
            let line = rest.split_once(' ').map_or("", |(_, line)| line);
            let before = if site.at(file).exists() { site.read(file) } else { String::new() };
            site.write(file, format!("{before}{line}\n"));
            String::new()
        }
        _ => panic!("a transcript asks for {command:?}"),
    }
}

/// Each line behind a mark that tells where it was said, with the seconds made equal.
fn marked(mark: char, text: &str) -> String {
    let line = |line: &str| format!("{mark} {}", without_seconds(line)).trim_end().to_string() + "\n";
    text.lines().map(line).collect()
}

/// `trong 0,12 giây` → `trong N giây`; `"seconds":0.0123` → `"seconds":N`.
fn without_seconds(line: &str) -> String {
    for (before, signs, after) in [("\"seconds\":", ".", ","), ("trong ", ".,", " giây"), ("in ", ".,", " s:")] {
        for (at, _) in line.match_indices(before) {
            let (head, rest) = line.split_at(at + before.len());
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || signs.contains(c));
            if rest.len() + head.len() < line.len() && rest.starts_with(after) {
                return format!("{head}N{rest}");
            }
        }
    }
    line.to_string()
}
