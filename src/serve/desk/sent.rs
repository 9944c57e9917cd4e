//! A form that a page of the desk sent: it is not taken unless it may be written.

use super::Desk;
use axum::extract::{Form, FromRequest, Request};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Name and value of each input, in order.
pub struct Sent(pub Vec<(String, String)>);

impl Sent {
    /// The value of an input; empty without one.
    pub fn told(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

impl FromRequest<Arc<Desk>> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, desk: &Arc<Desk>) -> Result<Sent, Response> {
        let (uri, headers) = (request.uri().clone(), request.headers().clone());
        let Form(pairs) = Form::from_request(request, desk).await.map_err(IntoResponse::into_response)?;
        let sent = Sent(pairs);
        desk.may_write(Some(sent.told("token"))).map_err(|why| desk.locked(&headers, &uri, why))?;
        Ok(sent)
    }
}
