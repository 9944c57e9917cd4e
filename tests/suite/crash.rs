//! Kills, edits and threads: each root is wholly old or wholly new, and a build after any past equals a clean one.

use crate::program::{command, loa};
use crate::scratch::{Scratch, copy_folder, published};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

/// Numbers that look random and are the same on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

const PLACES: &str = "code,name,name.en,type,parent,hotline\nhp,Thành phố Hải Phòng,Hai Phong,city,,1022\n101,Phường An Biên,An Bien Ward,phuong,hp,0225 000 0101\n102,Xã An Hải,An Hai,xa,hp,0225 000 0102\n1011,Tổ dân phố 1,,to,101,0225 000 1011\n1012,Tổ dân phố 2,,to,101,0225 000 1012\n";

/// A site of five places on three levels that uses most of what a theme can ask for.
fn site() -> Scratch {
    let site = Scratch::new();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/themes/small"), &site.at("themes/small"));
    site.write("content/site.yaml", "title: Hải Phòng\nbase_url: https://hp.example.vn/\ntheme: x\nlanguages: [vi, en]\nnavigation:\n  - { title: Chủ đề, link: product:topics }\n");
    site.write("content/places.csv", PLACES);
    site.write("content/terms/topic.csv", "id,name,name.en\nho-tich,Hộ tịch,Civil status\ncu-tru,Cư trú,Residence\n");
    site.write(
        "content/contacts.csv",
        "id,role,unit,phone,place\nmot-cua,receive,Một cửa,0225 000 0001,\nmot-cua,receive,Một cửa An Biên,0225 000 0101,101\n",
    );
    for (n, topic) in ["ho-tich", "ho-tich", "cu-tru", "ho-tich", "cu-tru"].iter().enumerate() {
        site.write(&format!("content/guides/g{n}.md"), guide(n, topic, "Nội dung."));
    }
    site.write("content/guides/g1.en.md", "---\ntitle: Guide one\n---\n\nCall {{ place.hotline }} of {{ place.name }}.\n");
    site.write(
        "content/places/101/guides/g0.md",
        "---\ntitle: Bản của phường\naliases: [cu/g0]\n---\n\nXem [một](../../../guides/g1.md).\n",
    );
    site.write("content/guides/le.md", "---\ntitle: Lẻ\ntopic: ho-tich\n---\n\nKhông ai dẫn đến.\n");
    site.write("content/guides/tep.txt", "tệp\n");
    site.write("static/robots.txt", "User-agent: *\n");
    site.write("static/bia.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 9\"/>");
    site.write("themes/x/theme.yaml", "extends: small\ntokens:\n  color: { ink: \"#111\" }\n");
    for (name, declaration, template) in PRODUCTS {
        site.write(&format!("themes/x/products/{name}/product.yaml"), declaration);
        site.write(&format!("themes/x/products/{name}/{name}.html"), template);
    }
    site
}

const PRODUCTS: [(&str, &str, &str); 6] = [
    (
        "topic",
        "title: { vi: Chủ đề, en: Topic }\nfor: { each: topic, of: guide }\nper: place\npaginate: { list: guides, by: 2 }\npath: \"chu-de/{term.slug}{page}.html\"\ntemplate: topic.html\nneeds:\n  guides: { kind: guide, where: { topic: term }, order: [title], select: [title, url, abs_url, stands] }\n",
        "{% extends \"base.html\" %}{% block main %}{{ term.name }} {{ page.number }}/{{ page.count }}{% for n in site.navigation %} {{ n.title }}={{ n.url }}{% endfor %}\n{% for g in guides %}{{ g.title }} {{ g.url }} {{ g.abs_url }} {{ g.stands }}\n{% endfor %}{% endblock %}\n",
    ),
    (
        "topics",
        "title: Các chủ đề\nfor: place\npath: chu-de.html\ntemplate: topics.html\nneeds:\n  topics: { terms: topic, of: guide }\n  below: { kind: place, in: below, select: [name, abs_url, hotline] }\n",
        "{% for t in topics %}{{ t.name }} {{ t.count }} {{ t.url }}\n{% endfor %}{% for p in below %}{{ p.name }} {{ p.abs_url }} {{ p.hotline.text }}\n{% endfor %}",
    ),
    (
        "card",
        "title: Thẻ\nfor: guide\nper: place\npath: \"the/{item.slug}.html\"\ntemplate: card.html\nneeds:\n  related: { kind: guide, where: { topic: item.topic }, limit: 2, select: [title, url, summary] }\n  files: { jobs: [guide], of: item, facts: [bytes] }\n",
        "{{ item.title }} {{ item.url }} {{ item.abs_url }} {{ item.stands }} {% if item.topic %}{{ item.topic.name }} {{ item.topic.url }}{% endif %}{% for o in related %} | {{ o.title }} {{ o.url }}{% endfor %}{% for f in files %} [{{ f.title }} {{ f.url }} {{ f.bytes }}]{% endfor %}{% if place.parent %} {{ place.parent.name }}{% endif %} {{ job.updated }}\n",
    ),
    (
        "alias",
        "title: Cũ\nfor: alias\nper: place\npath: \"{alias}\"\ntemplate: alias.html\nlisted: false\n",
        "{{ job.root }}{{ item.url }} {{ item.abs_url }}\n",
    ),
    (
        "sitemap",
        "title: Sơ đồ\nfor: place\nlanguages: first\npath: sitemap.html\ntemplate: sitemap.html\nneeds:\n  pages: { jobs: all }\n",
        "{% for p in pages %}{{ p.abs_url }} {{ p.title }} {{ p.updated }}\n{% endfor %}",
    ),
    ("style", "title: Kiểu\nfor: place\nmake: css\nsource: style.html\npath: \"style-{hash}.css\"\n", "body{}\n"),
];

fn guide(n: usize, topic: &str, text: &str) -> String {
    let next = (n + 1) % 5;
    format!(
        "---\ntitle: Hướng dẫn {n}\ntopic: {topic}\nsummary: Gọi {{{{ place.hotline }}}}\nupdated: 2026-11-0{}\naliases: [cu/g{n}]\n---\n\n{text} ![Bìa](/bia.svg) Xem [bài kế](g{next}.md), [tệp](tep.txt), [liên hệ](contact:mot-cua). Gọi {{{{ place.hotline }}}}.\n",
        n + 1
    )
}

const BUILD: [&str; 4] = ["build", "--quiet", "--as-of", "2026-11-22"];

fn build(site: &Scratch, args: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let said = loa(site.path(), &[&BUILD, args].concat());
    assert_eq!((said.code, said.all()), (0, String::new()));
    let output = args.iter().skip_while(|a| **a != "--output").nth(1).unwrap_or(&"output");
    published(&site.at(output))
}

/// The published files by root.
fn roots(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, BTreeMap<String, Vec<u8>>> {
    let mut roots: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
    for (path, bytes) in files {
        let (root, below) = path.split_once('/').unwrap_or((path, ""));
        roots.entry(root.into()).or_default().insert(below.into(), bytes.clone());
    }
    roots
}

/// Names the files in which two outputs differ.
fn differences(one: &BTreeMap<String, Vec<u8>>, two: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = one.keys().chain(two.keys()).collect();
    let text = |files: &BTreeMap<String, Vec<u8>>, path: &str| files.get(path).map(|b| String::from_utf8_lossy(b).into_owned());
    paths.into_iter().filter(|p| one.get(*p) != two.get(*p)).map(|p| format!("{p}\n  {:?}\n  {:?}", text(one, p), text(two, p))).collect()
}

#[test]
fn a_build_killed_at_any_moment_leaves_whole_roots() {
    let site = site();
    // Enough pages that a kill meets every step.
    let change = |version: usize| {
        (0..80).for_each(|n| {
            let title = if n % 3 == 0 { format!("Tin {n}") } else { format!("Tin {n}, lần {version}") };
            site.write(&format!("content/tin/{n}.md"), format!("---\ntitle: {title}\n---\n\nLần {version}.\n"));
        });
        if version == 1 {
            site.write("content/chi-mot.md", "# Chỉ một\n")
        } else if site.at("content/chi-mot.md").exists() {
            site.remove("content/chi-mot.md")
        }
    };
    change(1);
    let one = roots(&build(&site, &["--output", "sach-1"]));
    change(0);
    let zero = roots(&build(&site, &["--output", "sach-0"]));
    let whole = [zero, one];
    let begin = Instant::now();
    build(&site, &[]);
    let usual = begin.elapsed().max(Duration::from_millis(5));
    let (mut dice, mut old, mut new) = (Dice(0x10a), 0, 0);
    for round in 0..30 {
        let version = (round + 1) % 2;
        change(version);
        let mut run = command(site.path(), &BUILD).spawn().expect("loa starts");
        std::thread::sleep(usual.mul_f64(dice.below(1200) as f64 / 1000.0));
        let _ = run.kill();
        run.wait().expect("ours");
        let found = roots(&published(&site.at("output")));
        assert_eq!(found.keys().collect::<Vec<_>>(), whole[0].keys().collect::<Vec<_>>(), "round {round}: a root is missing");
        for (name, files) in &found {
            let is = [*files == whole[0][name], *files == whole[1][name]];
            assert!(is[0] || is[1], "round {round}: {name} is neither old nor new: {:?}", differences(files, &whole[version][name]));
            if is[version] { new += 1 } else { old += 1 }
        }
        if round % 3 == 2 {
            assert!(roots(&build(&site, &[])) == whole[version], "round {round}: the next build differs from a clean one");
        }
    }
    assert!(old > 0 && new > 0, "the kills met only one moment: {old} old, {new} new");
}

#[test]
fn the_same_bytes_on_one_thread_and_on_two() {
    let site = site();
    let one = build(&site, &["--jobs", "1", "--output", "ra-1"]);
    let two = build(&site, &["--jobs", "2", "--output", "ra-2"]);
    let eight = build(&site, &["--jobs", "8", "--output", "ra-8"]);
    assert_eq!(differences(&one, &two), Vec::<String>::new());
    assert_eq!(differences(&one, &eight), Vec::<String>::new());
    assert!(one.len() > 60, "{}", one.len());
}

/// One change somebody could make; what it is called.
fn edit(site: &Scratch, step: usize, dice: &mut Dice) -> String {
    let replace = |path: &str, old: &str, new: String| {
        let text = site.read(path);
        site.write(path, text.replace(old, &new));
    };
    let n = dice.below(5);
    let own = format!("content/guides/g{n}.md");
    match dice.below(22) {
        0 => site.write(&own, guide(n, "ho-tich", &format!("Sửa lần {step}."))),
        1 => site.write(&own, guide(n, "cu-tru", "Nội dung.")),
        2 => replace(&own, "title: ", format!("title: {step} ")),
        3 => site.write(&format!("content/places/102/guides/g{n}.md"), format!("---\ntitle: Của xã, lần {step}\n---\n\nX.\n")),
        4 if site.at("content/places/102/guides").exists() => site.remove("content/places/102"),
        5 => site.write("content/places/1011/guides/le.md", "---\nhidden: true\n---\n"),
        6 if site.at("content/places/1011").exists() => site.remove("content/places/1011"),
        7 => replace("content/places.csv", "Thành phố Hải Phòng", format!("Thành phố {step}")),
        8 => replace("content/places.csv", "Phường An Biên", format!("Phường {step}")),
        9 => site.write("content/places.csv", PLACES),
        10 => replace("content/places.csv", "0225 000 1011", format!("0225 000 {:04}", step)),
        11 => replace(
            "themes/small/products/guide/product.yaml",
            "huong-dan",
            if step.is_multiple_of(2) { "hd".into() } else { "huong-dan-moi".into() },
        ),
        12 => replace("themes/x/products/topic/product.yaml", "chu-de/", format!("cd{step}/")),
        13 => replace("themes/small/base.html", "<title>", format!("<!-- {step} --><title>")),
        14 => replace("themes/x/products/card/card.html", "{{ item.title }}", format!("{{{{ item.title }}}} {step}")),
        15 => site.write("content/guides/tep.txt", format!("tệp {step}\n")),
        16 => replace("content/terms/topic.csv", "Hộ tịch", format!("Hộ tịch {step}")),
        17 => replace(&own, "updated: 2026-11-", format!("updated: 2026-{:02}-", 1 + step % 9)),
        18 => replace("content/terms/topic.csv", "cu-tru,Cư trú,Residence", format!("cu-tru,Cư trú {step},Residence {step}")),
        19 => site.write("static/bia.svg", format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} 9\"/>", step + 1)),
        20 => replace("themes/x/products/sitemap/product.yaml", "title: ", format!("title: {step} ")),
        _ => site.write("static/robots.txt", format!("User-agent: {step}\n")),
    }
    format!("step {step} (guide {n})")
}

/// How many edits are made one after the other.
const EDITS: usize = 50;

#[test]
fn a_build_after_many_edits_equals_a_clean_one() {
    let site = site();
    build(&site, &[]);
    let mut dice = Dice(0x2026_1122);
    let mut wrong: Vec<String> = Vec::new();
    for step in 0..EDITS {
        let before = crate::scratch::files(&site.at("content"))
            .into_iter()
            .chain(crate::scratch::files(&site.at("themes")))
            .collect::<BTreeMap<_, _>>();
        let what = edit(&site, step, &mut dice);
        let now = crate::scratch::files(&site.at("content"))
            .into_iter()
            .chain(crate::scratch::files(&site.at("themes")))
            .collect::<BTreeMap<_, _>>();
        let changed: Vec<&String> = now.iter().filter(|(p, b)| before.get(*p) != Some(*b)).map(|(p, _)| p).collect();
        let incremental = build(&site, &[]);
        let clean = build(&site, &["--output", "sach"]);
        site.remove("sach");
        let found = differences(&incremental, &clean);
        if !found.is_empty() {
            wrong.push(format!("{what}, changed {changed:?}:\n{}", found.join("\n")));
            site.remove("output");
            build(&site, &[]);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {EDITS} builds kept something old (first: kept, then clean):\n{}",
        wrong.len(),
        wrong[..wrong.len().min(4)].join("\n\n")
    );
}

#[cfg(unix)]
#[test]
fn an_unchanged_file_keeps_its_inode_and_its_time() {
    use std::os::unix::fs::MetadataExt;
    let site = site();
    let stamps = || -> BTreeMap<String, (u64, i64, i64)> {
        let stamp = |path: &String| {
            let meta = std::fs::metadata(site.at("output").join(path)).expect("made");
            (meta.ino(), meta.mtime(), meta.mtime_nsec())
        };
        published(&site.at("output")).keys().map(|path| (path.clone(), stamp(path))).collect()
    };
    build(&site, &[]);
    let first = stamps();
    std::thread::sleep(Duration::from_millis(20));
    build(&site, &[]);
    assert_eq!(stamps(), first);
    // One word changes: every other file stays the very same.
    site.write("content/places/101/guides/g0.md", "---\ntitle: Bản của phường\naliases: [cu/g0]\n---\n\nMới.\n");
    build(&site, &[]);
    let changed: Vec<String> = stamps().into_iter().filter(|(path, stamp)| first.get(path) != Some(stamp)).map(|(path, _)| path).collect();
    assert_eq!(
        changed,
        // The page, and what tells how many bytes it has.
        ["101-phuong-an-bien", "1011-to-dan-pho-1", "1012-to-dan-pho-2"]
            .map(|place| ["huong-dan", "the"].map(|f| format!("{place}/{f}/g0.html")))
            .concat()
    );
}
