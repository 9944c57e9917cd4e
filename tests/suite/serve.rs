//! `loa serve`: it answers what a build would write, refuses what is not its own, and never shows what was true a moment ago.

use crate::program::{command, loa};
use crate::scratch::{Scratch, published};
use crate::server::Server;
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// A site of two templates and a style sheet.
fn small() -> Scratch {
    Scratch::with(&[
        ("content/site.yaml", "title: Phường Mẫu\nbase_url: https://mau.example/\nlanguages: [vi]\n"),
        ("static/style.css", "body { margin: 0 }\n"),
        ("content/a.md", "---\ntitle: Bài A\ndate: 2026-01-01\ntags: [đỏ]\n---\nChữ A.\n"),
        ("content/b.md", "---\ntitle: Bài B\ndate: 2026-01-02\ntags: [xanh]\n---\nXem [bài A](a.md).\n"),
        ("themes/t/products/page/product.yaml", "for: page\ntemplate: page.html\ncanonical: true\npath: \"{item.slug}.html\"\n"),
        (
            "themes/t/products/page/page.html",
            "<html><head><link rel=\"stylesheet\" href=\"style.css\"></head><body>{{ site.title }}|<h1>{{ item.title }}</h1>{{ item.body.html }}</body></html>",
        ),
        (
            "themes/t/products/list/product.yaml",
            "for: site\ntemplate: list.html\npath: index.html\nneeds: { pages: { kind: page, order: [title], select: [title, url] } }\n",
        ),
        ("themes/t/products/list/list.html", "<body>{% for p in pages %}<a href=\"{{ p.url }}\">{{ p.title }}</a>;{% endfor %}</body>"),
    ])
}

#[test]
fn what_is_served_is_what_a_build_writes() {
    let mut same = 0;
    for name in ["pictures-in-sizes", "facts-of-finished-files", "old-addresses-lead-on"] {
        let site = Scratch::of_case(name);
        let day = ["--as-of", "2026-11-24"];
        assert_eq!(loa(site.path(), &[&["build", "--quiet"], &day[..]].concat()).code, 0, "{name}");
        let server = Server::start(site.path(), &day);
        let built = published(&site.at("output"));
        assert!(built.len() > 3, "{name}");
        let is_plain = built.keys().all(|path| path.starts_with("www/"));
        for (path, bytes) in &built {
            let answer = server.get(&format!("/{}", if is_plain { path.trim_start_matches("www/") } else { path }).replace(' ', "%20"));
            assert_eq!(answer.status, 200, "{name}: {path}");
            // Pages have a script more, and lead to each other here. Facts of files that nobody has asked for yet are not known.
            if !path.ends_with(".html") && !path.ends_with(".txt") {
                assert!(answer.bytes == *bytes, "{name}: {path} differs");
                same += 1;
            }
        }
    }
    assert!(same > 5, "{same} compared");
}

#[test]
fn what_leads_out_or_comes_from_elsewhere_is_refused() {
    let site = small();
    let server = Server::start(site.path(), &[]);
    for path in ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/a/%2E%2e%2f%2e%2e/etc/passwd", "/..%5c..%5cwindows", "/%252e%252e/x"] {
        assert_eq!(server.get(path).status, 400, "{path}");
    }
    let status = |request: &str| server.ask(request).status;
    assert_eq!(status("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), 421);
    assert_eq!(status("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 400);
    assert_eq!(status("POST /a.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), 405);
    let foreign =
        "POST /_desk/save HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    assert_eq!(status(foreign), 403);
    // Nothing but the plan is served: no source, no theme.
    for path in ["/content/a.md", "/a.md", "/themes/t/products/page/page.html", "/site.yaml"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    let page = server.get("/a.html");
    assert_eq!(
        (page.status, page.header("cache-control"), page.header("content-type")),
        (200, Some("no-store"), Some("text/html; charset=utf-8"))
    );
    assert!(page.text().contains("/_loa/live.js"));
}

#[test]
fn pages_are_shown_as_they_are_published_where_that_is_asked_for() {
    let site = small();
    let template = site.read("themes/t/products/list/list.html").replace("<body>", "<body>\n    <nav>\n <b>a</b>\n  <b>b</b>  </nav>\n");
    site.write("themes/t/products/list/list.html", template);
    let shown = |args: &[&str]| Server::start(site.path(), args).get("/").text();
    assert!(shown(&[]).contains("<body>\n    <nav>\n"));
    let minified = shown(&["--minify"]);
    assert!(minified.contains("<nav><b>a</b> <b>b</b></nav>"), "{minified}");
    assert!(minified.contains("/_loa/live.js"));
}

#[test]
fn parts_of_a_file_can_be_asked_for() {
    let site = small();
    site.write("static/so.txt", "0123456789");
    let server = Server::start(site.path(), &[]);
    let part = server.get_with("/so.txt", "Range: bytes=2-4\r\n");
    assert_eq!((part.status, part.text().as_str(), part.header("content-range")), (206, "234", Some("bytes 2-4/10")));
    assert_eq!(server.get_with("/so.txt", "Range: bytes=-3\r\n").text(), "789");
    assert_eq!(server.get_with("/so.txt", "Range: bytes=20-\r\n").status, 416);
    assert_eq!(server.get("/so.txt").text(), "0123456789");
}

#[test]
fn every_sort_of_change_is_seen_and_nothing_goes_missing_meanwhile() {
    let site = small();
    let server = Server::start(site.path(), &[]);
    let has = |text: &'static str| move |answer: &crate::server::Answer| answer.text().contains(text);
    let there = |answer: &crate::server::Answer| answer.status == 200;
    assert!(server.get("/").text().contains("Bài A</a>;<a href=\"b.html\">Bài B"));
    // A text, its title in a list, and the order of the list.
    site.write("content/a.md", site.read("content/a.md").replace("Chữ A", "Chữ mới"));
    server.wait_for("/a.html", has("Chữ mới"), there);
    site.write("content/a.md", site.read("content/a.md").replace("Bài A", "Bài C"));
    server.wait_for("/", has("Bài B</a>;<a href=\"a.html\">Bài C"), there);
    // An editor that writes beside and renames.
    site.write("content/.a.md.tmp", site.read("content/a.md").replace("Chữ mới", "Chữ đổi tên"));
    fs::rename(site.at("content/.a.md.tmp"), site.at("content/a.md")).expect("renamed");
    server.wait_for("/a.html", has("Chữ đổi tên"), there);
    // Twice in a moment: the second counts.
    site.write("content/a.md", site.read("content/a.md").replace("Chữ đổi tên", "Một"));
    site.write("content/a.md", site.read("content/a.md").replace("Một", "Hai lần"));
    server.wait_for("/a.html", has("Hai lần"), there);
    // Templates, site settings.
    site.write("themes/t/products/page/page.html", site.read("themes/t/products/page/page.html").replace("<h1>", "<h1 class=\"to\">"));
    server.wait_for("/a.html", has("<h1 class=\"to\">Bài C"), there);
    site.write("content/site.yaml", site.read("content/site.yaml").replace("Phường Mẫu", "Phường Khác"));
    server.wait_for("/a.html", has("Phường Khác|"), there);
    // A new folder with a page, a page that moves, one that goes.
    site.write("content/moi/c.md", "---\ntitle: Bài D\n---\nMới.\n");
    server.wait_for("/moi/c.html", has("Mới."), |answer| answer.status == 404);
    fs::rename(site.at("content/moi"), site.at("content/cu")).expect("renamed");
    server.wait_for("/cu/c.html", has("Mới."), |answer| answer.status == 404);
    assert_eq!(server.get("/moi/c.html").status, 404);
    site.remove("content/cu");
    server.wait_for("/cu/c.html", |answer| answer.status == 404, there);
    // Hundreds at once, as a checkout does.
    for n in 0..300 {
        site.write(&format!("content/loat/{n}.md"), format!("---\ntitle: Bài số {n}\n---\nLoạt {n}.\n"));
    }
    server.wait_for("/loat/299.html", has("Loạt 299."), |answer| answer.status == 404);
    server.wait_for("/", has("Bài số 150"), there);
}

#[test]
fn folders_that_appear_disappear_and_come_back_are_seen() {
    let site = small();
    let server = Server::start(site.path(), &[]);
    let has = |text: &'static str| move |answer: &crate::server::Answer| answer.text().contains(text);
    let missing = |answer: &crate::server::Answer| answer.status == 404;
    // `static` is made, with a folder in it, deleted and made again.
    for text in ["mot", "hai"] {
        assert_eq!(server.get("/to/so.txt").status, 404);
        site.write("static/to/so.txt", text);
        server.wait_for("/to/so.txt", has(text), missing);
        site.write("static/to/so.txt", "ba");
        server.wait_for("/to/so.txt", has("ba"), has(text));
        site.remove("static");
        // Until the change is seen, the file is planned and cannot be read.
        server.wait_for("/to/so.txt", missing, |answer| answer.status == 500 || has("ba")(answer));
    }
    // `content` is moved away and another one comes: the last good version stays meanwhile.
    fs::rename(site.at("content"), site.at("content.bak")).expect("renamed");
    server.wait_for("/a.html", |_| server.said().contains("errors"), has("Chữ A."));
    for (folder, text) in [("content.bak", "Chữ về"), ("content", "Chữ sửa")] {
        let page = site.read(&format!("{folder}/a.md"));
        let old = if folder == "content" { "Chữ về" } else { "Chữ A" };
        site.write(&format!("{folder}/a.md"), page.replace(old, text));
        if folder != "content" {
            fs::rename(site.at(folder), site.at("content")).expect("renamed");
        }
        server.wait_for("/a.html", has(text), has(old));
    }
    // A checkout deletes and makes it again in a moment.
    let sources: Vec<(&str, String)> = ["site.yaml", "a.md", "b.md"].map(|name| (name, site.read(&format!("content/{name}")))).into();
    site.remove("content");
    for (name, text) in &sources {
        site.write(&format!("content/{name}"), text.replace("Chữ sửa", "Chữ lấy lại"));
    }
    server.wait_for("/a.html", has("Chữ lấy lại"), has("Chữ sửa"));
    site.write("content/a.md", site.read("content/a.md").replace("Chữ lấy lại", "Chữ cuối"));
    server.wait_for("/a.html", has("Chữ cuối"), has("Chữ lấy lại"));
}

#[cfg(unix)]
#[test]
fn locks_and_unfinished_copies_of_editors_are_passed_over() {
    let site = small();
    let locks = [
        "content/4913",
        "content/.a.md.swp",
        "content/a.md~",
        "content/#a.md#",
        "content/~$b.docx",
        "content/~WRL0001.tmp",
        "content/a.md___jb_tmp___",
        "static/.~lock.mau.xlsx#",
        "static/lu1234ab.tmp",
        "themes/t/products/page/.page.html.swp",
    ];
    let lock = || {
        locks.iter().for_each(|path| site.write(path, "4913"));
        for link in ["content/.#a.md", "static/.#x.txt", "themes/t/.#theme.yaml"] {
            std::os::unix::fs::symlink("lan@may.4913:1790000000", site.at(link)).expect("a link");
        }
    };
    let server = Server::start(site.path(), &[]);
    let mut page = server.open("/a.html");
    page.next("findings");
    site.write("static/so.txt", "1");
    server.wait_for("/so.txt", |answer| answer.status == 200, |answer| answer.status == 404);
    lock();
    site.write("content/a.md", site.read("content/a.md").replace("Chữ A", "Chữ khác"));
    page.next("reload");
    server.wait_for("/a.html", |_| server.said().contains("content/a.md"), |answer| answer.status == 200);
    let said = server.said();
    assert!(!said.contains("error"), "{said}");
    for name in ["4913", ".swp", "#", "~", "tmp"] {
        assert!(!said.contains(name), "{name}: {said}");
    }
    let built = loa(site.path(), &["build", "--quiet"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
    assert!(published(&site.at("output")).keys().all(|path| !path.contains("4913") && !path.contains("tmp") && !path.contains('~')));
    // A folder with the name of a probe is one like any other.
    site.remove("content/4913");
    site.write("content/4913/c.md", "---\ntitle: C\n---\nTrong thư mục.\n");
    server.wait_for("/4913/c.html", |answer| answer.text().contains("Trong thư mục"), |answer| answer.status == 404);
}

#[test]
fn faults_leave_the_last_good_version_and_are_told() {
    let site = small();
    let server = Server::start(site.path(), &[]);
    let mut page = server.open("/a.html");
    assert!(page.next("findings").contains("\"findings\":[]"));
    let good = site.read("content/a.md");
    site.write("content/a.md", "---\ntitle: [Bài\n---\nHỏng.\n");
    let told = page.next("findings");
    assert!(told.contains("\"severity\":\"error\"") && told.contains("content/a.md") && told.contains("\"line\":"), "{told}");
    assert!(server.get("/a.html").text().contains("Chữ A."));
    // Mended with another text.
    site.write("content/a.md", good.replace("Chữ A", "Chữ lành"));
    page.next("reload");
    assert!(server.get("/a.html").text().contains("Chữ lành"));
    while !page.next("findings").contains("\"findings\":[]") {}
    // A template that breaks while it is rendered.
    let template = site.read("themes/t/products/page/page.html");
    site.write("themes/t/products/page/page.html", template.replace("item.title", "item.titel"));
    let told = page.next("findings");
    assert!(told.contains("titel") && told.contains("themes/t/products/page/page.html"), "{told}");
    let kept = server.get("/a.html");
    assert!(kept.status == 200 && kept.text().contains("Chữ lành"));
    site.write("themes/t/products/page/page.html", template);
    while !page.next("findings").contains("\"findings\":[]") {}
    // Mended by undoing: what stands is what stood.
    site.write("content/a.md", "---\ntitle: [Bài\n---\nHỏng.\n");
    assert!(page.next("findings").contains("error"));
    site.write("content/a.md", good.replace("Chữ A", "Chữ lành"));
    while !page.next("findings").contains("\"findings\":[]") {}
    // A link that leads nowhere is told, and gone when mended.
    site.write("content/b.md", site.read("content/b.md").replace("a.md", "x.md"));
    assert!(page.next("findings").contains("x.md"));
    site.remove("content/a.md");
    server.wait_for("/a.html", |answer| answer.status == 404, |answer| answer.status == 200);
    assert!(server.said().contains("content/a.md"), "{}", server.said());
}

#[test]
fn open_pages_hear_of_what_is_theirs_alone() {
    let site = small();
    site.write("themes/t/products/css/product.yaml", "for: site\nmake: css\nsource: assets/style.css\npath: \"style.{hash}.css\"\n");
    site.write("themes/t/assets/style.css", "h1 { color: red }");
    site.write(
        "themes/t/products/page/product.yaml",
        format!("{}needs: {{ css: {{ jobs: [css] }} }}\n", site.read("themes/t/products/page/product.yaml")),
    );
    let with_css = site.read("themes/t/products/page/page.html").replace("href=\"style.css\"", "href=\"{{ css[0].url }}\"");
    site.write("themes/t/products/page/page.html", with_css);
    let server = Server::start(site.path(), &[]);
    let (mut a, mut b) = (server.open("/a.html"), server.open("/b.html"));
    a.next("findings");
    b.next("findings");
    site.write("content/a.md", site.read("content/a.md").replace("Chữ A", "Chữ khác"));
    a.next("reload");
    // The other page hears of its style sheet first: it had nothing to do with the text.
    site.write("themes/t/assets/style.css", "h1 { color: blue }");
    let styles = b.next_of(&["reload", "styles"]);
    assert!(styles.0 == "styles" && styles.1.contains("style."), "{styles:?}");
    let href = styles.1.trim_matches(['[', ']', '"']).to_string();
    assert!(server.get(&format!("/{href}")).text().contains("blue"));
}

#[test]
fn a_file_that_is_saved_as_it_was_changes_nothing() {
    let site = small();
    let server = Server::start(site.path(), &[]);
    let mut page = server.open("/a.html");
    page.next("findings");
    site.write("content/a.md", site.read("content/a.md"));
    site.write("content/b.md", site.read("content/b.md").replace("Bài B", "Bài E"));
    server.wait_for("/", |answer| answer.text().contains("Bài E"), |answer| answer.status == 200);
    assert!(!server.said().contains("content/a.md –"), "{}", server.said());
}

#[test]
fn watching_builds_again() {
    let site = small();
    let mut child = command(site.path(), &["build", "--watch"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("loa starts");
    let wait = |wanted: &str| {
        let begin = Instant::now();
        let built = || fs::read_to_string(site.at("output/www/a.html")).is_ok_and(|page| page.contains(wanted));
        while !built() && begin.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(5));
        }
        built()
    };
    let first = wait("Chữ A.");
    site.write("content/a.md", site.read("content/a.md").replace("Chữ A", "Chữ sau"));
    let second = wait("Chữ sau.");
    let _ = child.kill();
    let _ = child.wait();
    assert!(first && second, "built at first: {first}, after the change: {second}");
}

#[test]
fn documents_of_the_site_run_in_an_origin_of_their_own() {
    let site = small();
    site.write("static/trang.html", "<script>fetch('/_desk/').then(a => a.text())</script>");
    site.write("static/ve.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>");
    site.write("static/so-lieu.xml", "<a/>");
    site.write("static/anh.png", "no picture");
    let server = Server::start(site.path(), &["--edit"]);
    for (path, is_document) in [("trang.html", true), ("ve.svg", true), ("so-lieu.xml", true), ("anh.png", false)] {
        let answer = server.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert_eq!(policy.contains("sandbox") && !policy.contains("allow-same-origin"), is_document, "{path}: {policy}");
    }
}

#[test]
fn other_machines_see_no_desk_no_unsaved_text_and_no_diagnostics() {
    let site = small();
    let server = Server::start(site.path(), &["--host", "0.0.0.0"]);
    for path in ["/_desk", "/_desk/", "/_desk/item?file=content/hong.md", "/_desk/help", "/_draft/"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    let mut page = server.open("/a.html");
    site.write("content/a.md", site.read("content/a.md").replace("Chữ A", "Chữ khác"));
    // On its own machine a page hears of findings first, even of none.
    assert_eq!(page.next_of(&["findings", "reload"]).0, "reload");
}

#[test]
fn a_stream_that_is_asked_for_once_ends_after_its_first_events() {
    let site = small();
    let server = Server::start(site.path(), &[]);
    let answer = server.get("/_loa/events?page=/a.html&body=x&styles=&once=true");
    assert!(answer.text().contains("event: reload") && answer.text().contains("retry: 2000"), "{}", answer.text());
}

#[test]
fn slow_and_idle_connections_end() {
    use std::io::{Read, Write};
    let site = small();
    let server = Server::start(site.path(), &[]);
    let ends = |sent: &'static [u8]| {
        let mut stream = server.connect();
        stream.write_all(sent).expect("it reads");
        let begin = std::time::Instant::now();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
        begin.elapsed().as_secs()
    };
    std::thread::scope(|scope| {
        let idle = scope.spawn(|| ends(b""));
        let slow = scope.spawn(|| ends(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "));
        for seconds in [idle.join().expect("ends"), slow.join().expect("ends")] {
            assert!((8..25).contains(&seconds), "{seconds} s");
        }
    });
}

#[test]
fn a_large_file_is_sent_while_it_is_read() {
    let site = small();
    site.write("static/phim.mp4", "");
    let film = std::fs::OpenOptions::new().write(true).open(site.at("static/phim.mp4")).expect("there");
    film.set_len(600 << 20).expect("a sparse file");
    let server = Server::start(site.path(), &[]);
    let part = server.get_with("/phim.mp4", "Range: bytes=629145000-\r\n");
    assert_eq!((part.status, part.bytes.len()), (206, 600));
    let whole = server.get_with("/phim.mp4", "Range: bytes=0-99999999\r\n");
    assert_eq!((whole.status, whole.bytes.len()), (206, 100_000_000));
    #[cfg(target_os = "linux")]
    assert!(server.peak_memory() < 300 << 20, "{} MiB", server.peak_memory() >> 20);
}
