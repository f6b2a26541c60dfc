import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import type { Options, ValidateFunction } from "ajv";
import { fillManifest } from "../../bot/cli/package/fill-manifest.ts";
import { withoutPrompts } from "../../bot/cli/package/without-prompts.ts";
import { readText } from "../../core/typed/read-text.ts";

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

interface Offered {
  readonly title: string;
  readonly type?: string;
  readonly prompt?: string;
}

interface Manifest {
  readonly manifestVersion: string;
  readonly bots: readonly {
    readonly scopes: readonly string[];
    readonly commandLists: readonly { scopes: readonly string[]; commands: readonly Offered[] }[];
  }[];
}

const read = (name: string) => readFileSync(new URL(`../../manifest/${name}`, import.meta.url));
const template = () => read("manifest.template.json").toString("utf8");
const filled = (text = template()) => JSON.parse(fillManifest(text, values)) as Manifest;
const versions = [
  ["1.27", template],
  ["1.24", () => withoutPrompts(template())],
] as const;

/** Whether the bot takes it for what it says, as `help` does for anything else. */
function isUnderstood(sentence: string): boolean {
  return readText(sentence, []).kind !== "help" || sentence === "help";
}

describe("the Teams app's manifest", () => {
  for (const [version, of] of versions) {
    it(`fits Microsoft's schema of its version, ${version}`, () => {
      const manifest = filled(of());
      assert.equal(manifest.manifestVersion, version);
      const schemas = `../../node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${version}/`;
      const path = new URL(`${schemas}MicrosoftTeams.schema.json`, import.meta.url);
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats(ajv);
      const fits = ajv.compile(JSON.parse(readFileSync(path, "utf8")) as object);
      assert.ok(fits(manifest), JSON.stringify(fits.errors, null, 1));
      // The same schema must be able to refuse.
      assert.equal(fits({ ...manifest, extra: 1 }), false);
      assert.equal(fits({ ...manifest, id: "no guid" }), false);
    });
  }

  it("keeps no placeholder, and asks for no value that nobody gives", () => {
    assert.doesNotMatch(JSON.stringify(filled()), /\{\{/);
    for (const name of Object.keys(values)) {
      const rest = Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
      assert.throws(() => fillManifest(template(), rest), new RegExp(name), name);
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
    const offered = bot.commandLists.flatMap(({ commands }) => commands);
    for (const { title, prompt } of offered) {
      // Offered with a place for a name: it is completed by the person. A prompt is sent word for word.
      const sentence = prompt ?? (title.endsWith(" for") ? `${title} alice` : title);
      assert.ok(isUnderstood(sentence), `"${sentence}" is not understood`);
    }
    assert.ok(offered.some(({ type }) => type === "prompt"));
  });

  it("for an older tenant, offers the same words as commands", () => {
    const words = (manifest: Manifest) =>
      manifest.bots.flatMap(({ commandLists }) => commandLists.flatMap(({ commands }) => commands));
    const older = words(filled(withoutPrompts(template())));
    assert.deepEqual(
      older.map(({ title }) => title),
      words(filled()).map(({ title, prompt }) => prompt ?? title),
    );
    assert.ok(older.every(({ type, prompt }) => type === undefined && prompt === undefined));
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
