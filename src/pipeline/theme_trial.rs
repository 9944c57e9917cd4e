//! Trial of a theme: sites that are made of the field tables, with the least, with all and with the longest that items may say, and what there is to
//! report when every product is made of them.

use super::checking::{CheckResult, check_loaded};
use super::site::{load, load_with_theme_of};
use crate::checks::Observer;
use crate::config::Config;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::kinds::{Kind, KindSet, SampleAmount, SampleMaker, Type};
use crate::plan::{Product, Theme};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

/// The sites of a trial, by the names of their folders.
pub const TRIALS: [(&str, SampleAmount); 3] = [("least", SampleAmount::Least), ("full", SampleAmount::Full), ("long", SampleAmount::Long)];

/// A drawing for every field of a picture.
const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200" viewBox="0 0 320 200"><path fill="#a3111b" d="M20 20h280v160H20z"/></svg>"##;
/// Codes whose warnings are about the theme and not about what the samples say.
const OF_THEMES: &[&str] = &["print", "text-small", "glyph", "qr-", "picture-coarse", "color-outside", "template"];

/// The theme that is tried, and what of its site it needs.
pub struct TrialTheme {
    theme: Arc<Theme>,
    /// Name of the theme's folder.
    folder: String,
    kinds: Arc<KindSet>,
    /// The declarations of kinds in `content/`, by path.
    declarations: Vec<(String, Vec<u8>)>,
}

/// The files of a trial site, by path below its folder.
pub fn trial_site(trial: &TrialTheme, amount: SampleAmount, seed: u64) -> Vec<(String, Vec<u8>)> {
    let TrialTheme { theme, folder, kinds, declarations } = trial;
    let languages = match amount {
        SampleAmount::Least => "vi",
        SampleAmount::Full => "vi, en",
        SampleAmount::Long => "vi, en, fr",
    };
    let mut files = vec![
        (
            "content/site.yaml".to_string(),
            format!("title: Trang thử\nbase_url: https://thu.example.vn/\nlanguages: [{languages}]\ntheme: {folder}\n"),
        ),
        ("content/places.csv".to_string(), places(amount)),
        ("static/tranh.svg".to_string(), DRAWING.to_string()),
    ];
    for taxonomy in ["topic", "audience", "section"] {
        files.push((format!("content/terms/{taxonomy}.csv"), "id,name\nmot,Một\n".to_string()));
    }
    let mut maker = SampleMaker::new(amount, "mot-1", seed);
    for kind in kinds.iter().filter(|kind| !kind.folder.is_empty() && kind.name != "campaign") {
        // What a ward says for itself stands in its folder: the city has none of it.
        let below = if matches!(kind.name, "contact" | "location" | "session" | "activity") { "content/places/2-thu/" } else { "content/" };
        for number in 0..count(kind, amount) {
            files.push((format!("{below}{}/mot-{}.md", kind.folder, number + 1), maker.item(kind, number, "")));
        }
    }
    for slogan in if amount == SampleAmount::Long { &["Số hóa", "ĐỔI MỚI", "Nộp hồ sơ ở nhà"][..] } else { &[] } {
        let name = crate::vietnamese::name_slug(slogan);
        files.push((format!("content/slogans/{name}.md"), format!("---\ntext: {slogan}\ncampaign: mot-1\n---\n")));
    }
    let slugs: Vec<(String, String)> = files.iter().filter_map(|(path, _)| slug_of(path)).collect();
    let campaign = kinds.find("campaign").map(|kind| maker.item(kind, 0, &orders(theme, &slugs))).unwrap_or_default();
    files.push(("content/campaigns/mot-1.md".to_string(), campaign));
    files.into_iter().map(|(path, text)| (path, text.into_bytes())).chain(declarations.iter().cloned()).collect()
}

/// As many items as the longest closed list of its fields has values, so that each is tried; of what is listed, many.
fn count(kind: &Kind, amount: SampleAmount) -> usize {
    let choices = |ty: &Type| if let Type::Choice(choices) = ty { choices.len() } else { 1 };
    let values = kind.fields.iter().filter(|field| field.required).map(|field| choices(&field.ty)).max().unwrap_or(1);
    match (amount, kind.name) {
        (SampleAmount::Long, "location") => 15,
        (SampleAmount::Long, "procedure") => 62,
        (SampleAmount::Long, "guide") => 3,
        _ => values,
    }
}

fn places(amount: SampleAmount) -> String {
    let ward = match amount {
        SampleAmount::Least => {
            return "code,name,type,slug,parent\n1,Thành phố Thử,city,thanh-pho,\n2,Phường Thử,phuong,thu,1\n".to_string();
        }
        SampleAmount::Full => {
            "2,Phường Thử,phuong,thu,1,\"Số 1 đường Một, phường Thử\",\"Thứ Hai–Thứ Sáu: 7:30–11:30, 13:30–17:00\",0225 000 0001,ubnd@thu.example.vn,1200"
        }
        SampleAmount::Long => {
            "2,Phường Nguyễn Thị Minh Khai – Trần Hưng Đạo – Lê Quý Đôn Thượng,phuong,thu,1,\"Số 123/45/67 ngõ 89 đường Nguyễn Thị Minh Khai kéo dài, \
             tổ dân phố số 12 Trần Hưng Đạo, phường Nguyễn Thị Minh Khai – Trần Hưng Đạo – Lê Quý Đôn Thượng\",\"Thứ Hai–Thứ Sáu: 7:30–11:30, 13:30–17:00; \
             Thứ Bảy: 7:30–11:30\",0225 000 0001,trungtamphucvuhanhchinhcong.phuongthu@thanhpho.example.vn,1200"
        }
    };
    format!("code,name,type,slug,parent,address,hours,hotline,email,households\n1,Thành phố Thử,city,thanh-pho,,,,,,\n{ward}\n")
}

/// The kind's folder and the slug of a file of items.
fn slug_of(path: &str) -> Option<(String, String)> {
    let (folder, name) = path.strip_suffix(".md")?.rsplit_once('/')?;
    Some((folder.rsplit('/').next()?.to_string(), name.to_string()))
}

/// The lines of a campaign that orders all that campaigns order of the theme.
fn orders(theme: &Theme, slugs: &[(String, String)]) -> String {
    let mut out = String::from("kit:\n");
    for product in theme.products.iter().filter(|product| product.kit) {
        match items_of(product, slugs) {
            None => drop(writeln!(out, "  - {{ product: {}, places: all }}", product.name)),
            Some(items) if items.is_empty() => {}
            Some(items) => drop(writeln!(out, "  - {{ product: {}, items: [{}], places: [2] }}", product.name, items.join(", "))),
        }
    }
    out
}

/// The slugs of the items that a product is about; none where it is about a place or the campaign.
fn items_of<'s>(product: &Product, slugs: &'s [(String, String)]) -> Option<Vec<&'s str>> {
    let kind = product.kind().filter(|kind| !matches!(kind.name, "campaign" | "place"))?;
    Some(slugs.iter().filter(|(folder, _)| folder == kind.folder).map(|(_, slug)| &**slug).collect())
}

/// The theme of a site, and the name of its folder.
pub fn trial_theme(config: &Config) -> TrialTheme {
    let loaded = load(config);
    let texts = loaded.sources.kinds.iter().map(|declared| loaded.sources.files.get(declared.file));
    let declarations =
        texts.filter(|file| file.path.starts_with("content/")).map(|file| (file.path.to_string(), file.text.as_bytes().to_vec()));
    let folder = loaded.library.site.theme.as_ref().map_or_else(|| "loa".to_string(), |(name, _)| name.to_string());
    TrialTheme { theme: loaded.theme, folder, kinds: loaded.library.site.kinds.clone(), declarations: declarations.collect() }
}

/// What there is to report of a theme when its products are made of a trial site that stands in the folder `site`.
pub fn check_trial(config: &Config, site: &Path, observe: Observer) -> CheckResult {
    let trial = Config { site_dir: site.to_path_buf(), press: true, ..config.clone() };
    let loaded = load_with_theme_of(&trial, &config.site_dir);
    let CheckResult { diagnostics, files } = check_loaded(loaded, &trial, true, observe);
    let is_of_theme = |d: &Diagnostic| OF_THEMES.iter().any(|code| d.code.name.starts_with(code));
    let diagnostics: Diagnostics =
        diagnostics.into_iter().filter(|d| d.severity == Severity::Error || (d.severity == Severity::Warning && is_of_theme(d))).collect();
    CheckResult { diagnostics, files }
}
