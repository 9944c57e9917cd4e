//! The kit of a place: the files that campaigns order for it, with pictures.

use super::items::{item_query, place_choices};
use super::page_templates::PageFrame;
use super::query::encode_value;
use super::response::page;
use super::state::DeskState;
use crate::model::{GroupNo, LangNo, PlaceNo};
use crate::plan::{JobVariant, Subject};
use crate::read::paths::percent_encode;
use crate::serve::Version;
use crate::serve::address::{AddressTarget, place_path, resolve_address};
use crate::serve::media::{response, type_of};
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::{Deserialize, Serialize};

/// Query parameters of the page.
#[derive(Debug, Default, Deserialize)]
pub struct KitQuery {
    /// Code of the place; the root without one.
    #[serde(default)]
    place: String,
}

/// One ordered file.
#[derive(Serialize)]
struct OrderedFile {
    /// Title of the product.
    product: String,
    /// Title of the item; empty when it is the campaign itself.
    item: String,
    /// Name of the size.
    size: String,
    copies: Option<u64>,
    url: String,
    /// Address of a picture of its first page.
    picture: Option<String>,
    format: String,
}

/// The files of one campaign.
#[derive(Serialize)]
struct CampaignKit {
    /// Title of the campaign.
    campaign: String,
    /// Address of the campaign's page at the desk.
    url: String,
    cards: Vec<OrderedFile>,
}

/// The values of `kit.html`.
#[derive(Serialize)]
struct KitPage {
    frame: PageFrame,
    kits: Vec<CampaignKit>,
    places: Vec<(String, String)>,
    /// Code of the place.
    place: String,
    /// Name of the place.
    name: String,
    code: String,
}

/// The page of a place.
pub async fn show(State(desk): DeskState, Query(query): Query<KitQuery>, uri: Uri, headers: HeaderMap) -> Response {
    let templates = desk.templates(&headers);
    let frame = desk.frame("kit", templates.words.say("desk-kit", &[]), &uri);
    match desk.ask(move |version| kit_page(frame, version, &query.place)).await {
        Ok(kit) => page(StatusCode::OK, templates.render("kit.html", &kit)),
        Err(answer) => answer,
    }
}

/// Query parameters of a cover picture.
#[derive(Debug, Default, Deserialize)]
pub struct CoverQuery {
    /// Address of the file on this server.
    of: String,
}

/// The first page of a printed file as a small picture.
pub async fn cover(State(desk): DeskState, Query(query): Query<CoverQuery>) -> Response {
    let picture = move |version: &Version| {
        let AddressTarget::Place(place, path) = resolve_address(&version.loaded.library.places, &query.of) else { return None };
        version.cover(place, version.find(place, &path)?)
    };
    match desk.ask(picture).await {
        Ok(Some(picture)) => response(StatusCode::OK, type_of(".png"), picture),
        Ok(None) => response(StatusCode::NOT_FOUND, type_of(".txt"), Bytes::new()),
        Err(answer) => answer,
    }
}

fn kit_page(frame: PageFrame, version: &Version, code: &str) -> KitPage {
    let (library, planner) = (&version.loaded.library, version.planner);
    let place = library.places.find(code).unwrap_or(PlaceNo::PORTAL);
    let base = place_path(&library.places, place);
    let mut kits: Vec<(GroupNo, CampaignKit)> = Vec::new();
    for job in &version.plan(place).jobs {
        let (Some(order), Some(product)) = (job.order, job.product) else { continue };
        if job.variant != JobVariant::Web {
            continue;
        }
        let ordered = planner.order(order);
        let product = version.loaded.theme.product(product);
        let path = format!("{base}{}", percent_encode(&job.path));
        let is_picture = matches!(&*product.format, "png" | "jpg" | "svg");
        let card = OrderedFile {
            product: product.title.get(library.site.code(job.lang)).to_string(),
            item: match &job.subject {
                Subject::Item(item) if library.item(*item).group != ordered.campaign => library.item(*item).title().to_string(),
                _ => String::new(),
            },
            size: product.size_name(job.size).to_uppercase(),
            copies: planner.copies(ordered, place),
            picture: if version.has_pages(job) {
                Some(format!("/_desk/cover?of={}", encode_value(&path)))
            } else {
                is_picture.then(|| path.clone())
            },
            url: if version.has_pages(job) { format!("{path}?png") } else { path },
            format: product.format.to_string(),
        };
        let campaign = library.item(planner.campaign(order, LangNo::MAIN));
        match kits.iter_mut().find(|(group, _)| *group == ordered.campaign) {
            Some((_, kit)) => kit.cards.push(card),
            None => {
                let url = item_query(version, campaign).url();
                kits.push((ordered.campaign, CampaignKit { campaign: campaign.title().to_string(), url, cards: vec![card] }));
            }
        }
    }
    let here = library.places.get(place);
    KitPage {
        frame,
        kits: kits.into_iter().map(|(_, kit)| kit).collect(),
        places: place_choices(version, |_| true),
        place: here.code.to_string(),
        name: here.name.to_string(),
        code: here.code.to_string(),
    }
}
