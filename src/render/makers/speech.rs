//! `make: speech`: the scripts of its needs as sound, read by the voice of the site.

use super::files::files_key;
use crate::diag::{Diagnostic, Diagnostics, VOICE_FAILED};
use crate::model::{MissingSound, Voice};
use crate::plan::{Job, JobVariant, MakerInput, MakerSpec, Product, ProductNo};
use crate::read::{FileFormat, Program, ProgramFault};
use crate::render::artifact::Artifact;
use crate::render::maker::{Maker, RenderRequest};
use crate::render::sound::Sound;
use crate::render::view::{KeyParts, PlaceViews};

/// `make: speech`.
#[derive(Debug)]
pub struct SpeechMaker;

/// Changes with the chime and the treatment of speech: files of another version are made anew.
const TREATMENT: &str = "chime 1, -16 LUFS";

impl MakerSpec for SpeechMaker {
    fn name(&self) -> &'static str {
        "speech"
    }

    fn input(&self) -> MakerInput {
        MakerInput::Files
    }

    fn extension<'s>(&self, _source: &'s str) -> &'s str {
        "mp3"
    }

    fn makes_format(&self, format: &FileFormat) -> bool {
        format.is_sound()
    }

    fn missing_sound(&self, format: &str, voice: &Voice) -> Option<MissingSound> {
        voice.missing(format)
    }

    fn cost(&self, _variant: JobVariant) -> u64 {
        100_000
    }
}

impl Maker for SpeechMaker {
    fn key(&self, views: &PlaceViews, product: (ProductNo, &Product), job: &Job) -> KeyParts {
        let parts = files_key(views, job);
        let voice = &views.planner().library.site.voice;
        let mut hasher = blake3::Hasher::new();
        hasher.update(parts.theme.as_bytes());
        // The names of programs and their arguments: where they are installed says nothing about their sound.
        for program in voice.engine.iter().chain(voice.encoder(&product.1.format)) {
            hasher.update(program.path.file_name().unwrap_or_default().as_encoded_bytes());
            for argument in &program.arguments {
                hasher.update(b"\0").update(argument.as_bytes());
            }
        }
        hasher.update(TREATMENT.as_bytes());
        KeyParts { theme: hasher.finalize(), ..parts }
    }

    fn render(&self, request: &RenderRequest, diagnostics: &mut Diagnostics) -> Option<Artifact> {
        let voice = &request.views.planner().library.site.voice;
        let mut script = Vec::new();
        for part in request.views.bundled_files(request.job).iter().filter(|part| part.path.ends_with(".txt")) {
            match request.read(part) {
                Ok(bytes) => script.extend(bytes),
                Err(error) => {
                    diagnostics.extend(request.fault(error));
                    return None;
                }
            }
        }
        let engine = voice.engine.as_ref()?;
        let format = &*request.product.format;
        let made = spoken(engine, &script).and_then(|sound| {
            let (wav, seconds) = (sound.to_wav(), sound.seconds());
            match voice.encoder(format) {
                Some(encoder) => encoder.run(&wav).map(|bytes| (bytes, seconds)).map_err(|fault| (encoder, reason(fault))),
                None => Ok((wav, seconds)),
            }
        });
        match made {
            Ok((bytes, seconds)) => Some(Artifact::Sound(bytes, seconds)),
            Err((program, (why, said))) => {
                let report = Diagnostic::new(&VOICE_FAILED).at(request.product.span).with("path", &request.job.path);
                diagnostics.push(report.with("program", program.path.display()).with("why", why).with("said", said));
                None
            }
        }
    }
}

/// Why a program made nothing: the variant of the message, and what the program or the system said.
type SpeechFault = (&'static str, String);

fn spoken<'p>(engine: &'p Program, script: &[u8]) -> Result<Sound, (&'p Program, SpeechFault)> {
    let wav = engine.run(script).map_err(|fault| (engine, reason(fault)))?;
    let sound = Sound::from_wav(&wav).filter(|sound| !sound.samples.is_empty());
    sound.map(Sound::announced).ok_or((engine, ("sound", String::new())))
}

fn reason(fault: ProgramFault) -> SpeechFault {
    match fault {
        ProgramFault::System(error) => ("system", error.to_string()),
        ProgramFault::Ended(said) => ("ended", said),
        ProgramFault::Slow => ("slow", String::new()),
        ProgramFault::Large => ("large", String::new()),
    }
}
