//! Files and folders do not import each other in circles.

use super::modules::Modules;
use super::{assert_none, program};
use std::collections::{BTreeMap, BTreeSet};

/// The texts of the files that run in the program.
fn working_files() -> Vec<(String, String)> {
    program().into_iter().filter(|(path, _)| !path.contains("/tests/")).collect()
}

/// The sets of nodes that reach each other, each sorted, by Tarjan's algorithm.
fn circles<'a>(edges: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<&'a str>> {
    struct Search<'e, 'a> {
        edges: &'e BTreeMap<&'a str, BTreeSet<&'a str>>,
        /// When each node was first met, and the earliest node that it reaches.
        met: BTreeMap<&'a str, (usize, usize)>,
        open: Vec<&'a str>,
        circles: Vec<Vec<&'a str>>,
    }
    impl<'a> Search<'_, 'a> {
        fn visit(&mut self, node: &'a str) -> usize {
            let number = self.met.len();
            self.met.insert(node, (number, number));
            self.open.push(node);
            let mut low = number;
            for next in self.edges.get(node).into_iter().flatten() {
                match self.met.get(next) {
                    None => low = low.min(self.visit(next)),
                    Some((other, _)) if self.open.contains(next) => low = low.min(*other),
                    Some(_) => {}
                }
            }
            if low == number {
                let at = self.open.iter().position(|open| *open == node).unwrap_or_default();
                let mut circle = self.open.split_off(at);
                circle.sort();
                self.circles.push(circle);
            }
            low
        }
    }
    let mut search = Search { edges, met: BTreeMap::new(), open: Vec::new(), circles: Vec::new() };
    for node in edges.keys() {
        if !search.met.contains_key(node) {
            search.visit(node);
        }
    }
    search.circles
}

/// The innermost folder that contains all of these files.
fn common_folder(files: &[&str]) -> String {
    let folder = |file: &str| file.rsplit_once('/').map_or("", |(folder, _)| folder).to_string();
    let mut common = folder(files[0]);
    while !files.iter().all(|file| file.starts_with(&format!("{common}/"))) {
        common = folder(&common);
    }
    common
}

#[test]
fn files_import_each_other_at_most_in_pairs() {
    let files = working_files();
    let modules = Modules::read(&files);
    let imports = modules.imports();
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 1000, "the imports were not read");
    let found = circles(&imports);
    let larger: Vec<(String, &Vec<&str>)> =
        found.iter().filter(|circle| circle.len() > 2).map(|circle| (common_folder(circle), circle)).collect();
    let faults = larger.iter().map(|(folder, circle)| format!("{folder}: {} files: {}", circle.len(), circle.join(" "))).collect();
    assert_none("a circle of files that import each other", faults);
}

#[test]
fn folders_beside_each_other_do_not_import_each_other() {
    let files = working_files();
    let modules = Modules::read(&files);
    let imports = modules.imports();
    let folders: BTreeSet<String> = imports.keys().flat_map(|file| file.match_indices('/').map(|(at, _)| file[..at].to_string())).collect();
    let mut faults = Vec::new();
    for parent in &folders {
        // The part of a path below `parent` that is a folder beside the others.
        let part = |file: &'_ str| -> Option<String> {
            let (part, _) = file.strip_prefix(parent.as_str())?.strip_prefix('/')?.split_once('/')?;
            Some(part.to_string())
        };
        let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (file, targets) in &imports {
            let Some(from) = part(file) else { continue };
            let others = targets.iter().filter_map(|target| part(target)).filter(|to| *to != from);
            edges.entry(from.clone()).or_default().extend(others);
        }
        let borrowed = edges.iter().map(|(from, to)| (from.as_str(), to.iter().map(String::as_str).collect())).collect();
        let found = circles(&borrowed).into_iter().filter(|circle| circle.len() > 1);
        faults.extend(found.map(|circle| format!("{parent}: {}", circle.join(" "))));
    }
    assert_none("a circle of folders", faults);
}

#[test]
fn a_circle_behind_a_re_export_is_found() {
    let file = |path: &str, text: &str| (path.to_string(), text.to_string());
    let files = [
        file("src/lib.rs", "pub mod a;"),
        file("src/a/mod.rs", "mod one; mod two; mod three;\npub use one::One;\npub use two::{Two, other as second};\npub use three::*;"),
        file("src/a/one.rs", "use super::Two;\npub struct One(Two);"),
        file("src/a/two.rs", "pub struct Two;\npub fn other() { crate::a::third() }"),
        file("src/a/three.rs", "use crate::a;\n// use super::Two;\npub fn third() { let _ = \"super::second\"; a::One::new() }"),
    ];
    let modules = Modules::read(&files);
    let imports = modules.imports();
    let found: Vec<Vec<&str>> = circles(&imports).into_iter().filter(|circle| circle.len() > 1).collect();
    assert_eq!(found, [["src/a/one.rs", "src/a/three.rs", "src/a/two.rs"]]);
    assert!(imports["src/a/mod.rs"].is_empty(), "re-exports are no imports");
    assert_eq!(common_folder(&found[0]), "src/a");
}
