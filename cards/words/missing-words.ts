import type { Missing } from "../../core/access/actions.ts";
import { short } from "../kit/foreign.ts";
import { buttons, type Element, hiddenBox, item, line, present, toggle } from "../kit/kit.ts";
import { deskRoleWords } from "./desk-role-words.ts";

const mostNamed = 10;

/**
 * *Why is something missing?*: the customer and the role, under a button; `leaveOut` makes the way on without these customers, by
 * their names. Nothing where nothing is missing.
 */
export function whyMissing(
  missing: readonly Missing[],
  leaveOut: (customers: readonly string[]) => Element | undefined,
): Element[] {
  const sentences = [...new Map(missing.map((one) => [one.customer.tenantId, one])).values()];
  if (sentences.length === 0) return [];
  const rest = sentences.length - mostNamed;
  const id = "why-missing";
  return present([
    buttons([toggle("Why is something missing?", [id])]),
    hiddenBox(
      id,
      present([
        line("Only what you may do in all the customers shown is offered."),
        ...sentences.slice(0, mostNamed).map((one) => item({ bold: short(one.customer.name) }, `: ${needed(one)}`)),
        rest > 0 && line(`And ${rest} more.`),
        buttons([leaveOut(sentences.map(({ customer }) => customer.name))]),
      ]),
    ),
  ]);
}

/** "desk role" is this bot's access file, "Entra role" is Microsoft's. */
function needed(missing: Missing): string {
  return missing.why === "desk-role-missing"
    ? `you need the desk role ${deskRoleWords[missing.role]}.`
    : `you need the Entra role ${missing.needs}.`;
}
