import type { Step } from "../../../core/reset/outcome.ts";
import { requestsLeft } from "../../requests-left.ts";

/** Writes one answer after the other down, while the next removal is under way already: never more than one is unwritten when one begins. */
export interface RecordBehind {
  /** Begins to write once the one before is written; where that can't be, throws why and writes nothing, so that the record has no hole. */
  add(steps: readonly Step[], changed: Step): Promise<void>;
  /** Resolves when all is written. Throws what became of the last one. */
  done(): Promise<void>;
}

type Write = (steps: readonly Step[], changed: Step) => Promise<void>;

export function createRecordBehind(write: Write): RecordBehind {
  let writing = Promise.resolve();
  return {
    async add(steps, changed) {
      await writing;
      // The next request leaves before the writing takes this process's time.
      writing = requestsLeft().then(() => write(steps, changed));
      // Heard by whoever asks next; until then a failure is nobody's.
      writing.catch(() => undefined);
    },
    done: () => writing,
  };
}
