import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { readPackageSettings } from "../../../../bot/cli/package/read-package-settings.ts";
import { zipPackage } from "../../../../bot/cli/package/zip-package.ts";

const good = {
  MicrosoftAppId: "22222222-2222-4333-8444-555555555555",
  AZURE_CLIENT_ID: "33333333-2222-4333-8444-555555555555",
  PUBLIC_URL: "https://desk.northwind.example/bot",
  DEVELOPER_NAME: "Northwind",
  DEVELOPER_WEBSITE_URL: "https://northwind.example",
  DEVELOPER_PRIVACY_URL: "https://northwind.example/privacy",
  DEVELOPER_TERMS_URL: "https://northwind.example/terms",
};

describe("the settings of a package", () => {
  it("are one environment's, with the bot's own id where the app has none", () => {
    const { values, prompts } = readPackageSettings(good, "1.0.0");
    assert.equal(values["TEAMS_APP_ID"], good.MicrosoftAppId);
    assert.equal(values["publicHost"], "desk.northwind.example");
    assert.equal(values["version"], "1.0.0");
    assert.equal(prompts, true);
    assert.equal(readPackageSettings({ ...good, MANIFEST_VERSION: "1.24" }, "1.0.0").prompts, false);
    assert.throws(() => readPackageSettings({ ...good, MANIFEST_VERSION: "1.30" }, "1.0.0"), /MANIFEST_VERSION/);
  });

  it("are refused with every fault named at once", () => {
    const names = Object.keys(good);
    assert.throws(
      () => readPackageSettings({}, "1.0.0"),
      ({ message }: Error) => names.every((name) => message.includes(name)),
    );
    assert.throws(() => readPackageSettings({ ...good, DEVELOPER_NAME: "  " }, "1.0.0"), /DEVELOPER_NAME/);
  });

  for (const url of ["http://desk.example.com", "https://localhost:3978", "https://127.0.0.1", "https://[::1]"]) {
    it(`are refused with ${url}, which Teams can't reach`, () => {
      assert.throws(() => readPackageSettings({ ...good, PUBLIC_URL: url }, "1.0.0"), /PUBLIC_URL/);
    });
  }
});

describe("the package", () => {
  it("holds three files at its root, and the same parts give the same bytes", () => {
    const parts = { manifest: '{"a":1}', color: Uint8Array.of(1), outline: Uint8Array.of(2) };
    const zip = zipPackage(parts);
    assert.deepEqual(Object.keys(unzipSync(zip)).sort(), ["color.png", "manifest.json", "outline.png"]);
    assert.deepEqual(zipPackage(parts), zip);
  });

  it("is made by one command from a file of settings, and refused in sentences", () => {
    const folder = mkdtempSync(join(tmpdir(), "package-"));
    const file = join(folder, "settings.env");
    const run = () => spawnSync(process.execPath, ["bot/cli/package.ts", "--env", file], { env: {}, encoding: "utf8" });
    try {
      writeFileSync(
        file,
        Object.entries(good)
          .map(([name, value]) => `${name}=${value}`)
          .join("\n"),
      );
      const made = run();
      assert.equal(made.status, 0, made.stderr);
      const files = unzipSync(readFileSync(made.stdout.split("\n")[0] ?? ""));
      const manifest = JSON.parse(Buffer.from(files["manifest.json"] ?? []).toString("utf8"));
      assert.equal(manifest.bots[0].botId, good.MicrosoftAppId);
      assert.equal(manifest.webApplicationInfo.id, good.AZURE_CLIENT_ID);
      assert.deepEqual(manifest.validDomains, ["desk.northwind.example"]);
      assert.equal(manifest.manifestVersion, "1.27");
      appendFileSync(file, "\nMANIFEST_VERSION=1.24");
      const older = unzipSync(readFileSync(run().stdout.split("\n")[0] ?? ""));
      assert.match(Buffer.from(older["manifest.json"] ?? []).toString("utf8"), /"manifestVersion": "1.24"/);
      writeFileSync(file, "PUBLIC_URL=nowhere");
      const refused = run();
      assert.equal(refused.status, 1);
      assert.match(refused.stderr, /PUBLIC_URL[\s\S]*DEVELOPER_TERMS_URL/);
      assert.doesNotMatch(refused.stderr, /\n\s+at /);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
