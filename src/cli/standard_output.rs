//! Standard output, which remembers whether all was written: who reads a list that ends early must learn it from the exit code.

use super::SYSTEM;
use crate::lang::Words;
use std::io::{self, ErrorKind, Write};
use std::sync::{Mutex, PoisonError};

/// The first fault of standard output.
static FAULT: Mutex<Option<io::Error>> = Mutex::new(None);

/// Standard output. Faults are returned and remembered.
#[derive(Clone, Copy)]
pub struct StandardOutput;

impl Write for StandardOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        remembered(io::stdout().write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        remembered(io::stdout().flush())
    }
}

fn remembered<T>(done: io::Result<T>) -> io::Result<T> {
    if let Err(error) = &done
        && error.kind() != ErrorKind::Interrupted
    {
        let mut fault = FAULT.lock().unwrap_or_else(PoisonError::into_inner);
        fault.get_or_insert_with(|| io::Error::from(error.kind()));
    }
    done
}

/// The exit code of a command that ended with `code`: 2 where not all was written, which is said unless the reader has gone (`loa list jobs | head`).
pub fn exit_code(code: u8, words: &Words) -> u8 {
    let _ = StandardOutput.flush();
    match FAULT.lock().unwrap_or_else(PoisonError::into_inner).take() {
        None => code,
        Some(error) => {
            if error.kind() != ErrorKind::BrokenPipe {
                complain!("{}", words.say("cli-output-full", &[("reason", words.reason(&error))]));
            }
            SYSTEM
        }
    }
}
