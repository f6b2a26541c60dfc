import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLog } from "../../../bot/log.ts";
import { createUploadFile } from "../../../bot/sending/upload-file.ts";
import { createFaults } from "../../../emulator/faults.ts";
import { createRequestLog } from "../../../emulator/request-log.ts";
import { createSharedFiles } from "../../../emulator/teams/shared-files.ts";

const origin = "https://northwind-my.sharepoint.com";

describe("upload of a file", () => {
  const requests = createRequestLog();
  const faults = createFaults({ seed: 1 });
  const files = createSharedFiles({ origin, log: requests, faults, now: () => new Date() });
  const server = createServer(files.handler);
  before(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
  after(() => server.close());
  beforeEach(() => {
    faults.clear();
    requests.clear();
  });

  /** The same request to the stand-in for OneDrive. */
  const toStandIn: typeof fetch = (input, init) => {
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}${search}`, init);
  };
  const upload = createUploadFile({
    ...{
      hosts: ["*.sharepoint.com"],
      timeout: (ms) => AbortSignal.timeout(ms),
      log: createLog("fatal", () => undefined),
    },
    fetch: toStandIn,
  });
  const session = () => files.openUpload("olivia@northwind.example", "bulk.csv");

  it("goes in pieces that OneDrive takes, and comes whole", async () => {
    const { uploadUrl, uniqueId } = session();
    const content = randomBytes(1_500_000);
    assert.equal(await upload(uploadUrl, content), true);
    assert.deepEqual(
      requests.all().map(({ status }) => status),
      [202, 202, 201],
    );
    assert.deepEqual(files.stored(uniqueId)?.content, content);
    assert.equal(await upload(uploadUrl, content), false);
  });

  it("ends at the first piece that is refused", async () => {
    const { uploadUrl, uniqueId } = session();
    faults.add({ match: { service: "files", method: "PUT" }, after: 1, answer: { status: 503 } });
    assert.equal(await upload(uploadUrl, randomBytes(1_500_000)), false);
    assert.deepEqual([requests.all().length, files.stored(uniqueId)], [2, undefined]);
  });

  it("follows no redirect", async () => {
    const headers = { location: `${origin}/elsewhere` };
    faults.add({ match: { service: "files", method: "PUT" }, answer: { status: 307, headers } });
    assert.equal(await upload(session().uploadUrl, randomBytes(10)), false);
    assert.equal(requests.all().length, 1);
  });

  it("to the cloud's hosts by https only, and not where nobody answers", async () => {
    const { pathname, search } = new URL(session().uploadUrl);
    for (const elsewhere of [
      "http://northwind-my.sharepoint.com",
      "https://sharepoint.com.example",
      "https://a:b@x.sharepoint.com",
    ]) {
      assert.equal(await upload(`${elsewhere}${pathname}${search}`, randomBytes(10)), false);
    }
    assert.equal(await upload("no address", randomBytes(10)), false);
    assert.equal(requests.all().length, 0);
    faults.add({ match: { service: "files", method: "PUT" }, drop: true });
    assert.equal(await upload(session().uploadUrl, randomBytes(10)), false);
  });
});
