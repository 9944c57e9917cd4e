//! The addresses of the server: which place and path an address names, and how links between places are translated.

use crate::model::{PlaceNo, Places};
use crate::read::paths::percent_decode;
use rustc_hash::FxHashMap;

/// What an address names.
#[derive(Debug, PartialEq)]
pub enum AddressTarget {
    /// The list of all places.
    Index,
    /// A path below a place's root; empty for its home page.
    Place(PlaceNo, String),
    /// The same address with a slash at its end.
    Slash,
    /// Nothing.
    Unknown,
}

/// What `path` names. A site with one place is at `/`; of several places each is below the name of its folder.
pub fn resolve_address(places: &Places, path: &str) -> AddressTarget {
    let Some(path) = percent_decode(path.trim_start_matches('/')) else { return AddressTarget::Unknown };
    if places.list.len() == 1 {
        return AddressTarget::Place(PlaceNo::PORTAL, path.into_owned());
    }
    if path.is_empty() {
        return AddressTarget::Index;
    }
    let (folder, rest) = match path.split_once('/') {
        Some((folder, rest)) => (folder, Some(rest)),
        None => (&*path, None),
    };
    match (places.numbers().find(|no| *places.get(*no).folder == *folder), rest) {
        (Some(place), Some(rest)) => AddressTarget::Place(place, rest.to_string()),
        (Some(_), None) => AddressTarget::Slash,
        (None, _) => AddressTarget::Unknown,
    }
}

/// The path of a place's home page on this server: `/` or `/11311-phuong-hong-bang/`.
pub fn place_path(places: &Places, place: PlaceNo) -> String {
    if places.list.len() == 1 { "/".to_string() } else { format!("/{}/", places.get(place).folder) }
}

/// The published address of each place, with its path on this server.
#[derive(Debug)]
pub struct PlaceAddresses(FxHashMap<String, String>);

impl PlaceAddresses {
    /// For the server's own pages: translates no link.
    pub fn none() -> PlaceAddresses {
        PlaceAddresses(FxHashMap::default())
    }

    /// The addresses of all places.
    pub fn new(places: &Places) -> PlaceAddresses {
        PlaceAddresses(places.numbers().map(|no| (places.get(no).base_url.to_string(), place_path(places, no))).collect())
    }

    /// Translates links to published pages of places into links to this server. The rest of the HTML stays as it is.
    pub fn with_local_links(&self, html: &str) -> String {
        const LINK: &str = "=\"http";
        let mut out = String::with_capacity(html.len() + 256);
        let mut rest = html;
        while let Some(at) = rest.find(LINK) {
            let (before, link) = rest.split_at(at + 2);
            out.push_str(before);
            let url = &link[..link.find(['"', '?', '#']).unwrap_or(link.len())];
            // The longest place address that the link begins with: places may be below each other.
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
    use super::PlaceAddresses;

    #[test]
    fn links_between_places_lead_here() {
        let base = |url: &str, here: &str| (url.to_string(), here.to_string());
        let places = PlaceAddresses([base("https://x.vn/", "/www/"), base("https://x.vn/11311-a/", "/11311-a/")].into_iter().collect());
        let shown = places.with_local_links(r#"<a href="https://x.vn/11311-a/q/1/">A</a> <a href="https://x.vn/tim.html?q=1">B</a> <a href="https://y.vn/">C</a> https://x.vn/"#);
        assert_eq!(shown, r#"<a href="/11311-a/q/1/">A</a> <a href="/www/tim.html?q=1">B</a> <a href="https://y.vn/">C</a> https://x.vn/"#);
    }
}
