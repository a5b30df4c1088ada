# oncograph with the Neo4j that it starts: docs/operations.md#in-a-container

# Versions of packages are not pinned: Debian keeps the newest of a release alone, with its mends.
FROM node:22-bookworm-slim AS java
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends openjdk-17-jre-headless \
  && rm -rf /var/lib/apt/lists/*

# Maven fetches Neo4j here and is not in the image: where the jars are is kept in the cache.
FROM java AS build
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends maven \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts
COPY . ./
ENV XDG_CACHE_HOME=/opt/cache MAVEN_OPTS=-Dmaven.repo.local=/opt/cache/maven
RUN ["node", "--import", "tsx", "--input-type=module", "--eval", "import { classPath } from './server/neo4j/class-path.ts'; await classPath('/opt/cache', { env: process.env, log: { info: console.log } });"]

FROM java
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data XDG_CACHE_HOME=/opt/cache
COPY --from=build /opt/cache /opt/cache
COPY --from=build /app /app
RUN install --directory --owner=node --group=node --mode=700 /data
WORKDIR /app
USER 1000:1000
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:' + (process.env.PORT || 4000) + '/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=32", "bin/oncograph.js"]
CMD ["serve"]
