import { verbs } from "../core/presses/vocabulary.ts";
import { type ProblemCode, problems } from "../core/problem.ts";
import { short } from "./kit/foreign.ts";
import { buttons, type Card, card, fact, line, press } from "./kit/kit.ts";

export interface ProblemView {
  readonly code: ProblemCode;
  readonly customerName?: string;
  /** What finds it in the log; empty where nothing was logged. */
  readonly reference: string;
  /** Known for certain that nothing was changed. */
  readonly nothingChanged?: boolean;
}

/** What went wrong and what to do, in the words of the table in core. */
export function problemCard({ code, customerName, reference, nothingChanged = false }: ProblemView): Card {
  const { title, advice } = problems[code];
  const said = advice.includes("Nothing was changed") || title.startsWith("Nothing");
  return card(title, [
    line(advice),
    nothingChanged && !said && line({ bold: "Nothing was changed." }),
    customerName !== undefined && fact("Customer", short(customerName)),
    reference !== "" && fact("Reference", short(reference)),
    code === "sign-in-needed" && buttons([press("Sign in", { verb: verbs.signIn })]),
  ]);
}
