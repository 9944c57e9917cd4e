//! The other commands: lists, views, schemas, new sites, explanations, formats, exits.

use crate::program::{Said, loa, loa_line};
use crate::scratch::{Scratch, copy_folder, published};
use serde_json::Value as Json;
use std::path::Path;

/// A small site of two places in two languages.
fn site() -> Scratch {
    let site = Scratch::with(&[
        ("content/site.yaml", "title: Hải Phòng\nbase_url: https://hp.example.vn/\ntheme: small\nlanguages: [vi, en]\n"),
        ("content/places.csv", "code,name,type,parent\nhp,Thành phố Hải Phòng,city,\n101,Phường An Biên,phuong,hp\n"),
        ("content/guides/khai-sinh.md", "---\ntitle: Khai sinh\ntags: [trẻ em]\n---\n\nChữ.\n"),
        ("content/guides/nhap.md", "---\ntitle: Nháp\nstatus: draft\n---\n"),
    ]);
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/themes/small"), &site.at("themes/small"));
    site
}

fn json(said: &Said) -> Json {
    serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{e}: {}{}", said.out, said.err))
}

fn good(said: Said) -> Said {
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    said
}

#[test]
fn lists_are_tables_and_json() {
    let site = site();
    for what in ["kinds", "products", "places", "items", "jobs"] {
        let table = good(loa(site.path(), &["list", what]));
        let list = json(&good(loa(site.path(), &["list", what, "--json"])));
        let rows = list.as_array().expect("a list");
        assert_eq!(rows.len(), table.out.lines().count(), "{what}");
        let first = rows[0].as_object().expect("a map").values().next().and_then(Json::as_str).expect("a text");
        assert!(table.out.starts_with(first), "{what}: {}", table.out);
    }
    let kinds = json(&loa_line(site.path(), "list kinds --json"));
    assert_eq!(kinds.as_array().map(Vec::len), Some(loa::kinds::KindSet::built_in().iter().len()));
    let english = good(loa_line(site.path(), "list kinds --speak en"));
    assert!(english.out.contains("guide") && english.out.lines().next().is_some_and(|l| l.contains("guides")), "{}", english.out);
    let items = loa_line(site.path(), "list items");
    assert!(items.out.lines().any(|l| l.starts_with("guide:nhap") && l.contains("absent")), "{}", items.out);
}

#[test]
fn every_job_listed_is_a_file_and_can_be_viewed() {
    let site = site();
    let jobs = json(&good(loa_line(site.path(), "list jobs --json --as-of 2026-11-22")));
    good(loa_line(site.path(), "build --quiet --as-of 2026-11-22"));
    let listed: Vec<&str> = jobs.as_array().expect("a list").iter().map(|j| j["path"].as_str().expect("a path")).collect();
    let made = published(&site.at("output"));
    assert_eq!(listed.iter().collect::<std::collections::BTreeSet<_>>().len(), made.len());
    for job in jobs.as_array().expect("a list") {
        let (id, path) = (job["job"].as_str().expect("an id"), job["path"].as_str().expect("a path"));
        assert!(made.contains_key(path), "{path}");
        let view = json(&good(loa(site.path(), &["view", id, "--as-of", "2026-11-22"])));
        for name in ["site", "place", "lang", "product", "theme", "job", "item", "term", "campaign", "page"] {
            assert!(view.get(name).is_some(), "{id} lacks {name}");
        }
        assert_eq!(view["job"]["path"], path.split_once('/').expect("a root").1);
        assert_eq!(view, json(&good(loa(site.path(), &["view", path, "--as-of", "2026-11-22"]))));
    }
    let near = loa_line(site.path(), "view guide/guide:khai-sin/hp/vi");
    assert_eq!(near.code, 2);
    assert!(near.err.contains("guide/guide:khai-sinh/hp/vi"), "{}", near.err);
}

#[test]
fn a_view_has_every_field() {
    let site = site();
    let view = json(&good(loa_line(site.path(), "view guide/guide:khai-sinh/101/vi")));
    let item = view["item"].as_object().expect("a map");
    for field in &loa::kinds::Kind::built_in("guide").expect("a kind").table().fields {
        assert!(item.contains_key(field.name), "{}", field.name);
    }
    assert_eq!(view["item"]["abs_url"], "https://hp.example.vn/101-phuong-an-bien/huong-dan/khai-sinh.html");
    assert_eq!(view["place"]["parent"]["name"], "Thành phố Hải Phòng");
}

#[test]
fn schemas_say_what_may_be_written() {
    let folder = Scratch::new();
    for kind in loa::kinds::KindSet::built_in().iter() {
        for lang in ["vi", "en"] {
            let schema = json(&good(loa(folder.path(), &["schema", kind.name, "--lang", lang])));
            let properties = schema["properties"].as_object().expect("properties");
            assert!(schema["$schema"].as_str().is_some_and(|s| s.contains("json-schema.org")), "{}", kind.name);
            for field in kind.fields {
                let name = if lang == "vi" { field.vi } else { field.name };
                assert!(properties.contains_key(name), "{}.{name} ({lang})", kind.name);
            }
        }
        let by_its_own_name = json(&good(loa(folder.path(), &["schema", kind.vi, "--lang", "en"])));
        assert_eq!(by_its_own_name, json(&loa(folder.path(), &["schema", kind.name, "--lang", "en"])));
    }
    let unknown = loa_line(folder.path(), "schema guid --speak en");
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("guide"), "{}", unknown.err);
}

#[test]
fn a_new_site_builds_and_takes_new_items() {
    for speech in ["vi", "en"] {
        let folder = Scratch::new();
        let in_speech = |args: &[&str]| loa(folder.path(), &[args, &["--speak", speech]].concat());
        good(in_speech(&["new", "site", "trang"]));
        good(in_speech(&["build", "--root", "trang"]));
        assert!(published(&folder.at("trang/output")).contains_key("www/index.html"));
        assert_eq!(in_speech(&["new", "site", "trang"]).code, 2, "a site is not overwritten");
        let made = good(in_speech(&["new", "guide", "Đăng ký \"khai sinh\": mới", "--root", "trang"]));
        assert!(made.out.contains("dang-ky-khai-sinh-moi.md"), "{}", made.out);
        assert_eq!(in_speech(&["new", "guide", "Đăng ký khai sinh mới", "--root", "trang"]).code, 2, "an item is not overwritten");
        // The theme of a new site has no page for guides, and says so.
        let built = in_speech(&["build", "--root", "trang"]);
        assert!(built.code == 0 && built.err.contains("[text-not-shown]"), "{}", built.all());
        assert_eq!(in_speech(&["new", "guide", "!!!", "--root", "trang"]).code, 2);
        assert_eq!(in_speech(&["new", "guidd", "A", "--root", "trang"]).code, 2);
        assert_eq!(in_speech(&["new", "guide", "A", "--root", "khong-co"]).code, 2);
    }
}

#[test]
fn a_new_item_of_every_kind_is_read_again() {
    let folder = Scratch::new();
    good(loa_line(folder.path(), "new site ."));
    for kind in loa::kinds::KindSet::built_in().iter() {
        good(loa(folder.path(), &["new", kind.name, "Thử"]));
    }
    let built = loa_line(folder.path(), "build --format json");
    let said: Vec<Json> = built.out.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    // What must still be filled in is missing; nothing is wrong.
    let wrong: Vec<&Json> = said.iter().filter(|d| d["severity"] == "error" && d["code"] != "field-missing").collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let folder = Scratch::new();
    for code in loa::diag::CODES {
        for speech in ["vi", "en"] {
            let said = good(loa(folder.path(), &["explain", code.name, "--speak", speech]));
            assert!(said.out.starts_with(code.name) && said.out.len() > 120 && !said.out.contains("{$"), "{}", said.out);
        }
    }
    let unknown = loa_line(folder.path(), "explain link-brokn");
    assert_eq!(unknown.code, 2);
}

#[test]
fn wrong_commands_exit_with_2() {
    let site = site();
    let wrong = [
        "",
        "buidl",
        "build --formt json",
        "build --format xml",
        "build --jobs many",
        "build --as-of 2026-02-30",
        "list",
        "list everything",
        "view",
        "explain",
        "build extra",
    ];
    for line in wrong {
        for speech in ["vi", "en"] {
            let said = loa_line(site.path(), &format!("{line} --speak {speech}"));
            assert_eq!(said.code, 2, "{line}: {}", said.all());
            assert!(!said.panicked() && !said.err.is_empty(), "{line}");
        }
    }
    for line in ["--help", "build --help", "list --help", "--version", "build --help --speak en"] {
        let said = good(loa_line(site.path(), line));
        assert!(!said.out.is_empty(), "{line}");
    }
    assert!(!site.at("output").exists());
}

#[test]
fn outside_a_site_it_says_so() {
    let folder = Scratch::new();
    let said = loa_line(folder.path(), "build");
    assert!(said.code != 0 && said.err.contains("no-site"), "{}", said.all());
    assert!(!folder.at("output").exists());
}

#[test]
fn formats_for_machines() {
    let site = site();
    site.write("content/guides/xau.md", "---\ntitel: A\n---\n\n[x](khong-co.md), \"100%\"\n");
    let said = loa_line(site.path(), "build --format json");
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let lines: Vec<Json> = said.out.lines().map(|l| serde_json::from_str(l).expect("one JSON per line")).collect();
    let link = lines.iter().find(|d| d["code"] == "file-missing").expect("the link");
    assert_eq!((&link["at"]["path"], &link["at"]["line"], &link["at"]["column"]), (&"content/guides/xau.md".into(), &5.into(), &1.into()));
    let said = loa_line(site.path(), "build --format github --speak en");
    assert_eq!(said.code, 1);
    let github: Vec<&str> = said.out.lines().collect();
    assert_eq!(github.len(), lines.len());
    assert!(github.iter().any(|l| l.starts_with("::error file=content/guides/xau.md,line=5,col=1,title=file-missing::")), "{}", said.out);
}

#[test]
fn quiet_prints_errors_and_nothing_else() {
    let site = site();
    site.write("content/a.md", "---\ntitle: A\n---\n\n#### Nhảy\n");
    assert_eq!(good(loa_line(site.path(), "build --quiet")).out, "");
    site.write("content/a.md", "---\ntitle: A\n---\n\n#### Nhảy\n\n[x](khong-co.md)\n");
    let said = loa_line(site.path(), "build -q");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("file-missing") && !said.err.contains("heading-jump"), "{}", said.err);
}

#[test]
fn the_locale_chooses_the_language_unless_speak_does() {
    let folder = Scratch::new();
    let said = |locale: &str, line: &str| {
        let mut command = crate::program::command(folder.path(), &line.split(' ').collect::<Vec<_>>());
        command.env("LANG", locale);
        crate::program::finish(command.spawn().expect("loa starts")).out
    };
    assert!(said("vi_VN.UTF-8", "explain yaml").contains("khai báo"));
    assert!(said("C.UTF-8", "explain yaml").contains("khai báo"));
    assert!(said("en_US.UTF-8", "explain yaml").contains("value"));
    assert!(said("en_US.UTF-8", "explain yaml --speak vi").contains("khai báo"));
}

#[cfg(target_os = "linux")]
#[test]
fn what_could_not_be_written_shows_in_the_exit_code() {
    use std::process::Stdio;
    let site = site();
    for args in [&["list", "items"][..], &["list", "items", "--json"], &["report", "coverage"], &["check"], &["schema", "guide"], &["help"]]
    {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
        let (reader, closed) = std::io::pipe().expect("a pipe");
        drop(reader);
        for (out, is_said) in [(Stdio::from(full), true), (Stdio::from(closed), false)] {
            let said = crate::program::finish_without_output(crate::program::command(site.path(), args).stdout(out));
            // `check` without findings writes nothing.
            let is_silent = args == ["check"];
            assert!(said.code == 2 || is_silent && said.code == 0, "{args:?}: {} {}", said.code, said.err);
            assert!(is_silent || said.err.contains("ghi ra hết") == is_said, "{args:?}: {}", said.err);
        }
    }
}
