//! Whatever changes what a template sees, changes the key of the file: fields are changed at random, one at a time, and every view is compared.
//!
//! `KEYS_STEPS` says how many changes are made (each is a whole reading of the site), `KEYS_SEED` which.

use crate::changing_site::ChangingSite;
use crate::random_values::{Dice, number};
use loa::config::Config;
use loa::diag::Severity;
use loa::model::PlaceNo;
use loa::pipeline::{Loaded, load};
use loa::plan::{FileMeta, Job, MakerInput, Planner, ProductMaker};
use loa::render::{JobKey, PlaceViews, Views, job_key};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What a file shows and its key.
struct Seen {
    product: String,
    view: String,
    key: JobKey,
}

/// Every file with a view, by place and path.
type Site = BTreeMap<(PlaceNo, String), Seen>;

#[derive(Default)]
struct Counts {
    changes: usize,
    changed_views: usize,
    changed_keys: usize,
    needless_keys: usize,
    /// Products of which a view changed.
    covered: BTreeSet<String>,
}

fn config(site: &ChangingSite) -> Config {
    Config::plain(site.path().into(), site.path().join("output"), format!("{}T03:00:00Z", site.as_of).parse().expect("a moment"))
}

fn has_view(maker: &ProductMaker) -> bool {
    matches!(maker.spec.input(), MakerInput::Template(_))
}

/// All views and keys, where `facts` gives what is known of finished files.
fn look(loaded: &Loaded, facts: u64) -> Site {
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let views = Views::new(&planner, loaded.component_engine(), false);
    let plans: Vec<_> = loaded.library.places.numbers().map(|place| (place, planner.plan(place))).collect();
    for (place, plan) in &plans {
        for job in &plan.jobs {
            let mixed = job.path.bytes().fold(facts, |mixed, byte| mixed.wrapping_mul(31).wrapping_add(u64::from(byte)));
            let fact = FileMeta { pages: (mixed % 5) as u32, bytes: mixed % 1000, hash: [mixed as u8; 16] };
            views.finished.learn(*place, &job.path, fact);
        }
    }
    let mut site = Site::new();
    for (place, plan) in &plans {
        let here = views.place(*place, plan);
        let shown = |job: &&Job| job.product.is_some_and(|no| has_view(&loaded.theme.products[no.index()].maker));
        let jobs: Vec<&Job> = plan.jobs.iter().filter(shown).collect();
        let seen: Vec<_> = jobs.par_iter().map(|job| ((*place, job.path.to_string()), see(loaded, &here, job))).collect();
        site.extend(seen);
    }
    site
}

fn see(loaded: &Loaded, views: &PlaceViews, job: &Job) -> Seen {
    let product = job.product.map_or_else(String::new, |no| loaded.theme.products[no.index()].name.to_string());
    let entries = views.entries(job).into_iter();
    let mut view: serde_json::Value =
        entries.map(|(name, value)| (name, serde_json::to_value(value).expect("a view is JSON"))).collect::<serde_json::Map<_, _>>().into();
    leave_out_positions(&mut view);
    Seen { product, view: view.to_string(), key: job_key(views, job) }
}

/// Words of print templates say where they are written, for messages only: a line more above them changes no page.
fn leave_out_positions(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Array(values) => values.iter_mut().for_each(leave_out_positions),
        serde_json::Value::Object(entries) => {
            if entries.get("t").is_some_and(|t| t == "txt") {
                entries.remove("at");
            }
            entries.values_mut().for_each(leave_out_positions);
        }
        _ => {}
    }
}

/// The part of two views that differs, with some words around it.
fn difference(one: &str, two: &str) -> String {
    let same = one.bytes().zip(two.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let (from, to) = (same.saturating_sub(160), (same + 120).min(text.len()));
        String::from_utf8_lossy(&text.as_bytes()[from..to]).into_owned()
    };
    format!("was  …{}…\nis   …{}…", around(one), around(two))
}

/// Compares two states of a site, file by file.
fn compare(before: &Site, after: &Site, change: &str, counts: &mut Counts, faults: &mut Vec<String>) {
    for (at, now) in after {
        let Some(then) = before.get(at).filter(|then| then.product == now.product) else { continue };
        let (view, key) = (then.view != now.view, then.key != now.key);
        counts.changed_views += usize::from(view);
        counts.changed_keys += usize::from(key);
        counts.needless_keys += usize::from(key && !view);
        if view {
            counts.covered.insert(now.product.clone());
            if !key {
                faults.push(format!(
                    "{change}: {} {}: the view changed, not the key\n{}",
                    now.product,
                    at.1,
                    difference(&then.view, &now.view)
                ));
            }
        }
    }
}

#[test]
fn a_view_that_changes_changes_its_key() {
    let (steps, seed) = (number("KEYS_STEPS", 40) as usize, number("KEYS_SEED", 12));
    let mut site = ChangingSite::new();
    let mut dice = Dice(seed);
    let mut counts = Counts::default();
    let mut faults = Vec::new();
    let loaded = load(&config(&site));
    let errors: Vec<String> = grave(&loaded);
    assert!(errors.is_empty(), "the site to begin with: {errors:#?}");
    let names = |loaded: &Loaded| -> BTreeSet<String> {
        let products = loaded.theme.products.iter().filter(|p| has_view(&p.maker) && !p.left_out);
        products.map(|p| p.name.to_string()).collect()
    };
    let products = names(&loaded);
    let mut before = look(&loaded, 0);
    let made: BTreeSet<String> = before.values().map(|seen| seen.product.clone()).collect();
    let never: Vec<&String> = products.difference(&made).collect();
    assert!(never.is_empty(), "products of which the site has no file: {never:?}");
    let mut step = 0;
    while step < steps {
        step += 1;
        let (change, undo) = site.change(step, &mut dice);
        let loaded = load(&config(&site));
        if !grave(&loaded).is_empty() {
            site.undo(undo);
            continue;
        }
        let after = look(&loaded, site.facts);
        counts.changes += 1;
        compare(&before, &after, &change, &mut counts, &mut faults);
        before = after;
    }
    let uncovered: Vec<&String> = products.difference(&counts.covered).collect();
    println!(
        "{} of {steps} changes, {} views and {} keys changed, {} keys ({} %) needlessly; products of which no view changed: {uncovered:?}",
        counts.changes,
        counts.changed_views,
        counts.changed_keys,
        counts.needless_keys,
        100 * counts.needless_keys / counts.changed_keys.max(1),
    );
    faults.truncate(12);
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(counts.changes * 2 > steps && counts.changed_views > steps, "too few changes were sound");
}

fn grave(loaded: &Loaded) -> Vec<String> {
    let said = loaded.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    said.map(|d| format!("{} {:?} {:?}", d.code.name, d.args, d.span.map(|s| loaded.sources.files.locate(s)))).collect()
}
