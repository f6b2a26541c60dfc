import type { Request as BotRequest, Response as BotResponse } from "botbuilder";
import restify from "restify";
import { composeAdapter } from "../../bot/compose/compose-adapter.ts";
import { readConfig } from "../../bot/settings/config.ts";
import { createChannelToken } from "../../services/adapters/identity/channel-token.ts";

/** The least a botbuilder bot does: check the channel's token, say the text again. The measure for the other one's turns. */
const config = readConfig(process.env);
const channelToken = createChannelToken({
  cloud: config.cloud,
  tenantId: config.MicrosoftAppTenantId,
  appId: config.MicrosoftAppId,
  proof: { kind: "secret", secret: config.MicrosoftAppPassword ?? "" },
  now: () => new Date(),
});
const adapter = composeAdapter(config, channelToken);
const server = restify.createServer({ handleUncaughtExceptions: false });
server.use(restify.plugins.jsonBodyParser({ mapParams: false }));
server.get("/readyz", async (_request, response) => {
  response.send(200);
  await Promise.resolve();
});
server.post("/api/messages", async (request, response) => {
  await adapter.process(request as BotRequest, response as BotResponse, async (context) => {
    if (context.activity.type === "message") await context.sendActivity(`You said: ${context.activity.text}`);
  });
});
server.listen(config.PORT, config.HOST);
