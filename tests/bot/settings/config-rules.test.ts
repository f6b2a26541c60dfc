import assert from "node:assert/strict";
import { faultsAcross, type JudgedSettings } from "../../../bot/settings/config-rules.ts";

const good: JudgedSettings = {
  PUBLIC_URL: "https://bot.example",
  CLOUD: "global",
  MicrosoftAppType: "SingleTenant",
  MicrosoftAppCertificatePath: "/run/r1.pem",
  AZURE_CLIENT_CERTIFICATE_PATH: "/run/r2.pem",
  ALLOW_CLIENT_SECRET_IN_PRODUCTION: "no",
  DATABASE_URL: "postgres://db",
  EMBEDDED_STORE_IN_PRODUCTION: "no",
};
const production = { NODE_ENV: "production" };
const id = "0b0b0b0b-0000-4000-8000-000000000000";

describe("bot/config-rules", () => {
  const fine: readonly [what: string, change: Partial<JudgedSettings>][] = [
    ["certificates in production", production],
    [
      "managed identities in production",
      {
        ...production,
        MicrosoftAppCertificatePath: undefined,
        MicrosoftAppFederatedIdentityClientId: id,
        AZURE_CLIENT_CERTIFICATE_PATH: undefined,
        AZURE_FEDERATED_IDENTITY_CLIENT_ID: id,
      },
    ],
    [
      "a bot that is a managed identity",
      { MicrosoftAppType: "UserAssignedMSI", MicrosoftAppCertificatePath: undefined },
    ],
    ["secrets outside production", { MicrosoftAppCertificatePath: undefined, MicrosoftAppPassword: "s" }],
    [
      "secrets in production, where that is said",
      {
        ...production,
        MicrosoftAppCertificatePath: undefined,
        MicrosoftAppPassword: "s",
        ALLOW_CLIENT_SECRET_IN_PRODUCTION: "yes",
      },
    ],
    ["http with a cloud of one's own", { CLOUD: "./cloud.json", PUBLIC_URL: "http://localhost:4001" }],
  ];
  for (const [what, change] of fine) {
    it(`takes ${what}`, () => {
      assert.deepEqual(faultsAcross({ ...good, ...change }), []);
    });
  }

  const faulty: readonly [what: string, change: Partial<JudgedSettings>, settings: readonly string[]][] = [
    ["no proof of the bot", { MicrosoftAppCertificatePath: undefined }, ["MicrosoftAppPassword"]],
    ["two proofs of the bot", { MicrosoftAppPassword: "s" }, ["MicrosoftAppPassword"]],
    ["a managed identity with a proof besides", { MicrosoftAppType: "UserAssignedMSI" }, ["MicrosoftAppPassword"]],
    ["no proof for Graph", { AZURE_CLIENT_CERTIFICATE_PATH: undefined }, ["AZURE_CLIENT_SECRET"]],
    ["two proofs for Graph", { AZURE_FEDERATED_IDENTITY_CLIENT_ID: id }, ["AZURE_CLIENT_SECRET"]],
    [
      "secrets in production",
      {
        ...production,
        MicrosoftAppCertificatePath: undefined,
        MicrosoftAppPassword: "s",
        AZURE_CLIENT_CERTIFICATE_PATH: undefined,
        AZURE_CLIENT_SECRET: "s",
      },
      ["MicrosoftAppPassword", "AZURE_CLIENT_SECRET"],
    ],
    ["http under a cloud of Microsoft's", { PUBLIC_URL: "http://bot.example" }, ["PUBLIC_URL"]],
    ["a cloud of one's own in production", { ...production, CLOUD: "./cloud.json" }, ["CLOUD"]],
    ["two stores", { DATA_DIR: "./data" }, ["DATABASE_URL"]],
    ["the embedded store in production", { ...production, DATABASE_URL: undefined, DATA_DIR: "./d" }, ["DATA_DIR"]],
  ];
  for (const [what, change, settings] of faulty) {
    it(`refuses ${what}`, () => {
      const faults = faultsAcross({ ...good, ...change });
      assert.deepEqual(
        faults.map(({ setting }) => setting),
        settings,
      );
      assert.ok(faults.every(({ message }) => message !== ""));
    });
  }
});
