//! Delivers updates to a webhook: one at a time, again after 1, 2, 4 … 60 seconds, or after the
//! time that the receiver asks for, until the update expires. Only to loopback: nothing leaves this machine.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::Shared;
use super::updates::Webhook;

/// How long the receiver may take, in seconds.
const PATIENCE: u64 = 60;
/// The longest pause between two tries, in seconds.
const LONGEST_PAUSE: u64 = 60;
/// The longest pause that a receiver may ask for, in seconds.
const LONGEST_RETRY_AFTER: u64 = 3_600;

/// Runs until the playground stops.
pub(crate) async fn deliver(shared: Arc<Shared>) {
    let client = match reqwest::Client::builder().timeout(Duration::from_secs(PATIENCE)).no_proxy().build() {
        Ok(client) => client,
        Err(error) => return tracing::error!(%error, "the playground cannot deliver to webhooks"),
    };
    let (mut changed, mut stopped) = (shared.changes(), shared.stopped());
    let mut failures = 0;
    loop {
        changed.borrow_and_update();
        let pause = match shared.with(|world| world.next_for_webhook()) {
            None => None,
            Some((webhook, id, update)) => match post(&client, &webhook, &update).await {
                Ok(()) => {
                    failures = 0;
                    shared.with(|world| world.webhook_took(id));
                    continue;
                }
                Err(refusal) => {
                    failures += 1;
                    shared.with(|world| world.webhook_failed(refusal.why));
                    Some(refusal.retry_after.unwrap_or((1 << (failures - 1).min(6)).min(LONGEST_PAUSE)))
                }
            },
        };
        let wait = async {
            match pause {
                Some(seconds) => tokio::time::sleep(Duration::from_secs(seconds)).await,
                None => _ = changed.changed().await,
            }
        };
        tokio::select! {
            () = wait => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}

struct Refused {
    why: String,
    retry_after: Option<u64>,
}

async fn post(client: &reqwest::Client, webhook: &Webhook, update: &Value) -> Result<(), Refused> {
    let mut request = client.post(&webhook.url).json(update);
    if let Some(secret) = &webhook.secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    match request.send().await {
        Ok(answer) if answer.status().is_success() => Ok(()),
        Ok(answer) => {
            let asked =
                answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
            let why = format!("Wrong response from the webhook: {}", answer.status());
            Err(Refused { why, retry_after: asked.map(|seconds: u64| seconds.min(LONGEST_RETRY_AFTER)) })
        }
        Err(error) if error.is_timeout() => {
            Err(Refused { why: "Read timeout expired".into(), retry_after: None })
        }
        Err(_) => Err(Refused { why: "Connection failed".into(), retry_after: None }),
    }
}
