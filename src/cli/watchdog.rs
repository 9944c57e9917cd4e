//! Ends the program when a print template does not end, or takes all memory, and says which.

use super::{SYSTEM, refused};
use crate::diag::{Diagnostic, PRINT_ENDLESS};
use crate::lang::{Speech, Words};
use crate::read::{memory_of_machine, memory_taken};
use crate::render::{RunningLayout, oldest_layout};
use std::time::{Duration, Instant};

/// Time between two looks.
const BETWEEN: Duration = Duration::from_millis(100);
/// Most seconds of one document, unless `LOA_PRINT_SECONDS` says another number. A handbook of 300 pages takes two.
const MOST_SECONDS: u64 = 600;

/// Most memory of the program where the system does not say how much the machine has, unless `LOA_MEMORY` says another number.
const MOST_MEMORY: u64 = 3 << 30;

/// Starts to watch. A server goes on when a document takes too long, and says so; when memory runs out, it ends too.
pub fn start(words: &Words, is_server: bool) {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let seconds = number("LOA_PRINT_SECONDS").unwrap_or(MOST_SECONDS);
    let (told_memory, speech) = (number("LOA_MEMORY").map(|mebibytes| mebibytes << 20), words.speech);
    if told_memory.is_some() && memory_taken().is_none() {
        complain!("{}", words.say("cli-memory-unknown", &[]));
    }
    // Without a thread nothing is watched, and everything else works.
    let _ = std::thread::Builder::new().name("watchdog".into()).spawn(move || {
        let mut told = None;
        // The layout that was the oldest at the last look, and when it first was.
        let mut seen: Option<(u64, Instant)> = None;
        loop {
            let Some(layout) = oldest_layout(BETWEEN) else { continue };
            let memory = told_memory.unwrap_or_else(|| memory_of_machine().map_or(MOST_MEMORY, |all| all / 4 * 3));
            let first = seen.filter(|(number, _)| *number == layout.number).map_or_else(Instant::now, |(_, first)| first);
            seen = Some((layout.number, first));
            let is_full = memory_taken().is_some_and(|taken| taken > memory);
            let is_late = first.elapsed().as_secs() >= seconds && told != Some(layout.number);
            if is_full || is_late {
                told = Some(layout.number);
                say(&layout, if is_full { "memory" } else { "time" }, seconds, memory, speech);
                if is_full || !is_server {
                    end();
                }
            }
        }
    });
}

fn say(layout: &RunningLayout, why: &str, seconds: u64, memory: u64, speech: Speech) {
    let fault = Diagnostic::new(&PRINT_ENDLESS).with("path", &layout.path).with("template", &layout.template).with("why", why);
    refused(fault.with("seconds", seconds).with("mebibytes", memory >> 20), &Words::new(speech));
}

/// Ends the program as a kill would: files are written whole or not at all, and the next run removes temporary ones.
#[expect(clippy::exit, reason = "a layout cannot be interrupted")]
fn end() {
    std::process::exit(i32::from(SYSTEM));
}
