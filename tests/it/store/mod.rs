//! What every store promises, and what the one on the disk does.

mod commands;
mod contract;
mod damage;
mod disk;
pub mod erasure;
mod postgres;
mod samples;
mod several;
mod several_clocks;
mod several_kit;
mod several_law;
mod several_memory;
mod several_rate;

#[cfg(feature = "bot")]
use crate::kit::wait;

/// Copies a folder; what is removed meanwhile is left out.
#[cfg(feature = "bot")]
fn copy(from: &std::path::Path, to: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &name);
        } else if std::fs::copy(&path, &name).is_ok() {
            // As it was left: readable for its owner alone.
            std::fs::set_permissions(&name, std::fs::Permissions::from_mode(0o600)).unwrap();
        }
    }
}
