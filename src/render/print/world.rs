//! Typst's `World` for one job: the template and its imports, the prelude, the view, pictures and fonts. It has no clock, no disk and no packages.

use super::data::JobFiles;
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

/// Imported by every template (`#import "/loa.typ": *`): the view, and the prelude, which does not depend on the view.
pub const LOA: &str = include_str!("loa.typ");
/// Layout functions of the program.
pub const PRELUDE: &str = include_str!("prelude.typ");
/// Reads the view.
pub const VIEW: &str = include_str!("view.typ");
/// Gives templates the functions of the program.
pub const HOST: &str = include_str!("host.typ");
/// Made of the components of the theme; the prelude imports it.
pub const COMPONENTS: &str = "components.typ";
/// The template that lays out readable files of a kit.
const SHOWN: &str = include_str!("shown.typ");
/// The path of that template.
pub const SHOWN_AT: &str = "shown.typ";

/// Sources and pictures that are read once for all jobs.
#[derive(Default)]
pub struct PrintFileCache {
    sources: RwLock<HashMap<FileId, Source>>,
    pictures: RwLock<HashMap<FileId, Bytes>>,
}

/// The world of one job.
pub struct PrintWorld<'a> {
    /// What is shared between jobs.
    pub cache: &'a PrintFileCache,
    /// The print templates of the theme.
    pub typst: &'a TypstFiles,
    /// All texts that were read.
    pub files: &'a Files,
    /// The files of the site, by path below its folder.
    pub assets: &'a BTreeMap<Arc<str>, Asset>,
    /// Embedded fonts and those of the theme.
    pub fonts: &'a Fonts,
    /// Typst's functions.
    pub library: &'a LazyHash<Library>,
    /// Path of the template below the theme's folder.
    pub template: &'a Arc<str>,
    /// The id of the template.
    pub main: FileId,
    /// The files that only this job has.
    pub job_files: JobFiles,
}

/// The id of a path below the theme's folder; none for paths with backslashes.
pub fn id_of(path: &str) -> Option<FileId> {
    VirtualPath::new(path).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

impl PrintWorld<'_> {
    /// The path of an id. Packages are refused: they would be loaded from the network.
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
            (COMPONENTS, _) => Ok(self.typst.components.clone()),
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

    /// The file of a picture with these bytes, without the width it was asked for.
    pub fn picture_path(&self, bytes: &Bytes) -> Option<String> {
        let taken = self.cache.pictures.read().unwrap_or_else(PoisonError::into_inner);
        let path = taken.iter().filter(|(_, other)| *other == bytes).map(|(id, _)| id.vpath().get_without_slash().to_string()).min()?;
        Some(path.split('@').next().unwrap_or_default().to_string())
    }

    /// The pictures of the site that jobs have read so far.
    pub fn pictures(&self) -> Vec<(String, Vec<u8>)> {
        let taken = self.cache.pictures.read().unwrap_or_else(PoisonError::into_inner);
        let named = taken.iter().map(|(id, bytes)| (id.vpath().get_without_slash().to_string(), bytes.to_vec()));
        let mut pictures: Vec<_> = named.filter(|(path, _)| !self.typst.data.contains_key(&**path)).collect();
        pictures.sort();
        pictures
    }
}

impl World for PrintWorld<'_> {
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
        if let Some(source) = self.cache.sources.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Ok(source.clone());
        }
        let source = Source::new(id, self.text(&Self::path(id)?)?.to_string());
        self.cache.sources.write().unwrap_or_else(PoisonError::into_inner).insert(id, source.clone());
        Ok(source)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = Self::path(id)?;
        if let Some(bytes) = self.job_files.file(&path) {
            return Ok(bytes.clone());
        }
        if let Some(bytes) = self.cache.pictures.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Ok(bytes.clone());
        }
        let bytes = match self.typst.data.get(&*path).filter(|_| self.typst.reaches(self.template, &path)) {
            Some(bytes) => Bytes::new(bytes.to_vec()),
            None => super::pictures::for_print(&path, self.assets)?,
        };
        self.cache.pictures.write().unwrap_or_else(PoisonError::into_inner).insert(id, bytes.clone());
        Ok(bytes)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
