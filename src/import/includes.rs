//! Files that a text names: parts of pages that it includes, pictures and downloads by the name of their file.

use super::body::Includes;
use super::links::{FILE, Outcome, SiteIndex};
use super::paths::{encoded, joined};

impl Includes for SiteIndex<'_> {
    fn included(&self, from: &str, path: &str) -> Option<(String, String)> {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = path.trim_start_matches("@site/").trim_start_matches("@/");
        let docs = self.layout.roots.first().map_or("", |r| &*r.folder);
        let candidates = [joined(folder, path), joined("", path), joined("_includes", path), joined(docs, path)];
        let file = candidates.into_iter().flatten().find_map(|p| self.foreign.find(&p))?;
        Some((file.path.clone(), file.text().ok()?))
    }

    fn picture(&self, from: &str, name: &str) -> Option<String> {
        let page = self.by_source.get(from).map(|i| &self.collected.pages[*i]);
        if let Outcome::To(_) = self.picture(page, name) {
            return Some(name.to_string());
        }
        let last = name.rsplit('/').next().unwrap_or_default().to_lowercase();
        let found = (*self.files_by_name.get(&last)?)?;
        let is_picture = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"].iter().any(|e| found.to_lowercase().ends_with(e));
        is_picture.then(|| format!("{FILE}{}", encoded(found)))
    }
    fn file(&self, from: &str, name: &str) -> Option<String> {
        let page = self.by_source.get(from).map(|i| &self.collected.pages[*i]);
        if let Outcome::To(_) = self.link(page, name) {
            return Some(name.to_string());
        }
        let last = name.rsplit('/').next().unwrap_or_default().to_lowercase();
        let found = (*self.files_by_name.get(&last)?)?;
        last.contains('.').then(|| format!("{FILE}{}", encoded(found)))
    }
}
