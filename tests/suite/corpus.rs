//! Real-life faults with what must be said about them, and clean text about which nothing must be said: precision and recall of each rule.

use crate::program::loa;
use crate::scratch::{Scratch, copy_folder, files};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

/// The day on which the corpus is read.
const DAY: &str = "2026-11-22";

/// Path, line and column (from 1), code.
type Fault = (String, u64, u64, String);

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// The text without its marks, and what they expect: `    ^^^^ old-term` below a line says that the fault begins above the first caret,
/// `    ~~~~ old-term` that this is none, though near to one.
fn unmarked(path: &str, text: &str) -> (String, Vec<Fault>) {
    let (mut kept, mut expected) = (String::new(), Vec::new());
    let mut number = 0;
    for line in text.lines() {
        let rest = line.trim_start_matches(' ');
        let code = rest.trim_start_matches(['^', '~']);
        match code.strip_prefix(' ').filter(|_| code.len() < rest.len()) {
            Some(_) if rest.starts_with('~') => {}
            Some(code) => expected.push((path.to_string(), number, (line.len() - rest.len() + 1) as u64, code.to_string())),
            None => {
                number += 1;
                kept.push_str(line);
                kept.push('\n');
            }
        }
    }
    (kept, expected)
}

/// Copies a folder of the corpus without its marks.
fn plant(from: &str, to: &Scratch, below: &str) -> Vec<Fault> {
    let mut expected = Vec::new();
    for (path, bytes) in files(&corpus().join(from)) {
        let path = format!("{below}{path}");
        let (text, faults) = unmarked(&path, &String::from_utf8(bytes).expect("text"));
        to.write(&path, text);
        expected.extend(faults);
    }
    expected
}

/// The same texts as Word files, a paragraph for each line, with the same faults at the same lines.
fn as_word_files(folder: &Scratch, expected: &[Fault]) -> Vec<Fault> {
    for (path, bytes) in files(folder.path()).into_iter().filter(|(path, _)| path.ends_with(".txt")) {
        let text = String::from_utf8(bytes).expect("text").replace('&', "&amp;").replace('<', "&lt;");
        let paragraphs: String = text.lines().map(|l| format!("<w:p><w:r><w:t xml:space=\"preserve\">{l}</w:t></w:r></w:p>")).collect();
        let mut word = zip::ZipWriter::new(Cursor::new(Vec::new()));
        word.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a zip file");
        let xml = format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
        );
        word.write_all(xml.as_bytes()).expect("a zip file");
        folder.write(&path.replace(".txt", ".docx"), word.finish().expect("a zip file").into_inner());
    }
    let word = |(path, line, column, code): &Fault| (path.replace(".txt", ".docx"), *line, *column, code.clone());
    expected.iter().filter(|f| f.0.ends_with(".txt")).map(word).collect()
}

fn said(folder: &Path, paths: &[&str]) -> Vec<Fault> {
    let mut args = vec!["check", "--format", "json", "--as-of", DAY];
    args.extend(paths);
    let said = loa(folder, &args);
    assert!(!said.panicked(), "{}", said.all());
    let fault = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        let number = |name: &str| value["at"][name].as_u64().unwrap_or(0);
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_string();
        (text(&value["at"]["path"]), number("line"), number("column"), text(&value["code"]))
    };
    said.out.lines().map(fault).collect()
}

#[derive(Default)]
struct Score {
    hits: usize,
    missed: usize,
    false_alarms: usize,
}

#[test]
fn every_fault_is_found_where_it_stands_and_nothing_else_is() {
    let site = Scratch::new();
    copy_folder(&corpus().join("../themes"), &site.at("themes"));
    let mut expected = plant("site", &site, "");
    let outside = Scratch::new();
    let mut documents = plant("documents", &outside, "");
    documents.extend(as_word_files(&outside, &documents));
    let clean: Vec<Fault> = plant("clean", &outside, "clean/");
    assert!(clean.is_empty(), "clean text has no marks");
    let mut found = said(site.path(), &[]);
    let paths: Vec<String> = files(outside.path()).into_keys().collect();
    found.extend(said(outside.path(), &paths.iter().map(String::as_str).collect::<Vec<_>>()));
    expected.extend(documents);
    let (expected, found): (BTreeSet<Fault>, BTreeSet<Fault>) = (expected.into_iter().collect(), found.into_iter().collect());
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    expected.intersection(&found).for_each(|f| scores.entry(&f.3).or_default().hits += 1);
    expected.difference(&found).for_each(|f| scores.entry(&f.3).or_default().missed += 1);
    found.difference(&expected).for_each(|f| scores.entry(&f.3).or_default().false_alarms += 1);
    println!("{:<28} {:>6} {:>10} {:>8}", "rule", "faults", "precision", "recall");
    for (code, Score { hits, missed, false_alarms }) in &scores {
        let share = |of: usize| if of == 0 { "-".to_string() } else { format!("{:.2}", *hits as f64 / of as f64) };
        println!("{code:<28} {:>6} {:>10} {:>8}", hits + missed, share(hits + false_alarms), share(hits + missed));
    }
    let list = |faults: Vec<&Fault>| faults.iter().map(|(p, l, c, code)| format!("{p}:{l}:{c} {code}")).collect::<Vec<_>>().join("\n");
    let (missed, alarms) = (list(expected.difference(&found).collect()), list(found.difference(&expected).collect()));
    assert!(expected.len() >= 60, "{} faults", expected.len());
    assert!(missed.is_empty() && alarms.is_empty(), "missed:\n{missed}\n\nfalse alarms:\n{alarms}");
}

#[test]
fn thirteen_thousand_words_of_clean_vietnamese_are_left_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let content = files(&root.join("content"));
    let is_text = |path: &str| [".md", ".yaml"].iter().any(|e| path.ends_with(e)) && !path.contains(".en.");
    let clean = files(&corpus().join("clean"));
    let texts = content.iter().filter(|(path, _)| is_text(path)).chain(&clean);
    let words: usize = texts.map(|(_, bytes)| String::from_utf8_lossy(bytes).split_whitespace().count()).sum();
    assert!(words >= 13_000, "{words} words");
    let found = said(root, &["content"]);
    assert!(found.is_empty(), "of {words} words:\n{found:#?}");
}

#[test]
fn a_good_site_is_left_alone() {
    let site = Scratch::new();
    assert!(plant("clean-site", &site, "").is_empty(), "a good site has no faults");
    let found = said(site.path(), &[]);
    assert!(found.is_empty(), "{found:#?}");
}

/// The codes that the rules of `src/checks` report.
fn codes_of_checks() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = std::fs::read_to_string(root.join("src/diag/codes.rs")).expect("codes.rs");
    let names: BTreeMap<&str, &str> =
        list.lines().filter_map(|l| l.trim().split_once(" \"").map(|(c, rest)| (c, rest.split('"').next().unwrap_or_default()))).collect();
    let sources = files(&root.join("src/checks")).into_values().map(|bytes| String::from_utf8(bytes).expect("text"));
    let used = |text: String| -> Vec<String> {
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '&')).filter_map(|word| word.strip_prefix('&'));
        words.filter_map(|word| names.get(word)).map(|name| name.to_string()).collect()
    };
    sources.flat_map(used).collect()
}

#[test]
fn every_rule_has_a_bad_case_and_a_good_one_near_it() {
    let (mut bad, mut good) = (BTreeSet::new(), BTreeSet::new());
    for bytes in files(&corpus()).into_values() {
        for line in String::from_utf8_lossy(&bytes).lines().map(str::trim_start) {
            let code = line.trim_start_matches(['^', '~']).trim();
            match line.chars().next() {
                Some('^') => bad.insert(code.to_string()),
                Some('~') => good.insert(code.to_string()),
                _ => false,
            };
        }
    }
    let transcripts = files(&corpus().join("../sites")).into_iter().filter(|(path, _)| path.ends_with("/run.txt"));
    for (_, text) in transcripts {
        let text = String::from_utf8(text).expect("text");
        bad.extend(text.split('[').skip(1).filter_map(|rest| rest.split_once("]:")).map(|(code, _)| code.to_string()));
    }
    let codes = codes_of_checks();
    assert!(codes.len() > 60, "{codes:?}");
    let lacking = |known: &BTreeSet<String>| codes.difference(known).cloned().collect::<Vec<_>>();
    assert_eq!((lacking(&bad), lacking(&good)), (Vec::new(), Vec::new()), "rules without a bad, and without a good case");
    assert_eq!(good.difference(&codes).collect::<Vec<_>>(), [&"contrast".to_string()], "good cases of other steps, or of no rule");
}
