//! The HTTP front: Bot API calls in whatever form they come, files, the control side, the page.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, DefaultBodyLimit, Form, FromRequest, Multipart, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::api::{Reply, call};
use super::error::ApiError;
use super::params::{Params, Upload};
use super::wire::Scissors;
use super::{Shared, control, page};

/// No body is longer: a bot's files are small, and bodies are held in memory.
const LONGEST_BODY: usize = 20 << 20;
/// A longer body waits until fewer than [`MOST_LARGE`] of its kind come in: all of them are held in memory.
const LARGE: u64 = 256 << 10;
/// So many large bodies come in at once.
pub(super) const MOST_LARGE: usize = 4;
/// What the page and the tests send.
const LONGEST_PLAY_BODY: usize = 1 << 20;
/// A body comes within this time.
const BODY_PATIENCE: Duration = Duration::from_secs(30);

/// The whole of the playground's HTTP side.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .merge(page::routes())
        .nest("/play", control::routes().layer(DefaultBodyLimit::max(LONGEST_PLAY_BODY)))
        .fallback(bot_api)
        .layer(axum::middleware::from_fn_with_state(shared.clone(), page::only_this_machine))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .with_state(shared)
}

async fn bot_api(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_string();
    if let Some(rest) = path.strip_prefix("/file/bot") {
        return file(&shared, rest);
    }
    let Some((token, method)) = path.strip_prefix("/bot").and_then(|rest| rest.split_once('/')) else {
        return respond(&scissors, Reply::Json(404, ApiError::new(404, "Not Found").body()), &shared).await;
    };
    let token = token.replace("%3A", ":").replace("%3a", ":");
    let is_large = length(request.headers()).is_none_or(|length| length > LARGE);
    let read = async {
        let _room = if is_large { shared.large_bodies.acquire().await.ok() } else { None };
        read(request).await
    };
    let reply = match tokio::time::timeout(BODY_PATIENCE, read).await {
        Ok(Ok(params)) => call(&shared, &token, method, &params).await,
        Ok(Err(error)) => Reply::Json(error.code, error.body()),
        Err(_) => Reply::Json(408, ApiError::new(408, "Request Timeout").body()),
    };
    let mut response = respond(&scissors, reply, &shared).await;
    // As the real server does; with a clock that was moved, the moved one.
    let date = shared.now().format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(date) = HeaderValue::from_str(&date) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

async fn respond(scissors: &Scissors, reply: Reply, shared: &Shared) -> Response {
    let json = |status: u16, body: Value| {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
    };
    match reply {
        Reply::Json(status, body) => json(status, body),
        Reply::Text(status, kind, text) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, [(header::CONTENT_TYPE, kind)], text).into_response()
        }
        Reply::Cut(status, body, bytes) => {
            scissors.cut_after(bytes);
            json(status, body)
        }
        Reply::Closed => {
            scissors.cut_after(0);
            Body::empty().into_response()
        }
        Reply::Silence => {
            let mut stopped = shared.stopped();
            _ = stopped.wait_for(|stop| *stop).await;
            scissors.cut_after(0);
            Body::empty().into_response()
        }
    }
}

fn file(shared: &Shared, rest: &str) -> Response {
    let missing =
        || (StatusCode::NOT_FOUND, ApiError::new(404, "Not Found").body().to_string()).into_response();
    let Some((token, path)) = rest.split_once('/') else { return missing() };
    if let Err(error) = shared.admit(&token.replace("%3A", ":")) {
        return (StatusCode::UNAUTHORIZED, error.body().to_string()).into_response();
    }
    let path = path.replace("%2F", "/").replace("%2f", "/");
    let content = path.strip_prefix("documents/").and_then(|id| shared.with(|world| world.files.content(id)));
    match content {
        Some(bytes) => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        None => missing(),
    }
}

async fn read(request: Request) -> Result<Params, ApiError> {
    let mut values = Map::new();
    if let Ok(Query(pairs)) = Query::<Vec<(String, String)>>::try_from_uri(request.uri()) {
        values.extend(pairs.into_iter().map(|(name, value)| (name, Value::String(value))));
    }
    let kind = content_type(request.headers());
    let mut params = if kind.starts_with("multipart/form-data") {
        multipart(request).await?
    } else if kind.starts_with("application/x-www-form-urlencoded") {
        let Form(pairs) =
            Form::<Vec<(String, String)>>::from_request(request, &()).await.map_err(unreadable)?;
        let values = pairs.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
        Params { values, files: BTreeMap::new() }
    } else {
        let bytes = Bytes::from_request(request, &()).await.map_err(unreadable)?;
        json_params(&kind, &bytes)?
    };
    for (name, value) in values {
        params.values.entry(name).or_insert(value);
    }
    Ok(params)
}

/// How long the body is; `None` where it is sent piece by piece and nobody knows.
fn length(headers: &HeaderMap) -> Option<u64> {
    if headers.contains_key(header::TRANSFER_ENCODING) {
        return None;
    }
    let told = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    told.map_or(Some(0), |text| text.parse().ok())
}

fn content_type(headers: &HeaderMap) -> String {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_ascii_lowercase()
}

fn json_params(kind: &str, bytes: &[u8]) -> Result<Params, ApiError> {
    if bytes.is_empty() || !kind.starts_with("application/json") {
        return Ok(Params::default());
    }
    match serde_json::from_slice(bytes) {
        Ok(value @ Value::Object(_)) => Ok(Params::from_json(value)),
        _ => Err(ApiError::bad_request("can't parse request: Request must be an Object")),
    }
}

fn unreadable(_: impl std::fmt::Display) -> ApiError {
    ApiError::bad_request("can't parse request")
}

async fn multipart(request: Request) -> Result<Params, ApiError> {
    let mut fields = Multipart::from_request(request, &()).await.map_err(unreadable)?;
    let mut params = Params::default();
    while let Some(field) = fields.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_string();
        let file_name = field.file_name().map(str::to_string);
        let mime = field.content_type().map(str::to_string);
        let bytes = field.bytes().await.map_err(unreadable)?;
        if let Some(file_name) = file_name {
            params.files.insert(name, Upload { name: file_name, mime, bytes: bytes.to_vec() });
        } else {
            params.values.insert(name, json!(String::from_utf8_lossy(&bytes)));
        }
    }
    Ok(params)
}
