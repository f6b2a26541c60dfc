import type { Command } from "../command.ts";
import type { BulkFilter } from "../reset/bulk.ts";
import { type Press, readId, readPage } from "./press-fields.ts";
import { fields, type Verb, verbs } from "./vocabulary.ts";

/** The verbs of bulks, each with the reader of its press. Throw `Forged`. */
export function bulkReaders(): [Verb, (press: Press) => Command][] {
  const batchId = (press: Press) => readId(press, fields.batch);
  const page = (press: Press) => (Object.hasOwn(press, fields.to) ? readPage(press, fields.to) : 0);
  const show = (filter: BulkFilter, asCsv: boolean) => (press: Press) =>
    ({ kind: "bulk.show", batchId: batchId(press), filter, page: page(press), asCsv }) as const;
  return [
    [verbs.bulks, () => ({ kind: "bulk" })],
    [verbs.bulkShow, show("all", false)],
    [verbs.bulkTrouble, show("trouble", false)],
    [verbs.bulkCsv, show("all", true)],
    [verbs.bulkFile, (press) => ({ kind: "bulk.file", batchId: batchId(press) })],
    [verbs.bulkPause, (press) => ({ kind: "bulk.pause", batchId: batchId(press) })],
    [verbs.bulkGoOn, (press) => ({ kind: "bulk.go-on", batchId: batchId(press) })],
    [verbs.bulkCancel, (press) => ({ kind: "bulk.cancel", batchId: batchId(press) })],
  ];
}
