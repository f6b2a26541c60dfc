import type { Named, Wanted } from "../../../core/command.ts";
import { aMobile } from "../builders/methods.ts";
import { anOperator, aPerson, home } from "../builders/people.ts";
import { conversationId, noDetails } from "./a-desk.ts";
import { aProvider, fabrikam, litware } from "./a-provider.ts";

const people = [
  aPerson("Alice Anders"),
  aPerson("Alice Archer", {
    ...{ objectId: "archer", tenantId: fabrikam, customerName: "Fabrikam", userPrincipalName: "alice@fabrikam.com" },
  }),
  aPerson("Lena Lit", { tenantId: litware, customerName: "Litware" }),
];

/** The home tenant and both customers. */
export const everywhere = [home.tenantId, fabrikam, litware];

export const byName = (value: string): Wanted => ({ whole: value, parts: [{ by: "name", value }] });
export const by = (...parts: Named[]): Wanted => ({ parts });

/** An Alice at home, another at Fabrikam, Lena at Litware, each with a mobile phone; these customers are chosen. */
export async function aProviderWithPeople(...chosen: string[]) {
  const desk = aProvider();
  const operator = anOperator();
  for (const target of people) desk.world.has(target, [aMobile()]);
  if (chosen.length > 0) await desk.customers.selection.choose(operator, chosen);
  const ask = (wanted: Wanted, inCustomer?: string) =>
    desk.prepare({
      ...{ operator, conversationId, details: noDetails, wanted },
      ...(inCustomer !== undefined && { inCustomer }),
    });
  return { desk, ask };
}
