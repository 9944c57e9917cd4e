//! The voice of a site: the program that reads scripts aloud, and those that compress sound.
//!
//! `site.yaml` names an engine of [`ENGINES`] and nothing else: it is content, which colleagues edit at the desk, and content starts no program of its own
//! choice. Any other engine is a command of the environment (`LOA_VOICE`), set by whoever starts `loa`.

use crate::config::Config;
use crate::kinds::{Choice, choice};
use crate::read::{Program, command_words};

/// The engines that `site.yaml` may name.
pub static ENGINES: &[Choice] = &[choice("espeak-ng", "espeak-ng", "espeak-ng")];

/// The arguments of each engine, in the order of [`ENGINES`]: Vietnamese, 150 syllables a minute, the script in, a WAV file out.
const ARGUMENTS: [&[&str]; 1] = [&["-v", "vi", "-s", "150", "-g", "2", "--stdin", "--stdout"]];

/// The programs for sound that this machine has.
#[derive(Clone, Debug, Default)]
pub struct Voice {
    /// What reads scripts: from standard input, a WAV file to standard output.
    pub engine: Option<Program>,
    /// The name or command that was asked for; none where no voice is.
    pub asked_for: Option<String>,
    /// `lame`, for MP3.
    lame: Option<Program>,
    /// `oggenc`, for Ogg Vorbis.
    oggenc: Option<Program>,
}

/// What is missing for a file of sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MissingSound {
    /// Nobody has named a voice.
    Voice,
    /// The program of the voice, by its name.
    Engine(String),
    /// The program that compresses, by its name.
    Encoder(&'static str),
}

impl Voice {
    /// The voice of a run: the command of the environment, else the engine that `site.yaml` names.
    pub fn new(config: &Config, named: Option<&str>) -> Voice {
        let find = |name: &str, arguments: &[&str]| Program::find(&config.program_folders, name, arguments);
        let command = config.voice.as_deref().map(command_words).filter(|words| !words.is_empty());
        let (asked_for, engine) = match (command, named) {
            (Some(words), _) => {
                let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
                (Some(words[0].clone()), find(&words[0], &arguments))
            }
            (None, Some(named)) => {
                let known = ENGINES.iter().position(|engine| engine.name == named);
                (Some(named.to_string()), known.and_then(|no| find(named, ARGUMENTS[no])))
            }
            (None, None) => return Voice::default(),
        };
        // A constant number of bits a second, and nothing in the file that differs from run to run.
        let lame = find("lame", &["--silent", "-m", "m", "-b", "48", "--cbr", "-t", "--noreplaygain", "-", "-"]);
        let oggenc = find("oggenc", &["-Q", "-q", "2", "-s", "1", "-o", "-", "-"]);
        Voice { engine, asked_for, lame, oggenc }
    }

    /// The programs for sound that a run would find, as text: another text may mean other files.
    pub fn of_machine(config: &Config) -> String {
        format!("{:?}", ENGINES.iter().map(|engine| Voice::new(config, Some(engine.name))).collect::<Vec<_>>())
    }

    /// What is missing to make files of a format: `wav`, `mp3`, `ogg`.
    pub fn missing(&self, format: &str) -> Option<MissingSound> {
        let encoder = |program: &Option<Program>, name| program.is_none().then_some(MissingSound::Encoder(name));
        match (&self.asked_for, &self.engine) {
            (None, _) => Some(MissingSound::Voice),
            (Some(name), None) => Some(MissingSound::Engine(name.clone())),
            _ if format == "mp3" => encoder(&self.lame, "lame"),
            _ if format == "ogg" => encoder(&self.oggenc, "oggenc"),
            _ => None,
        }
    }

    /// The program that makes a format of a WAV file; none for `wav` itself.
    pub fn encoder(&self, format: &str) -> Option<&Program> {
        match format {
            "mp3" => self.lame.as_ref(),
            "ogg" => self.oggenc.as_ref(),
            _ => None,
        }
    }
}
