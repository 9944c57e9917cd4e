//! Whatever is edited, what a change leaves in memory is what reading everything again would give.

use crate::random_values::number;
use crate::scratch::Scratch;
use loa::config::Config;
use loa::pipeline::{Loaded, load, reload};
use loa::plan::Planner;
use loa::render::Views;
use std::sync::Arc;

fn config(site: &Scratch) -> Config {
    Config::plain(site.path().into(), site.at("output"), "2026-11-24T03:00:00Z".parse().expect("a moment"))
}

/// Every file that would be, with its key; and all there is to say.
fn all(loaded: &Loaded) -> (Vec<String>, Vec<String>) {
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let views = Views::new(&planner, loaded.component_engine(), false);
    let mut jobs = Vec::new();
    for place in loaded.library.places.numbers() {
        let plan = planner.plan(place);
        let seen = views.place(place, &plan);
        jobs.extend(plan.jobs.iter().map(|job| format!("{} {} {:?}", place.index(), job.path, loa::render::job_key(&seen, job))));
    }
    let said =
        loaded.diagnostics.iter().map(|d| format!("{} {:?} {:?}", d.code.name, d.args, d.span.map(|s| loaded.sources.files.locate(s))));
    (jobs, said.collect())
}

/// Small numbers in no order anybody would think of.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides
    }
}

/// One edit: the file that changed.
fn edit(site: &Scratch, files: &[String], dice: &mut Dice) -> Option<String> {
    let file = files[dice.throw(files.len())].clone();
    let text = std::fs::read_to_string(site.at(&file)).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    let at = dice.throw(lines.len().max(1));
    let mut next: Vec<String> = lines.iter().map(|line| line.to_string()).collect();
    match dice.throw(9) {
        0 => next.push(format!("Thêm dòng {}.", dice.throw(1000))),
        1 => next.insert(at, format!("Chèn {}.", dice.throw(1000))),
        2 => drop(next.remove(at.min(next.len() - 1))),
        3 | 4 => {
            let title = next.iter().position(|line| line.starts_with("title:"))?;
            next[title] = format!("title: {} {}", ["An", "Bình", "Ất", "ƠN", "Đò"][dice.throw(5)], dice.throw(50));
        }
        5 => next[at] = format!("{} (sửa {})", next[at], dice.throw(100)),
        6 => next[at] = next[at].replace("Phường", "Xã").replace("tags: [", "tags: [mới, "),
        7 => next.insert(1.min(next.len()), format!("summary: Tóm tắt {}", dice.throw(100))),
        _ => next[at] = next[at].replace("0225", "0226"),
    }
    site.write(&file, next.join("\n") + "\n");
    Some(file)
}

#[test]
fn edits_in_memory_are_as_good_as_reading_everything_again() {
    let (mut quick, steps) = (0, number("RELOAD_STEPS", 60) as usize);
    for (name, seed) in [
        ("places-inherit-and-override", 1),
        ("tables-merge-row-by-row", 2),
        ("languages-side-by-side", 3),
        ("taxonomies-with-pages", 4),
        ("queries-answer", 5),
    ] {
        let site = Scratch::of_case(name);
        let (config, mut dice) = (config(&site), Dice(seed));
        let mut loaded = load(&config);
        let files: Vec<String> = loaded
            .sources
            .files
            .iter()
            .map(|(_, f)| f.path.to_string())
            .filter(|p| p.starts_with("content/") && !p.ends_with(".xlsx"))
            .collect();
        for step in 0..steps {
            let before = site.at("content");
            let kept: Vec<(String, String)> =
                files.iter().map(|f| (f.clone(), std::fs::read_to_string(site.at(f)).expect("text"))).collect();
            let Some(changed) = edit(&site, &files, &mut dice) else { continue };
            let fresh = load(&config);
            let Some(next) = reload(&loaded, &[Arc::from(&*changed)], &config) else {
                assert_eq!(all(&loaded), all(&fresh), "{name}, step {step}: {changed} in {}", before.display());
                continue;
            };
            quick += usize::from(Arc::ptr_eq(&next.theme, &loaded.theme));
            assert_eq!(all(&next), all(&fresh), "{name}, step {step}: {changed}");
            // A site that no longer stands is put back, or nothing after it would be told from it.
            if next.diagnostics.iter().any(|d| d.severity == loa::diag::Severity::Error) {
                kept.iter().for_each(|(file, text)| site.write(file, text));
            } else {
                loaded = next;
            }
        }
    }
    assert!(quick > steps, "only {quick} edits went the short way");
}
