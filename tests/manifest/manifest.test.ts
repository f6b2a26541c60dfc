import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import type { Options, ValidateFunction } from "ajv";
import { fillManifest } from "../../bot/cli/package/fill-manifest.ts";
import { readText } from "../../core/read-text.ts";

const load = createRequire(import.meta.url);
// Both packages are CommonJS without types for ESM: what is used of them is said here.
const Ajv = load("ajv-draft-04") as new (options: Options) => { compile(schema: object): ValidateFunction };
const addFormats = load("ajv-formats") as (ajv: object) => void;

const values = {
  version: "1.2.3",
  TEAMS_APP_ID: "11111111-2222-4333-8444-555555555555",
  MicrosoftAppId: "22222222-2222-4333-8444-555555555555",
  AZURE_CLIENT_ID: "33333333-2222-4333-8444-555555555555",
  publicHost: "desk.northwind.example",
  DEVELOPER_NAME: "Northwind",
  DEVELOPER_WEBSITE_URL: "https://northwind.example",
  DEVELOPER_PRIVACY_URL: "https://northwind.example/privacy",
  DEVELOPER_TERMS_URL: "https://northwind.example/terms",
};

interface Manifest {
  readonly manifestVersion: string;
  readonly bots: readonly {
    readonly scopes: readonly string[];
    readonly commandLists: readonly { scopes: readonly string[]; commands: readonly { title: string }[] }[];
  }[];
}

const read = (name: string) => readFileSync(new URL(`../../manifest/${name}`, import.meta.url));
const filled = () => JSON.parse(fillManifest(read("manifest.template.json").toString("utf8"), values)) as Manifest;

describe("the Teams app's manifest", () => {
  it("fits Microsoft's schema of its version", () => {
    const manifest = filled();
    const schemas = `../../node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/`;
    const path = new URL(`${schemas}MicrosoftTeams.schema.json`, import.meta.url);
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const fits = ajv.compile(JSON.parse(readFileSync(path, "utf8")) as object);
    assert.ok(fits(manifest), JSON.stringify(fits.errors, null, 1));
    // The same schema must be able to refuse.
    assert.equal(fits({ ...manifest, extra: 1 }), false);
    assert.equal(fits({ ...manifest, id: "no guid" }), false);
  });

  it("keeps no placeholder, and asks for no value that nobody gives", () => {
    assert.doesNotMatch(JSON.stringify(filled()), /\{\{/);
    const template = read("manifest.template.json").toString("utf8");
    for (const name of Object.keys(values)) {
      const rest = Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
      assert.throws(() => fillManifest(template, rest), new RegExp(name), name);
    }
  });

  it("takes values as text, whatever is in them", () => {
    const text = fillManifest('{"a":"{{x}}"}', { x: '","b":"{{y}}' });
    assert.deepEqual(JSON.parse(text), { a: '","b":"{{y}}' });
  });

  it("offers only sentences the bot understands, to the people who can say them", () => {
    const [bot] = filled().bots;
    assert.deepEqual(bot?.scopes, ["personal", "team", "groupChat"]);
    assert.deepEqual(
      bot.commandLists.flatMap(({ scopes }) => scopes),
      ["personal", "team", "groupChat"],
    );
    for (const { title } of bot.commandLists.flatMap(({ commands }) => commands)) {
      // Offered with a place for a name: it is completed by the person.
      const sentence = title.endsWith(" for") ? `${title} alice` : title;
      const command = readText(sentence, []);
      const understood = command.kind !== "help" || title === "help";
      assert.ok(understood, `"${title}" is not understood`);
    }
  });
});

describe("the icons", () => {
  for (const [name, size] of [
    ["color.png", 192],
    ["outline.png", 32],
  ] as const) {
    it(`${name} is a PNG of ${size} × ${size}`, () => {
      const png = read(name);
      assert.equal(png.subarray(1, 4).toString("latin1"), "PNG");
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size]);
    });
  }

  it("outline.png is white on nothing", () => {
    const png = read("outline.png");
    const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    const alphas = new Set<number>();
    for (let y = 0; y < 32; y += 1) {
      for (let x = 0; x < 32; x += 1) {
        const [r, g, b, a = 0] = rows.subarray(y * 129 + 1 + x * 4, y * 129 + 5 + x * 4);
        alphas.add(a);
        if (a > 0) assert.deepEqual([r, g, b], [255, 255, 255]);
      }
    }
    assert.ok(alphas.has(0) && alphas.has(255));
  });
});
