import type { Command, CommandOf } from "../command.ts";
import { type Press, readId } from "./press-fields.ts";
import { fields, type Verb, verbs } from "./vocabulary.ts";

/** The verbs of the history, each with the reader of its press. Throw `Forged`. */
export function historyReaders(): [Verb, (press: Press) => Command][] {
  const on = (turn: CommandOf<"history.press">["turn"]) => (press: Press) =>
    ({ kind: "history.press", viewId: readId(press, fields.view), turn }) as const;
  return [
    [verbs.history, () => ({ kind: "history" })],
    [verbs.historyNext, on("next")],
    [verbs.historyPrevious, on("previous")],
    [verbs.historyExport, on("export")],
  ];
}
