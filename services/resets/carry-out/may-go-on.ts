import type { CarryOutDeps } from "./carry-out-deps.ts";
import { HandedBack } from "./handed-back.ts";

/** To be asked before each change leaves. Throws `HandedBack` where this process stops, or fell asleep and somebody else has the job. */
export async function mayGoOn({ handBack, stillMine }: Pick<CarryOutDeps, "handBack" | "stillMine">): Promise<void> {
  if (handBack.aborted || !(await stillMine())) throw new HandedBack();
}
