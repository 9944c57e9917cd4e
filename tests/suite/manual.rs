//! The manual does what it says: its commands are run and its changes are made, read from the pages themselves.

use crate::program::loa;
use crate::scratch::{Scratch, copy_folder};
use crate::server::Server;
use loa::lang::Speech;
use loa::manual::{TOPICS, picture};
use std::path::Path;

/// The sample site with a few of its wards, so that a page is done in seconds.
fn sample() -> Scratch {
    let site = Scratch::new();
    for part in ["content", "static"] {
        copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &site.at(part));
    }
    let kept = |code: &str| ["31", "11311", "11911", "11948"].contains(&code) || code.starts_with(|c: char| c.is_ascii_lowercase());
    let filter = |path: &str, column: usize| {
        let text = site.read(path);
        let lines = text.lines().enumerate().filter(|(no, line)| *no == 0 || line.split(',').nth(column).is_some_and(kept));
        site.write(path, lines.map(|(_, line)| format!("{line}\n")).collect::<String>());
    };
    // What was printed for the other wards is not asked after.
    site.remove("content/printed.yaml");
    filter("content/places.csv", 0);
    filter("content/contacts.csv", 1);
    filter("content/locations.csv", 1);
    site
}

/// What a page asks for, in its order.
#[derive(Debug)]
enum Step {
    Run(Vec<String>),
    Change { file: String, old: String, new: String },
}

fn steps(page: &str) -> Vec<Step> {
    let mut in_code = false;
    let mut steps = Vec::new();
    for line in page.lines().map(str::trim) {
        if line.starts_with("```") {
            in_code = !in_code;
        } else if let Some(command) = line.strip_prefix("loa ").filter(|_| in_code) {
            let words = command.split('"').enumerate().flat_map(|(i, part)| match i % 2 {
                0 => part.split_whitespace().map(String::from).collect(),
                _ => vec![part.to_string()],
            });
            steps.push(Step::Run(words.collect()));
        } else if line.starts_with("- Trong `") || line.starts_with("- In `") {
            let parts: Vec<&str> = line.split('`').collect();
            let [_, file, _, old, _, new, _] = parts[..] else { panic!("{line}") };
            steps.push(Step::Change { file: file.into(), old: old.into(), new: new.into() });
        }
    }
    steps
}

fn follow(name: &str) {
    let topic = loa::manual::find(name).expect("a page");
    for speech in [Speech::Vietnamese, Speech::English] {
        let site = sample();
        if name == "deliver" {
            // What is printed takes minutes and is delivered like any other file.
            for file in ["dich-vu-cong-truc-tuyen.md", "dich-vu-cong-truc-tuyen.en.md"].map(|f| format!("content/campaigns/{f}")) {
                let text = site.read(&file);
                site.write(&file, text.lines().filter(|l| !l.starts_with("  - { product:")).map(|l| format!("{l}\n")).collect::<String>());
            }
        }
        if name == "move" {
            let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/jekyll/source");
            ["trang-cu", "old-site"].iter().for_each(|folder| copy_folder(&old, &site.at(folder)));
        }
        if name == "excel" {
            site.write("danh-ba.csv", "DANH BẠ,,,,\nSTT,Đơn vị,Vai trò,Bộ phận,Máy bàn\n1,Phường Hồng Bàng,trực,Trực đêm,0225 000 9123\n");
        }
        let mut done = 0;
        for step in steps(topic.text(speech)) {
            match step {
                Step::Change { file, old, new } => {
                    let text = site.read(&file);
                    assert!(text.contains(&old), "{name}: {file} has no {old:?}");
                    site.write(&file, text.replacen(&old, &new, 1));
                }
                Step::Run(words) if words[0] == "serve" => {
                    let args: Vec<&str> = words[1..].iter().map(String::as_str).filter(|a| *a != "--open").collect();
                    let server = Server::start(site.path(), &args);
                    assert_eq!(server.get("/_desk/").status, 200);
                    assert_eq!(server.get(&format!("/_desk/help/{}", topic.name(speech))).status, 200);
                }
                Step::Run(words) => {
                    let args: Vec<&str> = words.iter().map(String::as_str).collect();
                    let said = loa(site.path(), &args);
                    // The page about errors makes one, and mends it.
                    let wrong = name == "errors" && site.read("content/places/11311-phuong-hong-bang/contacts.csv").contains("000 602,");
                    let expected = i32::from(wrong && words[0] == "check");
                    assert_eq!(said.code, expected, "{name}: loa {args:?}\n{}", said.all());
                    assert!(expected == 0 || said.all().contains("[bad-phone]"), "{}", said.all());
                }
            }
            done += 1;
        }
        assert!(done >= 3, "{name}: {done} steps");
    }
}

#[test]
fn a_phone_number_is_changed() {
    follow("phone");
}

#[test]
fn a_guide_is_written() {
    follow("guide");
}

#[test]
fn a_workbook_is_brought_in() {
    follow("excel");
}

#[test]
#[cfg(feature = "print")]
fn a_kit_is_ordered() {
    follow("kit");
}

#[test]
fn an_error_is_read() {
    follow("errors");
}

#[test]
fn a_site_is_delivered() {
    follow("deliver");
}

#[test]
fn an_old_site_is_moved() {
    follow("move");
}

#[test]
fn pages_are_short_have_their_pictures_and_name_what_is_on_the_screen() {
    let kinds = loa::kinds::KindSet::built_in().iter().flat_map(|k| k.table().fields.iter().copied());
    for (speech, file) in [(Speech::Vietnamese, "src/lang/desk.vi.ftl"), (Speech::English, "src/lang/desk.en.ftl")] {
        let words = |file: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("words");
        let catalogue = format!("{}{}", words(file), words(&file.replace("desk", "serve")));
        let mut seen: Vec<String> = catalogue.lines().filter_map(|l| Some(l.split_once(" = ")?.1.to_lowercase())).collect();
        seen.extend(kinds.clone().map(|f| if speech.is_vietnamese() { f.vi.to_string() } else { f.name.replace('_', " ") }));
        let records = loa::kinds::KindSet::built_in()
            .iter()
            .flat_map(|k| k.table().fields.iter())
            .filter_map(|f| loa::edit::record_fields(&f.ty))
            .flatten();
        seen.extend(records.map(|f| if speech.is_vietnamese() { f.vi.to_string() } else { f.name.replace('_', " ") }));
        seen.extend(loa::kinds::KindSet::built_in().iter().map(|k| k.label(speech).to_string()));
        seen.extend(loa::kinds::STATUS.iter().map(|c| if speech.is_vietnamese() { c.vi } else { c.en }.to_string()));
        seen.extend(["lỗi", "cảnh báo", "lưu ý"].map(String::from));
        for topic in TOPICS {
            let text = topic.text(speech);
            assert!(text.lines().count() < 60, "{} is long", topic.name(speech));
            for bold in text.split("**").skip(1).step_by(2) {
                assert!(seen.contains(&bold.to_lowercase()), "{}: nothing is called {bold:?}", topic.name(speech));
            }
            let pictures: Vec<&str> =
                text.split("](").skip(1).filter_map(|t| t.split(')').next()).filter(|p| p.ends_with(".webp")).collect();
            assert!(!pictures.is_empty(), "{} has no picture", topic.name(speech));
            for name in pictures {
                let bytes = picture(name).unwrap_or_else(|| panic!("no picture {name}"));
                assert!(bytes.len() <= 40 << 10, "{name}: {} bytes", bytes.len());
            }
            assert!(topic.html(speech, "/x/").contains("<img src=\"/x/"), "{}", topic.html(speech, "/x/"));
        }
    }
}

#[test]
fn help_knows_commands_and_pages() {
    let site = Scratch::new();
    let said = |args: &[&str]| loa(site.path(), args);
    assert!(said(&["help"]).out.contains("doi-so-dien-thoai"));
    assert!(said(&["help", "build"]).out.contains("--explain-rebuild"));
    assert!(said(&["help", "list", "jobs"]).out.contains("--json"));
    assert!(said(&["build", "--help"]).out.contains("--explain-rebuild"));
    assert!(said(&["help", "phone"]).out.starts_with("# Đổi một số điện thoại"), "either name, in the language of the reader");
    assert!(said(&["--speak", "en", "help", "phone"]).out.starts_with("# Change a phone number"));
    let unknown = said(&["help", "doi-so-dien-thoa"]);
    assert!(unknown.code == 2 && unknown.err.contains("“doi-so-dien-thoai”"), "{}", unknown.err);
}
