//! Updates that Telegram brings to a webhook: each is confirmed once it is written down, and not before.
//! The address and how it stands are looked at every half minute, by whoever leads.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::arrivals::{self, Arrivals, Taken};
use super::door::Door;
use super::metrics::Fate;
use super::pulse::Loop;
use super::updates::{LONGEST_REFUSAL, PollFailure, Polling, learn_name, note_the_time, present, rest};
use super::{App, OtherWebhook};
use crate::ports::{CallOutcome, Clock, Messenger, Ports, Store, Webhook, WebhookState};

/// How often it is looked at.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(30);
/// How often it is looked whether this instance leads now.
const TICK: Duration = Duration::from_secs(1);
/// How soon it is tried again to set it.
const SET_AGAIN_AFTER: Duration = Duration::from_secs(5);
/// Longer than any update. What is longer is stepped over.
const LONGEST: usize = 1 << 20;
/// So much of it is read all the same: whoever is answered before everything was sent sees no answer.
const READ_AT_MOST: usize = 8 << 20;
/// When Telegram is to bring an update again that could not be written down, in seconds. Telegram keeps to
/// this, and drops what is too old by then: a press lives for two and a half minutes.
const AGAIN_AFTER: &str = "5";
const SECRET: &str = "x-telegram-bot-api-secret-token";
/// Telegram makes forty connections at most, each proxy as many; they stay open for long.
const MOST_CONNECTIONS: usize = 256;
const LONGEST_CONNECTION: Duration = Duration::from_secs(3600);
/// How long an orderly stop waits for what is being written down.
const LONGEST_FAREWELL: Duration = Duration::from_secs(3);
/// The note that says which webhook this store's bots have set.
const NOTE: &str = "webhook";

/// A webhook, and the listener to which it leads.
pub struct Reception {
    /// What Telegram gets as an answer.
    pub webhook: Webhook,
    /// The path of requests; whoever stands in between hands it on as it is.
    pub path: String,
    /// Where they come in.
    pub listener: TcpListener,
}

/// What a request needs.
struct Desk<P: Ports> {
    app: Arc<App<P>>,
    arrivals: Arrivals,
    secret: blake3::Hash,
    /// How many updates were brought and written down.
    brought: Arc<AtomicU64>,
}

/// Takes updates in until told to stop.
///
/// # Errors
/// [`PollFailure`] where Telegram refuses the token.
pub async fn take_in_until<P: Ports>(
    app: &Arc<App<P>>,
    reception: Reception,
    mut stop: watch::Receiver<bool>,
) -> Result<(), PollFailure> {
    if !learn_name(app, &mut stop).await? {
        return Ok(());
    }
    let Reception { webhook, path, listener } = reception;
    let brought = Arc::new(AtomicU64::new(0));
    let desk = Arc::new(Desk {
        app: Arc::clone(app),
        arrivals: Arrivals::default(),
        secret: mark_of(&webhook.secret),
        brought: Arc::clone(&brought),
    });
    let routes = Router::new().route(&path, post(take_in::<P>)).with_state(desk);
    let mut stopped = stop.clone();
    let serving = tokio::spawn(async move {
        let until = async move { _ = stopped.wait_for(|stop| *stop).await };
        let listener = Door::wider(listener, MOST_CONNECTIONS, LONGEST_CONNECTION);
        if let Err(error) = axum::serve(listener, routes).with_graceful_shutdown(until).await {
            tracing::error!(%error, "updates are no longer taken in");
        }
    });
    let ended = keep_set(app, &webhook, &brought, stop).await;
    // Ignored: what is not confirmed by then comes again, here or to another instance.
    let _ = tokio::time::timeout(LONGEST_FAREWELL, serving).await;
    ended
}

/// Takes one update in.
async fn take_in<P: Ports>(State(desk): State<Arc<Desk<P>>>, headers: HeaderMap, body: Body) -> Response {
    let shown = headers.get(SECRET).map(|value| value.as_bytes()).unwrap_or_default();
    // Hashes are compared in the same time whatever they are.
    if blake3::hash(shown) != desk.secret {
        desk.app.metrics.update(Fate::Forged);
        return StatusCode::UNAUTHORIZED.into_response();
    }
    if arrivals::is_full(&desk.app) {
        return again();
    }
    let read = match to_bytes(body, READ_AT_MOST).await {
        Ok(bytes) if bytes.len() > LONGEST => Err(None),
        Ok(bytes) => desk.app.messenger.read(&bytes),
        // Cut off on its way, or of no end.
        Err(_) => return again(),
    };
    match arrivals::take_in(&desk.app, &desk.arrivals, vec![read]).await {
        // What cannot be read will not be better for being brought again.
        Taken::Down(_) | Taken::Numberless => {
            desk.brought.fetch_add(1, Ordering::Relaxed);
            StatusCode::OK.into_response()
        }
        Taken::NotDown => again(),
    }
}

fn again() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, AGAIN_AFTER)]).into_response()
}

/// Looks at the webhook now and then, and sets it where it is not as it should be.
async fn keep_set<P: Ports>(
    app: &Arc<App<P>>,
    webhook: &Webhook,
    brought: &AtomicU64,
    mut stop: watch::Receiver<bool>,
) -> Result<(), PollFailure> {
    let mut looking = Polling::default();
    let (mut is_presented, mut led, mut last_brought) = (false, false, 0);
    let mut next_look = app.clock.elapsed();
    while !*stop.borrow() {
        app.pulse.beat(Loop::Updates);
        let leads = app.store.leads();
        let begins_to_lead = leads && !std::mem::replace(&mut led, leads);
        if app.clock.elapsed() < next_look && !begins_to_lead {
            if rest(app, TICK, &mut stop).await {
                break;
            }
            continue;
        }
        let (answer, heard) = tokio::select! {
            answer = app.messenger.webhook() => answer,
            _ = stop.changed() => break,
        };
        let now_brought = brought.load(Ordering::Relaxed);
        // Where nothing comes although something waits, nobody is heard.
        let is_heard = |state: &WebhookState| state.pending == 0 || now_brought != last_brought;
        let accepted = matches!(&answer, CallOutcome::Accepted(state) if is_heard(state));
        note_the_time(app, &looking, heard, accepted);
        looking.heard = accepted;
        last_brought = now_brought;
        let pause = match answer {
            CallOutcome::Accepted(state) => {
                looking.answered();
                let is_set = !leads || set_where_needed(app, webhook, &state, is_presented).await?;
                // Last: from then on this instance counts as ready, and whoever waited for that may stop it.
                app.metrics.webhook_stands(state.pending, state.failed_at);
                if accepted {
                    app.metrics.polled();
                }
                if is_set { LOOKED_AT_EVERY } else { SET_AGAIN_AFTER }
            }
            CallOutcome::TokenRefused => return Err(PollFailure::Token),
            CallOutcome::Refused(wait) => wait.unwrap_or_else(|| looking.pause()).min(LONGEST_REFUSAL),
            CallOutcome::Rival | CallOutcome::Webhook | CallOutcome::Unanswered => looking.pause(),
        };
        if !std::mem::replace(&mut is_presented, true) {
            present(app);
        }
        next_look = app.clock.elapsed() + pause;
    }
    // It stays: another instance, or this one after its next start, goes on with what waits.
    Ok(())
}

/// Sets the webhook where it is not as it should be. False if that did not work yet.
async fn set_where_needed<P: Ports>(
    app: &App<P>,
    webhook: &Webhook,
    state: &WebhookState,
    is_running: bool,
) -> Result<bool, PollFailure> {
    let noted = match app.store.note(NOTE).await {
        Ok(noted) => noted.and_then(|note| String::from_utf8(note).ok()).unwrap_or_default(),
        Err(error) => {
            tracing::warn!(%error, "cannot read which webhook was set");
            return Ok(false);
        }
    };
    let (address, all) = noted.split_once(' ').unwrap_or_default();
    let is_ours = |text: &str| *text == webhook.address || mark_of(text).to_hex().as_str() == address;
    if !state.address.is_empty() && !is_ours(&state.address) && app.options.webhook == OtherWebhook::Respected
    {
        if !is_running {
            return Err(PollFailure::Webhook);
        }
        if !app.metrics.has_webhook() {
            tracing::error!(
                "somebody has set another webhook for this token: it gets the updates and nobody is heard here; \
                 remove it, or start again with --take-over"
            );
        }
        app.metrics.webhook_is_set(true);
        return Ok(false);
    }
    app.metrics.webhook_is_set(false);
    let mark = mark_of_all(webhook);
    if state.address == webhook.address && state.is_as_asked && all == mark {
        return Ok(true);
    }
    if app.messenger.set_webhook(webhook).await != CallOutcome::Accepted(true) {
        tracing::warn!("the webhook could not be set; it is tried again");
        return Ok(false);
    }
    tracing::info!("the webhook is set: Telegram brings updates");
    let note = format!("{} {mark}", mark_of(&webhook.address).to_hex());
    if let Err(error) = app.store.put_note(NOTE, note.into_bytes()).await {
        tracing::warn!(%error, "cannot write down which webhook was set; it is set once more");
        return Ok(false);
    }
    Ok(true)
}

fn mark_of(text: &str) -> blake3::Hash {
    blake3::hash(text.as_bytes())
}

/// Changes with anything that Telegram was told, and does not tell again.
fn mark_of_all(webhook: &Webhook) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [webhook.address.as_bytes(), webhook.secret.as_bytes()] {
        hasher.update(part).update(b"\n");
    }
    hasher.update(webhook.certificate.as_deref().unwrap_or_default());
    hasher.finalize().to_hex().to_string()
}
