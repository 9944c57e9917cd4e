//! Accepts connections and ends those that are slow or idle, so that no client can keep others out.

use axum::Router;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::Request;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{Sleep, sleep};
use tokio_io_timeout::TimeoutStream;

/// How long a client may take to send the head of a request. Between two requests a connection lives as long.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// How long a client may take to send the body of a request.
const BODY_TIME: Duration = Duration::from_secs(60);
/// How long a client may refuse to receive more of an answer.
const SEND_TIME: Duration = Duration::from_secs(60);
/// The number of connections at one time; further ones wait.
const MOST_CONNECTIONS: usize = 512;
/// The pause after the system could not accept a connection, for example because too many files are open.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Answers requests until the process ends.
pub async fn answer(listener: TcpListener, routes: Router) -> io::Result<()> {
    let free = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let service = TowerToHyperService::new(routes);
    loop {
        let permit = free.clone().acquire_owned().await.map_err(io::Error::other)?;
        let Ok((stream, _)) = listener.accept().await else {
            sleep(ACCEPT_PAUSE).await;
            continue;
        };
        // Answers are small and complete; waiting for more to send only delays them.
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(SEND_TIME));
        let service = service.clone();
        tokio::spawn(async move {
            let mut connection = http1::Builder::new();
            connection.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME);
            // A client that went away, or was too slow, is no fault of the server.
            let _ = connection.serve_connection(TokioIo::new(Box::pin(stream)), service).await;
            drop(permit);
        });
    }
}

/// Gives the body of a request an end: reading it fails after [`BODY_TIME`].
pub fn with_deadline(request: Request) -> Request {
    request.map(|body| Body::from_stream(until(body.into_data_stream(), Box::pin(sleep(BODY_TIME)))))
}

fn until(body: BodyDataStream, end: Pin<Box<Sleep>>) -> impl futures_util::Stream<Item = Result<Bytes, io::Error>> {
    futures_util::stream::unfold(Some((body, end)), move |state| async move {
        let (mut body, mut end) = state?;
        match select(body.next(), &mut end).await {
            Either::Left((None, _)) => None,
            Either::Left((Some(Ok(bytes)), _)) => Some((Ok(bytes), Some((body, end)))),
            Either::Left((Some(Err(error)), _)) => Some((Err(io::Error::other(error)), None)),
            Either::Right(_) => Some((Err(io::ErrorKind::TimedOut.into()), None)),
        }
    })
}
