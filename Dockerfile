# syntax=docker/dockerfile:1
FROM node:26.10.0-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# The image carries its own Node, so the pinned runtimes go; the other optional packages (pictures are read with one) stay.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/.bin/node node_modules/node-linux-* node_modules/node-bin-* node_modules/node-darwin-* node_modules/node-win-*

FROM node:26.10.0-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /app
# Volumes take their owner from these. Caddy reads the mirror.
RUN install -d -o node -g node -m 0700 /data /backups && install -d -o node -g node -m 0755 /mirror
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY db ./db
COPY templates ./templates
COPY src ./src
COPY jobs ./jobs
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
