import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { migrateEnvironment } from "../../bot/cli/migrate/read-migrate.ts";
import { packageEnvironment } from "../../bot/cli/package/read-package-settings.ts";
import { environment } from "../../bot/settings/config.ts";

describe(".env.example", () => {
  it("explains every setting there is, and no other", () => {
    const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
    const explained = [...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    // NODE_ENV is Node's own.
    const read = [environment, packageEnvironment, migrateEnvironment].flatMap(({ shape }) => Object.keys(shape));
    const expected = new Set(read.filter((name) => name !== "NODE_ENV"));
    assert.deepEqual([...explained].sort(), [...expected].sort());
  });
});
