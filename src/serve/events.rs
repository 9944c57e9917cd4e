//! Events to browsers (server-sent events): show this page anew, these style sheets, these findings.

use super::http::{answer_page, is_draft};
use super::page::Seen;
use super::site::{Event, Site};
use axum::response::sse::{self, KeepAlive, Sse};
use futures_util::Stream;
use serde::Deserialize;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// What a browser says it shows.
#[derive(Debug, Deserialize)]
pub struct Viewing {
    /// The address of the page, as it was asked for.
    pub page: String,
    body: String,
    /// Addresses of its style sheets, with spaces between them.
    styles: String,
}

struct Listener {
    site: Arc<Site>,
    heard: Receiver<Event>,
    page: String,
    seen: Seen,
    queue: VecDeque<sse::Event>,
}

/// The events for one open page.
pub fn events(site: Arc<Site>, viewing: Viewing) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>>> {
    let seen = Seen { body: viewing.body, styles: viewing.styles.split_whitespace().map(str::to_string).collect() };
    let heard = site.events.subscribe();
    let mut listener = Listener { site, heard, page: viewing.page, seen, queue: VecDeque::new() };
    listener.say_findings();
    // It may have changed since the page was sent.
    let listener = (listener, Some(Event::Version { everything: false }));
    let stream = futures_util::stream::unfold(listener, |(mut listener, mut first)| async move {
        loop {
            if let Some(event) = listener.queue.pop_front() {
                return Some((Ok(event), (listener, first)));
            }
            let event = match first.take() {
                Some(event) => event,
                None => match listener.heard.recv().await {
                    Ok(event) => event,
                    // Too much at once: what matters is how it is now.
                    Err(RecvError::Lagged(_)) => {
                        listener.say_findings();
                        Event::Version { everything: true }
                    }
                    Err(RecvError::Closed) => return None,
                },
            };
            match event {
                Event::Version { everything } => listener.compare(everything).await,
                Event::Draft if is_draft(&listener.page) => listener.compare(false).await,
                Event::Draft => {}
                Event::Findings => listener.say_findings(),
            }
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

impl Listener {
    /// Says what to do when the page is different from what the browser shows.
    async fn compare(&mut self, everything: bool) {
        // Where there is none the last good state stays.
        let Some(now) = answer_page(&self.site, &self.page).await.map(|page| page.seen) else { return };
        if everything || now.body != self.seen.body {
            self.say("reload", "{}".to_string());
        } else if now.styles != self.seen.styles {
            self.say("styles", serde_json::json!(now.styles).to_string());
        }
        self.seen = now;
    }

    fn say_findings(&mut self) {
        let findings = self.site.findings();
        let words = |id: &str| self.site.words.say(id, &[]);
        let told = serde_json::json!({
            "title": words("serve-overlay-title"),
            "close": words("serve-overlay-close"),
            "lang": words("serve-lang"),
            "more": words("serve-overlay-more"),
            "findings": *findings,
        });
        self.say("findings", told.to_string());
    }

    fn say(&mut self, name: &str, data: String) {
        self.queue.push_back(sse::Event::default().event(name).data(data));
    }
}
