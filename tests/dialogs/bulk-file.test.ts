import assert from "node:assert/strict";
import { createMakeBulkFile } from "../../dialogs/bulk-file.ts";
import type { ShowBulks } from "../../services/resets/bulk/show-bulk.ts";
import { anOperator } from "../support/builders/people.ts";
import { anOutcome, aTarget, batchId, manyResets } from "../support/builders/resets.ts";
import { anOutcomeView } from "../support/bulk-card-samples.ts";
import { memoryBulkStore } from "../support/fakes/memory-bulk-store.ts";
import { memoryResetStore } from "../support/fakes/memory-reset-store.ts";

const press = { operator: anOperator(), batchId };
const formula = aTarget({ displayName: '=HYPERLINK("https://x.example")' });

function making(people: number, kind: "over" | "under-way" = "over") {
  const ended = { state: "ended", outcome: anOutcome() } as const;
  const store = memoryBulkStore(memoryResetStore(...manyResets(people, () => ended)));
  const sizes: number[] = [];
  const showBulks = { one: () => Promise.resolve({ kind, view: anOutcomeView }) } as unknown as ShowBulks;
  const make = createMakeBulkFile({
    showBulks,
    bulks: {
      page: async (of, page) => {
        const some = await store.page(of, page);
        sizes.push(some.length);
        return some;
      },
    },
    summaries: {
      excluded: (_batchId, from) =>
        Promise.resolve(
          from > 0
            ? []
            : [
                { why: "bad-row", asked: "+49 170", fault: "not-a-person", line: 12 },
                { why: "guest-sessions", target: formula },
              ],
        ),
    },
  });
  return { make, sizes };
}

const linesOf = (content: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(content).split("\r\n");

describe("dialogs/bulk-file", () => {
  it("everybody once, read in portions, then the rejected rows with their line", async () => {
    const { make, sizes } = making(450);
    const { name, content } = (await make(press)) ?? assert.fail();
    assert.equal(name, "bulk-B7E41C90.csv");
    const lines = linesOf(content);
    assert.match(lines[0] ?? "", /^\uFEFF"user"/);
    assert.equal(lines.length, 1 + 450 + 2 + 1);
    assert.equal(new Set(lines).size, lines.length);
    assert.deepEqual(sizes, [200, 200, 50, 0]);
    assert.match(lines.at(-3) ?? "", /^"'\+49 170",.*"Not part of it",.*"line 12: no address and no object id"/);
    const columns = lines[0]?.split('","').length;
    assert.ok(lines.slice(0, -1).every((line) => line.split('","').length === columns));
  });

  it("no cell is run by a spreadsheet", async () => {
    const { content } = (await making(1).make(press)) ?? assert.fail();
    assert.match(linesOf(content).at(-2) ?? "", /^"'=HYPERLINK/);
  });

  it("none before it is over", async () => {
    assert.equal(await making(12, "under-way").make(press), undefined);
  });
});
