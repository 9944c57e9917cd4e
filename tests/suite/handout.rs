//! A print template handed out by `loa view --typst` is laid out by Typst alone, without the program.

use crate::program::loa;
use crate::scratch::{Scratch, copy_folder, files};
use std::collections::BTreeMap;
use std::path::Path;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, Scalar};
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

/// What any Typst editor has: a folder and the fonts in it.
struct Editor {
    files: BTreeMap<String, Vec<u8>>,
    main: FileId,
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Editor {
    fn open(folder: &Path, main: &str) -> Editor {
        let files = files(folder);
        let in_fonts = files.iter().filter(|(path, _)| path.starts_with("fonts/"));
        let fonts: Vec<Font> = in_fonts.flat_map(|(_, bytes)| Font::iter(Bytes::new(bytes.clone()))).collect();
        let mut book = FontBook::new();
        fonts.iter().for_each(|font| book.push(font.info().clone()));
        let main = RootedPath::new(VirtualRoot::Project, VirtualPath::new(main).expect("a path")).intern();
        Editor { files, main, library: LazyHash::new(Library::default()), book: LazyHash::new(book), fonts }
    }

    fn bytes(&self, id: FileId) -> FileResult<&Vec<u8>> {
        let path = id.vpath().get_without_slash();
        self.files.get(path).ok_or_else(|| FileError::NotFound(path.into()))
    }
}

impl World for Editor {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        Ok(Source::new(id, String::from_utf8_lossy(self.bytes(id)?).into_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Ok(Bytes::new(self.bytes(id)?.clone()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[test]
fn a_template_opens_without_the_program_and_looks_the_same() {
    let site = Scratch::new();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/print-shops-get-files-of-their-own"), site.path());
    // A photo, so that there is a picture of the site to hand out.
    site.write("content/guides/dung.jpg", include_bytes!("pictures/dung.jpg"));
    site.write("content/guides/khai-tu.md", "---\ntitle: Đăng ký khai tử\n---\n\n![Ảnh](dung.jpg)\n\nGọi 0225 000 0001.\n");
    let sheet = "themes/x/products/sheet/product.yaml";
    site.write(sheet, site.read(sheet).replace("pages: 2", "pages: 2, lowest_dpi: 1"));
    for job in ["sheet/guide:khai-tu/-/vi", "sheet/guide:khai-tu/-/vi/press"] {
        let said = loa(site.path(), &["view", job, "--typst", "opened", "--as-of", "2026-11-24"]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
        let editor = Editor::open(&site.at("opened"), "products/sheet/sheet.typ");
        let compiled = typst::compile::<PagedDocument>(&editor);
        let document = compiled.output.unwrap_or_else(|errors| panic!("{job}: {errors:?}"));
        assert_eq!((document.pages().len(), compiled.warnings.len()), (2, 0), "{job}");
        let options = typst_render::RenderOptions { pixel_per_pt: Scalar::new(2.0), render_bleed: false };
        let page = typst_render::render(&document.pages()[0], &options);
        let (width, height) = (page.width() as usize, page.height() as usize);
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| page.data()[(y * width + x) * 4]);
        let codes: Vec<String> = seen.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect();
        assert_eq!(codes, ["https://an-hai.example.vn/khai-tu.html"], "{job}");
    }
    let said = loa(site.path(), &["view", "page/guide:khai-tu/-/vi", "--typst", "other", "--as-of", "2026-11-24"]);
    assert!(said.code == 2 && !site.at("other").exists(), "a web page has no Typst: {}", said.all());
}
