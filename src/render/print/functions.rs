//! Functions of the program for print templates: QR codes, non-breaking spaces, dates, domains, spoken text.

use super::breaks::{broken, loosened};
use super::{codes, data};
use crate::vietnamese;
use comemo::Tracked;
use std::sync::LazyLock;
use typst::diag::At;
use typst::diag::{SourceResult, bail};
use typst::engine::Engine;
use typst::foundations::{
    Args, Array, Bytes, CastInfo, Content, Context, Dict, Func, IntoValue, NativeFuncData, NativeFuncPtr, Scope, Str, Target, TargetElem,
    Value,
};
use typst::introspection::Locator;
use typst::layout::{Abs, Axes, Length, Region};
use typst::syntax;
use typst::text::TextElem;
use typst::{Library, LibraryExt};

/// Typst's library with these functions in `sys.inputs`. Typst's cache keys include the library: it must not differ from job to job.
pub fn library() -> Library {
    let mut inputs = Dict::new();
    inputs.insert("host".into(), host().into_value());
    Library::builder().with_inputs(inputs).build()
}

fn host() -> Dict {
    let functions = [
        ("view", &VIEW),
        ("measured", &MEASURED),
        ("qr", &QR),
        ("join", &JOIN),
        ("whole", &WHOLE),
        ("phrases", &PHRASES),
        ("broken", &BROKEN),
        ("date", &DATE),
        ("long-date", &LONG_DATE),
        ("domain", &DOMAIN),
        ("spoken", &SPOKEN),
        ("minutes", &MINUTES),
    ];
    functions.into_iter().map(|(name, data)| (name.into(), Func::from(data).into_value())).collect()
}

type Signature = dyn Fn(&mut Engine, Tracked<Context>, &mut Args) -> SourceResult<Value> + Send + Sync;

/// A function of one text.
const fn function(name: &'static str, docs: &'static str, run: &'static Signature) -> NativeFuncData {
    NativeFuncData {
        function: NativeFuncPtr(run),
        name,
        title: name,
        docs,
        def_site: None,
        keywords: &[],
        contextual: false,
        scope: LazyLock::new(&Scope::new),
        params: LazyLock::new(&Vec::new),
        returns: LazyLock::new(&|| CastInfo::Any),
    }
}

type Arguments<'a> = &'a mut Args;

fn words(args: Arguments) -> SourceResult<Str> {
    let text = args.expect::<Str>("text")?;
    args.take().finish()?;
    Ok(text)
}

static VIEW: NativeFuncData = function("view", "The values of the view's file.", &|_, _, args| {
    let span = args.span;
    let bytes = args.expect::<Bytes>("bytes")?;
    args.take().finish()?;
    match data::values(&bytes) {
        Some(view) => Ok(view),
        None => bail!(span, "the view cannot be read"),
    }
});

// Typst's own `measure` depends on the position on the page, which prevents reuse of its results between places.
static MEASURED: NativeFuncData =
    function("measured", "How wide and high a body is with all the room it wants, wherever it stands.", &|engine, context, args| {
        let span = args.span;
        let body = args.expect::<Content>("body")?;
        args.take().finish()?;
        let paged = TargetElem::target.set(Target::Paged).wrap();
        let styles = context.styles().at(span)?;
        let room = Region::new(Axes::splat(Abs::inf()), Axes::splat(false));
        let frame = (engine.library.routines.layout_frame)(engine, &body, Locator::root(), styles.chain(&paged), room)?;
        let mut size = Dict::new();
        size.insert("width".into(), frame.width().into_value());
        size.insert("height".into(), frame.height().into_value());
        Ok(size.into_value())
    });

static QR: NativeFuncData = function("qr", "A QR code of a width: the curve of its dark modules, and how large one is.", &|_, _, args| {
    let span = args.span;
    let text = args.expect::<Str>("text")?;
    let width = args.expect::<Length>("width")?;
    args.take().finish()?;
    match codes::drawn(&text, width.abs) {
        Some(code) => Ok(code.into_value()),
        None => bail!(span, "a QR code needs some text, and holds at most 2,331 bytes of it"),
    }
});

static JOIN: NativeFuncData = function("join", "Joins what must not be torn apart at the end of a line.", &|_, _, args| {
    Ok(loosened(vietnamese::join_numbers(&words(args)?).into_owned()).into_value())
});

static WHOLE: NativeFuncData = function("whole", "Keeps Vietnamese words of several syllables and names on one line.", &|_, _, args| {
    Ok(loosened(vietnamese::join_words(&vietnamese::join_numbers(&words(args)?))).into_value())
});

static PHRASES: NativeFuncData = function("phrases", "The parts of a slogan between which a line may end.", &|_, _, args| {
    let phrases = vietnamese::phrases(&words(args)?);
    Ok(phrases.iter().map(|phrase| Str::from(phrase.as_str()).into_value()).collect::<Array>().into_value())
});

static DATE: NativeFuncData = function("date", "22/11/2026", &|_, _, args| date(args, vietnamese::short_date));

static BROKEN: NativeFuncData = function("broken", "A text whose long words may break.", &|_, _, args| {
    let text = words(args)?;
    Ok(broken(&text, syntax::Span::detached()).unwrap_or_else(|| TextElem::packed(text.as_str())).into_value())
});

static LONG_DATE: NativeFuncData = function("long-date", "ngày 22 tháng 11 năm 2026", &|_, _, args| date(args, vietnamese::long_date));

fn date(args: Arguments, write: fn(jiff::civil::Date) -> String) -> SourceResult<Value> {
    let span = args.span;
    let text = words(args)?;
    match vietnamese::parse_date(&text) {
        Some(date) => Ok(write(date).into_value()),
        None => bail!(span, "`{text}` is not a date"),
    }
}

static DOMAIN: NativeFuncData = function("domain", "The domain of an address.", &|_, _, args| {
    let address = words(args)?;
    let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    Ok(rest.split(['/', '?', '#', ':']).next().unwrap_or_default().into_value())
});

static SPOKEN: NativeFuncData =
    function("spoken", "A text as an announcer reads it; `own` is a dictionary of what is spoken in another way.", &|_, _, args| {
        let own: Vec<(Str, String)> = match args.named::<Dict>("own")? {
            Some(own) => own.into_iter().filter_map(|(written, spoken)| Some((written, spoken.cast::<String>().ok()?))).collect(),
            None => Vec::new(),
        };
        let own: Vec<(&str, &str)> = own.iter().map(|(written, spoken)| (written.as_str(), spoken.as_str())).collect();
        Ok(vietnamese::speak(&words(args)?, &own).into_value())
    });

static MINUTES: NativeFuncData = function("minutes", "How long it takes to read a spoken text, in minutes.", &|_, _, args| {
    Ok((vietnamese::half_minutes(&words(args)?) as f64 / 2.0).into_value())
});
