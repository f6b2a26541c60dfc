import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sayWhy } from "../sending/say-why.ts";
import { fillManifest } from "./package/fill-manifest.ts";
import { readPackageSettings } from "./package/read-package-settings.ts";
import { withoutPrompts } from "./package/without-prompts.ts";
import { zipPackage } from "./package/zip-package.ts";
import { readToolArguments } from "./read-env.ts";

const root = join(import.meta.dirname, "..", "..");
const inManifest = (name: string) => join(root, "manifest", name);

/** `npm run package -- --env <file>`: the Teams app package of one environment, in dist/. */
function main(): void {
  const { env } = readToolArguments(process.argv.slice(2), process.env);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const { values, prompts } = readPackageSettings(env, version);
  const template = readFileSync(inManifest("manifest.template.json"), "utf8");
  const manifest = fillManifest(prompts ? template : withoutPrompts(template), values);
  const [color, outline] = [readFileSync(inManifest("color.png")), readFileSync(inManifest("outline.png"))];
  const target = join(root, "dist", "mfa-reset-desk.zip");
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(target, zipPackage({ manifest, color, outline }));
  process.stdout.write(
    `${target}\nVersion ${version} for ${values["publicHost"] ?? ""}. Upload it in the Teams admin centre: docs/install.md.\n`,
  );
}

try {
  main();
} catch (error) {
  process.stderr.write(`${sayWhy(error)}\n`);
  process.exitCode = 1;
}
