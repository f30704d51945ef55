//! getFile.

use serde_json::json;

use super::Answered;
use crate::playground::error::ApiError;
use crate::playground::params::Params;
use crate::playground::world::World;

/// Largest file a bot may fetch, in bytes.
const DOWNLOAD_LIMIT: usize = 20 * 1024 * 1024;

/// getFile: where the content of a file can be fetched.
pub fn get_file(world: &mut World, params: &Params) -> Answered {
    match world.files.find(&params.text("file_id")) {
        Some(file) if file.size > DOWNLOAD_LIMIT => Err(ApiError::bad_request("file is too big")),
        Some(file) => {
            let mut object = file.object();
            object["file_path"] = json!(file.path());
            Ok(object)
        }
        None if params.text("file_id").is_empty() => Err(ApiError::bad_request("file_id is not specified")),
        None => Err(ApiError::bad_request("wrong file_id or the file is temporarily unavailable")),
    }
}
