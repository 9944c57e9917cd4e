//! Scripts as sound: an outside program reads them, once, and only one that whoever starts `loa` trusts.
#![cfg(unix)]

use crate::program::{Said, command, finish};
use crate::scratch::{Scratch, published};

/// A tone of two seconds in 16,000 samples a second, as an engine gives it.
fn tone() -> Vec<u8> {
    let samples: Vec<i16> = (0..32_000).map(|at| if at / 20 % 2 == 0 { 6_000 } else { -6_000 }).collect();
    let mut wav = b"RIFF\x24\xfa\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data\0\xfa\0\0".to_vec();
    wav.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    wav
}

/// The site whose scripts are heard, with a product of sound, and an engine that notes what it is given and answers with a tone.
fn site() -> Scratch {
    let site = Scratch::of_case("what-is-heard");
    site.write("content/site.yaml", site.read("content/site.yaml").replace("theme: loa", "theme: rieng"));
    site.write("themes/rieng/theme.yaml", "title: Riêng\nextends: loa\n");
    site.write(
        "themes/rieng/products/tieng/product.yaml",
        "title: { vi: Tiếng, en: Sound }\nfor: { kind: guide, where: { internal: false } }\nper: place\nwhen: kit\nlanguages: first\nmake: speech\nformat: wav\n\
         path: \"in/{campaign.slug}/{item.slug}.wav\"\nneeds:\n  script: { jobs: [loudspeaker], of: item }\n",
    );
    let kit = site.read("content/campaigns/mua-he.md").replace("kit:\n", "kit:\n  - { product: tieng, places: [401] }\n");
    site.write("content/campaigns/mua-he.md", kit);
    site.write("voice/tone.wav", tone());
    site.write("voice/engine.sh", "cat >> heard.txt; echo ---- >> heard.txt; cat voice/tone.wav\n");
    site.write("voice/broken.sh", "echo 'no voice here' >&2; exit 3\n");
    site
}

fn build(site: &Scratch, voice: &str, more: &[&str]) -> Said {
    let args = [&["build", "--as-of", "2027-04-20", "--place", "401", "--lang", "vi"], more].concat();
    let mut build = command(site.path(), &args);
    if !voice.is_empty() {
        build.env("LOA_VOICE", voice);
    }
    finish(build.spawn().expect("loa starts"))
}

#[test]
fn a_script_is_read_once_and_sounds_the_same() {
    let site = site();
    let said = build(&site, "sh voice/engine.sh", &[]);
    assert_eq!(said.code, 0, "{}", said.all());
    let path = "401-phuong-ben-nuoc/in/mua-he/dong-ho-nuoc.wav";
    let made = published(&site.at("output"));
    let sound = &made[path];
    // Chime, half a second, two seconds of tone, a short silence: at 16,000 samples a second.
    assert_eq!(&sound[..4], b"RIFF");
    let seconds = (sound.len() - 44) as f64 / 32_000.0;
    assert!((5.0..5.4).contains(&seconds), "{seconds}");
    let heard = site.read("heard.txt");
    assert_eq!(heard.matches("----").count(), 2);
    assert!(heard.contains("Kính thưa bà con phường Bến Nước!") && !heard.contains("Ghi sổ trực"), "{heard}");

    // What has not changed is not read again.
    assert_eq!(build(&site, "sh voice/engine.sh", &[]).code, 0);
    assert_eq!(site.read("heard.txt"), heard);
    site.write("content/guides/nghe-dien-thoai.md", site.read("content/guides/nghe-dien-thoai.md").replace("113", "115"));
    assert_eq!(build(&site, "sh voice/engine.sh", &[]).code, 0);
    assert_eq!(site.read("heard.txt").matches("----").count(), 3);
    // Another output, the same bytes.
    assert_eq!(build(&site, "sh voice/engine.sh", &["--output", "khac", "--jobs", "1"]).code, 0);
    assert_eq!(published(&site.at("khac"))[path], *sound);
    // Another voice is another sound.
    let before = site.read("heard.txt").matches("----").count();
    assert_eq!(build(&site, "sh -e voice/engine.sh", &[]).code, 0);
    assert_eq!(site.read("heard.txt").matches("----").count(), before + 2);
}

#[test]
fn without_a_voice_the_rest_is_made_and_a_note_says_so() {
    for voice in ["", "no-such-reader --fast"] {
        let site = site();
        let said = build(&site, voice, &[]);
        assert_eq!(said.code, 0, "{}", said.all());
        assert!(said.err.contains("voice-missing"), "{}", said.all());
        let made = published(&site.at("output"));
        assert!(made.contains_key("401-phuong-ben-nuoc/in/mua-he/phat-thanh/dong-ho-nuoc.txt"));
        assert!(!made.keys().any(|path| path.ends_with(".wav")));
    }
}

#[test]
fn a_voice_that_fails_says_why() {
    let site = site();
    let said = build(&site, "sh voice/broken.sh", &[]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("voice-failed") && said.err.contains("no voice here"), "{}", said.all());
    // Something that is no sound.
    let said = build(&site, "cat", &[]);
    assert!(said.code == 1 && said.err.contains("voice-failed"), "{}", said.all());
}

#[test]
fn content_starts_no_program_of_its_own_choice() {
    let site = site();
    for named in ["sh voice/engine.sh", "voice/engine.sh", "cat"] {
        site.write("content/site.yaml", format!("{}voice: {named}\n", Scratch::of_case("what-is-heard").read("content/site.yaml")));
        let said = build(&site, "", &[]);
        assert!(said.code == 1 && said.err.contains("unknown-choice"), "{}", said.all());
    }
    assert!(!site.at("heard.txt").exists());
}

#[test]
fn espeak_ng_reads_the_scripts() {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    if !std::env::split_paths(&folders).any(|folder| folder.join("espeak-ng").is_file()) {
        eprintln!("skipped: espeak-ng is not installed (Debian: espeak-ng)");
        return;
    }
    let site = site();
    site.write("content/site.yaml", format!("{}voice: espeak-ng\n", site.read("content/site.yaml")));
    let said = build(&site, "", &[]);
    assert_eq!(said.code, 0, "{}", said.all());
    let path = "401-phuong-ben-nuoc/in/mua-he/dong-ho-nuoc.wav";
    let sound = published(&site.at("output"))[path].clone();
    let seconds = (sound.len() - 44) / 44_100;
    // Some hundred and thirty syllables.
    assert!((35..90).contains(&seconds), "{seconds} s");
    assert_eq!(build(&site, "", &["--output", "khac"]).code, 0);
    assert_eq!(published(&site.at("khac"))[path], sound, "the same script, the same bytes");
}

/// An engine that takes the options of Piper and reads with espeak-ng: at 22,050 samples a second, lines one after the other, a WAV file whose length is not
/// known in advance.
const LIKE_PIPER: &str = r#"#!/bin/sh
set -e
while [ $# -gt 0 ]; do case "$1" in
  --model) model="$2"; shift 2;;
  --output_file) [ "$2" = - ]; shift 2;;
  *) echo "unknown option $1" >&2; exit 2;;
esac; done
[ -s "$model" ] || { echo "Unable to find voice: $model" >&2; exit 1; }
espeak-ng -v vi -s 150 --stdin --stdout
"#;

#[test]
fn an_engine_with_options_of_its_own_reads_through_a_command() {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    if !std::env::split_paths(&folders).any(|folder| folder.join("espeak-ng").is_file()) {
        eprintln!("skipped: espeak-ng is not installed (Debian: espeak-ng)");
        return;
    }
    let site = site();
    site.write("voice/like-piper", LIKE_PIPER);
    let line = "sh voice/like-piper --model voice/vi.onnx --output_file -";
    let said = build(&site, line, &[]);
    assert!(said.code == 1 && said.err.contains("Unable to find voice"), "{}", said.all());
    site.write("voice/vi.onnx", "a voice");
    let said = build(&site, line, &[]);
    assert_eq!(said.code, 0, "{}", said.all());
    let sound = &published(&site.at("output"))["401-phuong-ben-nuoc/in/mua-he/dong-ho-nuoc.wav"];
    let rate = u32::from_le_bytes(sound[24..28].try_into().expect("a rate"));
    let seconds = (sound.len() - 44) as u32 / 2 / rate;
    assert!((35..90).contains(&seconds), "{seconds} s at {rate}");
}
