import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../../bot/settings/config.ts";
import { ConfigFault } from "../../../bot/settings/config-fault.ts";

const id = "11111111-2222-4333-8444-555555555555";
const secret = "hunter2-hunter2-hunter2";
const good: Readonly<Record<string, string>> = {
  PUBLIC_URL: "https://bot.contoso.com",
  MicrosoftAppType: "SingleTenant",
  MicrosoftAppId: id,
  MicrosoftAppPassword: secret,
  MicrosoftAppTenantId: id,
  AZURE_TENANT_ID: id,
  AZURE_CLIENT_ID: id,
  AZURE_CLIENT_SECRET: secret,
  TOKEN_CACHE_KEY: Buffer.alloc(32, 7).toString("base64"),
  ACCESS_FILE: "access.json",
  DATA_DIR: "data",
};

function faultsOf(env: Record<string, string | undefined>): string {
  try {
    readConfig({ ...good, ...env });
  } catch (error) {
    if (error instanceof ConfigFault) return error.message;
    throw error;
  }
  return "";
}

describe("bot/config", () => {
  it("fills in what need not be said", () => {
    const config = readConfig(good);
    assert.equal(config.PORT, 3978);
    assert.equal(config.HOST, "0.0.0.0");
    assert.equal(config.LOG_LEVEL, "info");
    assert.equal(config.cloud.name, "global");
    assert.equal(config.customCloud, false);
    assert.equal(config.CARDS_IN_SHARED_CONVERSATIONS, "no");
  });

  const faults: readonly [what: string, env: Record<string, string | undefined>, named: RegExp][] = [
    ["an empty app id", { MicrosoftAppId: "" }, /MicrosoftAppId/],
    ["an app id of blanks", { MicrosoftAppId: "   " }, /MicrosoftAppId/],
    ["no app id", { MicrosoftAppId: undefined }, /MicrosoftAppId/],
    ["an app id that is none", { MicrosoftAppId: "bot" }, /MicrosoftAppId: expected a GUID/],
    ["multi-tenant", { MicrosoftAppType: "MultiTenant" }, /MicrosoftAppType: expected one of/],
    ["a bot without its secret", { MicrosoftAppPassword: "" }, /MicrosoftAppPassword: needed/],
    ["two proofs for Graph", { AZURE_CLIENT_CERTIFICATE_PATH: "c.pem" }, /AZURE_CLIENT_SECRET: give either/],
    ["no proof for Graph", { AZURE_CLIENT_SECRET: "" }, /AZURE_CLIENT_SECRET: give either/],
    ["two stores", { DATABASE_URL: "postgres://db/x" }, /DATABASE_URL: give either/],
    ["no store", { DATA_DIR: "" }, /DATABASE_URL: give either/],
    [
      "a database that is no PostgreSQL",
      { DATA_DIR: "", DATABASE_URL: "mysql://db/x" },
      /DATABASE_URL: expected postgres/,
    ],
    ["a key too short", { TOKEN_CACHE_KEY: "c2hvcnQ=" }, /TOKEN_CACHE_KEY: expected 32 bytes/],
    ["no key", { TOKEN_CACHE_KEY: undefined }, /TOKEN_CACHE_KEY: not set/],
    ["a port out of range", { PORT: "70000" }, /PORT/],
    ["a port of letters", { PORT: "http" }, /PORT/],
    ["a public address that is none", { PUBLIC_URL: "bot.contoso.com" }, /PUBLIC_URL: expected/],
    ["a script as address", { PUBLIC_URL: "javascript:alert(1)" }, /PUBLIC_URL: expected/],
    ["a level nobody knows", { LOG_LEVEL: "loud" }, /LOG_LEVEL/],
    ["a cloud nobody knows", { CLOUD: "mars" }, /CLOUD: mars is neither a cloud/],
    ["a word every object has", { CLOUD: "toString" }, /CLOUD: toString is neither a cloud/],
    ["the embedded store in production", { NODE_ENV: "production" }, /DATA_DIR: the embedded store never fsyncs/],
    ["a cloud from a file in production", { NODE_ENV: "production", CLOUD: "./cloud.json" }, /CLOUD: expected one of/],
  ];
  for (const [what, env, named] of faults) {
    it(`refuses ${what}`, () => {
      const message = faultsOf(env);
      assert.match(message, named);
      assert.match(message, /See \.env\.example/);
    });
  }

  it("names every fault at once, and never the value of a setting", () => {
    const wrong = Object.fromEntries(Object.keys(good).map((name) => [name, `${secret}\u0000`]));
    const message = faultsOf({ ...wrong, ACCESS_FILE: "", PORT: secret, LOG_LEVEL: secret });
    for (const name of ["MicrosoftAppId", "AZURE_TENANT_ID", "TOKEN_CACHE_KEY", "ACCESS_FILE", "PORT", "LOG_LEVEL"]) {
      assert.ok(message.includes(name), name);
    }
    assert.ok(!message.includes("hunter2"), message);
  });

  it("names what settings get wrong together beside what each gets wrong, and each setting once", () => {
    const missing = Object.fromEntries(Object.keys(good).map((name) => [name, undefined]));
    const message = faultsOf(missing);
    const named = [...message.matchAll(/✖ (\w+):/g)].map(([, name]) => name);
    for (const name of ["PUBLIC_URL", "MicrosoftAppType", "AZURE_CLIENT_SECRET", "DATABASE_URL"]) {
      assert.ok(named.includes(name), name);
    }
    assert.equal(new Set(named).size, named.length, message);
    assert.match(faultsOf({ PUBLIC_URL: "ftp://bot", MicrosoftAppType: "x" }), /✖ PUBLIC_URL: expected an http/);
  });

  describe("a cloud from a file", () => {
    let folder = "";
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "config-"));
    });
    after(() => rm(folder, { recursive: true }));

    const record = {
      name: "local",
      authorityHost: "https://localhost:1",
      graphBaseUrl: "https://localhost:2",
      graphAudience: "https://graph.microsoft.com",
      botLoginUrl: "https://localhost:1/t",
      botOAuthScope: "https://api.botframework.com/.default",
      botTokenIssuer: "https://api.botframework.com",
      botOAuthUrl: "http://localhost:3",
      botOpenIdMetadataUrl: "http://localhost:3/keys",
      serviceUrls: ["http://localhost:3/teams/"],
      downloadHosts: ["localhost:4"],
    };
    const write = async (content: unknown): Promise<string> => {
      const path = join(folder, "cloud.json");
      await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
      return path;
    };

    it("is taken", async () => {
      const config = readConfig({ ...good, CLOUD: await write(record) });
      assert.deepEqual(config.cloud, record);
      assert.equal(config.customCloud, true);
    });

    for (const [what, content] of [
      ["a key too many", { ...record, admin: true }],
      ["Graph over http", { ...record, graphBaseUrl: "http://localhost:2" }],
      ["the authority over http", { ...record, authorityHost: "http://localhost:1" }],
      ["no service address", { ...record, serviceUrls: [] }],
      ["no JSON", "{"],
    ] as const) {
      it(`is refused with ${what}`, async () => {
        const path = await write(content);
        assert.match(faultsOf({ CLOUD: path }), /CLOUD: /);
      });
    }
  });
});
