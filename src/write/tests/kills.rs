//! A process that builds over and over is killed at many moments: each root is whole, and the next run brings all to one state.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::*;

const DIR: &str = "LOA_WRITE_TEST_FOLDER";
const ROOTS: [&str; 3] = ["www", "1-a", "2-b"];
const FILES: usize = 30;

fn generation(output: &Output, number: usize) {
    let texts: Vec<(String, String)> =
        (0..FILES).map(|n| (format!("{}/{n}", n % 4), if n % 2 == 0 { number.to_string() } else { "same".into() })).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    build_in(output, CommitScope::Whole, &ROOTS.map(|name| (name, files.as_slice()))).expect("commits");
}

/// The generation of a root; fails when it is of two, or lacks a file.
fn number(dir: &Path, root: &str) -> String {
    let found = tree(&dir.join(root));
    let numbers: BTreeSet<&String> = found.values().filter(|text| *text != "same").collect();
    assert_eq!((found.len(), numbers.len()), (FILES, 1), "{root}: {numbers:?}");
    numbers.into_iter().next().cloned().expect("one")
}

/// Not a test: the process that is killed.
#[test]
#[ignore = "run by the test below"]
fn builder() {
    let Ok(dir) = std::env::var(DIR) else { return };
    let method = if dir.ends_with("renames") { ExchangeMethod::TwoRenames } else { ExchangeMethod::Exchange };
    for number in 1.. {
        let output = Output::open_by(Path::new(&dir), FREE, method).expect("opens");
        generation(&output, number);
    }
}

#[test]
fn a_process_killed_at_any_moment_leaves_whole_roots() {
    let name = format!("{}::builder", module_path!().split_once("::").expect("a crate").1);
    for method in [ExchangeMethod::Exchange, ExchangeMethod::TwoRenames] {
        let dir = scratch();
        let out = dir.path().join(if method == ExchangeMethod::Exchange { "exchange" } else { "renames" });
        generation(&Output::open(&out, FREE).expect("opens"), 0);
        for wait in 0..12_u64 {
            let mut child = Command::new(std::env::current_exe().expect("this program"))
                .args(["--exact", &name, "--ignored", "--nocapture"])
                .env(DIR, &out)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("started");
            // From the moment it builds, or exchanges.
            let sign = out.join(if wait % 2 == 0 { ".loa/stage" } else { ".loa/journal" });
            let begin = Instant::now();
            while !sign.exists() && begin.elapsed() < Duration::from_secs(20) {
                std::thread::yield_now();
            }
            if wait % 2 == 0 {
                std::thread::sleep(Duration::from_micros(wait * 970));
            }
            child.kill().and_then(|()| child.wait()).expect("killed");
            if method == ExchangeMethod::Exchange {
                ROOTS.iter().for_each(|root| drop(number(&out, root)));
            }
            drop(Output::open_by(&out, FREE, method).expect("opens"));
            let numbers: BTreeSet<String> = ROOTS.iter().map(|root| number(&out, root)).collect();
            assert_eq!(numbers.len(), 1, "{method:?}: {numbers:?}");
        }
        assert_ne!(number(&out, "www"), "0", "something was built");
    }
}
