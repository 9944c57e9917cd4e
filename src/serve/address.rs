//! Which place and path an address of the server means, and how pages of different places reach each other here.

use crate::model::{PlaceNo, Places};
use crate::read::paths::percent_decode;
use rustc_hash::FxHashMap;

/// What an address means.
#[derive(Debug, PartialEq)]
pub enum Meaning {
    /// The list of all places.
    Index,
    /// A path below a place's root; empty for its front page.
    Place(PlaceNo, String),
    /// The same with a slash at its end.
    Slash,
    Nothing,
}

/// What `path` means. A plain site stands at `/`; of a city each place stands below the name of its folder.
pub fn meaning(places: &Places, path: &str) -> Meaning {
    let Some(path) = percent_decode(path.trim_start_matches('/')) else { return Meaning::Nothing };
    if places.list.len() == 1 {
        return Meaning::Place(PlaceNo::PORTAL, path.into_owned());
    }
    if path.is_empty() {
        return Meaning::Index;
    }
    let (folder, rest) = match path.split_once('/') {
        Some((folder, rest)) => (folder, Some(rest)),
        None => (&*path, None),
    };
    match (places.numbers().find(|no| *places.get(*no).folder == *folder), rest) {
        (Some(place), Some(rest)) => Meaning::Place(place, rest.to_string()),
        (Some(_), None) => Meaning::Slash,
        (None, _) => Meaning::Nothing,
    }
}

/// Where a place stands here: `/` or `/11311-phuong-hong-bang/`.
pub fn base(places: &Places, place: PlaceNo) -> String {
    if places.list.len() == 1 { "/".to_string() } else { format!("/{}/", places.get(place).folder) }
}

/// The addresses at which places will stand, each with where it stands here.
#[derive(Debug)]
pub struct Bases(FxHashMap<String, String>);

impl Bases {
    /// Of pages that are our own.
    pub fn none() -> Bases {
        Bases(FxHashMap::default())
    }

    pub fn new(places: &Places) -> Bases {
        Bases(places.numbers().map(|no| (places.get(no).base_url.to_string(), base(places, no))).collect())
    }

    /// The page with links to pages of any place leading here. Nothing else in it changes.
    pub fn localised(&self, html: &str) -> String {
        const LINK: &str = "=\"http";
        let mut out = String::with_capacity(html.len() + 256);
        let mut rest = html;
        while let Some(at) = rest.find(LINK) {
            let (before, link) = rest.split_at(at + 2);
            out.push_str(before);
            let url = &link[..link.find(['"', '?', '#']).unwrap_or(link.len())];
            // The nearest place: the longest address that the link begins with.
            let known = url.rmatch_indices('/').find_map(|(slash, _)| Some((slash + 1, self.0.get(&url[..=slash])?)));
            rest = match known {
                Some((length, here)) => {
                    out.push_str(here);
                    &link[length..]
                }
                None => link,
            };
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Bases;

    #[test]
    fn links_between_places_lead_here() {
        let base = |url: &str, here: &str| (url.to_string(), here.to_string());
        let bases = Bases([base("https://x.vn/", "/www/"), base("https://x.vn/11311-a/", "/11311-a/")].into_iter().collect());
        let shown = bases.localised(r#"<a href="https://x.vn/11311-a/q/1/">A</a> <a href="https://x.vn/tim.html?q=1">B</a> <a href="https://y.vn/">C</a> https://x.vn/"#);
        assert_eq!(shown, r#"<a href="/11311-a/q/1/">A</a> <a href="/www/tim.html?q=1">B</a> <a href="https://y.vn/">C</a> https://x.vn/"#);
    }
}
