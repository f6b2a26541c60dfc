import assert from "node:assert/strict";
import { bulkCsv } from "../../cards/words/bulk-csv.ts";
import { historyCsv } from "../../cards/words/history-csv.ts";
import { detailWords } from "../../cards/words/words.ts";
import type { Details } from "../../core/details.ts";
import { aReset, aTarget } from "../support/builders/resets.ts";

const said = (details: Omit<Details, "revokeSessions">) =>
  detailWords({ ...details, revokeSessions: false }).map(({ label, value }) => `${label}: ${value}`);

describe("a reason and the operator's own words for it", () => {
  for (const [details, expected] of [
    [{ reason: "lost", reasonText: "lost" }, ["Reason: Lost"]],
    [{ reason: "new-phone", reasonText: " New phone. " }, ["Reason: New phone"]],
    [{ reason: "suspected-break-in", reasonText: "suspected break in" }, ["Reason: Suspected break-in"]],
    [{ reason: "lost", reasonText: "lost on the train" }, ["Reason: Lost: lost on the train"]],
    [{ reason: "stolen" }, ["Reason: Stolen"]],
    [{ reasonText: "lost" }, ["Reason: lost"]],
    [{}, []],
  ] as const) {
    it(`${JSON.stringify(details)}: ${expected.join() || "nothing"}`, () => {
      assert.deepEqual(said(details), expected);
    });
  }

  it("as CSV too", () => {
    const details = { reason: "lost", reasonText: "Lost", revokeSessions: false } as const;
    assert.match(bulkCsv([aReset({ details })])[1] ?? "", /"lost"/);
    const target = aTarget();
    const what = {
      did: "elsewhere",
      act: "reset",
      place: "portal",
      doneAt: "2026-11-24T14:03:00.000Z",
      details,
    } as const;
    const [, line] = historyCsv([{ at: "", tenantId: "", customerName: "", target, what }]);
    assert.match(line ?? "", /"lost"/);
    assert.doesNotMatch(line ?? "", /Lost/);
  });
});
