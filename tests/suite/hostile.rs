//! Bad inputs: each ends in a message at its file and line; nothing panics, nothing is written, the last good output stays.

mod assets;
mod attached;
mod folders;
mod large;
mod links;
mod output;
mod tables;
mod texts;

use crate::program::{Said, loa};
use crate::scratch::{Scratch, files, published};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::Path;

/// A site that builds, and its theme.
const SITE: &[(&str, &str)] = &[
    ("content/site.yaml", "title: Hải Phòng\nbase_url: https://hp.example.vn/\ntheme: x\n"),
    ("content/guides/khai-sinh.md", "---\ntitle: Khai sinh\n---\n\nXem [trang này](/tro-giup.html).\n"),
    ("content/tro-giup.md", "---\ntitle: Trợ giúp\n---\n\nGọi 1022.\n"),
    ("static/robots.txt", "User-agent: *\n"),
    (
        "themes/x/products/guide/product.yaml",
        "for: guide\nper: place\ncanonical: true\npath: \"huong-dan/{item.slug}.html\"\ntemplate: guide.html\n",
    ),
    ("themes/x/products/guide/guide.html", "<h1>{{ item.title }}</h1>{% if item.body %}{{ item.body.html }}{% endif %}\n"),
    ("themes/x/products/page/product.yaml", "for: page\nper: place\ncanonical: true\npath: \"{item.slug}.html\"\ntemplate: page.html\n"),
    (
        "themes/x/products/page/page.html",
        "<h1>{{ item.title }}</h1>{{ item.tags | json }}{% if item.body %}{{ item.body.html }}{% endif %}\n",
    ),
    ("themes/x/products/alias/product.yaml", "for: alias\nper: place\npath: \"{alias}\"\ntemplate: alias.html\nlisted: false\n"),
    ("themes/x/products/alias/alias.html", "{{ job.root }}{{ item.url }}\n"),
];

/// Where a fault is expected: a file, and a line of it (0 for the whole file).
type At<'a> = Option<(&'a str, u64)>;

/// A site that was built once, in a folder of its own below the scratch folder.
struct Victim {
    scratch: Scratch,
    before: BTreeMap<String, Vec<u8>>,
}

impl Victim {
    fn new() -> Victim {
        let scratch = Scratch::new();
        SITE.iter().for_each(|(path, text)| scratch.write(&format!("site/{path}"), text));
        let said = loa(&scratch.at("site"), &["build", "--quiet", "--as-of", "2026-11-22"]);
        assert_eq!((said.code, said.all().as_str()), (0, ""));
        let before = files(&scratch.at("site/output"));
        assert!(before.len() > 3);
        Victim { scratch, before }
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        self.scratch.write(&format!("site/{path}"), bytes);
    }

    fn at(&self, path: &str) -> std::path::PathBuf {
        self.scratch.at("site").join(path)
    }

    /// Builds it with these further arguments.
    fn build(&self, args: &[&str]) -> Said {
        let all = [&["build", "--as-of", "2026-11-22", "--format", "json"], args].concat();
        loa(&self.scratch.at("site"), &all)
    }

    /// Builds, and what is wrong with the outcome: it should be refused with `code` at `at`, and all else be as before.
    fn refusal(&self, args: &[&str], exit: i32, code: &str, at: At) -> Vec<String> {
        let said = self.build(args);
        let mut wrong = said_wrong(&said, exit, code, at);
        if files(&self.scratch.at("site/output")) != self.before {
            wrong.push("the output changed".into());
        }
        let outside: Vec<String> = std::fs::read_dir(self.scratch.path())
            .expect("the scratch folder")
            .flatten()
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .filter(|n| n != "site")
            .collect();
        if !outside.is_empty() {
            wrong.push(format!("written outside: {outside:?}"));
        }
        wrong
    }
}

/// The diagnostics of a run with `--format json`.
fn diagnostics(said: &Said) -> Vec<Json> {
    said.out.lines().filter_map(|l| serde_json::from_str::<Json>(l).ok()).filter(|d| d["type"] == "diagnostic").collect()
}

fn said_wrong(said: &Said, exit: i32, code: &str, at: At) -> Vec<String> {
    let mut wrong = Vec::new();
    if said.panicked() {
        wrong.push(format!("it panicked: {}", said.err));
    }
    if said.code != exit {
        wrong.push(format!("exit {} instead of {exit}", said.code));
    }
    let found = diagnostics(said);
    let fits = |d: &Json| {
        d["code"] == code
            && at.is_none_or(|(path, line)| {
                let place = &d["at"];
                place["path"] == path
                    && (line == 0 || place["line"] == line || place["cell"].as_str().is_some_and(|c| c.ends_with(&line.to_string())))
            })
    };
    if !found.iter().any(fits) {
        let seen: Vec<String> = found.iter().map(|d| format!("{} at {}", d["code"], d["at"])).collect();
        wrong.push(format!("no {code} at {at:?} among {seen:?}"));
    }
    let long = found.iter().any(|d| d["message"].as_str().is_none_or(|m| m.len() > 2000 || m.contains("{$")));
    if long || said.out.len() > 200_000 {
        wrong.push("a message is broken or very long".into());
    }
    wrong
}

/// One bad file: its name as a sentence, the file and its text, the code and line it must end in.
struct Bad<'a> {
    what: &'a str,
    file: &'a str,
    text: &'a [u8],
    code: &'a str,
    /// 0 when the fault has no line.
    line: u64,
}

const fn bad<'a>(what: &'a str, file: &'a str, text: &'a str, code: &'a str, line: u64) -> Bad<'a> {
    Bad { what, file, text: text.as_bytes(), code, line }
}

/// Adds each bad file alone to a good site.
fn refuse_all(list: &[Bad]) {
    let mut wrong = Vec::new();
    for bad in list {
        let victim = Victim::new();
        victim.write(bad.file, bad.text);
        wrong.extend(victim.refusal(&[], 1, bad.code, Some((bad.file, bad.line))).into_iter().map(|w| format!("{}: {w}", bad.what)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Adds each file alone: the build goes through and says this code (or nothing, when it is empty).
fn accept_all(list: &[Bad]) {
    let mut wrong = Vec::new();
    for odd in list {
        let victim = Victim::new();
        victim.write(odd.file, odd.text);
        let said = victim.build(&[]);
        let found = match odd.code {
            "" if said.code == 0 && diagnostics(&said).is_empty() => Vec::new(),
            "" => vec![format!("{}{}", said.out, said.err)],
            code => said_wrong(&said, 0, code, Some((odd.file, odd.line))),
        };
        wrong.extend(found.into_iter().map(|w| format!("{}: {w}", odd.what)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The page made from `content/<name>.md`.
fn page(site: &Path, name: &str) -> String {
    String::from_utf8_lossy(&published(&site.join("output"))[&format!("www/{name}.html")]).into_owned()
}
