#!/usr/bin/env bash
# Builds the release archive and checks it by unpacking and running it. Prints the archive's path.
#
#   deploy/release.sh [folder]      the archive goes into the folder, `target/release-archive` if none is named
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=${1:-target/release-archive}
version=$(sed -n '0,/^version = "\(.*\)"/s//\1/p' Cargo.toml)
host=$(rustc -vV | sed -n 's/^host: //p')
name=ruqsat-$version-$host

cargo build --locked --profile dist --features postgres --bin ruqsat

rm -rf "$out/$name"
mkdir -p "$out/$name/docs" "$out/$name/deploy" "$out/$name/licences"
cp "${CARGO_TARGET_DIR:-target}/dist/ruqsat" "$out/$name/"
cp README.md CHANGELOG.md SECURITY.md compose.yaml compose.postgres.yaml "$out/$name/"
cp LICENSE-MIT LICENSE-APACHE assets/fonts/*.txt "$out/$name/licences/"
cp -r docs/operating.md docs/changing-the-law.md docs/reliability.md docs/threat-model.md docs/pictures "$out/$name/docs/"
cp deploy/ruqsat.service deploy/alerts.yaml deploy/dashboard.json "$out/$name/deploy/"
# What is linked in, with the licence each crate declares.
cargo tree --locked --features postgres --edges normal --prefix none --format '{p}: {l}' \
    | sed 's/ (.*) *:/:/; s/ (\*)$//' | sort -u >"$out/$name/licences/crates.txt"
tar --sort=name --owner=0 --group=0 --numeric-owner -C "$out" -czf "$out/$name.tar.gz" "$name"

check=$(mktemp -d)
trap 'rm -rf "$check"' EXIT
tar -C "$check" -xzf "$out/$name.tar.gz"
for file in licences/LICENSE-MIT licences/crates.txt deploy/alerts.yaml deploy/dashboard.json \
    deploy/ruqsat.service compose.postgres.yaml docs/operating.md; do
    [ -s "$check/$name/$file" ] || { echo "$file is missing from the archive" >&2; exit 1; }
done
"$check/$name/ruqsat" --version | grep -q "$version"
"$check/$name/ruqsat" run --help | grep -q RUQSAT_STORE_FILE || { echo "no store on a server" >&2; exit 1; }
"$check/$name/ruqsat" check --document residence-permit --expires 2025-06-15 --on 2026-11-28 --format json \
    | grep -q '"verdict":"fine"' || { echo "the unpacked program does not judge" >&2; exit 1; }
echo "$out/$name.tar.gz"
