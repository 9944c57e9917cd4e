//! Bad pictures and drawings.

use super::{Victim, refuse_all};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// The first bytes of a PNG of this size, and its end when it is whole.
fn png(width: u32, height: u32, whole: bool) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x02\0\0\0");
    bytes.extend(crc(&bytes[12..29]).to_be_bytes());
    if whole {
        bytes.extend(b"\0\0\0\0IEND\xaeB`\x82");
    }
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xedb8_8320 } else { c >> 1 });
    !bytes.iter().fold(!0, step)
}

/// A PNG of a pixel whose colour profile unpacks to 200 million bytes.
fn profile_bomb() -> Vec<u8> {
    let chunk = |name: &[u8], data: &[u8]| {
        let named = [name, data].concat();
        [&(data.len() as u32).to_be_bytes()[..], &named, &crc(&named).to_be_bytes()].concat()
    };
    let packed = |bytes: &[u8]| {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).expect("a stream");
        encoder.finish().expect("a stream")
    };
    let profile = [&b"a\0\0"[..], &packed(&vec![0; 200_000_000])].concat();
    let head = png(1, 1, false);
    [&head[..], &chunk(b"iCCP", &profile), &chunk(b"IDAT", &packed(&[0, 1, 2, 3])), &chunk(b"IEND", b"")].concat()
}

/// A JPEG of 16 × 16 without its picture.
const JPEG: &[u8] =
    b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08\0\x10\0\x10\x03\x01\x11\0\x02\x11\0\x03\x11\0";

#[test]
fn pictures() {
    let uses = |n: usize| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g id=\"a\"/>{}</svg>", "<use href=\"#a\"/>".repeat(n))
    };
    let svg = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>").into_bytes();
    let deep = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}", "<g>".repeat(100_000)).into_bytes();
    let rows: Vec<(&str, &str, Vec<u8>)> = vec![
        ("30,000 × 30,000 pixels", "anh.png", png(30_000, 30_000, true)),
        ("one very long side", "anh.png", png(1, 60_000, true)),
        ("a PNG cut short", "anh.png", png(10, 10, false)),
        ("a JPEG cut short", "anh.jpg", JPEG.to_vec()),
        ("another picture than its name says", "anh.jpg", png(10, 10, true)),
        ("words for a picture", "anh.png", b"xin chao".to_vec()),
        ("nothing", "anh.webp", Vec::new()),
        ("a colour profile that unpacks to 200 MB", "anh.png", profile_bomb()),
        (
            "a drawing with 100,000 attributes",
            "anh.svg",
            svg(&format!("<g{}/>", (0..100_000).map(|n| format!(" a{n}=\"\"")).collect::<String>())),
        ),
        (
            "a drawing with a million octaves of noise",
            "anh.svg",
            svg("<filter id=\"a\"><feTurbulence numOctaves=\"1000000\"/></filter><g filter=\"url(#a)\"/>"),
        ),
        ("a drawing with 200,000 letters", "anh.svg", svg(&format!("<text>{}</text>", "chữ ".repeat(70_000)))),
        ("HTML for a drawing", "anh.svg", b"<html><body/></html>".to_vec()),
        ("a drawing cut short", "anh.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><g".to_vec()),
        ("a drawing that uses itself many times", "anh.svg", uses(100_000).into_bytes()),
        ("100,000 groups in each other", "anh.svg", deep),
    ];
    let mut wrong = Vec::new();
    for (what, name, bytes) in rows {
        let victim = Victim::new();
        victim.write(&format!("content/{name}"), bytes);
        victim.write("content/a.md", format!("---\ntitle: A\n---\n\nChữ\n\n![Ảnh]({name})\n"));
        let at = Some(("content/a.md", 7));
        wrong.extend(victim.refusal(&[], 1, "image-broken", at).into_iter().map(|w| format!("{what}: {w}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn drawings_are_published_without_what_runs_or_loads() {
    let svg = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>").into_bytes();
    let rows: Vec<(&str, &str, Vec<u8>)> = vec![
        ("a drawing with a script", "anh.svg", svg("<script>alert(1)</script>")),
        ("a drawing that listens", "anh.svg", svg("<g onload=\"alert(1)\"/>")),
        ("a drawing that loads", "anh.svg", svg("<image href=\"https://evil.example/x.png\"/>")),
        ("a drawing that leads out", "anh.svg", svg("<a href=\"javascript:alert(1)\"><g/></a>")),
        ("a drawing with HTML in it", "anh.svg", svg("<foreignObject><iframe/></foreignObject>")),
        ("a drawing with entities", "anh.svg", b"<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>".to_vec()),
        ("a style that loads", "anh.svg", svg("<style>@import url(https://evil.example/x.css);</style>")),
    ];
    let mut wrong = Vec::new();
    for (what, name, bytes) in rows {
        let victim = Victim::new();
        victim.write(&format!("content/{name}"), bytes);
        victim.write("content/a.md", format!("---\ntitle: A\n---\n\nChữ\n\n![Ảnh]({name})\n"));
        let said = victim.build(&[]);
        wrong.extend(
            super::said_wrong(&said, 0, "drawing-cleaned", Some(("content/anh.svg", 1))).into_iter().map(|w| format!("{what}: {w}")),
        );
        let made = super::published(&victim.at("output"));
        let drawing = made.iter().find(|(path, _)| path.ends_with(".svg")).map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
        let bad = ["script", "onload", "evil", "foreign", "iframe", "passwd", "@import"];
        match drawing {
            Some(text) if text.contains("</svg>") && !bad.iter().any(|b| text.contains(b)) => {}
            other => wrong.push(format!("{what}: published {other:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn templates_that_turn_in_circles() {
    let page = "themes/x/products/page/page.html";
    refuse_all(&[
        super::bad("a template that extends itself", page, "{% extends \"products/page/page.html\" %}\n", "template", 0),
        super::bad("a template that includes itself", page, "a{% include \"products/page/page.html\" %}\n", "template", 0),
        super::bad("a template that is not closed", page, "a\n{% for x in y %}\n", "template", 0),
        super::bad("a template without end", page, "{{ item.title\n", "template", 0),
        super::bad("a name nobody gave", page, "<p>\n{{ itm.title }}\n", "template-field", 2),
        super::bad("a number divided by nothing", page, "\n\n{{ 1 / 0 }}\n", "template", 3),
    ]);
}
