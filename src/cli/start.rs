//! `loa` without arguments, as a double click starts it: finds the site or offers to make one, and opens the desk. Closing the window
//! stops it.

use super::{GOOD, SYSTEM, new, plain_config, serve, watchdog};
use crate::lang::Words;
use crate::read::disk;
use crate::serve::ServeOptions;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of the folder of a new site in the documents of the user.
const FOLDER: &str = "Trang web loa";

/// Runs the command and returns the exit code. None when there is no site and no terminal to ask in.
pub fn run(words: &Words) -> Option<u8> {
    let root = match nearby() {
        Some(root) => Ok(root),
        None if stdin().is_terminal() => offered(words),
        None => return None,
    };
    let code = root.map_or_else(|code| code, |root| open(root, words));
    // Windows closes the window of a double click with the program; the message stays until a key is pressed.
    if cfg!(windows) && code != GOOD && stdin().is_terminal() {
        say!("{}", words.say("start-close", &[]));
        let _ = stdin().read_line(&mut String::new());
    }
    Some(code)
}

/// Serves the site and opens its desk in the browser.
fn open(root: PathBuf, words: &Words) -> u8 {
    let host = "127.0.0.1".to_string();
    let config = plain_config(root.clone(), root.join("output"));
    let words = Arc::new(Words::new(words.speech));
    watchdog::start(&words, true);
    let options = ServeOptions { config, words, host, port: serve::PORT, only_this_port: false, minify: false, edit: true };
    serve::start(options, Some("_desk/"))
}

/// The site in the current folder or above it, in the folder of the program, or in the documents of the user.
fn nearby() -> Option<PathBuf> {
    let is_site = |folder: &Path| disk::is_file(&folder.join("content").join("site.yaml"));
    let here = std::env::current_dir().ok();
    let above = here.iter().flat_map(|here| here.ancestors()).find(|folder| is_site(folder)).map(Path::to_path_buf);
    let program = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_path_buf));
    above.or(program.filter(|folder| is_site(folder))).or(documents().filter(|folder| is_site(folder)))
}

/// The folder of a new site in the documents of the user.
fn documents() -> Option<PathBuf> {
    let folder = dirs::document_dir().filter(|documents| disk::is_folder(documents)).or_else(dirs::home_dir)?;
    Some(folder.join(FOLDER))
}

/// Asks whether to make a site, and makes it. `Err` is the exit code.
fn offered(words: &Words) -> Result<PathBuf, u8> {
    let folder = documents().ok_or(SYSTEM)?;
    say!("{}", words.say("start-offer", &[("path", folder.display().to_string())]));
    let mut answer = String::new();
    let answered = stdin().read_line(&mut answer);
    let yes = ["", "c", "có", "co", "y", "yes"].contains(&answer.trim().to_lowercase().as_str());
    if answered.is_err() || !yes {
        return Err(GOOD);
    }
    match new::new_site(&folder, words) {
        GOOD => Ok(folder),
        code => Err(code),
    }
}
