//! What is shipped beside the program agrees with it: alarms, dashboard, notes on dependencies, container.

#![cfg(feature = "bot")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::kit::ops::World;
use ruqsat::app::Options;

fn read(path: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Every name of a figure in a text.
fn figures_in(text: &str) -> BTreeSet<String> {
    let is_part = |letter: char| letter.is_ascii_lowercase() || letter == '_';
    let words = text.split(|letter: char| !is_part(letter));
    words.filter(|word| word.starts_with("ruqsat_")).map(str::to_string).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn alarms_and_dashboard_ask_for_figures_that_there_are() {
    let world = World::start(Options { admins: vec![3001], ..Options::default() }).await;
    let page = world.figures().await;
    world.stop().await;
    let there: BTreeSet<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next())
        .map(str::to_string)
        .collect();
    for file in ["deploy/alerts.yaml", "deploy/alerts-test.yaml", "deploy/dashboard.json"] {
        let asked = figures_in(&read(file));
        assert!(asked.len() > 5, "{file}: {asked:?}");
        let missing: Vec<_> = asked.difference(&there).collect();
        assert!(missing.is_empty(), "{file} asks for {missing:?}");
    }
    // A comparison with what is no number is false: no alarm would ever ring.
    assert!(!page.contains("NaN"), "{page}");
}

/// `promtool` makes each alarm ring at least once: one that cannot ring is noticed.
#[test]
fn every_alarm_rings_in_its_test() {
    let (alarms, tests) = (read("deploy/alerts.yaml"), read("deploy/alerts-test.yaml"));
    let names = alarms.lines().filter_map(|line| line.trim().strip_prefix("- alert: "));
    let rings = |name: &str| tests.contains(&format!("alertname: {name}\n        exp_alerts:\n"));
    let silent: Vec<_> = names.clone().filter(|name| !rings(name)).collect();
    assert!(names.count() > 10 && silent.is_empty(), "{silent:?}");
}

/// The program that is handed out can keep its store on a server, wherever it is built.
#[test]
fn every_build_that_is_handed_out_has_the_store_on_a_server() {
    for file in ["deploy/release.sh", "docs/operating.md", "Dockerfile"] {
        let text = read(file);
        let builds: Vec<_> =
            text.lines().filter(|it| it.contains("cargo build") && it.contains("--profile dist")).collect();
        assert!(!builds.is_empty(), "{file}");
        assert!(builds.iter().all(|line| line.contains("--features postgres")), "{file}: {builds:?}");
    }
    let release = read("deploy/release.sh");
    for name in ["compose.postgres.yaml", "deploy/dashboard.json", "deploy/alerts.yaml", "compose.yaml"] {
        assert!(release.contains(name), "{name} is not in the archive");
    }
}

#[test]
fn the_dashboard_is_one_and_says_what_it_shows() {
    let dashboard: serde_json::Value = serde_json::from_str(&read("deploy/dashboard.json")).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    assert!(panels.len() > 10);
    let mut taken = BTreeSet::new();
    for panel in panels {
        let place = |name: &str| panel["gridPos"][name].as_u64().unwrap();
        assert!(place("x") + place("w") <= 24 && taken.insert((place("x"), place("y"))), "{panel}");
        assert!(
            panel["targets"]
                .as_array()
                .unwrap()
                .iter()
                .all(|it| it["expr"].as_str().unwrap().contains("ruqsat_"))
        );
    }
}

#[test]
fn every_crate_that_nobody_maintains_is_named_with_its_version() {
    let (security, deny, lock) = (read("SECURITY.md"), read("deny.toml"), read("Cargo.lock"));
    let rows = security.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` "));
    let mut named = BTreeSet::new();
    for (name, rest) in rows {
        let version = rest.split(' ').next().unwrap();
        let locked = format!("name = \"{name}\"\nversion = \"{version}\"");
        assert!(lock.contains(&locked), "SECURITY.md names {name} {version}, Cargo.lock does not");
        named.insert(name.to_string());
    }
    // As known in November 2026: those with an advisory, and those without one.
    for name in ["fs2", "fxhash", "instant", "proc-macro-error2", "rustybuzz", "sled", "ttf-parser"] {
        assert!(named.contains(name), "{name} is missing in SECURITY.md");
    }
    let advisories = |text: &str| -> BTreeSet<String> {
        text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
            .filter(|word| word.starts_with("RUSTSEC-"))
            .map(str::to_string)
            .collect()
    };
    assert_eq!(advisories(&security), advisories(&deny));
}

#[test]
#[ignore = "needs root, a Docker engine and half an hour: `.ci/parts/container FOLDER` runs it where there are"]
fn the_container_as_shipped_runs() {
    let folder = tempfile::tempdir().unwrap();
    let part = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".ci/parts/container");
    let run =
        Command::new("bash").arg(part).arg(folder.path()).env("RUQSAT_CONTAINER", "1").output().unwrap();
    let told = String::from_utf8_lossy(&run.stdout);
    println!("{told}");
    assert!(run.status.success(), "{told}{}", String::from_utf8_lossy(&run.stderr));
    assert!(!told.contains("ignored: "), "nothing was tried: {told}");
}
