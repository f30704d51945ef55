//! What a person sends that is not text: stickers, pictures, voice, files, dates marked by the client.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::files::KeptFile;
use super::journal::Record;
use super::params::Upload;
use super::people::{Refusal, extend};
use super::text::utf16_len;
use super::world::World;

/// Things other than text that a person sends.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sent {
    /// A sticker.
    Sticker,
    /// A photo with an empty picture.
    Photo {
        /// Its caption.
        caption: Option<String>,
    },
    /// A voice message.
    Voice,
    /// A document.
    Document {
        /// Its name.
        name: String,
        /// Its content.
        #[serde(default)]
        content: String,
    },
    /// A text in which the client marked the whole as a date, an entity older libraries do not know.
    DateTime {
        /// The text.
        text: String,
    },
    /// A place on the map.
    Location,
    /// A contact.
    Contact,
}

impl World {
    /// A person sends something else than text; returns the message's id.
    ///
    /// # Errors
    /// There is no such chat or person.
    pub fn send(&mut self, chat: i64, person: i64, sent: Sent) -> Result<i64, Refusal> {
        let content = match sent {
            Sent::Sticker => {
                let mut sticker = self.made_up("sticker.webp", "image/webp").object();
                let kind = json!({ "type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false });
                extend(&mut sticker, kind);
                json!({ "sticker": sticker })
            }
            Sent::Photo { caption } => {
                let mut photo = self.made_up("photo.jpg", "image/jpeg").object();
                extend(&mut photo, json!({ "width": 800, "height": 600 }));
                let mut content = json!({ "photo": [photo] });
                if let Some(caption) = caption {
                    content["caption"] = json!(caption);
                }
                content
            }
            Sent::Voice => {
                let mut voice = self.made_up("voice.ogg", "audio/ogg").object();
                extend(&mut voice, json!({ "duration": 3, "mime_type": "audio/ogg" }));
                json!({ "voice": voice })
            }
            Sent::Document { name, content } => {
                let upload = Upload {
                    name: name.clone(),
                    mime: Some("application/octet-stream".into()),
                    bytes: content.into_bytes(),
                };
                let mut document = self.keep_file(&upload).object();
                extend(&mut document, json!({ "file_name": name, "mime_type": "application/octet-stream" }));
                json!({ "document": document })
            }
            Sent::DateTime { text } => {
                let length = utf16_len(&text);
                let unix = self.now().timestamp();
                let entity = json!({ "type": "date_time", "offset": 0, "length": length, "unix_time": unix, "date_time_format": "D" });
                json!({ "text": text, "entities": [entity] })
            }
            Sent::Location => json!({ "location": { "latitude": 43.2567, "longitude": 76.9286 } }),
            Sent::Contact => {
                json!({ "contact": { "phone_number": "+77010000000", "first_name": "Example" } })
            }
        };
        self.write(chat, person, content)
    }

    fn made_up(&mut self, name: &str, mime: &str) -> KeptFile {
        self.keep_file(&Upload { name: name.into(), mime: Some(mime.into()), bytes: b"playground".to_vec() })
    }

    /// Keeps a file and remembers it in the journal.
    pub fn keep_file(&mut self, upload: &Upload) -> KeptFile {
        let file = self.files.keep(upload);
        self.journal.write(&Record::File(file.clone()));
        file
    }
}
