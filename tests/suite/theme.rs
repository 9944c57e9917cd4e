//! The theme of the package as a designer meets it: sources that can be read, and colours that all come from `theme.yaml`.

use crate::program::loa;
use crate::scratch::{Scratch, copy_folder, files, published};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Longest line of a theme, in characters.
const LONGEST: usize = 120;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text files of the themes of the package, by path.
fn sources() -> Vec<(String, String)> {
    let all = files(&root().join("themes")).into_iter();
    // Licences of fonts are as their authors wrote them.
    let own = all.filter(|(path, _)| !path.contains("/fonts/"));
    let texts: Vec<_> = own.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect();
    assert!(texts.len() > 100, "{} files", texts.len());
    texts
}

fn assert_none(rule: &str, faults: Vec<String>) {
    assert!(faults.is_empty(), "{rule}:\n{}", faults.join("\n"));
}

#[test]
fn lines_of_themes_are_short() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let long = text.lines().enumerate().filter(|(_, line)| line.chars().count() > LONGEST);
        faults.extend(long.map(|(n, line)| format!("themes/{path}:{}: {} characters", n + 1, line.chars().count())));
    }
    assert_none(&format!("no line of a theme is longer than {LONGEST} characters"), faults);
}

#[test]
fn style_sheets_have_one_declaration_a_line_and_named_sections() {
    let mut faults = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| path.ends_with(".css")) {
        assert!(text.matches("/* ---- ").count() > 5, "themes/{path} has sections");
        let crowded = text.lines().enumerate().filter(|(_, line)| {
            let code = line.split("/*").next().unwrap_or_default();
            code.matches(';').count() > 1 || (code.contains('{') && code.contains(':') && code.contains(';'))
        });
        faults.extend(crowded.map(|(n, line)| format!("themes/{path}:{}: {line}", n + 1)));
    }
    assert_none("one declaration a line", faults);
}

/// Colours in a text: `#` or `%23` with 3, 4, 6 or 8 hexadecimal digits, and functions that make colours.
fn literal_colors(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices('#').chain(text.match_indices("%23")) {
        let digits = &text[at + mark.len()..];
        let end = digits.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(digits.len());
        let is_hex = digits[..end].bytes().all(|b| b.is_ascii_hexdigit());
        if is_hex && matches!(end, 3 | 4 | 6 | 8) {
            found.push(&text[at..at + mark.len() + end]);
        }
    }
    for function in ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab(", "luma(", "cmyk(", "fill: white", "fill: black", ": #fff"] {
        found.extend(text.match_indices(function).map(|(_, found)| found));
    }
    found
}

#[test]
fn colours_are_found_as_people_write_them() {
    assert_eq!(literal_colors("a{color:#fff;b:#a3111b}"), ["#fff", "#a3111b"]);
    assert_eq!(literal_colors("fill='%238c0f17'"), ["%238c0f17"]);
    assert_eq!(literal_colors("rgba(0,0,0,.5) luma(3)"), ["rgba(", "luma("]);
    assert_eq!(literal_colors("#let x = href=\"#_main\" {{ x }}#{ y } #add-on #12"), Vec::<&str>::new());
}

#[test]
fn colours_stand_in_theme_yaml_alone() {
    let others = sources().into_iter().filter(|(path, _)| !path.ends_with("theme.yaml"));
    let faults = others.flat_map(|(path, text)| {
        let found: Vec<String> = literal_colors(&text).into_iter().map(|color| format!("themes/{path}: {color}")).collect();
        found
    });
    assert_none("a colour is a token of theme.yaml", faults.collect());
}

/// Every colour of `theme.yaml`, as written.
fn token_colors(theme: &str) -> BTreeSet<&str> {
    let quoted = theme.split('"').skip(1).step_by(2);
    quoted.filter(|text| text.starts_with('#') && text[1..].bytes().all(|b| b.is_ascii_hexdigit())).collect()
}

/// A colour that looks nearly the same, so that contrasts stay what they are, and is written otherwise.
fn neighbour(color: &str) -> String {
    let nudged = |pair: &[u8]| {
        let pair = std::str::from_utf8(pair).expect("digits");
        format!("{:02x}", u8::from_str_radix(pair, 16).expect("two digits") ^ 3)
    };
    format!("#{}", color.as_bytes()[1..].chunks(2).map(nudged).collect::<String>())
}

/// The `kit:` of a campaign that orders every printed product of the theme, each in its first size.
fn kit() -> String {
    let declared = sources().into_iter().filter_map(|(path, text)| {
        let name = path.strip_prefix("loa/products/")?.strip_suffix("/product.yaml")?.to_string();
        let is_ordered =
            text.contains("\nwhen: kit\n") && text.lines().any(|line| line.starts_with("template: ") && line.ends_with(".typ"));
        let sizes = text.split("\nsizes:").nth(1).map(|rest| rest.trim_start_matches(['{', ' ', '\n']));
        let size = sizes.and_then(|rest| rest.split(':').next()).map_or(String::new(), |size| format!("size: {}, ", size.trim()));
        is_ordered.then(|| format!("  - {{ product: {name}, {size}copies: 1, places: [11311] }}"))
    });
    let orders: Vec<String> = declared.collect();
    assert!(orders.len() > 10, "{orders:?}");
    format!("kit:\n{}", orders.join("\n"))
}

/// A site with a kit of every printed product, in a theme that changes nothing but every colour. Its content shows no pictures.
fn recoloured(theme: &str) -> Scratch {
    let site = Scratch::new();
    copy_folder(&root().join("tests/golden/site/content"), &site.at("content"));
    for (path, bytes) in files(&site.at("content")) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let text = text.lines().filter(|line| !line.starts_with("image:") && !line.starts_with("alt:"));
        let text = text.map(|line| match line {
            "theme: loa" => "theme: other".to_string(),
            "KIT" => kit(),
            other => other.to_string(),
        });
        site.write(&format!("content/{path}"), text.collect::<Vec<_>>().join("\n"));
    }
    let begin = theme.find("\ntokens:\n").expect("tokens");
    let end = begin + theme[begin..].find("\ncontrast:\n").expect("contrast");
    let tokens = token_colors(theme)
        .into_iter()
        .fold(theme[begin..end].to_string(), |text, color| text.replace(&format!("\"{color}\""), &format!("\"{}\"", neighbour(color))));
    site.write("themes/other/theme.yaml", format!("extends: loa\n{tokens}\n"));
    site
}

#[test]
fn a_theme_with_other_colours_shows_none_of_the_old_ones() {
    let theme = std::fs::read_to_string(root().join("themes/loa/theme.yaml")).expect("text");
    let old = token_colors(&theme);
    assert!(old.len() > 30, "{old:?}");
    assert!(old.iter().all(|color| !old.contains(&*neighbour(color))));
    let site = recoloured(&theme);
    let said = loa(site.path(), &["build", "--quiet", "--as-of", "2026-11-24"]);
    assert_eq!((said.code, said.all()), (0, String::new()));
    let made = published(&site.at("output"));
    let mut texts = 0;
    let mut faults = Vec::new();
    for (path, bytes) in &made {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        texts += 1;
        let text = text.to_lowercase().replace("%23", "#");
        faults.extend(old.iter().filter(|color| text.contains(**color)).map(|color| format!("{path}: {color}")));
    }
    assert!(texts > 100, "{texts}");
    let sheet = made.iter().find(|(path, _)| path.starts_with("www/style.")).expect("a style sheet").1;
    assert!(String::from_utf8_lossy(sheet).contains(&neighbour("#a3111b")), "the new colours are there");
    #[cfg(feature = "print")]
    faults.extend(printed_colors(&made, &old));
    assert_none("a colour of the theme below", faults);
}

/// Old colours in PDF files: the operands of what sets a colour.
#[cfg(feature = "print")]
fn printed_colors(made: &std::collections::BTreeMap<String, Vec<u8>>, old: &BTreeSet<&str>) -> Vec<String> {
    let (mut faults, mut seen) = (BTreeSet::new(), 0);
    for (path, bytes) in made.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        let pdf = lopdf::Document::load_mem(bytes).expect("a PDF");
        for page in pdf.page_iter() {
            let content = pdf.get_and_decode_page_content(page).expect("a page");
            for operation in content.operations.iter().filter(|o| matches!(&*o.operator, "rg" | "RG" | "sc" | "SC" | "scn" | "SCN")) {
                let channels: Vec<u8> =
                    operation.operands.iter().filter_map(|o| o.as_float().ok()).map(|part| (part * 255.0).round() as u8).collect();
                let [r, g, b] = channels[..] else { continue };
                seen += 1;
                let color = format!("#{r:02x}{g:02x}{b:02x}");
                // White paper and black codes are what a QR code needs.
                if old.contains(&*color) && color != "#ffffff" && color != "#000000" {
                    faults.insert(format!("{path}: {color}"));
                }
            }
        }
    }
    assert!(seen > 100, "{seen} colours in PDF files");
    faults.into_iter().collect()
}

/// The lines of the sample site's `site.yaml` that choose options of the theme.
fn chosen_options() -> String {
    let text = std::fs::read_to_string(root().join("content/site.yaml")).expect("text");
    let block = text.split("\noptions:\n").nth(1).expect("options");
    format!("options:\n{}\n", block.split("\n\n").next().unwrap_or_default())
}

#[test]
fn files_of_static_reach_every_site() {
    let site = Scratch::new();
    copy_folder(&root().join("tests/golden/site/content"), &site.at("content"));
    copy_folder(&root().join("static"), &site.at("static"));
    let campaign = "content/campaigns/dich-vu-cong-truc-tuyen.md";
    site.write(campaign, site.read(campaign).replace("\nKIT\n", "\n"));
    site.write("content/site.yaml", format!("{}{}", site.read("content/site.yaml"), chosen_options()));
    let said = loa(site.path(), &["build", "--quiet", "--as-of", "2026-11-24"]);
    assert_eq!((said.code, said.all()), (0, String::new()));
    let output = site.at("output");
    let sites: Vec<PathBuf> = std::fs::read_dir(&output).expect("output").flatten().map(|e| e.path()).collect();
    let sites: Vec<&PathBuf> = sites.iter().filter(|path| path.join("index.html").is_file()).collect();
    assert!(sites.len() > 1, "{sites:?}");
    for folder in sites {
        let static_files = files(&root().join("static"));
        assert!(static_files.len() >= 6);
        for (path, bytes) in static_files {
            assert_eq!(std::fs::read(folder.join(&path)).unwrap_or_default(), bytes, "{}/{path}", folder.display());
        }
        let home = std::fs::read_to_string(folder.join("index.html")).expect("a page");
        assert!(home.contains("href=\"apple-touch-icon.png\"") && home.contains("site.webmanifest"), "{}", folder.display());
        let manifest = std::fs::read_to_string(folder.join("site.webmanifest")).expect("a manifest");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
        let named = manifest["icons"].as_array().expect("icons").iter().filter_map(|icon| icon["src"].as_str());
        let missing: Vec<&str> = named.filter(|src| !src.starts_with("data:") && !folder.join(src).is_file()).collect();
        assert_eq!(missing, Vec::<&str>::new());
        assert_eq!(manifest["icons"].as_array().map(Vec::len), Some(4), "a drawing and three pictures");
    }
}

/// What stands between each `before` and the next `after` of a text.
fn between<'t>(text: &'t str, before: &str, after: &str) -> BTreeSet<&'t str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[test]
fn icons_that_templates_name_exist_and_each_is_used() {
    let templates: Vec<(String, String)> = crate::scratch::files(&root().join("themes/loa"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    let drawn = &templates.iter().find(|(path, _)| path == "parts/icons.html").expect("the icons").1;
    let others = || templates.iter().filter(|(path, _)| path != "parts/icons.html").map(|(_, text)| text.as_str());
    let known = between(drawn, "name == \"", "\"");
    let named: BTreeSet<&str> = others().flat_map(|text| between(text, "<icon name=\"", "\"")).collect();
    assert!(known.len() > 1);
    assert_eq!(known, named);
    for component in between(drawn, "{%- component ", "(") {
        assert!(others().any(|text| text.contains(&format!("<{component} ")) || text.contains(&format!("<{component}/"))), "{component}");
    }
}

#[test]
fn icon_files_that_the_site_names_exist_and_each_is_named() {
    let site = std::fs::read_to_string(root().join("content/site.yaml")).expect("site.yaml");
    let files: BTreeSet<String> = crate::scratch::files(&root().join("static")).into_keys().filter(|path| path.contains("icon")).collect();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-._/".contains(c);
    let named: BTreeSet<String> = site
        .split(|c| !is_name(c))
        .filter(|word| word.contains("icon") && word.ends_with(".png"))
        .map(|word| word.trim_start_matches('/').to_string())
        .collect();
    // Browsers ask for this one by themselves.
    let asked_for = BTreeSet::from(["favicon.ico".to_string()]);
    assert_eq!(files, named.union(&asked_for).cloned().collect());
}

#[test]
fn icons_of_static_are_pictures_of_their_sizes() {
    let size = |name: &str| {
        let bytes = std::fs::read(root().join("static").join(name)).expect("a file");
        assert!(bytes.starts_with(b"\x89PNG"), "{name}");
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        (number(16), number(20))
    };
    assert_eq!(size("apple-touch-icon.png"), (180, 180));
    assert_eq!(size("icon-192.png"), (192, 192));
    assert_eq!(size("icon-512.png"), (512, 512));
    assert_eq!(size("icon-maskable-512.png"), (512, 512));
    let icon = std::fs::read(Path::new(&root()).join("static/favicon.ico")).expect("a file");
    assert_eq!((&icon[..6], icon[6], icon[22], icon[38]), (&[0, 0, 1, 0, 3, 0][..], 16, 32, 48));
}
