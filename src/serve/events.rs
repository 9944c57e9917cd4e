//! Events to browsers (server-sent events): reload the page, replace its style sheets, show these diagnostics.

use super::live_page::PageState;
use super::live_site::LiveSite;
use super::lookup::{current_page, is_draft};
use super::messages::BrowserEvent;
use axum::response::sse::{self, KeepAlive, Sse};
use futures_util::Stream;
use serde::Deserialize;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// The query of a browser that wants the events for its page.
#[derive(Debug, Deserialize)]
pub struct EventQuery {
    /// The address of the page as it was requested.
    page: String,
    /// Digest of the page that the browser shows.
    body: String,
    /// Addresses of its style sheets, separated by spaces.
    styles: String,
    /// The browser has enough open streams: this one ends after its first events, and the browser asks again.
    #[serde(default)]
    once: bool,
}

/// The connection to one open page.
struct EventStream {
    site: Arc<LiveSite>,
    events: Receiver<BrowserEvent>,
    page: String,
    /// The state that the browser shows.
    shown: PageState,
    queue: VecDeque<sse::Event>,
    /// It ends after its first events.
    once: bool,
}

/// How long a browser waits before it asks again where a stream has ended.
const RETRY: Duration = Duration::from_secs(2);

/// The events for one open page.
pub fn events(site: Arc<LiveSite>, query: EventQuery) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>>> {
    let shown = PageState { body: query.body, styles: query.styles.split_whitespace().map(str::to_string).collect() };
    let events = site.events.subscribe();
    let mut stream = EventStream { site, events, page: query.page, shown, queue: VecDeque::new(), once: query.once };
    stream.queue.push_back(sse::Event::default().retry(RETRY));
    stream.queue_findings();
    // The page may have changed since it was sent.
    let start = (stream, Some(BrowserEvent::Version { everything: false }));
    let stream = futures_util::stream::unfold(start, |(mut stream, mut first)| async move {
        loop {
            if let Some(event) = stream.queue.pop_front() {
                return Some((Ok(event), (stream, first)));
            }
            let event = match first.take() {
                Some(event) => event,
                None if stream.once => return None,
                None => match stream.events.recv().await {
                    Ok(event) => event,
                    // Events were lost: the browser needs only the current state.
                    Err(RecvError::Lagged(_)) => {
                        stream.queue_findings();
                        BrowserEvent::Version { everything: true }
                    }
                    Err(RecvError::Closed) => return None,
                },
            };
            match event {
                BrowserEvent::Version { everything } => stream.compare(everything).await,
                BrowserEvent::Draft if is_draft(&stream.page) => stream.compare(false).await,
                BrowserEvent::Draft => {}
                BrowserEvent::Findings => stream.queue_findings(),
            }
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

impl EventStream {
    /// Queues an event when the page differs from what the browser shows.
    async fn compare(&mut self, everything: bool) {
        // A page that cannot be made stays in the browser as it is.
        let Some(now) = current_page(&self.site, &self.page).await.map(|page| page.state) else { return };
        if everything || now.body != self.shown.body {
            self.queue("reload", "{}".to_string());
        } else if now.styles != self.shown.styles {
            self.queue("styles", serde_json::json!(now.styles).to_string());
        }
        self.shown = now;
    }

    fn queue_findings(&mut self) {
        if !self.site.is_private {
            return;
        }
        let findings = self.site.findings();
        let words = |id: &str| self.site.words.say(id, &[]);
        let data = serde_json::json!({
            "title": words("serve-overlay-title"),
            "close": words("serve-overlay-close"),
            "lang": words("serve-lang"),
            "more": words("serve-overlay-more"),
            "findings": *findings,
        });
        self.queue("findings", data.to_string());
    }

    fn queue(&mut self, name: &str, data: String) {
        self.queue.push_back(sse::Event::default().event(name).data(data));
    }
}
