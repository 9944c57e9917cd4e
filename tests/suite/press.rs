//! What a print shop gets: where it is cut, which inks it takes, how it is marked; and the picture that people forward.

use crate::program::loa;
use crate::scratch::{Scratch, copy_folder, published};
use image::GenericImageView;
use lopdf::content::Content;
use lopdf::{Document, Object};
use std::collections::BTreeMap;
use std::path::Path;

const MM: f32 = 72.0 / 25.4;
/// In percent, of one spot.
const MOST_INK: f32 = 300.0;

/// The site of the case about print shops, built with everything.
fn build(jobs: &str) -> BTreeMap<String, Vec<u8>> {
    let site = Scratch::new();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/print-shops-get-files-of-their-own"), site.path());
    let said = loa(site.path(), &["build", "--quiet", "--press", "--as-of", "2026-11-24", "--jobs", jobs]);
    assert_eq!(said.code, 0, "{}", said.all());
    published(&site.at("output"))
}

fn pdf(made: &BTreeMap<String, Vec<u8>>, path: &str) -> Document {
    Document::load_mem(&made[path]).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn numbers(object: &Object) -> Vec<f32> {
    object.as_array().expect("an array").iter().map(|n| n.as_float().expect("a number")).collect()
}

/// A box of the first page, in millimetres.
fn box_of(pdf: &Document, name: &[u8]) -> Vec<f32> {
    let page = pdf.get_dictionary(pdf.get_pages()[&1]).expect("a page");
    numbers(page.get(name).expect("a box")).iter().map(|side| (side / MM * 100.0).round() / 100.0).collect()
}

/// The drawing operations of a page: operator and operands.
fn operations(pdf: &Document, page: u32) -> Vec<(String, Vec<f32>)> {
    let content = Content::decode(&pdf.get_page_content(pdf.get_pages()[&page])).expect("operations");
    let number = |object: &Object| object.as_float().ok();
    content.operations.iter().map(|op| (op.operator.clone(), op.operands.iter().filter_map(number).collect())).collect()
}

#[test]
fn pages_say_where_they_are_cut_and_how_far_colour_runs() {
    let made = build("2");
    let sheet = pdf(&made, "www/in/khai-tu_nha-in.pdf");
    assert_eq!(box_of(&sheet, b"MediaBox"), [0.0, 0.0, 120.0, 170.0]);
    assert_eq!(box_of(&sheet, b"TrimBox"), [10.0, 10.0, 110.0, 160.0]);
    assert_eq!(box_of(&sheet, b"BleedBox"), [7.0, 7.0, 113.0, 163.0]);
    // At 1:10 the bleed of 5 cm is 5 mm. The room for marks is as much smaller, and thrice as wide on six metres.
    let banner = pdf(&made, "www/in/khai-tu_6m_nha-in.pdf");
    assert_eq!(box_of(&banner, b"TrimBox"), [7.1, 7.1, 607.1, 87.1]);
    assert_eq!(box_of(&banner, b"BleedBox"), [2.1, 2.1, 612.1, 92.1]);
    let web = pdf(&made, "www/in/khai-tu.pdf");
    assert_eq!(box_of(&web, b"MediaBox"), [0.0, 0.0, 100.0, 150.0]);
}

#[test]
fn a_sheet_takes_inks_alone_and_not_too_much_of_them() {
    let sheet = pdf(&build("2"), "www/in/khai-tu_nha-in.pdf");
    let mut seen = Vec::new();
    for page in 1..=2 {
        for (operator, operands) in operations(&sheet, page) {
            match (&*operator, &operands[..]) {
                ("k" | "K", inks) => seen.push(inks.iter().map(|ink| (ink * 100.0).round()).collect::<Vec<f32>>()),
                ("g" | "G" | "rg" | "RG" | "sc" | "SC" | "scn" | "SCN", _) => panic!("a colour of screens: {operands:?} {operator}"),
                _ => {}
            }
        }
    }
    assert!(seen.contains(&vec![0.0, 0.0, 0.0, 100.0]), "text and codes are black alone: {seen:?}");
    assert!(seen.contains(&vec![20.0, 100.0, 100.0, 20.0]), "the brand has the inks the theme gives: {seen:?}");
    assert!(seen.contains(&vec![0.0, 96.0, 94.0, 0.0]), "a drawing's red is what it looks like on paper: {seen:?}");
    assert!(seen.iter().all(|inks| inks.iter().sum::<f32>() <= MOST_INK), "{seen:?}");
}

/// A drawing with all that drawings may do to colours.
const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><defs>
<linearGradient id="a"><stop offset="0" stop-color="#f00"/><stop offset="0.5" stop-color="#ff0"/><stop offset="1" stop-color="#a3111b"/></linearGradient>
<radialGradient id="c"><stop offset="0" stop-color="#0b6b3a"/><stop offset="1" stop-color="#0b6b3a" stop-opacity="0"/></radialGradient>
<linearGradient id="w"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient>
<mask id="m"><rect width="80" height="40" fill="url(#w)"/></mask>
<pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="2" height="2" fill="#f80"/></pattern></defs>
<rect width="10" height="10" fill="#a3111b"/><rect y="11" width="40" height="6" fill="url(#a)"/><circle cx="60" cy="10" r="10" fill="url(#c)"/>
<rect x="40" y="20" width="20" height="8" fill="#0b4a8f" mask="url(#m)"/><rect x="60" y="22" width="20" height="8" fill="url(#p)"/>
<g opacity="0.5"><rect y="26" width="20" height="8" fill="#080"/><rect x="10" y="28" width="20" height="8" fill="#808"/></g></svg>"##;

/// The sheet of the same site with that drawing and pictures: of three colours, seen through, grey.
fn with_pictures(jobs: &str) -> BTreeMap<String, Vec<u8>> {
    let site = Scratch::new();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/print-shops-get-files-of-their-own"), site.path());
    site.write("content/guides/hinh.svg", DRAWING);
    let colors = image::RgbaImage::from_fn(90, 60, |x, y| image::Rgba([x as u8 * 2, y as u8 * 4, 128, if x < 40 { 255 } else { 60 }]));
    let picture = image::DynamicImage::ImageRgba8(colors);
    let folder = site.path().join("content/guides");
    picture.save(folder.join("trong.png")).expect("a picture");
    picture.to_rgb8().save(folder.join("mau.jpg")).expect("a picture");
    picture.to_luma8().save(folder.join("xam.jpg")).expect("a picture");
    let shown = ["trong.png", "mau.jpg", "xam.jpg"].map(|name| format!("\n![Tờ khai mẫu {name}]({name})\n")).concat();
    site.write("content/guides/khai-tu.md", format!("---\ntitle: Đăng ký khai tử\n---\n\n![Hai hình](hinh.svg)\n{shown}"));
    let declared = std::fs::read_to_string(site.path().join("themes/x/products/sheet/product.yaml")).expect("a declaration");
    site.write("themes/x/products/sheet/product.yaml", declared.replace("100mm, 150mm", "100mm, 250mm"));
    let said = loa(site.path(), &["build", "--quiet", "--press", "--as-of", "2026-11-24", "--jobs", jobs]);
    assert_eq!(said.code, 0, "{}", said.all());
    published(&site.at("output"))
}

/// Names and arrays of an object and what stands in it.
fn walk<'a>(object: &'a Object, see: &mut dyn FnMut(&'a Object)) {
    see(object);
    match object {
        Object::Array(entries) => entries.iter().for_each(|entry| walk(entry, see)),
        Object::Dictionary(dict) => dict.iter().for_each(|(_, entry)| walk(entry, see)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, entry)| walk(entry, see)),
        _ => {}
    }
}

#[test]
fn drawings_and_pictures_hold_inks_alone() {
    let sheet = pdf(&with_pictures("2"), "www/in/khai-tu_nha-in.pdf");
    let named = |object: &Object, name: &[u8]| object.as_name().is_ok_and(|found| found == name);
    let (mut pictures, mut gradients) = (Vec::new(), Vec::new());
    for object in sheet.objects.values() {
        walk(object, &mut |part| assert!(!named(part, b"DeviceRGB") && !named(part, b"CalRGB"), "{object:?}"));
        let Ok(dict) = object.as_dict().or_else(|_| object.as_stream().map(|stream| &stream.dict)) else { continue };
        let name =
            |key: &[u8]| dict.get(key).and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default();
        if name(b"Subtype") == "Image" {
            pictures.push((name(b"ColorSpace"), dict.has(b"SMask")));
        }
        if dict.get(b"FunctionType").and_then(Object::as_i64).is_ok_and(|sort| sort == 2) {
            gradients.push(numbers(dict.get(b"C1").expect("an end")).iter().map(|ink| (ink * 100.0).round()).collect::<Vec<f32>>());
        }
        assert!(
            dict.get(b"N").and_then(Object::as_i64).is_ok_and(|n| n != 3 || dict.has(b"First")) || !dict.has(b"Alternate"),
            "a profile of screens"
        );
    }
    pictures.sort();
    let of = |space: &str, is_seen_through: bool| (space.to_string(), is_seen_through);
    assert_eq!(pictures, [of("DeviceCMYK", false), of("DeviceCMYK", true), of("DeviceGray", false), of("DeviceGray", false)]);
    assert!(gradients.contains(&vec![20.0, 100.0, 100.0, 20.0]), "a gradient ends in the inks of the brand: {gradients:?}");
    assert!(gradients.iter().all(|end| matches!(end.len(), 1 | 4)), "{gradients:?}");
}

#[test]
fn a_file_says_for_which_press_it_is_and_keeps_the_standard() {
    let sheet = pdf(&with_pictures("2"), "www/in/khai-tu_nha-in.pdf");
    let catalog = sheet.catalog().expect("a catalogue");
    let intents = catalog.get(b"OutputIntents").and_then(Object::as_array).expect("intents");
    let intent = sheet.dereference(&intents[0]).expect("an intent").1.as_dict().expect("an intent");
    assert!(intent.get(b"S").and_then(Object::as_name).is_ok_and(|sort| sort == b"GTS_PDFX"));
    let profile =
        intent.get_deref(b"DestOutputProfile", &sheet).and_then(Object::as_stream).and_then(|p| p.get_plain_content()).expect("a profile");
    assert_eq!(
        (&profile[12..24], profile.len()),
        (&b"prtrCMYKLab "[..], u32::from_be_bytes(profile[..4].try_into().expect("four bytes")) as usize)
    );
    let metadata = catalog.get_deref(b"Metadata", &sheet).and_then(Object::as_stream).expect("metadata");
    let said = String::from_utf8(metadata.content.clone()).expect("readable without unpacking");
    for wanted in [
        "<pdfxid:GTS_PDFXVersion>PDF/X-4<",
        "<pdf:Trapped>False<",
        "<xmp:MetadataDate>",
        "<xmpMM:VersionID>",
        "<xmp:CreateDate>",
        "<dc:title>",
    ] {
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
    assert!(sheet.version == "1.6" && sheet.trailer.has(b"ID"));
    for id in sheet.get_pages().into_values() {
        let page = sheet.get_dictionary(id).expect("a page");
        assert!(page.has(b"TrimBox") && page.has(b"BleedBox") && !page.has(b"Annots"));
    }
}

#[test]
fn a_template_with_too_much_ink_is_told() {
    let site = Scratch::of_case("print-shops-get-files-of-their-own");
    let sheet = site.read("themes/x/products/sheet/sheet.typ");
    site.write(
        "themes/x/products/sheet/sheet.typ",
        sheet + "\n#text(fill: if press { cmyk(90%, 80%, 70%, 90%) } else { black })[Đen đậm]\n",
    );
    let said = loa(site.path(), &["build", "--press", "--as-of", "2026-11-24"]);
    assert!(said.code == 1 && said.err.contains("ink-heavy") && said.err.contains("330"), "{}", said.all());
}

#[test]
fn a_sheet_knows_how_many_are_printed_by_whom() {
    let site = Scratch::of_case("print-orders-say-how-things-are-made");
    let job = |job: &str| {
        let said = loa(site.path(), &["view", job, "--as-of", "2026-11-24"]);
        let view: serde_json::Value = serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{e}: {}", said.all()));
        serde_json::json!(["copies", "permit", "printer"].map(|name| &view["job"][name]))
    };
    let of_order = serde_json::json!([300, "số 30/GP", "Xưởng in Hai"]);
    assert_eq!(job("to/guide:khai-sinh/101/vi/dot-1"), of_order, "as ordered");
    let of_campaign = serde_json::json!([50, "số 12/GP", "Xưởng in Một"]);
    assert_eq!(job("so/guide:khai-sinh/101/vi/dot-1"), of_campaign, "as the campaign says");
}

#[test]
fn a_sheet_has_marks_to_cut_and_fold_it() {
    let made = build("2");
    // Each mark is one stroke: eight to cut, two for the fold.
    let strokes = |pdf: &Document, page| operations(pdf, page).iter().filter(|(operator, _)| operator == "S").count();
    let (sheet, web) = (pdf(&made, "www/in/khai-tu_nha-in.pdf"), pdf(&made, "www/in/khai-tu.pdf"));
    assert_eq!((strokes(&sheet, 1), strokes(&sheet, 2), strokes(&web, 1)), (10, 10, 0));
}

#[test]
fn the_picture_shows_every_page_and_can_be_forwarded() {
    let made = build("2");
    let bytes = &made["www/in/khai-tu.png"];
    let (width, height) = image::load_from_memory(bytes).expect("a picture").dimensions();
    assert!(bytes.len() <= 300_000 && width >= 400, "{} bytes, {width} wide", bytes.len());
    // Two pages of 2:3 below each other.
    assert!((2.9..3.2).contains(&(f64::from(height) / f64::from(width))), "{width} x {height}");
}

#[test]
fn the_same_files_on_any_number_of_threads() {
    let one = build("1");
    assert!(one.contains_key("www/in/khai-tu_nha-in.pdf"));
    for jobs in ["2", "8"] {
        let other = build(jobs);
        let differs: Vec<&String> = other.keys().filter(|path| one.get(*path) != other.get(*path)).collect();
        assert!(differs.is_empty() && one.len() == other.len(), "--jobs {jobs}: {differs:?}");
    }
    assert!(with_pictures("1") == with_pictures("8"), "pictures in inks");
}

/// The output intent of a file: identifier, condition, name of the register.
fn intent(pdf: &Document) -> [String; 3] {
    let intents = pdf.catalog().and_then(|catalog| catalog.get_deref(b"OutputIntents", pdf)).and_then(Object::as_array).expect("intents");
    let intent = pdf.dereference(&intents[0]).expect("an intent").1.as_dict().expect("an intent");
    let text = |key: &[u8]| intent.get(key).ok().map(|text| lopdf::decode_text_string(text).expect("text")).unwrap_or_default();
    [text(b"OutputConditionIdentifier"), text(b"OutputCondition"), text(b"RegistryName")]
}

/// The reds of a drawing in inks, of a site with this profile.
fn with_profile(named: &str, icc: Option<&[u8]>) -> (crate::program::Said, Option<Document>) {
    let site = Scratch::new();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/print-shops-get-files-of-their-own"), site.path());
    let settings = "content/site.yaml";
    site.write(settings, format!("{}\npress_profile: {named}\n", site.read(settings)));
    icc.into_iter().for_each(|icc| site.write("content/in/nha-in.icc", icc));
    let said = loa(site.path(), &["build", "--quiet", "--press", "--as-of", "2026-11-24"]);
    let made = (said.code == 0).then(|| pdf(&published(&site.at("output")), "www/in/khai-tu_nha-in.pdf"));
    (said, made)
}

#[test]
fn a_site_names_its_paper_or_brings_the_profile_of_its_print_shop() {
    let kept = |pdf: &Document| {
        let content = pdf.get_pages().into_values().flat_map(|page| pdf.get_page_content(page)).collect::<Vec<u8>>();
        (intent(pdf), blake3::hash(&content))
    };
    let (said, coated) = with_profile("coated", None);
    let (first, drawn) = kept(&coated.unwrap_or_else(|| panic!("{}", said.all())));
    assert_eq!(first, ["FOGRA39", "Offset, coated paper, ISO 12647-2", "http://www.color.org"]);
    let uncoated = with_profile("uncoated", None).1.expect("made");
    assert_eq!(intent(&uncoated)[0], "FOGRA29");
    let (mut icc, deflated) = (Vec::new(), include_bytes!("../../src/separation/uncoated.icc.z"));
    std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(&deflated[..]), &mut icc).expect("a profile");
    let own = with_profile("in/nha-in.icc", Some(&icc)).1.expect("made");
    let (named, own_drawn) = kept(&own);
    assert_eq!((named[0].as_str(), named[2].as_str()), ("Custom", ""));
    assert!(named[1].contains("FOGRA29"), "{}", named[1]);
    assert_ne!(own_drawn, drawn, "other inks");
    for (wrong, icc, why) in [("in/nha-in.icc", None, "không thấy tệp"), ("in/nha-in.icc", Some(&b"ICC"[..]), "không phải hồ sơ ICC")]
    {
        let (said, made) = with_profile(wrong, icc);
        assert!(made.is_none() && said.err.contains("bad-press") && said.err.contains(why), "{}", said.all());
    }
}

#[test]
fn the_pockets_for_poles_are_drawn_and_said() {
    let site = Scratch::new();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/print-shops-get-files-of-their-own"), site.path());
    let lines = |finish: &str| {
        let declared = "themes/x/products/banner/product.yaml";
        let before: String =
            site.read(declared).lines().filter(|line| !line.starts_with("finish")).map(|line| format!("{line}\n")).collect();
        site.write(declared, format!("{before}{finish}"));
        let said = loa(site.path(), &["build", "--quiet", "--press", "--as-of", "2026-11-24"]);
        assert_eq!(said.code, 0, "{}", said.all());
        let banner = pdf(&published(&site.at("output")), "www/in/khai-tu_6m_nha-in.pdf");
        let content = Content::decode(&banner.get_page_content(banner.get_pages()[&1])).expect("operations");
        let is_dashed = |operands: &[Object]| operands[0].as_array().is_ok_and(|dashes| !dashes.is_empty());
        content.operations.iter().filter(|op| op.operator == "d" && is_dashed(&op.operands)).count()
    };
    let (without, with) = (lines(""), lines("finish: { pole: 8cm }\n"));
    assert_eq!(with, without + 4, "two lines, above and below");
}
