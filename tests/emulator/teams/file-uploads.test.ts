import assert from "node:assert/strict";
import { createFileUploads } from "../../../emulator/teams/file-uploads.ts";

const kib = 1024;

describe("local Teams: files that a bot stores", () => {
  let now = new Date("2026-11-24T14:03:00Z");
  const uploads = createFileUploads(() => now);
  const open = () => uploads.open("https://localhost:4003/personal/olivia", "Result.CSV");
  const put = (
    { uploadUrl }: ReturnType<typeof open>,
    {
      bytes,
      range,
      method = "PUT",
      ...headers
    }: { bytes: number; range?: string; method?: string; authorization?: string },
  ) =>
    uploads.answer({
      ...{ method, path: uploadUrl.slice("https://localhost:4003".length), body: "", bytes: Buffer.alloc(bytes, "x") },
      headers: { ...headers, ...(range !== undefined && { "content-range": range }) },
    }).status;

  it("are told as Teams tells them, taken piece by piece, and there with the last one", () => {
    const info = open();
    assert.deepEqual([info.name, info.fileType], ["Result.CSV", "csv"]);
    assert.equal(put(info, { bytes: 320 * kib, range: `bytes 0-${320 * kib - 1}/${320 * kib + 10}` }), 202);
    assert.equal(uploads.stored(info.uniqueId), undefined);
    const last = { bytes: 10, range: `bytes ${320 * kib}-${320 * kib + 9}/${320 * kib + 10}` };
    assert.equal(put(info, last), 201);
    assert.equal(uploads.stored(info.uniqueId)?.content.length, 320 * kib + 10);
    assert.equal(put(info, last), 404);
  });

  for (const [what, piece, status] of [
    ["no range", { bytes: 10 }, 400],
    ["a range of another length", { bytes: 9, range: "bytes 0-9/10" }, 400],
    ["a range beyond the end", { bytes: 11, range: "bytes 0-10/10" }, 400],
    ["not the next piece", { bytes: 5, range: "bytes 5-9/10" }, 416],
    ["a piece that is not the last, of another size", { bytes: 5, range: "bytes 0-4/10" }, 400],
    ["a token beside the address", { bytes: 10, range: "bytes 0-9/10", authorization: "Bearer x" }, 401],
    ["another method", { bytes: 10, range: "bytes 0-9/10", method: "POST" }, 405],
  ] as const) {
    it(`refuses ${what}`, () => {
      const info = open();
      assert.equal(put(info, piece), status);
      assert.equal(uploads.stored(info.uniqueId), undefined);
    });
  }

  it("refuses a session that is over, or that nobody opened", () => {
    const info = open();
    const whole = { bytes: 10, range: "bytes 0-9/10" };
    assert.equal(put({ ...info, uploadUrl: `${info.uploadUrl}0` }, whole), 404);
    now = new Date(now.getTime() + 16 * 60_000);
    assert.equal(put(info, whole), 404);
  });
});
