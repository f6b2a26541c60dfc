import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = (file: string) => readFileSync(join(root, file), "utf8");

/** What the image gets, as `core` or `package.json`. */
const copied = [...text("Dockerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = ""]) =>
  from.split(" "),
);
const { dependencies } = JSON.parse(text("package.json")) as { dependencies: Record<string, string> };

/** Every file that is reached from one, by path, and every package. */
function reachedFrom(start: readonly string[]) {
  const files = new Set(start);
  const packages = new Set<string>();
  for (const file of files) {
    for (const [, name = ""] of text(file).matchAll(/^(?:import|export) (?!type )[^;]*?from "([^"]+)"/gms)) {
      if (name.startsWith(".")) files.add(relative(root, join(root, dirname(file), name)));
      else if (!isBuiltin(name)) packages.add(/^(@[^/]+\/)?[^/]+/.exec(name)![0]);
    }
  }
  return { files: [...files], packages: [...packages] };
}

describe("the Dockerfile", () => {
  const { files, packages } = reachedFrom(["bot/index.ts", ...globSync("bot/cli/*.ts", { cwd: root })]);

  it("copies what is there", () => {
    assert.ok(copied.length > 5);
    for (const path of copied) assert.ok(existsSync(join(root, path)), path);
  });

  it("has everything that the bot and its commands load, and no more", () => {
    const inImage = (file: string) => copied.some((path) => file.startsWith(`${path}/`));
    assert.deepEqual(
      files.filter((file) => !inImage(file)),
      [],
    );
    const folders = copied.filter((path) => statSync(join(root, path)).isDirectory() && path !== "manifest");
    for (const folder of folders)
      assert.ok(
        files.some((file) => file.startsWith(`${folder}/`)),
        folder,
      );
  });

  it("installs every package that they load", () => {
    assert.ok(packages.includes("pg") && packages.includes("restify"));
    assert.deepEqual(
      packages.filter((name) => !(name in dependencies)),
      [],
    );
  });

  it("is sent exactly that: no settings, keys or data can get in", () => {
    const lines = text(".dockerignore").split("\n");
    assert.equal(
      lines.find((line) => !line.startsWith("#")),
      "*",
    );
    const sent = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    assert.deepEqual(sent.sort(), [...new Set(copied)].sort());
  });

  it("runs as somebody without rights, and holds no secret", () => {
    assert.match(text("Dockerfile"), /^USER node$/m);
    assert.doesNotMatch(text("Dockerfile"), /^(ARG|ENV) .*(KEY|SECRET|PASSWORD|TOKEN)/im);
  });
});
