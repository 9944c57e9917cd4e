//! What Typst sees of the world for one job: the template and what it names, the prelude, the view, pictures and fonts. No clock, no disk, no packages.

use super::data::Given;
use super::fonts::Fonts;
use crate::diag::Files;
use crate::plan::TypstFiles;
use crate::read::Asset;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

/// What every template begins with: `#import "/loa.typ": *`. It gives the view and the prelude, which knows nothing of the view.
pub const LOA: &str = include_str!("loa.typ");
pub const PRELUDE: &str = include_str!("prelude.typ");
pub const VIEW: &str = include_str!("view.typ");
pub const HOST: &str = include_str!("host.typ");
/// What shows files that are no PDF, and its path.
const SHOWN: &str = include_str!("shown.typ");
pub const SHOWN_AT: &str = "shown.typ";

/// Files parsed or decoded once for all jobs.
#[derive(Default)]
pub struct Shelf {
    sources: RwLock<HashMap<FileId, Source>>,
    pictures: RwLock<HashMap<FileId, Bytes>>,
}

/// The world of one job.
pub struct Sheet<'a> {
    pub shelf: &'a Shelf,
    pub typst: &'a TypstFiles,
    pub files: &'a Files,
    pub assets: &'a BTreeMap<Arc<str>, Asset>,
    pub fonts: &'a Fonts,
    pub library: &'a LazyHash<Library>,
    /// Path of the template below the theme's folder.
    pub template: &'a Arc<str>,
    pub main: FileId,
    /// What differs from job to job.
    pub given: Given,
}

/// The id of a path below the theme's folder. None for paths with backslashes.
pub fn id_of(path: &str) -> Option<FileId> {
    VirtualPath::new(path).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Sheet<'_> {
    /// The path of an id. Packages would come from the network.
    fn path(id: FileId) -> FileResult<String> {
        match id.root() {
            VirtualRoot::Project => Ok(id.vpath().get_without_slash().to_string()),
            VirtualRoot::Package(_) => Err(FileError::AccessDenied),
        }
    }

    fn text(&self, path: &str) -> FileResult<Arc<str>> {
        match (path, self.typst.sources.get(path)) {
            ("loa.typ", _) => Ok(LOA.into()),
            ("prelude.typ", _) => Ok(PRELUDE.into()),
            ("view.typ", _) => Ok(VIEW.into()),
            ("host.typ", _) => Ok(HOST.into()),
            (SHOWN_AT, None) => Ok(SHOWN.into()),
            (_, Some(file)) if self.typst.reaches(self.template, path) => Ok(self.files.get(*file).text.clone()),
            _ => Err(FileError::NotFound(path.into())),
        }
    }

    /// The template and the files of the theme it may read.
    pub fn theme_files(&self) -> Vec<(String, Vec<u8>)> {
        let sources = self.typst.sources.iter().map(|(path, file)| (path, self.files.get(*file).text.as_bytes().to_vec()));
        let files = sources.chain(self.typst.data.iter().map(|(path, bytes)| (path, bytes.to_vec())));
        files.filter(|(path, _)| self.typst.reaches(self.template, path)).map(|(path, bytes)| (path.to_string(), bytes)).collect()
    }

    /// The pictures of the site that were asked for.
    pub fn pictures(&self) -> Vec<(String, Vec<u8>)> {
        let taken = self.shelf.pictures.read().unwrap_or_else(PoisonError::into_inner);
        let named = taken.iter().map(|(id, bytes)| (id.vpath().get_without_slash().to_string(), bytes.to_vec()));
        let mut pictures: Vec<_> = named.filter(|(path, _)| !self.typst.data.contains_key(&**path)).collect();
        pictures.sort();
        pictures
    }
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if let Some(source) = self.shelf.sources.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Ok(source.clone());
        }
        let source = Source::new(id, self.text(&Self::path(id)?)?.to_string());
        self.shelf.sources.write().unwrap_or_else(PoisonError::into_inner).insert(id, source.clone());
        Ok(source)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = Self::path(id)?;
        if let Some(bytes) = self.given.file(&path) {
            return Ok(bytes.clone());
        }
        if let Some(bytes) = self.shelf.pictures.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Ok(bytes.clone());
        }
        let bytes = match self.typst.data.get(&*path).filter(|_| self.typst.reaches(self.template, &path)) {
            Some(bytes) => Bytes::new(bytes.to_vec()),
            None => super::pictures::for_print(&path, self.assets)?,
        };
        self.shelf.pictures.write().unwrap_or_else(PoisonError::into_inner).insert(id, bytes.clone());
        Ok(bytes)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
