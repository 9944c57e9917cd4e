//! What the documents name exists: files, modules, names of the code, commands and their options.

use super::modules::Modules;
use super::{assert_none, program, root};
use clap::Command;
use loa::lang::{Speech, Words};
use std::collections::BTreeSet;
use std::fs;

/// The documents, and the folder that their paths begin at besides the top of the package.
const DOCUMENTS: [(&str, &str); 4] =
    [("README.md", ""), ("CONTRIBUTING.md", ""), ("src/ARCHITECTURE.md", "src"), ("tests/README.md", "tests")];

/// Options of cargo, and of every command.
const FOREIGN_OPTIONS: &[&str] = &["--help", "--release", "--no-default-features", "--lib", "--test", "--nocapture", "--check"];

/// Files and folders that a build makes, or a reader is shown how to make.
const NOT_IN_THE_PACKAGE: &[&str] = &[
    "output/",
    "target/",
    "content/places/",
    "themes/<",
    "content/kinds/",
    "content/surveys",
    "kinds/survey.yaml",
    "src/kinds/survey.rs",
    "boundaries/",
    "static/bieu-mau/phieu.docx",
];

/// Custom properties of style sheets begin like options.
const STYLE_PROPERTY: &str = "--color-";

/// The module that the walk-through of a kind makes.
const EXAMPLE: &str = "survey";

/// A piece of code in a document: where it is, and whether it stands in a block of commands.
struct Snippet {
    at: String,
    text: String,
    is_command: bool,
}

/// The texts between backticks, and the lines of blocks of commands.
fn snippets(path: &str, text: &str) -> Vec<Snippet> {
    let mut found = Vec::new();
    let mut fence: Option<String> = None;
    for (number, line) in text.lines().enumerate() {
        let at = format!("{path}:{}", number + 1);
        let trimmed = line.trim_start();
        match (&fence, trimmed.strip_prefix("```")) {
            (Some(_), Some(_)) => fence = None,
            (None, Some(language)) => fence = Some(language.to_string()),
            (Some(language), None) => {
                if let Some(command) =
                    trimmed.strip_prefix("$ ").filter(|_| language == "console").or(Some(trimmed).filter(|_| language == "sh"))
                {
                    found.push(Snippet { at, text: command.to_string(), is_command: true });
                }
            }
            (None, None) => {
                let inside =
                    line.split('`').skip(1).step_by(2).map(|text| Snippet { at: at.clone(), text: text.to_string(), is_command: false });
                found.extend(inside);
            }
        }
    }
    found
}

fn all_snippets() -> Vec<(Snippet, &'static str)> {
    let mut found = Vec::new();
    for (path, folder) in DOCUMENTS {
        let text = match fs::read_to_string(root().join(path)) {
            Ok(text) => text,
            Err(_) if path == "CONTRIBUTING.md" => continue,
            Err(error) => panic!("{path}: {error}"),
        };
        found.extend(snippets(path, &text).into_iter().map(|snippet| (snippet, folder)));
    }
    found
}

/// `a/{b,c}.rs` → `a/b.rs`, `a/c.rs`.
fn alternatives(path: &str) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else { return vec![path.to_string()] };
    let Some((inner, after)) = rest.split_once('}') else { return vec![path.to_string()] };
    inner.split(',').flat_map(|part| alternatives(&format!("{before}{part}{after}"))).collect()
}

/// Folders whose files documents name without saying where the folder is.
const BASES: [&str; 5] = ["", "src", "tests", "themes/loa", "content"];

/// The path that a word of a document names, if it names one of this package.
fn named_path(word: &str) -> Option<&str> {
    let word = word.trim_end_matches([',', '.', ')']).trim_start_matches(['(', '[']);
    let is_plain = !word.is_empty()
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-{},".contains(c))
        && !word.starts_with(['/', '-', '.', '{']);
    let is_source = [".rs", ".py", ".mjs", ".ftl", ".toml"].iter().any(|end| word.ends_with(end));
    let first = word.split('/').next().unwrap_or_default();
    let is_below_known = word.contains('/') && BASES.iter().any(|base| !first.is_empty() && root().join(base).join(first).is_dir());
    let is_foreign = NOT_IN_THE_PACKAGE.iter().any(|start| word.starts_with(start));
    (is_plain && !is_foreign && (is_source || is_below_known) && !word.contains("::")).then_some(word)
}

/// Whether a path names something: from the top of the package, from the document's folder, or as the end of a path below `src/` or `tests/`.
fn exists(path: &str, folder: &str, files: &[String]) -> bool {
    let path = path.trim_end_matches('/');
    BASES.iter().chain([&folder]).any(|base| root().join(base).join(path).exists())
        || files.iter().any(|file| file.strip_suffix(path).is_some_and(|before| before.ends_with('/')))
}

fn package_files() -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<_> = ["src", "tests", "benches", ".ci"].map(|folder| root().join(folder)).to_vec();
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => open.push(path),
                false => found.push(path.strip_prefix(root()).expect("below the package").to_string_lossy().replace('\\', "/")),
            }
        }
    }
    found
}

#[test]
fn files_that_documents_name_exist() {
    let files = package_files();
    let (mut faults, mut count) = (Vec::new(), 0);
    for (snippet, folder) in all_snippets() {
        for path in snippet.text.split_whitespace().filter_map(named_path) {
            count += 1;
            let missing = alternatives(path).into_iter().filter(|path| !exists(path, folder, &files));
            faults.extend(missing.map(|path| format!("{}: {path}", snippet.at)));
        }
    }
    assert!(count > 100, "only {count} paths were read");
    assert_none("files that do not exist", faults);
}

#[test]
fn names_of_the_code_that_documents_name_exist() {
    let files: Vec<(String, String)> = program();
    let modules = Modules::read(&files);
    let text: String = files.iter().map(|(_, text)| text.as_str()).collect();
    let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut faults = Vec::new();
    for (snippet, _) in all_snippets().into_iter().filter(|(snippet, _)| snippet.text.contains("::")) {
        for path in snippet.text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').filter(|path| path.contains("::")) {
            let segments: Vec<String> = path.split("::").filter(|s| !s.trim_matches(':').is_empty()).map(String::from).collect();
            let Some(first) = segments.first().filter(|first| *first != EXAMPLE) else { continue };
            let is_module = matches!(&**first, "crate" | "loa") || modules.contains(std::slice::from_ref(first));
            let is_known = match is_module {
                true => modules.contains(&segments) || modules.resolve(&[], &segments).is_some(),
                false => segments.iter().all(|name| words.contains(&**name)),
            };
            if !is_known {
                faults.push(format!("{}: {path}", snippet.at));
            }
        }
    }
    assert_none("names that do not exist", faults);
}

/// Follows `loa NAME NAME --option …` through the commands of the program; what is wrong with it.
fn command_fault(line: &str, program: &Command) -> Option<String> {
    let global: BTreeSet<&str> = program.get_arguments().filter_map(|arg| arg.get_long()).collect();
    let mut command = program;
    let mut is_first = true;
    for word in line.split_whitespace() {
        if word.starts_with('#') || ["|", "&&", ";", "…", "..."].contains(&word) {
            break;
        }
        if let Some(option) = word.strip_prefix("--") {
            let option = option.split('=').next().unwrap_or_default();
            let is_known = ["help", "version"].contains(&option)
                || global.contains(option)
                || command.get_arguments().any(|arg| arg.get_long() == Some(option));
            if !is_known {
                return Some(format!("`loa {}` has no option --{option}", command.get_name()));
            }
            continue;
        }
        // `loa list kinds|items`: all of them.
        let next: Vec<Option<&Command>> = word.split('|').map(|name| command.find_subcommand(name)).collect();
        let is_name = word.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '|');
        match next.first() {
            Some(Some(found)) if next.iter().all(Option::is_some) => command = found,
            _ if is_first && is_name => return Some(format!("loa has no command {word}")),
            _ if command.has_subcommands() && is_name => return Some(format!("`loa {}` has no command {word}", command.get_name())),
            _ => {}
        }
        is_first = false;
    }
    None
}

#[test]
fn commands_that_documents_name_exist() {
    let program = loa::cli::command(&Words::new(Speech::English));
    let mut options: BTreeSet<String> = BTreeSet::new();
    let mut open = vec![&program];
    while let Some(command) = open.pop() {
        options.extend(command.get_arguments().filter_map(|arg| arg.get_long()).map(|name| format!("--{name}")));
        open.extend(command.get_subcommands());
    }
    let (mut faults, mut count) = (Vec::new(), 0);
    for (snippet, _) in all_snippets() {
        if let Some(line) = snippet.text.strip_prefix("loa ") {
            count += 1;
            faults.extend(command_fault(line, &program).map(|fault| format!("{}: {fault}", snippet.at)));
        } else if snippet.text.starts_with("--") && !snippet.is_command && !snippet.text.starts_with(STYLE_PROPERTY) {
            let option = snippet.text.split([' ', '=']).next().unwrap_or_default();
            if !options.contains(option) && !FOREIGN_OPTIONS.contains(&option) {
                faults.push(format!("{}: no command has the option {option}", snippet.at));
            }
        }
    }
    assert!(count > 30, "only {count} commands were read");
    assert_none("commands that do not exist", faults);
}

#[test]
fn wrong_commands_are_found() {
    let program = loa::cli::command(&Words::new(Speech::English));
    for right in
        ["build --shard 2/3 --speak en", "list kinds|items", "new guide \"Tiêu đề\"", "preview --kit dot-1", "view JOB --typst DIR"]
    {
        assert_eq!(command_fault(right, &program), None, "{right}");
    }
    for wrong in ["bild", "build --shards 2/3", "list kind", "list kinds|thing", "view JOB --press"] {
        assert!(command_fault(wrong, &program).is_some(), "{wrong}");
    }
}
