# The coach without root, on a file system that it cannot write, but for /data and /tmp.
# A digest holds the base still; no registry was at hand to look it up: docs/operating.md says how.
ARG BASE=python:3.11-slim-bookworm
FROM ${BASE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY requirements.txt .
RUN python -m venv /opt/nextrung \
    && /opt/nextrung/bin/pip install -q --no-deps --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY playground playground
COPY prompts prompts
RUN /opt/nextrung/bin/pip install -q --no-deps --no-build-isolation . \
    && /opt/nextrung/bin/pip check

FROM ${BASE}
RUN useradd --system --uid 10001 --home-dir /data --create-home nextrung
COPY --from=build /opt/nextrung /opt/nextrung
ENV PATH=/opt/nextrung/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    NEXTRUNG_DATABASE_URL=sqlite:////data/nextrung.db \
    NEXTRUNG_HOST=0.0.0.0 \
    NEXTRUNG_WATCH_PORT=9090
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 3000 9090
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['NEXTRUNG_WATCH_PORT']}/health\", timeout=8)"]
ENTRYPOINT ["nextrung"]
CMD ["run"]
