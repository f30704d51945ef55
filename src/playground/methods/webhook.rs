//! setWebhook and its like.

use serde_json::{Value, json};

use super::Answered;
use crate::playground::error::ApiError;
use crate::playground::page::is_loopback;
use crate::playground::params::Params;
use crate::playground::updates::Webhook;
use crate::playground::world::World;

/// The ports of a webhook on another machine.
const PORTS: [&str; 4] = ["80", "88", "443", "8443"];

/// setWebhook; an empty address removes it. Unlike the real server it takes plain http on loopback.
pub fn set(world: &mut World, params: &Params) -> Answered {
    let url = params.text("url");
    if url.is_empty() {
        return delete(world, params);
    }
    let port =
        url.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()?.rsplit_once(':'));
    if !is_on_this_machine(&url) && port.is_some_and(|(_, port)| !PORTS.contains(&port)) {
        return Err(ApiError::bad_request(
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ));
    }
    if !url.starts_with("https://") && !is_on_this_machine(&url) {
        return Err(ApiError::bad_request("bad webhook: An HTTPS URL must be provided for webhook"));
    }
    let secret = params.text("secret_token");
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if secret.len() > 256 {
        return Err(ApiError::bad_request("secret token is too long"));
    }
    if !secret.bytes().all(allowed) {
        return Err(ApiError::bad_request("secret token contains unallowed characters"));
    }
    let certificate = match params.upload("certificate") {
        Some(file) if !file.bytes.starts_with(b"-----BEGIN CERTIFICATE-----") => {
            return Err(ApiError::bad_request("bad webhook: certificate must be in PEM format"));
        }
        file => file.is_some(),
    };
    if let Some(Value::Array(kinds)) = params.structure("allowed_updates", "allowed_updates")? {
        world.allow(&kinds);
    }
    if params.flag("drop_pending_updates") {
        world.forget_all();
    }
    let max_connections = params.integer("max_connections").filter(|count| *count > 0).unwrap_or(40).min(100);
    world.queue.settings.webhook = Some(Webhook {
        url,
        secret: Some(secret).filter(|secret| !secret.is_empty()),
        max_connections,
        certificate,
    });
    world.queue.last_error = None;
    world.second_poller();
    world.save_settings();
    Ok(Value::Bool(true))
}

/// Whether a webhook's address is on loopback. The playground delivers nowhere else: nothing
/// leaves this machine.
pub fn is_on_this_machine(url: &str) -> bool {
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://")).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.contains('@') && is_loopback(host)
}

/// deleteWebhook.
pub fn delete(world: &mut World, params: &Params) -> Answered {
    if params.flag("drop_pending_updates") {
        world.forget_all();
    }
    world.remove_webhook();
    Ok(Value::Bool(true))
}

/// getWebhookInfo.
pub fn info(world: &mut World) -> Value {
    world.forget_expired();
    let webhook = world.queue.settings.webhook.as_ref();
    let mut info = json!({
        "url": webhook.map_or("", |webhook| webhook.url.as_str()),
        "has_custom_certificate": webhook.is_some_and(|webhook| webhook.certificate),
        "pending_update_count": world.queue.waiting().count(),
    });
    if let Some(webhook) = webhook {
        info["max_connections"] = json!(webhook.max_connections);
        if let Some((date, message)) = &world.queue.last_error {
            info["last_error_date"] = json!(date);
            info["last_error_message"] = json!(message);
        }
    }
    if let Some(allowed) = &world.queue.settings.allowed {
        info["allowed_updates"] = json!(allowed);
    }
    info
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_is_this_machine() {
        for url in ["http://127.0.0.1:80/x", "https://localhost/x", "http://[::1]:8/"] {
            assert!(is_on_this_machine(url), "{url}");
        }
        for url in [
            "https://example.org/",
            "http://127.0.0.1.example.org/",
            "http://localhost@example.org/",
            "ftp://localhost/",
        ] {
            assert!(!is_on_this_machine(url), "{url}");
        }
    }
}
