//! Runs `loa` as a person would: a process with arguments in a folder, and what it said.

use std::env;
use std::ffi::OsString;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// No run on these small sites may take longer; one that waits for a pipe would wait for ever.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a run said and how it ended.
#[derive(Debug)]
pub struct Said {
    /// -1 when a signal ended it.
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// Everything that was said.
    pub fn all(&self) -> String {
        format!("{}{}", self.out, self.err)
    }

    pub fn panicked(&self) -> bool {
        self.code == 101 || self.code < 0 || self.all().contains("panicked at")
    }
}

/// What the program said, without what wine says of itself (`wine client error:4c:`).
fn without_wine(said: String) -> String {
    if windows().is_none() || !said.contains("wine client error") {
        return said;
    }
    said.lines().filter(|line| !line.starts_with("wine client error")).map(|line| format!("{line}\n")).collect()
}

/// The program for Windows under wine, without print, where `tests/windows/run` asks for it to be tried.
pub fn windows() -> Option<OsString> {
    env::var_os("LOA_WINDOWS")
}

/// The program that is tried.
fn program() -> OsString {
    windows().unwrap_or_else(|| env!("CARGO_BIN_EXE_loa").into())
}

/// A `loa` that is yet to be started in `folder`, with nothing of the caller's environment that could change what it says.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.current_dir(folder).args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LOA_VOICE", "LOA_MEMORY", "LOA_PRINT_SECONDS", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command
}

/// Runs `loa` with `args` in `folder` and waits for its end.
pub fn loa(folder: &Path, args: &[&str]) -> Said {
    finish(command(folder, args).spawn().expect("loa starts"))
}

/// Runs `loa` with the words of one line.
pub fn loa_line(folder: &Path, line: &str) -> Said {
    loa(folder, &line.split_whitespace().collect::<Vec<_>>())
}

/// Runs a command whose output goes elsewhere, and waits for its end.
#[cfg(target_os = "linux")]
pub fn finish_without_output(command: &mut Command) -> Said {
    let done = command.spawn().expect("loa starts").wait_with_output().expect("it ends");
    Said {
        code: done.status.code().unwrap_or(-1),
        out: String::new(),
        err: without_wine(String::from_utf8_lossy(&done.stderr).into_owned()),
    }
}

/// Waits for a started process and what it says.
pub fn finish(mut child: Child) -> Said {
    let read = |mut from: Box<dyn Read + Send>| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).map(|_| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
        })
    };
    let out = read(Box::new(child.stdout.take().expect("a pipe")));
    let err = read(Box::new(child.stderr.take().expect("a pipe")));
    let begin = Instant::now();
    let status = loop {
        match child.try_wait().expect("a child of ours") {
            Some(status) => break status,
            None if begin.elapsed() > PATIENCE => {
                child.kill().expect("it runs");
                panic!("loa did not end within {PATIENCE:?}");
            }
            None => thread::sleep(Duration::from_millis(2)),
        }
    };
    Said { code: status.code().unwrap_or(-1), out: out.join().expect("read"), err: without_wine(err.join().expect("read")) }
}
