//! Files on the disk: what was seen is replaced, what somebody else changed is not; pictures are taken for what they are.

use super::{change, guide, text, whole};
use crate::diag::SourceFile;
use crate::edit::{SaveError, SaveRequest, accept_picture, item_path, item_text, place_folder, save, text_digest, with_picture};
use crate::kinds::{Kind, KindSet};
use crate::lang::Speech;
use std::fs;

const PATH: &str = "content/guides/a.md";

#[test]
fn what_was_seen_is_replaced_and_what_was_not_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path().join(PATH);
    fs::create_dir_all(disk.parent().unwrap()).unwrap();
    let seen = "---\r\ntitle: A\r\nowner: B\r\n---\r\n";
    fs::write(&disk, format!("\u{feff}{seen}")).unwrap();
    let source = SourceFile { path: PATH.into(), text: seen.into(), cells: None };
    let changes = [change(guide(), "owner", text("C"))];
    let digest = text_digest(seen);
    let wish = SaveRequest { target: whole(guide()), changes: &changes, body: None, seen: &digest };
    save(folder.path(), &source, &wish).unwrap();
    assert_eq!(fs::read_to_string(&disk).unwrap(), "\u{feff}---\r\ntitle: A\r\nowner: C\r\n---\r\n");
    // Now the file is another one than the form was made from.
    match save(folder.path(), &source, &wish) {
        Err(fault @ SaveError::Conflict { .. }) => {
            assert_eq!(fault.diagnostic(PATH).code.name, "edit-conflict");
            let SaveError::Conflict { now, mine } = fault else { return };
            assert_eq!((&*now, &*mine), ("---\r\ntitle: A\r\nowner: C\r\n---\r\n", "---\r\ntitle: A\r\nowner: C\r\n---\r\n"));
        }
        other => panic!("{other:?}"),
    }
    let outside = SourceFile { path: "content/../a.md".into(), ..source };
    assert!(matches!(save(folder.path(), &outside, &wish), Err(SaveError::Fault(d)) if d.code.name == "edit-refused"));
}

fn jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([x as u8 * 4, y as u8 * 5, 90]));
    image.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Jpeg).unwrap();
    // A remark of a camera.
    bytes.splice(2..2, [&[0xff, 0xfe, 0, 9][..], b"GPS 20.8"].concat()[..11].iter().copied());
    bytes
}

#[test]
fn pictures_are_judged_by_their_bytes() {
    let free = |_: &str, _: &[u8]| false;
    let why = |name: &str, bytes: &[u8], alt: &str| {
        accept_picture(name, bytes, alt, free).unwrap_err().iter().next().unwrap().args.iter().find(|a| a.0 == "why").unwrap().1.clone()
    };
    let photo = jpeg();
    let taken = accept_picture("C:\\Ảnh của tôi\\Trụ sở Phường (2).PNG", &photo, "Trụ sở", free).unwrap();
    assert_eq!(taken.name, "tru-so-phuong-2.jpg", "the name says what the bytes are");
    assert!(!taken.bytes.windows(3).any(|w| w == b"GPS"));
    assert_eq!(accept_picture("con.jpg", &photo, "x", free).unwrap().name, "anh-con.jpg");
    assert_eq!(accept_picture("图.jpg", &photo, "x", free).unwrap().name, "anh.jpg");
    assert_eq!(accept_picture("tru-so.jpg", &photo, "x", |name, _| name == "tru-so.jpg").unwrap().name, "tru-so-2.jpg");
    assert_eq!(why("a.jpg", &photo, "  "), "alt");
    assert_eq!(why("a.jpg", b"%PDF-1.7", "x"), "type");
    assert_eq!(why("a.jpg", b"", "x"), "empty");
    assert_eq!(why("a.jpg", &photo[..photo.len() / 2], "x"), "broken");
    assert_eq!(with_picture("Một.\n", "tru-so.jpg", "Nhà [mới]"), "Một.\n\n![Nhà \\[mới\\]](tru-so.jpg)\n");
}

#[test]
fn drawings_are_taken_when_they_only_draw() {
    let free = |_: &str, _: &[u8]| false;
    let svg = |inside: &str| format!("\u{feff}<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>\n");
    let told = |inside: &str| accept_picture("So do.png", svg(inside).as_bytes(), "Sơ đồ", free).unwrap_err().into_iter().next().unwrap();
    let taken = accept_picture(
        "Sơ đồ.png",
        svg("<!-- Inkscape --><metadata>ai vẽ</metadata><path d=\"M0 0\"/>").as_bytes(),
        "Sơ đồ đường đi",
        free,
    )
    .unwrap();
    assert_eq!(taken.name, "so-do.svg", "the name says what the bytes are");
    assert_eq!(String::from_utf8(taken.bytes).unwrap(), svg("<path d=\"M0 0\"/>").trim_start_matches('\u{feff}'));
    for (inside, part) in [
        ("<script>alert(1)</script>", "script"),
        ("<foreignObject><p>x</p></foreignObject>", "foreignObject"),
        ("<image href=\"https://a.example/x.png\"/>", "href"),
        ("<g onclick=\"x()\"/>", "onclick"),
        ("<style>@import url(x.css)</style>", "style"),
    ] {
        let refused = told(inside);
        let arg = |name: &str| refused.args.iter().find(|a| a.0 == name).unwrap().1.clone();
        assert_eq!((refused.code.name, &*arg("why"), &*arg("part")), ("picture-refused", "drawing", part));
    }
    assert_eq!(told("<g>").code.name, "image-broken");
    let page = accept_picture("a.svg", b"<html><svg/></html>", "x", free).unwrap_err().into_iter().next().unwrap();
    assert_eq!((page.code.name, &*page.args[1].1), ("image-broken", "unknown"));
}

#[test]
fn a_new_item_stands_where_its_kind_is_looked_for() {
    assert_eq!(item_path(guide(), "Đăng ký: kết hôn", None), "content/guides/dang-ky-ket-hon.md");
    assert_eq!(item_path(guide(), "A", Some("11311-hong-bang")), "content/places/11311-hong-bang/guides/a.md");
    let long = item_path(guide(), &"Đăng ký kết hôn ".repeat(20), None);
    assert!(long.ends_with("-ket-hon.md") && long.len() < 100, "{long}");
    assert_eq!(item_path(Kind::built_in("page").unwrap(), "A", None), "content/a.md");
    assert_eq!(place_folder(["113110-x".into(), "11311-hong-bang".into()].into_iter(), "11311"), "11311-hong-bang");
    for kind in KindSet::built_in().iter() {
        for speech in [Speech::Vietnamese, Speech::English] {
            let text = item_text(kind, "Một \"hai\": ba", speech);
            let split = crate::read::front_matter::parse_front_matter(crate::diag::FileId(0), &text, &mut crate::diag::Diagnostics::new());
            assert!(!split.broken && split.node.is_some(), "{text}");
        }
    }
}
