//! One item: its form beside its Markdown and what they make, and what happens when it is saved.

use super::Desk;
use super::fresh::{Fresh, Which, fresh, is_editable};
use super::list::{of_item, places};
use super::pages::{Frame, Pages};
use super::send::{DeskState, asked, go, page};
use super::sent::Sent;
use crate::diag::Diagnostic;
use crate::edit::form::{Filling, Input, digest, form};
use crate::edit::{BODY, NotSaved, Pairs, Posted, Save, body, posted, refill, save as put, tidy_body};
use crate::kinds::KINDS;
use crate::lang::Words;
use crate::model::{GroupNo, ItemNo, LangNo, PlaceNo};
use crate::plan::{Address, JobVariant, Subject};
use crate::read::paths::percent_encode;
use crate::serve::address::base;
use crate::serve::http::DRAFT;
use crate::serve::{Finding, Version};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use std::sync::PoisonError;

/// A line that is only in one of two texts.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// `-` before, `+` after.
    pub sign: &'static str,
    pub text: String,
}

/// What a save changed.
#[derive(Clone, Debug, Serialize)]
pub struct Saved {
    pub file: String,
    pub lines: Vec<Line>,
}

/// What shows an item: its page, its sheets.
#[derive(Clone, Debug, Serialize)]
struct Preview {
    title: String,
    url: String,
}

#[derive(Serialize)]
struct ItemPage {
    frame: Frame,
    which: Which,
    title: String,
    kind: &'static str,
    /// What stands before the text, behind it, and further down.
    inputs: [Vec<Input>; 3],
    /// What is written in the text below headings of its own.
    in_text: Vec<String>,
    body: Option<String>,
    body_name: &'static str,
    body_seen: String,
    digest: String,
    /// Why nothing of it can be changed.
    fixed: Option<&'static str>,
    /// What the addresses of previews begin with, so that they show what is being written.
    draft: &'static str,
    faults: usize,
    findings: Vec<Finding>,
    saved: Option<Saved>,
    previews: Vec<Preview>,
    places: Vec<(String, String)>,
    place: String,
    fields_for_pictures: bool,
    /// Places and terms are more than an item: they go in their files.
    removable: bool,
    url: String,
}

#[derive(Serialize)]
struct ConflictPage {
    frame: Frame,
    which: Which,
    text: String,
    help: String,
    digest: String,
    fields: Vec<Both>,
    hidden: Vec<(String, String)>,
    body: Option<Both>,
    body_name: &'static str,
    body_seen: String,
    lines: Vec<Line>,
    url: String,
}

/// A field as it is on the disk and as it was entered.
#[derive(Serialize)]
struct Both {
    label: String,
    now: String,
    mine: String,
}

pub async fn show(State(desk): DeskState, Query(which): Query<Which>, uri: Uri, headers: HeaderMap) -> Response {
    if desk.site.edit {
        // The form begins with what is saved, and so does what stands beside it.
        desk.site.write(&which.file, None).await;
    }
    let (own, here) = (desk.clone(), uri.clone());
    let told = headers.clone();
    let question = move |version: &Version| {
        let pages = own.pages(&told);
        let fresh = fresh(version, &which, pages.speech())?;
        let inputs = with_filling(version, &fresh, form);
        let saved = own.saved.lock().unwrap_or_else(PoisonError::into_inner).take().filter(|s| s.file == which.file);
        let talk = Talk { desk: &own, pages, which: &which, here: &here };
        Some(talk.item_page(version, &fresh, inputs, None, saved))
    };
    match asked(&desk, question).await {
        Ok(Some(html)) => page(StatusCode::OK, html),
        Ok(None) => desk.absent(&headers, &uri),
        Err(answer) => answer,
    }
}

fn with_filling<T>(version: &Version, fresh: &Fresh, use_it: impl FnOnce(&Filling) -> T) -> T {
    let filling = Filling {
        library: &version.loaded.library,
        target: fresh.target,
        source: &fresh.source,
        node: fresh.node.as_ref(),
        item: fresh.item,
        like: None,
    };
    use_it(&filling)
}

/// The form of an item, and what was sent with it.
pub fn sent(version: &Version, fresh: &Fresh, pairs: &Pairs) -> (Vec<Input>, Posted) {
    with_filling(version, fresh, |filling| {
        let inputs = form(filling);
        let sent = posted(filling, &inputs, pairs);
        (inputs, sent)
    })
}

/// What is wrong with what was sent in an input.
pub fn fault(sent: &Posted, input: &Input, pages: &Pages) -> Option<String> {
    sent.faults.iter().find(|(name, _)| *name == input.name).map(|(_, said)| pages.told(said))
}

/// What a request is about, and how it is answered.
struct Talk<'a> {
    desk: &'a Desk,
    pages: &'a Pages,
    which: &'a Which,
    here: &'a Uri,
}

impl Talk<'_> {
    fn item_page(&self, version: &Version, fresh: &Fresh, inputs: Vec<Input>, sent_body: Option<String>, saved: Option<Saved>) -> String {
        let Talk { desk, pages, which, here } = *self;
        let library = &version.loaded.library;
        let findings = desk.site.findings();
        let of: Vec<Finding> =
            fresh.item.map(|i| of_item(version, i, &findings)).unwrap_or_default().into_iter().map(|i| findings[i].clone()).collect();
        let of = if fresh.item.is_none() { findings.iter().filter(|f| f.path == which.file).cloned().collect() } else { of };
        let stands = fresh.item.map_or(PlaceNo::PORTAL, |i| library.group(i.group).stands);
        let at = library.places.find(&which.at).unwrap_or(stands);
        let text = body(&fresh.source, &fresh.target);
        let title = fresh.title();
        pages.render(
            "item.html",
            &ItemPage {
                frame: desk.frame("item", title.clone(), here),
                url: which.url(),
                title,
                kind: fresh.target.kind.label(pages.speech()),
                faults: inputs.iter().filter(|i| i.fault.is_some()).count(),
                removable: KINDS.contains(&fresh.target.kind),
                fields_for_pictures: inputs.iter().any(|i| i.name == "image" && i.fixed.is_none()),
                in_text: inputs.iter().filter(|i| i.fixed == Some("text")).map(|i| i.label.clone()).collect(),
                inputs: in_three(inputs),
                body_seen: text.as_deref().map(digest).unwrap_or_default(),
                body: text.map(|text| sent_body.unwrap_or(text)),
                body_name: BODY,
                digest: fresh.digest.clone(),
                fixed: if is_editable(&fresh.source) { None } else { Some("sheet") },
                draft: if desk.site.edit && is_editable(&fresh.source) { DRAFT } else { "" },
                findings: of,
                saved,
                previews: fresh.item.map(|item| previews(version, item.group, at, item.lang, &pages.words)).unwrap_or_default(),
                places: places(version, |p| library.places.is_below(p, stands)),
                place: library.places.get(at).code.to_string(),
                which: which.clone(),
            },
        )
    }
}

/// The fields of a form: the first of them, the others, those that are seldom used.
pub fn in_three(inputs: Vec<Input>) -> [Vec<Input>; 3] {
    let mut parts = [Vec::new(), Vec::new(), Vec::new()];
    for input in inputs.into_iter().filter(|i| i.fixed != Some("text")) {
        let part = if input.further { 2 } else { usize::from(!(input.required || input.name == "summary")) };
        parts[part].push(input);
    }
    parts
}

/// The page of an item at a place and the sheets it is printed on there.
fn previews(version: &Version, group: GroupNo, place: PlaceNo, lang: LangNo, words: &Words) -> Vec<Preview> {
    let (library, planner) = (&version.loaded.library, version.planner);
    let root = base(&library.places, place);
    let mut found = Vec::new();
    if let Some(Address::Here(path)) = planner.item_address(group, place, lang) {
        let (path, anchor) = path.split_once('#').map_or((&*path, String::new()), |(path, anchor)| (path, format!("#{anchor}")));
        found.push(Preview { title: words.say("desk-page", &[]), url: format!("{root}{}{anchor}", percent_encode(path)) });
    }
    let is_it = |item: ItemNo| library.item(item).group == group;
    for job in &version.plan(place).jobs {
        if matches!(job.subject, Subject::Item(item) if is_it(item))
            && job.lang == lang
            && job.variant == JobVariant::Web
            && version.has_pages(job)
        {
            let product = job.product.map(|no| version.loaded.theme.product(no));
            let title = product.map_or("", |p| p.title.get(library.site.code(lang)));
            let size = product.map_or("", |p| p.size_name(job.size)).to_uppercase();
            found.push(Preview {
                title: format!("{title} {size}").trim_end().to_string(),
                url: format!("{root}{}?png", percent_encode(&job.path)),
            });
        }
    }
    found
}

/// What came of a request to save.
enum Outcome {
    Absent,
    Saved(Saved),
    Nothing,
    Faulty(String),
    Conflict(String),
    Refused(Box<Diagnostic>),
}

pub async fn save(State(desk): DeskState, Query(which): Query<Which>, uri: Uri, headers: HeaderMap, Sent(pairs): Sent) -> Response {
    let (own, asked_for, here, heard) = (desk.clone(), which.clone(), uri.clone(), headers.clone());
    let outcome =
        asked(&desk, move |version| Talk { desk: &own, pages: own.pages(&heard), which: &asked_for, here: &here }.put(version, &pairs))
            .await;
    let pages = desk.pages(&headers);
    match outcome {
        Err(answer) => answer,
        Ok(Outcome::Absent) => desk.absent(&headers, &uri),
        Ok(Outcome::Nothing) => go(&which.url()),
        Ok(Outcome::Saved(saved)) => {
            *desk.saved.lock().unwrap_or_else(PoisonError::into_inner) = Some(saved);
            desk.done(&which.file, &which.url()).await
        }
        Ok(Outcome::Faulty(html)) => page(StatusCode::UNPROCESSABLE_ENTITY, html),
        Ok(Outcome::Conflict(html)) => page(StatusCode::CONFLICT, html),
        Ok(Outcome::Refused(fault)) => {
            let (text, help) = (pages.words.message(&fault), pages.words.help(&fault).unwrap_or_default());
            desk.say(pages, StatusCode::UNPROCESSABLE_ENTITY, &uri, &pages.words.say("desk-not-saved", &[]), text, help)
        }
    }
}

impl Talk<'_> {
    fn put(&self, version: &Version, pairs: &[(String, String)]) -> Outcome {
        let Talk { desk, pages, which, .. } = *self;
        let Some(fresh) = fresh(version, which, pages.speech()) else { return Outcome::Absent };
        let told = |name: &str| pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
        let (mut inputs, sent) = sent(version, &fresh, pairs);
        if !sent.faults.is_empty() {
            refill(&mut inputs, pairs);
            for input in &mut inputs {
                input.fault = fault(&sent, input, pages);
            }
            let sent_body = pairs.iter().find(|(n, _)| n == BODY).map(|(_, v)| tidy_body(v));
            return Outcome::Faulty(self.item_page(version, &fresh, inputs, sent_body, None));
        }
        if sent.changes.is_empty() && sent.body.is_none() {
            return Outcome::Nothing;
        }
        let wish = Save { target: fresh.target, changes: &sent.changes, body: sent.body.as_deref(), seen: told("digest") };
        match put(&desk.site.root, &fresh.source, &wish) {
            Ok(new) => Outcome::Saved(Saved { file: which.file.clone(), lines: difference(&fresh.source.text, &new) }),
            Err(fault @ NotSaved::Conflict { .. }) => {
                let said = fault.diagnostic(&which.file);
                let NotSaved::Conflict { now, mine } = fault else { return Outcome::Nothing };
                let lines = difference(&now, &mine);
                Outcome::Conflict(self.conflict_page(&fresh, &inputs, sent, pairs, (said, lines)))
            }
            Err(NotSaved::Fault(fault)) => Outcome::Refused(fault),
        }
    }

    fn conflict_page(
        &self,
        fresh: &Fresh,
        inputs: &[Input],
        sent: Posted,
        pairs: &[(String, String)],
        (said, lines): (Diagnostic, Vec<Line>),
    ) -> String {
        let Talk { desk, pages, which, here } = *self;
        let Posted { changes, body: mine, .. } = sent;
        let mut filled = inputs.to_vec();
        refill(&mut filled, pairs);
        let changed = |name: &str| changes.iter().any(|c| c.name() == name);
        let shown = |input: &Input| match input.choices.iter().filter(|c| c.2).map(|c| &*c.1).collect::<Vec<_>>() {
            words if !words.is_empty() => words.join(", "),
            _ if !input.entries.is_empty() => {
                let line = |entry: &Vec<Input>| entry.iter().map(|i| &*i.text).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
                input.entries.iter().map(line).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
            }
            _ => input.text.clone(),
        };
        let both = inputs.iter().zip(&filled).filter(|(i, _)| changed(&i.name));
        let fields = both.map(|(now, mine)| Both { label: now.label.clone(), now: shown(now), mine: shown(mine) }).collect();
        let is_of = |name: &str, field: &str| name == field || name.strip_prefix(field).is_some_and(|rest| rest.starts_with('.'));
        let mut hidden: Vec<(String, String)> =
            pairs.iter().filter(|(n, _)| changes.iter().any(|c| is_of(n, &c.name())) && n != BODY).cloned().collect();
        // What was seen is now what is there.
        hidden.extend(inputs.iter().filter(|i| changed(&i.name)).map(|i| (format!("seen:{}", i.name), i.seen.clone())));
        let now = body(&fresh.source, &fresh.target).unwrap_or_default();
        pages.render(
            "conflict.html",
            &ConflictPage {
                frame: desk.frame("item", pages.words.say("desk-conflict", &[]), here),
                text: pages.words.message(&said),
                help: pages.words.help(&said).unwrap_or_default(),
                digest: fresh.digest.clone(),
                fields,
                hidden,
                body_seen: digest(&now),
                body: mine.map(|mine| Both { label: String::new(), now, mine }),
                body_name: BODY,
                lines,
                url: which.url(),
                which: which.clone(),
            },
        )
    }
}

/// The lines that are only in one of two texts.
pub fn difference(before: &str, after: &str) -> Vec<Line> {
    let diff = TextDiff::from_lines(before, after);
    let changed = diff.iter_all_changes().filter(|c| c.tag() != ChangeTag::Equal);
    changed.map(|c| Line { sign: if c.tag() == ChangeTag::Delete { "-" } else { "+" }, text: c.value().trim_end().to_string() }).collect()
}
