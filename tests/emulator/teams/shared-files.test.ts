import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createFaults } from "../../../emulator/faults.ts";
import { createRequestLog } from "../../../emulator/request-log.ts";
import { createSharedFiles, fileInfoType, sharedFilesPath } from "../../../emulator/teams/shared-files.ts";

const origin = "https://localhost:4003";

describe("local Teams: files that people send", () => {
  const clock = { now: new Date("2026-11-24T14:03:00Z") };
  const log = createRequestLog();
  const faults = createFaults({ seed: 1 });
  const files = createSharedFiles({ origin, log, faults, now: () => clock.now });
  const bytes = Buffer.from("user\na@b.c\u00e9", "latin1");
  const server = createServer(files.handler);
  before(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
  after(() => server.close());
  const get = (path: string, method = "GET") =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method });
  const share = () =>
    files.share("Olivia@Northwind.example", { name: "My list.CSV", content: bytes.toString("base64") });
  const pathOf = (attachment: ReturnType<typeof share>) =>
    (attachment.content as { downloadUrl: string }).downloadUrl.slice(origin.length);

  it("are told as Teams tells them, and open without a sign-in as they were sent", async () => {
    const attachment = share();
    assert.deepEqual([attachment.contentType, attachment.name], [fileInfoType, "My list.CSV"]);
    assert.match(attachment.contentUrl ?? "", /\/personal\/olivia_northwind_example\/Documents\/.*\/My%20list\.CSV$/);
    assert.equal((attachment.content as { fileType: string }).fileType, "csv");
    assert.ok(pathOf(attachment).startsWith(sharedFilesPath));
    const response = await get(pathOf(attachment));
    assert.equal(response.status, 200);
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);
    assert.equal(log.all().at(-1)?.service, "files");
  });
  it("not with another address, nor after an hour, nor by another method", async () => {
    const path = pathOf(share());
    assert.equal((await get(path.replace(/tempauth=[^&]+/, "tempauth=x"))).status, 401);
    assert.equal((await get(path, "PUT")).status, 405);
    clock.now = new Date(clock.now.getTime() + 61 * 60_000);
    assert.equal((await get(path)).status, 401);
  });
});
