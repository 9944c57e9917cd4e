//! Which documents are being laid out. Typst cannot be interrupted: a template that never ends, or that doubles a text again and again, can only
//! be named, and ended with the whole program.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::ThreadId;
use std::time::Duration;

/// A document that is being laid out.
#[derive(Clone, Debug)]
pub struct RunningLayout {
    /// The file that is made.
    pub path: Arc<str>,
    /// Its template.
    pub template: Arc<str>,
    /// How many were begun before it.
    pub number: u64,
    thread: ThreadId,
}

static RUNNING: Mutex<Vec<RunningLayout>> = Mutex::new(Vec::new());
static BEGUN: Condvar = Condvar::new();
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// Does the work, and lets it be seen meanwhile.
pub fn watched<T>(path: &str, template: &str, work: impl FnOnce() -> T) -> T {
    /// Also ends with a panic of the engine.
    struct End;
    impl Drop for End {
        fn drop(&mut self) {
            let thread = std::thread::current().id();
            running().retain(|layout| layout.thread != thread);
        }
    }
    running().push(RunningLayout {
        path: path.into(),
        template: template.into(),
        number: NUMBER.fetch_add(1, Ordering::Relaxed),
        thread: std::thread::current().id(),
    });
    BEGUN.notify_all();
    let _end = End;
    work()
}

/// Waits until something is laid out, then for the time between two looks, and gives the layout that began first, if one is there still.
pub fn oldest_layout(between: Duration) -> Option<RunningLayout> {
    drop(BEGUN.wait_while(running(), |layouts| layouts.is_empty()).unwrap_or_else(PoisonError::into_inner));
    std::thread::sleep(between);
    running().iter().min_by_key(|layout| layout.number).cloned()
}

fn running() -> MutexGuard<'static, Vec<RunningLayout>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}
