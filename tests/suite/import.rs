//! Sites of other tools: each case of `tests/import` comes in as it is expected, builds, and no word is lost.

use crate::program::loa_line;
use crate::random_values::Dice;
use crate::scratch::{Scratch, copy_folder, files, write};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let mut found: Vec<PathBuf> = fs::read_dir(folder).expect("tests/import").flatten().map(|e| e.path()).collect();
    found.retain(|p| p.join("source").is_dir());
    found.sort();
    assert!(found.len() >= 7, "a case for each tool");
    found
}

/// Words in small letters with how often each occurs.
fn count_words(text: &str, counts: &mut BTreeMap<String, usize>) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
}

/// The words of a page that a person reads: of its text and of the values of its front matter, without names of tags and attributes.
fn words_of_source(text: &str) -> BTreeMap<String, usize> {
    let mut plain = String::new();
    // Addresses of links are other ones in the new site.
    let text = without_targets(text).replace("--8<--", "");
    let mut rest = text.as_str();
    // The names of tags, shortcodes and attributes are not words of the text.
    while let Some(at) = rest.find(['<', '{']) {
        plain.push_str(&rest[..at]);
        let end = rest[at..].find(['>', '}']).map_or(rest.len(), |i| at + i + 1);
        let values = rest[at..end].split(['"', '\'']).skip(1).step_by(2).filter(|v| v.contains(' ') && !v.starts_with("{{"));
        values.for_each(|value| plain.push_str(&format!(" {value} ")));
        plain.push(' ');
        rest = &rest[end..];
    }
    plain.push_str(rest);
    let mut counts = BTreeMap::new();
    let is_key = |line: &str| line.split_once([':', '=']).is_some_and(|(key, _)| !key.trim().contains(' ') && !key.trim().is_empty());
    let mut in_front = false;
    for (i, line) in plain.lines().enumerate() {
        if matches!(line.trim_end(), "---" | "+++" | "---json") {
            in_front = i == 0;
            continue;
        }
        if in_front && line.starts_with('[') {
            continue;
        }
        // The word of a container or note is that of its alert.
        let line = line.trim_start_matches([':', '!', '?', '=', ' ']);
        let shown = if in_front && is_key(line) { line.split_once([':', '=']).map_or("", |(_, value)| value) } else { line };
        count_words(shown, &mut counts);
    }
    // Whether a page is a draft is said by its status.
    for flag in ["true", "false"] {
        counts.remove(flag);
    }
    counts
}

/// A text without the targets of its links.
fn without_targets(text: &str) -> String {
    let mut parts = text.split("](");
    let mut out = parts.next().unwrap_or_default().to_string();
    parts.for_each(|part| out.push_str(&format!("] {}", part.split_once(')').map_or(part, |(_, rest)| rest))));
    out
}

/// Words of `source` that neither the new site nor the report has.
fn lost(source: &BTreeMap<String, usize>, site: &Scratch) -> Vec<String> {
    let mut there = BTreeMap::new();
    for (path, bytes) in files(&site.at("new")) {
        if path.ends_with(".md") || path.ends_with(".yaml") {
            count_words(&path, &mut there);
            count_words(&String::from_utf8_lossy(&bytes), &mut there);
        }
    }
    source.keys().filter(|word| !there.contains_key(*word)).cloned().collect()
}

#[test]
fn sites_of_every_tool_come_in_and_build() {
    let renew = std::env::var("SNAPSHOTS").is_ok_and(|v| v == "overwrite");
    for case in cases() {
        let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let site = Scratch::new();
        copy_folder(&case.join("source"), &site.at("source"));
        let before = files(&site.at("source"));
        let said = loa_line(site.path(), "import site source --into new");
        assert_eq!(said.code, 0, "{name}: {}{}", said.out, said.err);
        assert_eq!(files(&site.at("source")), before, "{name}: the source is changed");
        let made = files(&site.at("new"));
        let is_text = |path: &str| path.ends_with(".md") || path.ends_with(".yaml");
        let expected = files(&case.join("expected"));
        if renew {
            let _ = fs::remove_dir_all(case.join("expected"));
            made.iter().filter(|(path, _)| is_text(path)).for_each(|(path, bytes)| write(&case.join("expected").join(path), bytes));
        } else {
            let text = |bytes: Option<&Vec<u8>>| bytes.map(|b| String::from_utf8_lossy(b).into_owned()).unwrap_or_default();
            for path in made.keys().chain(expected.keys()).filter(|p| is_text(p)) {
                assert_eq!(text(made.get(path)), text(expected.get(path)), "{name}: {path}");
            }
        }
        for (path, bytes) in before.iter().filter(|(path, _)| path.ends_with(".md") && !path.ends_with("README.md")) {
            let source = words_of_source(&String::from_utf8_lossy(bytes));
            assert_eq!(lost(&source, &site), Vec::<String>::new(), "{name}: words of {path} are gone");
        }
        let said = loa_line(&site.at("new"), "build --as-of 2026-11-22 --speak en");
        assert_eq!(said.code, 0, "{name}: {}{}", said.out, said.err);
        assert!(!said.err.contains("error["), "{name}: {}", said.err);
        // What led to a page still does.
        for row in site.read("new/import-pages.csv").lines().skip(1) {
            let [source, address, page] = row.split(',').collect::<Vec<_>>()[..] else { panic!("{row}") };
            let at = site.at("new/output/www").join(address.trim_matches('/'));
            let is_there = at.join("index.html").is_file() || at.with_extension("html").is_file() || at.is_file();
            let text = site.read(&format!("new/{page}"));
            let waits =
                text.lines().any(|line| line == "status: draft" || line.strip_prefix("date: ").is_some_and(|day| day > "2026-11-22"));
            let is_named = site.read("new/import-report.md").contains(&format!("{source} address: {address}"));
            assert!(is_there || waits || is_named, "{name}: {source} was at {address}, now {page}");
        }
        // The import itself is the same every time.
        let again = loa_line(site.path(), "import site source --into again");
        assert_eq!(again.code, 0);
        assert_eq!(files(&site.at("again")), made, "{name}: two imports differ");
    }
}

#[test]
fn nothing_is_overwritten_and_the_source_is_never_a_target() {
    let site = Scratch::with(&[("old/hugo.toml", "title = 'A'\n"), ("old/content/a.md", "# A\n"), ("full/x", "x")]);
    for (line, code) in [
        ("import site old", 2),
        ("import site old --into full", 2),
        ("import site old --into old/new", 2),
        ("import site old --into .", 2),
        ("import site missing --into new", 2),
        ("import site full --into new", 2),
        ("import site full --from hugo --into new", 2),
        ("import site old --into deep/er/new", 0),
    ] {
        let said = loa_line(site.path(), line);
        assert_eq!(said.code, code, "{line}: {}{}", said.out, said.err);
    }
    assert!(site.at("deep/er/new/content/a.md").is_file() && !site.at("new").exists());
}

#[test]
fn damaged_sites_are_named_and_never_end_the_program() {
    let deep = format!("{}x{}\n", "<div>{{< a >}}::: note\n".repeat(400), "</div>".repeat(400));
    let long = "{{< figure src=\"".repeat(3000);
    let brackets = "[".repeat(5000);
    let site = Scratch::with(&[
        ("old/config.toml", "title = \n[["),
        ("old/content/a.md", "---\ntitle: A\n"),
        ("old/content/deep.md", &deep),
        ("old/content/long.md", &long),
        ("old/content/brackets.md", &brackets),
        ("old/content/open.md", "---\ntitle: 'Mở\n---\n{{< a\n```\n{% raw %}\n<!-- mở\n"),
        ("old/content/empty.md", ""),
        ("old/content/con.md", "# Con\n"),
        ("old/content/日本/語.md", "# 日本語\n"),
        ("old/content/a b (1).md", "# Một\n"),
        ("old/content/a-b-1.md", "# Hai\n"),
    ]);
    fs::write(site.at("old/content/bytes.md"), b"\xff\xfe\x00\xd8 x").expect("written");
    fs::write(site.at("old/content/latin.md"), b"M\xfcller f\xfcr 5 \xa3").expect("written");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc", site.at("old/content/out")).expect("linked");
        std::os::unix::fs::symlink(site.at("old"), site.at("old/content/circle")).expect("linked");
        std::os::unix::fs::symlink("nowhere", site.at("old/content/dangling.md")).expect("linked");
    }
    let said = loa_line(site.path(), "import site old --from hugo --into new --speak en");
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    let report = site.read("new/import-report.md");
    for named in ["config.toml", "content/bytes.md"] {
        assert!(report.contains(named), "{named} is not named\n{report}");
    }
    #[cfg(unix)]
    for named in ["content/out", "content/circle", "content/dangling.md"] {
        assert!(report.contains(named), "{named} is not named\n{report}");
    }
    assert!(!site.at("new/content/out").exists(), "links out of the folder are not followed");
    assert!(site.read("new/content/a-b-1.md").contains("Hai") && site.read("new/content/a-b-1-2.md").contains("Một"));
    let built = loa_line(&site.at("new"), "build --as-of 2026-11-22 --speak en");
    assert!(built.code <= 1, "{}{}", built.out, built.err);
}

/// Pieces of pages as people write them for other tools; `W` is a word that occurs once.
const PIECES: &[&str] = &[
    "W **W** *W* `W` ~~W~~\n\n",
    "- W\n- W\n  - W\n\n",
    "1. W\n\n   {{< note >}}\n   W\n   {{< /note >}}\n\n2. W\n\n",
    "> W\n> <b>W</b>\n\n",
    "| W | W |\n|---|---|\n| <i>W</i> | W<br>W |\n\n",
    "<div class=\"x\">\n  <p>W <a href=\"/W\">W</a></p>\n  <ul><li>W</li><li><b>W</b></ul>\n</div>\n\n",
    "<table><tr><th>W</th><td>W</td></tr><tr><td colspan=2>W</td></tr></table>\n\n",
    "<details><summary>W</summary>\n\nW\n\n</details>\n\n",
    "{{< figure src=\"/W.png\" alt=\"W\" caption=\"W\" >}}\n\n",
    "{{< W text=\"W W\" >}} W {{< unclosed >}} W\n\n",
    "{{% alert title=\"W\" %}}\nW\n\n- W\n{{% /alert %}}\n\n",
    "```text\n{{< W >}} <W> {% W %}\n```\n\n",
    "    W <b>W</b>\n\n",
    "<!-- W -->\n\n",
    "{% if W %}W{% else %}W{% endif %} {{ W.W }} W\n\n",
    "{% raw %}{{ W }}{% endraw %}\n\n",
    "::: tip W\nW\n:::\n\n",
    "!!! note \"W\"\n    W\n\n    W\n\n",
    "[W](W.md#W) ![W](https://a.example/W.png) [W][r]\n\n[r]: https://a.example/W\n\n",
    "[![W](https://a.example/W.svg)](https://a.example/W) <W@a.example>\n\n",
    "<iframe src=\"https://a.example/W\" title=\"W\"></iframe>\n\n",
    "H<sub>W</sub> <kbd>W</kbd> <unknown-W>W</unknown-W> W &amp; W\n\n",
    "<script>W</script>\n<style>W</style>\n\n",
    "# W\n\n## W {#W}\n\nW\n===\n\n",
    "W[^1]\n\n[^1]: W W\n\n",
    "<p>W\n<p>W</b></i> < W > W\n\n",
    "import W from 'W'\n\n<Tabs><TabItem label=\"W\">\n\nW\n\n</TabItem></Tabs>\n\n<W a=\"W\" />\n\n",
];

#[test]
fn no_word_of_random_pages_is_lost() {
    let tools = [
        ("hugo", "content/"),
        ("zola", "content/"),
        ("jekyll", ""),
        ("docusaurus", "docs/"),
        ("vitepress", ""),
        ("mkdocs", "docs/"),
        ("eleventy", ""),
    ];
    let mut dice = Dice(20);
    for (tool, folder) in tools {
        let site = Scratch::new();
        let mut words = 0;
        let mut source = BTreeMap::new();
        for page in 0..40 {
            let mut text = String::from("---\ntitle: Trang\n---\n\n");
            for _ in 0..dice.throw(6) + 2 {
                for part in PIECES[dice.throw(PIECES.len())].split_inclusive('W') {
                    text.push_str(&part.replace('W', &format!("tu{words}")));
                    words += usize::from(part.ends_with('W'));
                }
            }
            count_words(&text, &mut source);
            site.write(&format!("old/{folder}trang{page}.md"), text);
        }
        source.retain(|word, _| word.starts_with("tu") && word[2..].bytes().all(|b| b.is_ascii_digit()));
        let said = loa_line(site.path(), &format!("import site old --from {tool} --into new --speak en"));
        assert_eq!(said.code, 0, "{tool}: {}{}", said.out, said.err);
        let lost = lost(&source, &site);
        assert!(lost.is_empty(), "{tool}: {} of {} words are gone: {:?}", lost.len(), source.len(), &lost[..lost.len().min(5)]);
        let built = loa_line(&site.at("new"), "build --as-of 2026-11-22 --speak en");
        assert_eq!(built.code, 0, "{tool}: {}{}", built.out, built.err);
    }
}
