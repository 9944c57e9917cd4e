//! Bad front matter and Markdown.

use super::{Bad, Victim, accept_all, bad, page, refuse_all};

const PAGE: &str = "content/a.md";
const GUIDE: &str = "content/guides/a.md";

#[test]
fn names_in_addresses() {
    let long = format!("---\ntitle: A\nslug: {}\n---\n", "đ".repeat(300));
    refuse_all(&[
        bad("a slug that climbs out", GUIDE, "---\ntitle: A\nslug: ../../x\n---\n", "bad-slug", 3),
        bad("an absolute slug", GUIDE, "---\ntitle: A\nslug: /etc/passwd\n---\n", "bad-slug", 3),
        bad("a slug with a drive", GUIDE, "---\ntitle: A\nslug: 'C:\\x'\n---\n", "bad-slug", 3),
        bad("a slug of signs", GUIDE, "---\ntitle: A\nslug: '!?'\n---\n", "bad-slug", 3),
        bad("a slug with capitals", GUIDE, "---\ntitle: A\nslug: Khai Sinh\n---\n", "bad-slug", 3),
        bad("600 bytes of đ", GUIDE, &long, "bad-slug", 3),
        bad("the name of a device", GUIDE, "---\ntitle: A\nslug: con\n---\n", "name-not-portable", 0),
        bad("a device with an ending", "content/NUL.md", "---\ntitle: A\n---\n", "name-not-portable", 0),
        bad("an alias that climbs out", PAGE, "---\ntitle: A\naliases: [../x]\n---\n", "bad-path", 3),
        bad("an alias with a line break", PAGE, "---\ntitle: A\naliases: [\"a\\nb\"]\n---\n", "bad-path", 3),
        bad("an alias with a zero byte", PAGE, "---\ntitle: A\naliases: [\"a\\0b\"]\n---\n", "bad-path", 3),
        bad("an alias that is a device", PAGE, "---\ntitle: A\naliases: [tin/aux.html]\n---\n", "name-not-portable", 0),
        bad("an alias at the page itself", PAGE, "---\ntitle: A\naliases: [a.html]\n---\n", "paths-collide", 0),
        bad("an alias at a static file", PAGE, "---\ntitle: A\naliases: [ROBOTS.TXT]\n---\n", "paths-collide", 0),
        bad("an alias below another file", PAGE, "---\ntitle: A\naliases: [robots.txt/x.html]\n---\n", "paths-collide", 0),
        bad("an alias over the manifest", PAGE, "---\ntitle: A\naliases: [.loa-manifest]\n---\n", "name-not-portable", 0),
    ]);
}

#[test]
fn front_matter() {
    let bomb = "---\ntitle: A\nextra:\n  a: &a [x, x, x, x, x, x, x, x, x]\n  b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n  c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n  d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n  e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n  f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n  g: [*f, *f, *f, *f, *f, *f, *f, *f, *f]\n---\n";
    let brackets = format!("---\ntitle: {}\n---\n", "[".repeat(200_000));
    let deep = format!("---\ntitle: A\nextra: {}1{}\n---\n", "{a: ".repeat(100), "}".repeat(100));
    refuse_all(&[
        bad("nothing", PAGE, "", "empty-file", 0),
        bad("only blanks", PAGE, " \n\t\n", "empty-file", 0),
        bad("empty front matter", PAGE, "---\n---\n", "field-missing", 0),
        bad("front matter that never ends", PAGE, "---\ntitle: A\n", "front-matter-open", 1),
        bad("three dashes", PAGE, "---", "front-matter-open", 1),
        bad("an alias bomb", PAGE, bomb, "yaml", 0),
        bad("200,000 brackets", PAGE, &brackets, "yaml", 2),
        bad("a hundred maps in each other", PAGE, &deep, "yaml", 3),
        bad("a key twice", PAGE, "---\ntitle: A\ntitle: B\n---\n", "duplicate-key", 3),
        bad("a key in both languages", PAGE, "---\ntitle: A\ntiêu đề: B\n---\n", "field-twice", 3),
        bad("a map for a title", PAGE, "---\ntitle: {}\n---\n", "wrong-type", 2),
        bad("a list for front matter", PAGE, "---\n- A\n---\n", "wrong-type", 2),
        bad("a day that is none", PAGE, "---\ntitle: A\ndate: 2026-02-30\n---\n", "bad-date", 3),
        bad("an American date", PAGE, "---\ntitle: A\ndate: 11/22/2026\n---\n", "bad-date", 3),
        bad("an unknown field", PAGE, "---\ntitle: A\n\n# lời\ntitel: B\n---\n", "unknown-field", 5),
        bad("a colon within a value", GUIDE, "---\ntitle: A\nLệ phí: thu: 8.000\n---\n", "yaml", 3),
        bad("a tab for blanks", GUIDE, "---\ntitle: A\nextra:\n\tx: 1\n---\n", "yaml", 4),
        bad("a word for a number", GUIDE, "---\ntitle: A\nweight: nặng\n---\n", "bad-number", 3),
        bad("an infinite number", GUIDE, "---\ntitle: A\nweight: 1e999\n---\n", "bad-number", 3),
        bad("maybe hidden", GUIDE, "---\ntitle: A\nhidden: có lẽ\n---\n", "wrong-type", 3),
        bad("valid before it begins", GUIDE, "---\ntitle: A\nvalid_from: 2/11/2026\nvalid_to: 1/11/2026\n---\n", "dates-reversed", 4),
        bad("a fee in groups of two", GUIDE, "---\ntitle: A\nfee: 50.00.000\n---\n", "bad-money", 3),
        bad("an address that runs", GUIDE, "---\ntitle: A\nstart: javascript:alert(1)\n---\n", "bad-url", 3),
        bad("a language the site has not", "content/a.fr.md", "---\ntitle: A\n---\n", "unknown-language", 0),
        Bad { what: "a zero byte", file: PAGE, text: b"---\ntitle: A\0B\n---\n", code: "not-utf8", line: 0 },
        Bad { what: "bytes of a picture", file: PAGE, text: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", code: "not-utf8", line: 0 },
        Bad { what: "Latin-1", file: PAGE, text: b"---\ntitle: Caf\xe9 cr\xe8me\n---\n", code: "not-utf8", line: 0 },
        bad("site.yaml that is a list", "content/site.yaml", "- a\n", "wrong-type", 1),
        bad("site.yaml cut short", "content/site.yaml", "title: [a\n", "yaml", 0),
        bad(
            "a language that is no code",
            "content/site.yaml",
            "title: A\nbase_url: https://a.vn\ntheme: x\nlanguages: [vi, viet_nam]\n",
            "unknown-language",
            4,
        ),
        bad(
            "a time zone nobody has",
            "content/site.yaml",
            "title: A\nbase_url: https://a.vn\ntheme: x\ntime_zone: Mars/Olympus\n",
            "unknown-choice",
            4,
        ),
        bad("an address of another kind", "content/site.yaml", "title: A\nbase_url: ftp://a.vn\ntheme: x\n", "bad-url", 2),
    ]);
}

#[test]
fn markdown() {
    let quotes = format!("---\ntitle: A\n---\n{}x\n", "> ".repeat(50_000));
    let lists = format!("---\ntitle: A\n---\n{}x\n", "- ".repeat(20_000));
    let body = |text: &str| format!("---\ntitle: A\n---\n\n{text}\n");
    let rows: Vec<(&str, String, &str, u64)> = vec![
        ("50,000 quotes in each other", quotes, "nested-too-deep", 4),
        ("20,000 lists in each other", lists, "nested-too-deep", 4),
        ("a link that runs", body("[x](javascript:alert(1))"), "bad-url", 5),
        ("in other letters", body("Chữ\n[x](JaVaScRiPt:alert(1))"), "bad-url", 6),
        ("as an entity", body("[x](&#106;avascript:alert(1))"), "bad-url", 5),
        ("with blanks before it", body("[x](<  javascript:alert(1)>)"), "file-missing", 5),
        ("with a control character", body("[x](<java&#x01;script:alert(1)>)"), "bad-url", 5),
        ("behind a field", body("[x](javascript:{{ place.name }})"), "bad-url", 5),
        ("as a bare address", body("<javascript:alert(1)>"), "bad-url", 5),
        ("by reference", body("[x][1]\n\n[1]: vbscript:x"), "bad-url", 5),
        ("data", body("[x](data:text/html,<script>)"), "bad-url", 5),
        ("a file of the machine", body("[x](file:///etc/passwd)"), "bad-url", 5),
        ("an address without its scheme", body("[x](//evil.example)"), "bad-url", 5),
        ("a Windows share", body("[x](\\\\\\\\evil\\\\x)"), "bad-url", 5),
        ("a path that climbs out", body("[x](../../../etc/passwd)"), "file-missing", 5),
        ("a path that climbs out, encoded", body("[x](%2e%2e/%2e%2e/etc/passwd)"), "file-missing", 5),
        ("a picture from elsewhere", body("![x](https://evil.example/x.png)"), "image-remote", 5),
        ("a picture of nothing", body("Chữ\n\n![x](khong-co.png)"), "image-missing", 7),
        ("a picture without words", body("![](khong-co.png)"), "alt-missing", 5),
        ("a script", body("<script>alert(1)</script>"), "raw-html", 5),
        ("a frame", body("Chữ\n\n<iframe src=\"https://evil.example\"></iframe>"), "raw-html", 7),
        ("a tag within a line", body("Chữ <b onclick=\"x\">đậm</b>"), "raw-html", 5),
        ("two headings with one name", body("## A {#x}\n\n## B {#x}"), "duplicate-anchor", 7),
        ("a reference that computes", body("{{ 1 + 1 }}"), "bad-reference", 5),
        ("a reference to nothing", body("{{ item.titel }}"), "unknown-reference", 5),
        ("a reference that is empty", body("Gọi {{ place.hotline }}."), "empty-reference", 5),
        ("a link to nowhere", body("> 1. [x](guide:khong-co)"), "link-broken", 5),
        ("an anchor to nowhere", body("[x](tro-giup.md#khong-co)"), "anchor-missing", 5),
        ("steps in both places", "---\ntitle: A\nsteps: [B]\n---\n## Các bước\n\n1. C\n".into(), "role-and-field", 5),
    ];
    let rows: Vec<Bad> = rows.iter().map(|(what, text, code, line)| bad(what, GUIDE, text, code, *line)).collect();
    let moved: Vec<Bad> = rows.into_iter().map(|b| if b.code == "anchor-missing" { Bad { file: PAGE, ..b } } else { b }).collect();
    refuse_all(&moved);
}

#[test]
fn sense() {
    accept_all(&[
        bad("a heading that skips a level", PAGE, "---\ntitle: A\n---\n\n## Một\n\n#### Hai\n", "heading-jump", 7),
        bad("a link that says nothing", PAGE, "---\ntitle: A\n---\n\nXem [tại đây](tro-giup.md).\n", "link-text", 5),
        bad("letters in pieces", PAGE, "---\ntitle: A\n---\n\ntuye\u{302}n\n", "not-nfc", 5),
        bad("a blank that is not seen", PAGE, "---\ntitle: A\n---\n\nBảo\u{200b}mật\n", "invisible-character", 5),
        bad("a text that runs backwards", PAGE, "---\ntitle: A\n---\n\n\u{202e}nv.vog\n", "invisible-character", 5),
        bad("an expired link", PAGE, "---\ntitle: A\n---\n\nXem [cũ](guide:khai-sinh).\n", "", 0),
    ]);
}

#[test]
fn odd_texts_that_are_good() {
    let many = |sign: &str, n| format!("---\ntitle: A\n---\n\n{}\n", sign.repeat(n));
    let (brackets, stars, ticks, pipes) = (many("[", 50_000), many("*a ", 30_000), many("`", 50_000), many("|a", 5_000));
    accept_all(&[
        bad("a byte order mark and CRLF", PAGE, "\u{feff}---\r\ntitle: A\r\n---\r\n\r\nChữ.\r\n", "", 0),
        bad("UTF-16", PAGE, "---\ntitle: A\n---\n", "", 0),
        bad("no front matter", PAGE, "# A\n\nChữ.\n", "", 0),
        bad("50,000 open brackets", PAGE, &brackets, "", 0),
        bad("30,000 open stars", PAGE, &stars, "", 0),
        bad("50,000 ticks", PAGE, &ticks, "", 0),
        bad("a very wide table", PAGE, &pipes, "", 0),
        bad("words that YAML takes for others", PAGE, "---\ntitle: NO\ntags: [yes, 0225, +84, '12:30', 1_000, 0x1F]\n---\n", "", 0),
        bad("a comment in the text", PAGE, "---\ntitle: A\n---\n\n<!-- [x](javascript:x) -->\n", "", 0),
        Bad { what: "UTF-16 with its mark", file: PAGE, text: b"\xff\xfe#\0 \0A\0\n\0", code: "utf16", line: 0 },
    ]);
    let victim = Victim::new();
    victim.write(PAGE, "---\ntitle: NO\ntags: [yes, 0225, +84, 12:30, 1_000, 1.10, ~]\n---\n");
    assert_eq!(victim.build(&[]).code, 0);
    let made = page(&victim.at(""), "a");
    assert!(made.starts_with("<h1>NO</h1>"), "{made}");
    for word in ["\"yes\"", "\"0225\"", "\"+84\"", "\"12:30\"", "\"1_000\"", "\"1.10\""] {
        assert!(made.contains(word), "{word}: {made}");
    }
}

#[test]
fn html_that_is_allowed_is_cleaned() {
    let victim = Victim::new();
    // Addresses in HTML are checked like those of Markdown; here they are not to stop the build.
    let levels = "checks: { bad-url: warning, file-missing: warning, alt-missing: warning }";
    victim.write("content/site.yaml", format!("title: A\nbase_url: https://a.vn/\ntheme: x\nallow_html: true\n{levels}\n"));
    victim.write(
        PAGE,
        "---\ntitle: A\n---\n\n<details><summary>Tóm tắt</summary>Chữ</details>\n\n<script>alert(1)</script><img src=x onerror=alert(1)>\n\n<a href=\"javascript:alert(1)\" onclick=\"x\">a</a> <svg><script>x</script></svg>\n\n<iframe srcdoc=\"<script>x</script>\"></iframe><style>*{display:none}</style><form action=//evil><input></form>\n",
    );
    let said = victim.build(&[]);
    assert_eq!(said.code, 0, "{}", said.all());
    for removed in ["“<script>”", "“onerror”", "“onclick”", "“<svg>”", "“<iframe>”", "“<style>”", "“<form>”", "“javascript:alert(1)”"]
    {
        assert!(said.all().contains(removed), "{removed} is not named: {}", said.all());
    }
    let made = page(&victim.at(""), "a");
    assert!(made.contains("<summary>Tóm tắt</summary>"), "{made}");
    for word in ["script", "onerror", "onclick", "iframe", "<style", "<form", "<svg"] {
        assert!(!made.contains(word), "{word}: {made}");
    }
}
