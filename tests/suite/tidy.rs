//! Holds the invariants of the design: who may import, open, write, print; how files are named and how long they are.

mod circles;
mod documents;
mod modules;
mod names;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Files longer than this are named; much longer ones fail.
const LONG: usize = 400;
const TOO_LONG: usize = 500;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the package with this extension: path with `/`, text.
fn sources(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                let shown = path.strip_prefix(root()).expect("below the package").to_string_lossy().replace('\\', "/");
                found.push((shown, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    found.sort();
    found
}

/// The Rust files of the program.
fn program() -> Vec<(String, String)> {
    sources("src", "rs")
}

/// The lines that run in the program, numbered: no tests, no comments.
fn working_lines<'a>(path: &str, text: &'a str) -> Vec<(usize, &'a str)> {
    if path.contains("/tests/") {
        return Vec::new();
    }
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().enumerate().map(|(n, line)| (n + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//")).collect()
}

/// Fails with one line per fault.
fn assert_none(rule: &str, faults: Vec<String>) {
    assert!(faults.is_empty(), "{rule}:\n{}", faults.join("\n"));
}

/// The working lines that hold one of `words`, in files that `is_bound` binds.
fn lines_with(words: &[&str], is_bound: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in program().iter().filter(|(path, _)| is_bound(path)) {
        let lines = working_lines(path, text).into_iter().filter(|(_, line)| words.iter().any(|w| line.contains(w)));
        found.extend(lines.map(|(n, line)| format!("{path}:{n}: {}", line.trim())));
    }
    found
}

/// The module of `src/lib.rs` a file belongs to.
fn module_of(path: &str) -> &str {
    path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default()
}

#[test]
fn modules_import_only_those_listed_above_them() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    let order: Vec<&str> = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut faults = Vec::new();
    for (path, text) in program() {
        let own = module_of(&path).to_string();
        let Some(at) = order.iter().position(|m| *m == own) else {
            if own != "lib" && own != "main" {
                faults.push(format!("{path}: {own} is not listed in lib.rs"));
            }
            continue;
        };
        for (n, line) in working_lines(&path, &text) {
            for used in line.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let allowed = order.iter().position(|m| *m == used).is_none_or(|other| other <= at);
                if !allowed {
                    faults.push(format!("{path}:{n}: {own} uses {used}, which stands below it"));
                }
            }
        }
    }
    assert_none("a module uses only those above it in lib.rs", faults);
}

/// Files that may do what the lints of Cargo.toml and clippy.toml forbid elsewhere.
const EXCEPTIONS: &[&str] = &[
    "src/cli/new.rs: clippy::disallowed_methods",
    "src/cli/watchdog.rs: clippy::exit",
    "src/lib.rs: clippy::disallowed_methods",
    "src/read/mod.rs: clippy::disallowed_methods",
    "src/write/mod.rs: clippy::disallowed_methods",
    "src/write/swap.rs: dead_code",
];

#[test]
fn exceptions_to_lints_are_few() {
    let mut found = Vec::new();
    for (path, text) in program().into_iter().filter(|(path, _)| !path.contains("/tests/")) {
        let attributes = text.split("expect(").skip(1).filter_map(|rest| rest.split_once("reason =")).map(|(lints, _)| lints);
        for lints in attributes.filter(|lints| !lints.contains(['"', '('])) {
            found.extend(lints.split(',').map(str::trim).filter(|lint| !lint.is_empty()).map(|lint| format!("{path}: {lint}")));
        }
    }
    found.sort();
    assert_eq!(found, EXCEPTIONS);
}

#[test]
fn only_tests_assert() {
    // `debug_assert!` may stand in the program: no lint tells the two apart.
    let asserts = lines_with(&["assert!(", "assert_eq!(", "assert_ne!("], |_| true);
    assert_none("faults are diagnostics", asserts.into_iter().filter(|line| !line.contains("debug_assert")).collect());
}

#[test]
fn read_does_not_write() {
    let writing =
        ["fs::write", "fs::create", "fs::remove", "fs::rename", "fs::copy", "File::create", "OpenOptions", "hard_link", "fs::symlink"];
    assert_none("read/ does not write", lines_with(&writing, |p| p.starts_with("src/read/")));
    let handles = lines_with(&["cap_std", "rustix::fs"], |p| !p.starts_with("src/write/") && p != "src/read/open.rs");
    assert_none("folders are opened as handles in two places", handles);
}

#[test]
fn clock_and_environment_enter_through_the_command_line() {
    let words = ["std::env", "env::var", "env::args", "Timestamp::now", "Zoned::now", "Instant::now", "SystemTime", "rand::", "temp_dir"];
    assert_none(
        "only cli/ and config see clock and environment",
        lines_with(&words, |p| !p.starts_with("src/cli/") && p != "src/config.rs"),
    );
    assert_none("a build opens no socket", lines_with(&["std::net", "TcpStream", "UdpSocket"], |p| !p.starts_with("src/serve/")));
}

#[test]
fn typst_is_behind_one_door_and_the_program_builds_without_it() {
    let words = ["typst::", "typst_layout::", "typst_pdf::", "typst_render::", "comemo::"];
    assert_none("only render/print/ knows Typst", lines_with(&words, |p| !p.starts_with("src/render/print/")));
    let cfgs = lines_with(&["feature = \""], |p| p != "src/plan/declared/maker.rs" && p != "src/render/mod.rs");
    assert_none("what is built in is asked in two places", cfgs);
    // What stands for it has the same functions: compiled only where nobody runs the tests, it would be forgotten.
    let functions = |path: &str| -> Vec<String> {
        let text = fs::read_to_string(root().join(path)).expect("text");
        let named = text.lines().filter_map(|line| line.strip_prefix("    pub fn ")?.split('(').next().map(String::from));
        named.collect()
    };
    assert_eq!(functions("src/render/print/mod.rs"), functions("src/render/unprinted.rs"));
}

#[test]
fn only_the_command_line_prints() {
    // The macros that print, and the calls that end the program, are lints.
    assert_none("only cli/ prints", lines_with(&["stdout()", "stderr()"], |p| !p.starts_with("src/cli/")));
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut faults = Vec::new();
    for (path, text) in program().into_iter().chain(sources("tests", "rs")) {
        let first = text.lines().next().unwrap_or_default();
        let says = first.strip_prefix("//! ").is_some_and(|words| words.len() > 12) || path == "src/lib.rs";
        if !says {
            faults.push(format!("{path}:1: begins with {first:?}"));
        }
    }
    assert_none("the first line is a `//!` sentence", faults);
}

#[test]
fn names_are_nouns_users_say() {
    let vague = ["util", "helper", "common", "manager", "misc", "stuff"];
    let all = program().into_iter().chain(sources("tests", "rs")).chain(sources("benches", "rs"));
    let faults = all.map(|(path, _)| path).filter(|path| vague.iter().any(|v| path.rsplit('/').next().unwrap_or_default().contains(v)));
    assert_none("no vague names", faults.collect());
}

#[test]
fn files_can_be_read_in_one_sitting() {
    let mut faults = Vec::new();
    for (path, text) in program().into_iter().chain(sources("tests", "rs")) {
        match text.lines().count() {
            lines if lines > TOO_LONG => faults.push(format!("{path}: {lines} lines")),
            lines if lines > LONG => eprintln!("{path}: {lines} lines, more than {LONG}"),
            _ => {}
        }
    }
    assert_none("no file is longer than one can read at once", faults);
}

/// Names of the kinds of content, and of the products of the theme in the package.
fn kinds_and_products() -> BTreeSet<String> {
    let products = fs::read_dir(root().join("themes/loa/products")).into_iter().flatten().flatten();
    let products = products.map(|e| e.file_name().to_string_lossy().into_owned());
    let kinds = loa::kinds::KindSet::built_in().iter().flat_map(|k| [k.name.to_string(), k.folder.to_string()]);
    let views = ["site", "place", "lang", "product", "theme", "job", "item", "term", "campaign", "page", ""];
    products.chain(kinds).filter(|name| !views.contains(&name.as_str())).collect()
}

#[test]
fn rendering_knows_no_kind_and_no_product_by_name() {
    let mut names = kinds_and_products();
    // A product may be called after its maker.
    let makers = loa::render::maker_specs();
    names.retain(|name| makers.iter().all(|maker| maker.name() != name));
    assert!(names.len() > 15, "{names:?}");
    let mut faults = Vec::new();
    for (path, text) in program().iter().filter(|(path, _)| path.starts_with("src/render/")) {
        for (n, line) in working_lines(path, text) {
            let quoted = line.split('"').skip(1).step_by(2);
            faults.extend(quoted.filter(|word| names.contains(*word)).map(|word| format!("{path}:{n}: {word:?}")));
        }
    }
    assert_none("render/ names no kind and no product", faults);
}

#[test]
fn every_code_can_be_met() {
    let codes = fs::read_to_string(root().join("src/diag/codes.rs")).expect("codes.rs");
    let list = codes.split("codes! {").nth(1).expect("the list");
    let constants: Vec<&str> =
        list.lines().filter_map(|l| l.trim().split_once(" \"").map(|(name, _)| name)).filter(|n| !n.starts_with("//")).collect();
    assert_eq!(constants.len(), loa::diag::CODES.len());
    let program = program();
    let is_used = |name: &&str| {
        let word = |line: &str| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|w| w == *name);
        let lines = |(path, text): &(String, String)| working_lines(path, text).iter().any(|(_, line)| word(line));
        program.iter().filter(|(path, _)| path != "src/diag/codes.rs").any(lines)
    };
    assert_none("a code nobody reports", constants.iter().filter(|c| !is_used(c)).map(|c| c.to_string()).collect());
}

/// The keys of a theme's word list.
fn words(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let keys = text.lines().filter(|l| !l.starts_with(['#', ' ', '-'])).filter_map(|l| l.split_once(':'));
    keys.map(|(key, _)| key.to_string()).collect()
}

#[test]
fn the_theme_speaks_both_languages() {
    let lang = root().join("themes/loa/lang");
    let (vi, en) = (words(&lang.join("vi.yaml")), words(&lang.join("en.yaml")));
    assert!(vi.len() > 20, "{vi:?}");
    assert_eq!(vi.symmetric_difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "words in one language only");
}

#[test]
fn what_the_walk_through_shows_is_what_a_test_builds() {
    let page = fs::read_to_string(root().join("src/ARCHITECTURE.md")).expect("text");
    let shown: String = page.lines().map(|line| format!("{}\n", line.strip_prefix("   ").unwrap_or(line))).collect();
    let folder = root().join("tests/sites/a-designer-adds-a-product/themes/x/products/door-hanger");
    let missing = ["product.yaml", "door-hanger.typ"].into_iter().filter(|file| {
        let text = fs::read_to_string(folder.join(file)).expect("text");
        !shown.contains(&text)
    });
    assert_none("files that src/ARCHITECTURE.md shows otherwise", missing.map(String::from).collect());
}
