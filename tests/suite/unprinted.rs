//! What a program without print makes of a site that has print: all the rest, and nothing that leads to a file that is not there.

use crate::program::loa_line;
use crate::scratch::{Scratch, copy_folder};
use loa::config::Config;
use loa::diag::Diagnostics;
use loa::model::PlaceNo;
use loa::pipeline::{Loaded, load};
use loa::plan::{PlacePlan, Planner, leave_out};
use loa::render::Views;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

fn loaded(root: &Path) -> Loaded {
    let plain = Config::plain(root.into(), root.join("output"), jiff::Timestamp::UNIX_EPOCH);
    let config = Config { as_of: Some(jiff::civil::date(2026, 11, 24)), press: true, ..plain };
    let loaded = load(&config);
    assert!(!loaded.diagnostics.has_errors());
    loaded
}

/// The plans of these places in a program that prints or does not.
fn plans(loaded: &mut Loaded, codes: &[&str], prints: bool) -> Vec<(PlaceNo, PlacePlan)> {
    leave_out(&mut Arc::get_mut(&mut loaded.theme).expect("nobody else has it").products, prints);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let mut said = Diagnostics::new();
    let places = codes.iter().map(|code| loaded.library.places.find(code).expect("a place"));
    let plans = places.map(|place| (place, planner.check_plan(place, &mut said))).collect();
    assert!(!said.has_errors(), "kits and lists are no errors where nothing is printed");
    plans
}

fn paths(plans: &[(PlaceNo, PlacePlan)]) -> BTreeSet<(PlaceNo, String)> {
    plans.iter().flat_map(|(place, plan)| plan.jobs.iter().map(|job| (*place, job.path.to_string()))).collect()
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Every text of a view.
fn texts(value: &Json) -> Vec<String> {
    match value {
        Json::String(text) => vec![text.clone()],
        Json::Array(values) => values.iter().flat_map(texts).collect(),
        Json::Object(entries) => entries.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// Files that only a program with print makes; that no view of the others names one is made sure of.
fn lost(root: &Path, codes: &[&str]) -> Vec<String> {
    let mut loaded = loaded(root);
    let whole = paths(&plans(&mut loaded, codes, true));
    let rest = plans(&mut loaded, codes, false);
    let made = paths(&rest);
    let lost: Vec<&String> = whole.difference(&made).map(|(_, path)| path).collect();
    assert_eq!(lost.len(), rest.iter().map(|(_, plan)| plan.left_out).sum::<usize>());
    assert!(made.is_subset(&whole));
    let names: BTreeSet<&str> = lost.iter().map(|path| file_name(path)).collect();
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let views = Views::new(&planner, loaded.component_engine(), false);
    for (place, plan) in &rest {
        let seen = views.place(*place, plan);
        for job in &plan.jobs {
            for (name, value) in seen.entries(job) {
                let shown = texts(&serde_json::to_value(value).expect("JSON"));
                let lost = shown.iter().find(|text| names.contains(file_name(text)));
                assert_eq!(lost, None, "{}: {name}", job.path);
            }
        }
    }
    lost.into_iter().cloned().collect()
}

#[test]
fn no_page_leads_to_what_is_left_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = lost(&root.join("tests/sites/facts-of-finished-files"), &["hp", "101", "102"]);
    let expected = [
        "in/dot-1/dat-in.csv",
        "in/dot-1/dat-in.xlsx",
        "in/dot-1/gop/sheet-a6.pdf",
        "in/dot-1/khai-sinh_a6.pdf",
        "in/dot-1/nop-thue_a6.pdf",
        "in/dot-1/tron-bo.zip",
        "in/dot-1/khai-sinh_a6.pdf",
        "in/dot-1/nop-thue_a6.pdf",
        "in/dot-1/tron-bo.zip",
    ];
    assert_eq!(found, expected);
    // The handed-over site: every printed thing, pictures to share, and what is put together from them.
    let lost = lost(root, &["31", "11311"]);
    for ending in [".pdf", "_nha-in.pdf", "chia-se.png", ".jpg", ".zip", ".xlsx"] {
        assert!(lost.iter().any(|path| path.ends_with(ending)), "{ending} is made");
    }
    let is_page = |path: &String| path.ends_with(".html") || path.ends_with(".txt");
    let pages: Vec<&String> = lost.iter().filter(|path| is_page(path)).collect();
    assert!(pages.iter().all(|path| path.ends_with("/phieu-dat-in.html")), "{pages:?}");
}

/// The program of these tests says what it cannot do, where it cannot; where it can, it does not say so.
#[test]
fn a_program_without_print_says_so() {
    let site = Scratch::new();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/facts-of-finished-files");
    ["content", "themes"].iter().for_each(|part| copy_folder(&case.join(part), &site.at(part)));
    let prints = cfg!(feature = "print");
    let built = loa_line(site.path(), "build --as-of 2026-11-24");
    assert_eq!((built.code, built.all().matches("print-left-out").count()), (0, usize::from(!prints)), "{}", built.all());
    for line in [
        "preview sheet khai-sinh --place 101",
        "preview --kit dot-1 --place 101",
        "print-ledger",
        "view sheet/guide:khai-sinh/101/vi/a6/dot-1 --typst to",
    ] {
        let said = loa_line(site.path(), line);
        assert_eq!(said.all().contains("--no-default-features"), !prints, "{line}: {}", said.all());
        assert_eq!(said.code == 2, !prints, "{line}: {}", said.all());
    }
    assert_eq!(loa_line(site.path(), "preview guide khai-sinh --place 101").code, 0);
}
