# Builds one binary and ships it alone: no shell, no package manager, not root, nothing written
# outside two volumes. `RUQSAT_CONTAINER=1 .ci/parts/container FOLDER` builds and tries it.

FROM rust:1.95-slim-bookworm AS build
WORKDIR /build
# Everything that the manifest names, and the words, the law and the cases that the build compiles in.
COPY Cargo.toml Cargo.lock rust-toolchain.toml ./
COPY assets ./assets
COPY build ./build
COPY benches ./benches
COPY training ./training
COPY locales ./locales
COPY src ./src
COPY tests/cases ./tests/cases
# The two caches keep dependencies between builds without a stub of the sources.
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/build/target \
    cargo build --locked --profile dist --features postgres --bin ruqsat \
    && mkdir -p /out/data /out/key && cp target/dist/ruqsat /out/ruqsat

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /out/ruqsat /usr/local/bin/ruqsat
# Owned by the image's user, so that fresh volumes are too.
COPY --from=build --chown=65532:65532 --chmod=700 /out/data /data
COPY --from=build --chown=65532:65532 --chmod=700 /out/key /key
# The key of the store lies apart from the data: a copied data volume alone tells nothing.
ENV RUQSAT_DATA_DIR=/data RUQSAT_KEY_FILE=/key/store.key RUQSAT_HEALTH_LISTEN=127.0.0.1:8086
VOLUME ["/data", "/key"]
USER 65532:65532
STOPSIGNAL SIGTERM
# Ready means: Telegram answered a poll within the last minute, the store writes, the disk has room.
# The start period covers opening a large store after a crash.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["/usr/local/bin/ruqsat", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/ruqsat"]
CMD ["run"]
