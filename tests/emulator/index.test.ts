import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const root = join(import.meta.dirname, "..", "..");

describe("npm run emulator", () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });
  const run = (port: string) => {
    const env = {
      PATH: process.env["PATH"],
      PORT: port,
      DATA_DIR: join(mkdtempSync(join(tmpdir(), "emulator-")), "data"),
    };
    const child = spawn(process.execPath, ["emulator/index.ts"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    children.push(child);
    return child;
  };

  it("names what a bot needs, shows no secret, and stops cleanly when told to", async () => {
    // Four ports in a row, from one that is free.
    const child = run(String(20_000 + Math.floor((process.pid % 10_000) / 4) * 4));
    let shown = "";
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      shown += chunk.toString();
      if (shown.includes("Secrets of both in")) break;
    }
    assert.match(shown, /Chat page: http:\/\/localhost:\d+\n/);
    assert.match(shown, /Cloud record \(CLOUD\): .*cloud\.json/);
    assert.doesNotMatch(shown, /stand-in$|secret-of/m);
    child.kill("SIGINT");
    const [code] = (await once(child, "exit")) as [number | null];
    assert.equal(code, 0);
  });

  it("says in one sentence that a port is in use", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const child = run(String(port));
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit") as Promise<[number | null]>]);
    assert.equal(code, 1);
    assert.match(
      said,
      new RegExp(`^Port ${port} is in use\\. Stop what uses it, or choose another: PORT=\\d+ npm run emulator\\.\\n$`),
    );
    taken.close();
  });
});
