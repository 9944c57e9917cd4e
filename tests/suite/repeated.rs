//! A build of what has not changed tells the result of the last one. Whatever changes – a text, a picture, a theme, the request, the day, the
//! output – the build must be the one that reads everything.

use crate::program::{Said, loa};
use crate::random_values::Dice;
use crate::scratch::{self, Scratch};
use std::fs;

const SITE: &[(&str, &str)] = &[
    ("content/site.yaml", "title: Phường Ven Sông\nbase_url: https://ven-song.example.vn/\n"),
    (
        "content/index.md",
        "---\ntitle: Trang chủ\n---\nChào bà con. Xem [lịch](lich/index.md), ![cổng chợ](cho.svg) và [mẫu đơn](don.txt).\n",
    ),
    ("content/lich/index.md", "---\ntitle: Lịch\n---\nHọp chợ ngày mồng năm. ![Cổng chợ](../cho.svg) Xem [bản mới](nhap.md).\n"),
    ("content/lich/phien-sau.md", "---\ntitle: Phiên sau\ndate: 2026-12-20\n---\nPhiên chợ cuối năm.\n"),
    ("content/lich/nhap.md", "---\ntitle: Bản nháp\ndraft: true\n---\nChưa xong.\n"),
    ("content/cho.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>\n"),
    ("content/don.txt", "Đơn xin thuê sạp 1\n"),
    ("content/thua.txt", "Không trang nào dẫn tới tệp này.\n"),
    ("static/noi-quy.txt", "Nội quy chợ\n"),
    ("themes/cho/theme.yaml", "title: Chợ\nextends: loa\n"),
];

/// What a step changes: names of files and their new text (none: the file goes), in the site or in both outputs.
enum Step {
    Nothing,
    Site(&'static str, Option<String>),
    Output(&'static str, Option<String>),
    /// The files of the outputs lose their times, as in a cache between machines.
    Times,
    /// A run of a part lies between the two builds.
    Part,
}

fn step(dice: &mut Dice) -> Step {
    let n = dice.throw(1000);
    let (is_even, text) = (n.is_multiple_of(2), |text: String| Some(text));
    match dice.throw(18) {
        0..=3 => Step::Nothing,
        4 => Step::Site(
            "content/lich/index.md",
            text(format!("---\ntitle: Lịch\n---\nHọp chợ ngày {n}. ![Cổng chợ](../cho.svg) Xem [bản mới](nhap.md).\n")),
        ),
        5 => Step::Site("content/moi.md", is_even.then(|| format!("---\ntitle: Mới {n}\n---\nTrang mới.\n"))),
        6 => Step::Site("content/don.txt", text(format!("Đơn xin thuê sạp {}\n", n % 10))),
        7 => Step::Site("content/thua.txt", is_even.then(|| format!("Thừa {n}.\n"))),
        8 => Step::Site(
            "content/cho.svg",
            text(format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"{}\" height=\"9\"/></svg>\n",
                n % 9 + 1
            )),
        ),
        9 => Step::Site("static/noi-quy.txt", is_even.then(|| format!("Nội quy {n}\n"))),
        10 => Step::Site("themes/cho/theme.yaml", text(format!("title: Chợ {n}\nextends: loa\n"))),
        11 => Step::Site("themes/cho/static/mau.css", is_even.then(|| format!("p {{ margin: {n}px }}\n"))),
        12 => Step::Site("content/lich/ban (1).md", is_even.then(|| "---\ntitle: Thừa\n---\nChữ.\n".to_string())),
        13 => Step::Output("www/lich/index.html", is_even.then(|| format!("<p>{n}</p>\n"))),
        14 => Step::Output("www/.loa-manifest", text("loa-manifest 1\n".to_string())),
        15 => Step::Output("www/cua-ai.html", is_even.then(|| "<p>Của người khác</p>\n".to_string())),
        16 => Step::Times,
        _ => Step::Part,
    }
}

const REQUESTS: &[&[&str]] = &[
    &["--as-of", "2026-11-30"],
    &["--as-of", "2026-12-24"],
    &["--as-of", "2026-11-30", "--drafts"],
    &["--as-of", "2026-11-30", "--base-url", "https://thu.example.vn/"],
];

fn build(site: &Scratch, output: &str, request: &[&str]) -> Said {
    let args = [&["build", "--output", output, "--format", "json", "--prune"], request].concat();
    let said = loa(site.path(), &args);
    assert!(!said.panicked(), "{}", said.all());
    said
}

/// What was said, without the time it took and how many files were rendered to tell their faults again.
fn shown(said: &Said, output: &str) -> (i32, String) {
    let lines = said.out.lines().map(|line| {
        let mut json: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        for measured in ["seconds", "rendered", "repeated"] {
            json.as_object_mut().map(|fields| fields.shift_remove(measured));
        }
        json.to_string().replace(output, "OUT")
    });
    (said.code, lines.collect::<Vec<_>>().join("\n"))
}

#[test]
fn a_repeated_build_equals_one_that_reads_everything() {
    let site = Scratch::with(SITE);
    let mut dice = Dice(20261201);
    let mut repeated = 0;
    let mut request = REQUESTS[0];
    let mut last = String::new();
    for turn in 0..45 {
        if dice.throw(6) == 0 {
            request = REQUESTS[dice.throw(REQUESTS.len())];
        }
        let step = step(&mut dice);
        match &step {
            Step::Nothing => {}
            Step::Site(path, text) => change(&site, path, text.as_deref()),
            Step::Output(path, text) => ["with", "without"].iter().for_each(|out| change(&site, &format!("{out}/{path}"), text.as_deref())),
            Step::Times => scratch::published(&site.at("with")).keys().for_each(|path| {
                let file = fs::File::options().append(true).open(site.at(&format!("with/{path}"))).unwrap();
                file.set_modified(std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(turn)).unwrap();
            }),
            Step::Part => {
                ["with", "without"].iter().for_each(|out| drop(build(&site, out, &["--only", "sitemap", "--as-of", "2026-12-02"])))
            }
        }
        let with = build(&site, "with", request);
        let _ = fs::remove_file(site.at("without/.loa/last-build"));
        let without = build(&site, "without", request);
        assert!(!without.out.contains("\"repeated\""));
        assert_eq!(shown(&with, "with"), shown(&without, "without"), "turn {turn}");
        assert_eq!(scratch::published(&site.at("with")), scratch::published(&site.at("without")), "turn {turn}");
        let is_repeated = with.out.contains("\"repeated\":true");
        let state = format!("{request:?}");
        if matches!(step, Step::Nothing | Step::Times) && state == last {
            assert!(is_repeated, "turn {turn}: {}", with.all());
        }
        repeated += usize::from(is_repeated);
        last = state;
    }
    assert!(repeated > 10, "{repeated}");
}

fn change(site: &Scratch, path: &str, text: Option<&str>) {
    match text {
        Some(text) => site.write(path, text),
        None => drop(fs::remove_file(site.at(path))),
    }
}

#[test]
fn a_damaged_record_is_passed_over() {
    let site = Scratch::with(SITE);
    let first = build(&site, "out", REQUESTS[0]);
    assert_eq!(first.code, 0, "{}", first.all());
    let record = site.read("out/.loa/last-build");
    assert!(build(&site, "out", REQUESTS[0]).out.contains("\"repeated\":true"));
    for damaged in [&record[..record.len() / 2], "", "0\n{}", &record.replacen("\"pages\":", "\"pages\":9", 1)] {
        site.write("out/.loa/last-build", damaged);
        let said = build(&site, "out", REQUESTS[0]);
        assert!(said.code == 0 && !said.out.contains("\"repeated\""), "{}", said.all());
        assert_eq!(site.read("out/.loa/last-build"), record);
    }
}

#[test]
fn a_person_is_told_that_nothing_has_changed() {
    let site = Scratch::with(SITE);
    let line = ["build", "--as-of", "2026-11-30"];
    let first = loa(site.path(), &line);
    let second = loa(site.path(), &line);
    assert!(first.err.contains("lich/index.md"), "a report with a line of a file: {}", first.err);
    assert_eq!(first.err, second.err);
    assert!(!first.out.contains("Không có gì thay đổi") && second.out.contains("Không có gì thay đổi"), "{}", second.out);
}
