import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readConfig } from "../../bot/settings/config.ts";

const text = readFileSync(new URL("../../infra/main.bicep", import.meta.url), "utf8");
const guid = "11111111-1111-4111-8111-111111111111";

/** What the values that only a deployment knows would look like. */
const deployed: Readonly<Record<string, string>> = {
  PUBLIC_URL: "https://desk.example.net",
  MicrosoftAppId: guid,
  MicrosoftAppTenantId: guid,
  AZURE_TENANT_ID: guid,
  AZURE_CLIENT_ID: guid,
  AZURE_FEDERATED_IDENTITY_CLIENT_ID: guid,
  HOME_NAME: "Northwind",
  TOKEN_CACHE_KEY: Buffer.alloc(32).toString("base64"),
  DATABASE_URL: "postgresql://desk:password@db.example.net:5432/desk?sslmode=verify-full",
};

describe("infra/main.bicep", () => {
  it("gives the bot settings with which it starts in production, and no secret among them", () => {
    const block = /var settings = \{\n([\s\S]*?)\n\}/.exec(text)?.[1] ?? "";
    const written = [...block.matchAll(/^ {2}(\w+): (.+)$/gm)].map(
      ([, name = "", value = ""]) => [name, value] as const,
    );
    assert.ok(written.length > 10);
    const env = Object.fromEntries(
      written.map(([name, value]) => [name, deployed[name] ?? /^'([^'$@]*)'$/.exec(value)?.[1] ?? "not a literal"]),
    );
    const config = readConfig(env);
    assert.equal(config.NODE_ENV, "production");
    assert.equal(config.MicrosoftAppType, "UserAssignedMSI");
    for (const [name, value] of written.filter(([name]) => ["TOKEN_CACHE_KEY", "DATABASE_URL"].includes(name))) {
      assert.match(value, /@Microsoft\.KeyVault\(SecretUri=/, name);
    }
  });
});
