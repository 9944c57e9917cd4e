//! `loa check --theme`: the theme of the package bears the least, the fullest and the longest items in every product, size and variant; a theme that does
//! not is told.

use crate::program::loa;
use crate::scratch::{Scratch, copy_folder};
use loa::config::Config;
use loa::diag::Diagnostic;
use loa::pipeline::{TRIALS, check_trial, trial_site, trial_theme};
use std::path::Path;

/// A site with a theme of this name.
fn site(theme: &str) -> Scratch {
    let site = Scratch::new();
    site.write("content/site.yaml", format!("title: Thử\nbase_url: https://thu.example.vn/\ntheme: {theme}\n"));
    site
}

const TRIAL: &[&str] = &["check", "--theme", "--as-of", "2026-11-22", "--speak", "en"];

#[test]
#[cfg_attr(not(feature = "print"), ignore = "prints")]
fn the_theme_of_the_package_bears_every_item() {
    let site = site("loa");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/loa"), &site.at("themes/loa"));
    let mut config = Config::plain(site.path().to_path_buf(), site.at("output"), jiff::Timestamp::UNIX_EPOCH);
    config.as_of = jiff::civil::Date::new(2026, 11, 22).ok();
    let theme = trial_theme(&config);
    for (trial, amount) in TRIALS {
        let folder = site.at(trial);
        for (path, bytes) in trial_site(&theme, amount, 1) {
            site.write(&format!("{trial}/{path}"), String::from_utf8(bytes).expect("text"));
        }
        let found = check_trial(&config, &folder, &|_, work| work());
        let said = |d: &Diagnostic| format!("{}: {:?}", d.code.name, d);
        assert!(found.diagnostics.is_empty(), "{trial}: {}", found.diagnostics.iter().map(said).collect::<Vec<_>>().join("\n"));
    }
}

#[test]
#[cfg_attr(not(feature = "print"), ignore = "prints")]
fn a_field_that_a_template_takes_for_granted_is_told() {
    let site = site("x");
    site.write("themes/x/theme.yaml", "title: X\ntokens: { color: { brand: \"#a3111b\" } }\n");
    let sheet = "#import \"/loa.typ\": *\n#show: paper.with(margin: 10mm)\n= #view.item.title\n#view.item.summary.len()\n";
    site.write("themes/x/products/hanger/hanger.typ", sheet);
    let declaration = "for: guide\nper: place\nwhen: kit\ntemplate: hanger.typ\npath: \"in/{campaign.slug}/{place.code}_{item.slug}.pdf\"\n\
         page: { trim: [90mm, 210mm], smallest_text: 9pt }\n";
    site.write("themes/x/products/hanger/product.yaml", declaration);
    let said = loa(site.path(), TRIAL);
    assert_eq!(said.code, 1, "{}", said.all());
    assert!(said.all().contains("themes/x/products/hanger/hanger.typ:4") && said.all().contains("error[print]"), "{}", said.all());
    let kept = site.at("kept");
    let kept = loa(site.path(), &[TRIAL, &["--keep", &kept.display().to_string()]].concat());
    assert_eq!(kept.code, 1);
    assert!(site.read("kept/least/content/guides/mot-1.md").contains("title:"));
}
