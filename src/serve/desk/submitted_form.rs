//! A form that was sent from a page of the desk. It is read only when the request may write.

use super::state::Desk;
use axum::extract::{Form, FromRequest, Request};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Names and values of the inputs, in order.
pub struct SubmittedForm(pub Vec<(String, String)>);

impl SubmittedForm {
    /// The value of an input; empty when it is missing.
    pub fn value(&self, name: &str) -> &str {
        value(&self.0, name)
    }
}

/// The value of an input among names and values; empty when it is missing.
pub fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

impl FromRequest<Arc<Desk>> for SubmittedForm {
    type Rejection = Response;

    async fn from_request(request: Request, desk: &Arc<Desk>) -> Result<SubmittedForm, Response> {
        let (uri, headers) = (request.uri().clone(), request.headers().clone());
        let Form(pairs) = Form::from_request(request, desk).await.map_err(IntoResponse::into_response)?;
        let form = SubmittedForm(pairs);
        desk.may_write(Some(form.value("token"))).map_err(|why| desk.locked(&headers, &uri, why))?;
        Ok(form)
    }
}
