import type { ElsewherePlace } from "../../core/reset/elsewhere.ts";

/** "done in Microsoft's portal". */
export const placeWords: Readonly<Record<ElsewherePlace, string>> = {
  portal: "in Microsoft's portal",
  script: "with a script",
  other: "by other means",
};
