import type { SilentCustomer } from "../../core/directory/silent-customer.ts";
import { problems } from "../../core/problem.ts";
import { short } from "../kit/foreign.ts";
import { box, type Element, item, line } from "../kit/kit.ts";

const mostNamed = 10;

/** Customers that were asked and gave no answer, each with its reason; nothing where all answered. */
export function silentBox(silent: readonly SilentCustomer[]): Element | undefined {
  if (silent.length === 0) return undefined;
  const rest = silent.length - mostNamed;
  return box("warning", [
    line({ bold: "Not everybody was searched" }),
    ...silent.slice(0, mostNamed).map((one) => item({ bold: short(one.customerName) }, `: ${reasonOf(one)}`)),
    rest > 0 && line(`And ${rest} more.`),
  ]);
}

function reasonOf({ reason }: SilentCustomer): string {
  switch (reason) {
    case "slow":
      return "did not answer in time.";
    case "sign-in-needed":
      return "you have to sign in there first.";
    default:
      return `${problems[reason].title}.`;
  }
}
