# syntax=docker/dockerfile:1
# The bot alone: no emulator, no tests, no tools. Node runs the TypeScript itself, so there is nothing to build.
#   docker build -t mfa-reset-desk .
#   docker run --read-only --tmpfs /tmp --env-file .env -v ./access.yaml:/app/access.yaml:ro -p 3978:3978 mfa-reset-desk
# The other commands: docker run … mfa-reset-desk bot/cli/migrate.ts --grant desk

FROM node:24-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
# The package `node` is for machines with an older one; the image brings its own.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY package.json ./
COPY core ./core
COPY cards ./cards
COPY dialogs ./dialogs
COPY services ./services
COPY bot ./bot
COPY manifest ./manifest
# Where DATA_DIR may point when the embedded store is wanted: a volume takes this folder's owner.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3978
# Alive, not ready: a bot whose database is away answers people with a sentence, and restarting it helps nobody.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell between: signals reach the bot, which ends the removal in hand and hands the rest to others.
ENTRYPOINT ["node"]
CMD ["bot/index.ts"]
