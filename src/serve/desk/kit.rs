//! The kit of a place: every file that campaigns order for it, as pictures.

use super::list;
use super::pages::Frame;
use super::send::{DeskState, asked, page};
use crate::model::{GroupNo, LangNo, PlaceNo};
use crate::plan::Subject;
use crate::read::paths::percent_encode;
use crate::serve::Version;
use crate::serve::address::{Meaning, base, meaning};
use crate::serve::media::{response, type_of};
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    place: String,
}

#[derive(Serialize)]
struct Card {
    product: String,
    item: String,
    size: String,
    copies: Option<u64>,
    url: String,
    /// A picture of its first page.
    picture: Option<String>,
    format: String,
}

#[derive(Serialize)]
struct Kit {
    campaign: String,
    /// Where the campaign is changed.
    url: String,
    cards: Vec<Card>,
}

#[derive(Serialize)]
struct KitPage {
    frame: Frame,
    kits: Vec<Kit>,
    places: Vec<(String, String)>,
    place: String,
    name: String,
    code: String,
}

pub async fn show(State(desk): DeskState, Query(wish): Query<Wish>, uri: Uri, headers: HeaderMap) -> Response {
    let found = match asked(&desk, move |version| kits(version, &wish.place)).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let (kits, places, code, name) = found;
    let pages = desk.pages(&headers);
    let frame = desk.frame("kit", pages.words.say("desk-kit", &[]), &uri);
    page(StatusCode::OK, pages.render("kit.html", &KitPage { frame, kits, places, place: code.clone(), name, code }))
}

#[derive(Debug, Default, Deserialize)]
pub struct Of {
    of: String,
}

/// The first page of a printed file, small.
pub async fn cover(State(desk): DeskState, Query(of): Query<Of>) -> Response {
    let found = move |version: &Version| {
        let Meaning::Place(place, path) = meaning(&version.loaded.library.places, &of.of) else { return None };
        version.cover(place, version.find(place, &path)?)
    };
    match asked(&desk, found).await {
        Ok(Some(picture)) => response(StatusCode::OK, type_of(".png"), picture),
        Ok(None) => response(StatusCode::NOT_FOUND, type_of(".txt"), Bytes::new()),
        Err(answer) => answer,
    }
}

type Found = (Vec<Kit>, Vec<(String, String)>, String, String);

fn kits(version: &Version, wanted: &str) -> Found {
    let (library, planner) = (&version.loaded.library, version.planner);
    let place = library.places.find(wanted).unwrap_or(PlaceNo::PORTAL);
    let root = base(&library.places, place);
    let mut kits: Vec<(GroupNo, Kit)> = Vec::new();
    for job in &version.plan(place).jobs {
        let (Some(order), Some(product)) = (job.order, job.product) else { continue };
        if job.variant != crate::plan::JobVariant::Web {
            continue;
        }
        let of = planner.order(order);
        let product = version.loaded.theme.product(product);
        let path = format!("{root}{}", percent_encode(&job.path));
        let is_picture = matches!(&*product.format, "png" | "jpg" | "svg");
        let card = Card {
            product: product.title.get(library.site.code(job.lang)).to_string(),
            item: match &job.subject {
                Subject::Item(item) if library.item(*item).group != of.campaign => library.item(*item).title().to_string(),
                _ => String::new(),
            },
            size: product.size_name(job.size).to_uppercase(),
            copies: planner.copies(of, place),
            picture: if version.has_pages(job) {
                Some(format!("/_desk/cover?of={}", super::fresh::encoded(&path)))
            } else {
                is_picture.then(|| path.clone())
            },
            url: if version.has_pages(job) { format!("{path}?png") } else { path },
            format: product.format.to_string(),
        };
        let campaign = library.item(planner.campaign(order, LangNo::MAIN));
        match kits.iter_mut().find(|(group, _)| *group == of.campaign) {
            Some((_, kit)) => kit.cards.push(card),
            None => {
                let kit = Kit { campaign: campaign.title().to_string(), url: list::which(version, campaign).url(), cards: vec![card] };
                kits.push((of.campaign, kit));
            }
        }
    }
    let places = list::places(version, |_| true);
    let here = library.places.get(place);
    (kits.into_iter().map(|(_, kit)| kit).collect(), places, here.code.to_string(), here.name.to_string())
}
