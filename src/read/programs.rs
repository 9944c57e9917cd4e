//! Outside programs: where they are, and what they make of an input. Their output is input of ours: its size and the time it takes have limits.

use crate::config::Stopwatch;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// A program with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The file of the program.
    pub path: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
}

/// Why a program has made nothing.
#[derive(Debug)]
pub enum ProgramFault {
    /// It could not be started or spoken to.
    System(io::Error),
    /// It ended with a fault: the last line that it said.
    Ended(String),
    /// It took too long.
    Slow,
    /// Its output was too large.
    Large,
}

/// The longest that a program may take, in seconds.
const LONGEST: f64 = 300.0;
/// The largest output of a program, in bytes: an hour of speech without compression.
const LARGEST: u64 = 512 << 20;

impl Program {
    /// The program of this name in the first of the folders that has it; relative folders are passed over, since a site may be the current one.
    pub fn find(folders: &[PathBuf], name: &str, arguments: &[&str]) -> Option<Program> {
        let candidates = || folders.iter().map(|folder| folder.join(name)).chain([PathBuf::from(name)]).filter(|path| path.is_absolute());
        let names = |path: PathBuf| [path.clone(), path.with_extension("exe")].into_iter().take(if cfg!(windows) { 2 } else { 1 });
        let path = candidates().flat_map(names).find(|path| path.is_file())?;
        Some(Program { path, arguments: arguments.iter().map(|argument| argument.to_string()).collect() })
    }

    /// Runs the program with an input and returns its output.
    ///
    /// # Errors
    /// It cannot be started, ends with a fault, takes more than five minutes or makes more than 512 MiB.
    pub fn run(&self, input: &[u8]) -> Result<Vec<u8>, ProgramFault> {
        let mut command = Command::new(&self.path);
        command.args(&self.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(ProgramFault::System)?;
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(mut stdin), Some(stdout), Some(stderr)) = (stdin, stdout, stderr) else { return Err(ProgramFault::Slow) };
        let result = thread::scope(|scope| {
            // A program that stops reading has said why.
            scope.spawn(move || drop(stdin.write_all(input)));
            let output = scope.spawn(move || limited(stdout, LARGEST));
            let complaints = scope.spawn(move || limited(stderr, 64 << 10));
            let status = wait(&mut child);
            (output.join(), complaints.join(), status)
        });
        let (Ok(output), Ok(complaints), status) = result else { return Err(ProgramFault::Slow) };
        let (output, complaints) = (output.map_err(ProgramFault::System)?, complaints.map_err(ProgramFault::System)?);
        if output.len() as u64 >= LARGEST {
            return Err(ProgramFault::Large);
        }
        match status {
            Some(true) => Ok(output),
            Some(false) => Err(ProgramFault::Ended(last_line(&complaints))),
            None => Err(ProgramFault::Slow),
        }
    }
}

/// Whether a program ended well; none where it was ended because it took too long.
fn wait(child: &mut Child) -> Option<bool> {
    let watch = Stopwatch::start();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if watch.seconds() < LONGEST => thread::sleep(Duration::from_millis(5)),
            _ => {
                // It may have ended meanwhile.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

/// What a program says, up to a limit; the rest is read and dropped, so that it does not wait for us.
fn limited(mut from: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.by_ref().take(limit).read_to_end(&mut bytes)?;
    io::copy(&mut from, &mut io::sink())?;
    Ok(bytes)
}

fn last_line(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default().trim().chars().take(200).collect()
}

/// The words of a command line; quotation marks keep spaces together. Nothing else is interpreted, and no shell runs.
pub fn command_words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_lines_are_split_without_a_shell() {
        assert_eq!(command_words("piper --model '/a b/vi.onnx' -f -"), ["piper", "--model", "/a b/vi.onnx", "-f", "-"]);
        assert_eq!(command_words("  x \"\" $HOME;rm "), ["x", "", "$HOME;rm"]);
    }

    #[test]
    #[cfg(unix)]
    fn programs_answer_or_say_why_not() {
        let folders = ["bin".into(), "/bin".into(), "/usr/bin".into()];
        let program = |name: &str, arguments: &[&str]| Program::find(&folders, name, arguments).expect("a program");
        assert_eq!(program("cat", &[]).run(&[7; 300_000]).expect("an answer"), vec![7; 300_000]);
        assert!(matches!(program("sh", &["-c", "echo no >&2; exit 3"]).run(b""), Err(ProgramFault::Ended(said)) if said == "no"));
        assert!(matches!(program("true", &[]).run(&[0; 300_000]), Ok(said) if said.is_empty()));
        assert!(Program::find(&["bin".into()], "cat", &[]).is_none());
        assert!(Program::find(&folders, "no-such-program-anywhere", &[]).is_none());
    }
}
