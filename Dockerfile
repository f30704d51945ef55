# Builds one static-enough binary and ships it alone: no shell, no package manager, not root.
# Not run by the project's own tests (they have no Docker); read twice against the commands of the README.

FROM rust:1.95-slim-bookworm AS build
WORKDIR /build
# Dependencies first: they change rarely, and this layer is then reused.
COPY Cargo.toml Cargo.lock rust-toolchain.toml build.rs ./
COPY locales ./locales
COPY benches ./benches
RUN mkdir src && echo 'fn main() {}' > src/main.rs && touch src/lib.rs \
    && cargo build --locked --profile dist ; rm -rf src
COPY src ./src
RUN touch src/lib.rs src/main.rs build.rs && cargo build --locked --profile dist \
    && mkdir -p /out/data && cp target/dist/ruqsat /out/ruqsat

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /out/ruqsat /usr/local/bin/ruqsat
COPY --from=build --chown=nonroot:nonroot /out/data /data
ENV RUQSAT_DATA_DIR=/data
VOLUME /data
USER nonroot
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["/usr/local/bin/ruqsat", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/ruqsat"]
CMD ["run"]
