//! Pictures: what is published is upright, small enough, without what cameras wrote, and the same on any number of threads.

use crate::program::loa;
use crate::scratch::{Scratch, published};
use image::{DynamicImage, GenericImageView, ImageFormat};
use std::collections::BTreeMap;

/// Seen upright: blue and red above, yellow and green below; taken lying on the side, at 20°51' N 106°41' E.
const UPRIGHT: &[u8] = include_bytes!("pictures/dung.jpg");
const CMYK: &[u8] = include_bytes!("pictures/cmyk.jpg");
const MOVING: &[u8] = include_bytes!("pictures/dong.gif");

const PRESETS: &str = "images: { content: { widths: [16, 32, 640] } }\n";

/// A site that shows these pictures, with or without presets.
fn site(theme: &str, pictures: &[(&str, &[u8])]) -> Scratch {
    let site = Scratch::with(&[
        ("content/site.yaml", "title: Ảnh\nbase_url: https://hp.example.vn/\ntheme: x\n"),
        ("themes/x/theme.yaml", theme),
        ("themes/x/page.html", "<p>{{ item.title }}</p>{{ item.body.html }}"),
    ]);
    let mut text = "---\ntitle: A\n---\n\n".to_string();
    for (name, bytes) in pictures {
        site.write(&format!("content/{name}"), bytes);
        text.push_str(&format!("![Ảnh]({name})\n\n"));
    }
    site.write("content/a.md", text + "Chữ.\n");
    site
}

fn build(site: &Scratch, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let said = loa(site.path(), &[&["build", "--quiet", "--as-of", "2026-11-22"], more].concat());
    assert_eq!((said.code, said.all().as_str()), (0, ""));
    published(&site.at("output"))
}

/// The pictures among published files, by the beginning of their name.
fn pictures(made: &BTreeMap<String, Vec<u8>>, name: &str) -> Vec<(String, DynamicImage)> {
    let named = made.iter().filter(|(path, _)| path.rsplit('/').next().is_some_and(|file| file.starts_with(name)));
    named.map(|(path, bytes)| (path.clone(), image::load_from_memory(bytes).unwrap_or_else(|e| panic!("{path}: {e}")))).collect()
}

fn near(pixel: image::Rgba<u8>, wanted: [u8; 3]) -> bool {
    pixel.0.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 40)
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|w| w == words)
}

#[test]
fn a_photo_taken_on_its_side_stands_upright_and_tells_nothing() {
    let made = build(&site(PRESETS, &[("dung.jpg", UPRIGHT)]), &[]);
    let found = pictures(&made, "dung");
    assert_eq!(found.iter().map(|(_, p)| p.dimensions()).collect::<Vec<_>>(), [(16, 24), (32, 48), (40, 60), (40, 60)]);
    for (path, picture) in found {
        let (w, h) = picture.dimensions();
        let corners = [(2, 2), (w - 3, 2), (2, h - 3), (w - 3, h - 3)].map(|(x, y)| picture.get_pixel(x, y));
        let wanted = [[30, 60, 200], [220, 30, 30], [240, 220, 40], [30, 160, 60]];
        assert!(corners.iter().zip(wanted).all(|(pixel, wanted)| near(*pixel, wanted)), "{path}: {corners:?}");
        assert!(!holds(&made[&path], b"Exif") && !holds(&made[&path], b"EXIF") && !holds(&made[&path], b"Loa"), "{path}");
    }
    assert!(String::from_utf8_lossy(&made["www/a.html"]).contains("width=\"40\" height=\"60\""));
}

#[test]
fn an_original_that_goes_out_keeps_only_which_side_is_up() {
    assert!(holds(UPRIGHT, b"Loa"));
    let made = build(&site("title: x\n", &[("dung.jpg", UPRIGHT)]), &[]);
    let (path, picture) = pictures(&made, "dung").remove(0);
    assert_eq!(picture.to_rgb8(), image::load_from_memory(UPRIGHT).expect("a picture").to_rgb8());
    let exif = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(&made[&path])).expect("Exif");
    let fields: Vec<_> = exif.fields().map(|f| (f.tag, f.value.get_uint(0))).collect();
    assert_eq!(fields, [(exif::Tag::Orientation, Some(6))]);
    assert!(!holds(&made[&path], b"Loa"));
}

#[test]
fn what_no_reader_sees_of_a_picture_is_not_published() {
    let note: &[u8] = "Người chụp: Lan, máy 12".as_bytes();
    // Longer than any search for the end marker of a JPEG would look.
    let photo = [UPRIGHT, &note.repeat(40), UPRIGHT].concat();
    let moving = [&MOVING[..MOVING.len() - 1], &[0x21, 0xfe, note.len() as u8], note, &[0, 0x3b], note].concat();
    let mut graphic = std::io::Cursor::new(Vec::new());
    DynamicImage::new_rgb8(4, 4).write_to(&mut graphic, ImageFormat::Png).expect("encoded");
    let graphic = [graphic.into_inner(), note.to_vec()].concat();
    let drawing =
        [b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><!-- ", note, b" --><path d=\"M0 0h9\"/></svg>"].concat();
    let shown: [(&str, &[u8]); 4] = [("anh.jpg", &photo), ("dong.gif", &moving), ("hinh.png", &graphic), ("so-do.svg", &drawing)];
    let site = site("title: x\n", &shown);
    // The original of a picture to download is one too.
    site.write("content/tai.jpg", [UPRIGHT, note].concat());
    site.write("content/a.md", format!("{}Tải [ảnh gốc](tai.jpg).\n", site.read("content/a.md")));
    let made = build(&site, &[]);
    for (name, _) in shown.iter().chain([&("tai.jpg", &[][..])]) {
        let stem = name.split('.').next().unwrap_or_default();
        let found: Vec<_> = made.iter().filter(|(path, _)| path.rsplit('/').next().is_some_and(|file| file.starts_with(stem))).collect();
        assert_eq!(found.len(), 1, "{name}: {:?}", made.keys());
        assert!(!holds(found[0].1, note), "{name}");
    }
    assert_eq!(pictures(&made, "anh")[0].1.to_rgb8(), image::load_from_memory(UPRIGHT).expect("a picture").to_rgb8());
    // A photo without its end is not one that has been read to its end.
    site.write("content/anh.jpg", &UPRIGHT[..UPRIGHT.len() - 40]);
    assert!(loa(site.path(), &["build", "--speak", "en"]).all().contains("image-broken"));
}

#[test]
fn colours_for_print_become_colours_for_screens() {
    let made = build(&site(PRESETS, &[("cmyk.jpg", CMYK)]), &[]);
    let found = pictures(&made, "cmyk");
    assert_eq!(found.len(), 4);
    for (path, picture) in found {
        assert!(near(picture.get_pixel(8, 6), [255, 0, 0]), "{path}: {:?}", picture.get_pixel(8, 6));
    }
}

#[test]
fn of_what_moves_the_first_picture_stays() {
    let made = build(&site(PRESETS, &[("dong.gif", MOVING)]), &[]);
    let found = pictures(&made, "dong");
    assert_eq!(found.iter().map(|(p, _)| p.rsplit('.').next().unwrap_or_default()).collect::<Vec<_>>(), ["webp", "png", "webp"]);
    assert!(found.iter().all(|(_, picture)| near(picture.get_pixel(5, 5), [255, 0, 0])));
    assert!(made.values().all(|bytes| !holds(bytes, b"ANIM")));
}

#[test]
fn graphics_stay_clear_and_transparent() {
    let mut graphic = image::RgbaImage::new(50, 30);
    graphic.enumerate_pixels_mut().for_each(|(x, _, p)| *p = image::Rgba(if x < 25 { [0, 0, 0, 0] } else { [163, 17, 27, 255] }));
    let mut png = Vec::new();
    graphic.write_to(&mut std::io::Cursor::new(&mut png), ImageFormat::Png).expect("a PNG");
    let made = build(&site(PRESETS, &[("bieu-do.png", &png)]), &[]);
    let found = pictures(&made, "bieu-do");
    let whole = found.iter().find(|(path, _)| path.ends_with(".png")).expect("a PNG");
    assert_eq!(whole.1.to_rgba8(), graphic);
    assert!(found.iter().all(|(_, p)| p.get_pixel(1, 1).0[3] == 0 && p.get_pixel(p.width() - 2, 1).0[3] == 255));
}

#[test]
fn the_same_bytes_on_one_thread_and_on_eight() {
    let shown: &[(&str, &[u8])] = &[("dung.jpg", UPRIGHT), ("cmyk.jpg", CMYK), ("dong.gif", MOVING)];
    assert!(build(&site(PRESETS, shown), &["--jobs", "1"]) == build(&site(PRESETS, shown), &["--jobs", "8"]));
}

#[test]
fn a_position_in_static_is_a_warning() {
    let site = site("title: x\n", &[]);
    site.write("static/dung.jpg", UPRIGHT);
    let said = loa(site.path(), &["build", "--as-of", "2026-11-22"]);
    assert_eq!(said.code, 0);
    assert!(said.all().contains("[picture-position]"), "{}", said.all());
    assert_eq!(published(&site.at("output"))["www/dung.jpg"], UPRIGHT);
}

#[test]
fn a_damaged_file_of_the_cache_is_made_anew() {
    let site = site(PRESETS, &[("dung.jpg", UPRIGHT)]);
    let made = build(&site, &[]);
    for entry in std::fs::read_dir(site.at("output/.loa/cache")).expect("the cache").flatten() {
        std::fs::write(entry.path(), "hỏng").expect("a file of the cache");
    }
    site.remove("output/www");
    assert!(build(&site, &[]) == made);
}

#[test]
fn a_picture_whose_inside_is_broken_stops_the_build() {
    let mut png = Vec::new();
    image::RgbImage::new(40, 40).write_to(&mut std::io::Cursor::new(&mut png), ImageFormat::Png).expect("a PNG");
    let middle = png.windows(4).position(|w| w == b"IDAT").expect("IDAT") + 8;
    png[middle..middle + 8].fill(0xee);
    let site = site(PRESETS, &[("anh.png", &png)]);
    let said = loa(site.path(), &["build", "--quiet", "--as-of", "2026-11-22"]);
    assert_eq!(said.code, 1);
    assert!(said.all().contains("[image-broken]") && said.all().contains("content/a.md:5"), "{}", said.all());
    assert!(!site.at("output/www").exists());
}

fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).expect("a JPEG");
    bytes.into_inner()
}

/// A picture with a light upper and a dark lower half.
fn two_halves(width: u32, height: u32) -> DynamicImage {
    image::GrayImage::from_fn(width, height, |x, y| image::Luma([if y < height / 2 { 200 } else { 40 } + (x % 16) as u8])).into()
}

#[test]
fn photos_of_telephones_are_taken_as_they_are() {
    let whole = jpeg(&two_halves(80, 60));
    let film = [&whole[..], b"\0\0\x01\x0aMotionPhoto_Data", &[0, 0, 0, 0x18], b"ftypmp42", &[7; 900], b"SEFT"].concat();
    let endless = &whole[..whole.len() - 2];
    // Wider than what is decoded in full.
    let large = jpeg(&two_halves(12_200, 1_000));
    let made = build(&site(PRESETS, &[("phim.jpg", &film), ("het.jpg", endless), ("to.jpg", &large)]), &[]);
    for (name, widest) in [("phim", 80), ("het", 80), ("to", 640)] {
        let (_, picture) = pictures(&made, name).pop().expect("a picture");
        let (width, height) = picture.dimensions();
        assert_eq!(width, widest, "{name}");
        let rows = [height / 4, height * 3 / 4].map(|y| picture.get_pixel(width / 2, y).0[0]);
        assert!(rows[0] > 180 && rows[1] < 80, "{name}: {rows:?}");
    }
}

#[test]
fn what_is_no_whole_picture_for_the_web_is_named() {
    let whole = jpeg(&two_halves(640, 480));
    let half = whole.len() / 2;
    let cut = [&whole[..half], &[0xff, 0xd9]].concat();
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[0; 400]].concat();
    let bmp = [b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0".as_slice(), &[0; 400]].concat();
    let tiff = [b"II*\0\x08\0\0\0".as_slice(), &[0; 400]].concat();
    let avif = [b"\0\0\0\x18ftypavif\0\0\0\0".as_slice(), &[0; 400]].concat();
    for (name, bytes, words) in [
        ("cut.jpg", &whole[..half], "The end of the picture"),
        ("cut.jpg", &cut[..], "The end of the picture"),
        ("a.heic", &heic, "is HEIC"),
        ("a.jpg", &heic, "is HEIC"),
        ("a.bmp", &bmp, "is BMP"),
        ("a.tif", &tiff, "is TIFF"),
        ("a.avif", &avif, "is AVIF"),
    ] {
        let site = site(PRESETS, &[(name, bytes)]);
        let said = loa(site.path(), &["build", "--as-of", "2026-11-22", "--speak", "en"]);
        assert!(said.code == 1 && said.all().contains("image-broken") && said.all().contains(words), "{name}: {}", said.all());
    }
}
