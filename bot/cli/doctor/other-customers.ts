import type { Operator } from "../../../core/directory/people.ts";
import { type Check, pass } from "./check.ts";
import type { Desk } from "./desk.ts";

/** Customers of Partner Center that the access file does not name: they are not served, and that may be meant. */
export const otherCustomers: Check<{ readonly desk: Desk; readonly operator: Operator }> = {
  title: "Other customers in Partner Center",
  async run({ desk, operator }) {
    const others = await desk.states.notAccepted(operator);
    if (others.length === 0) return pass("none beside those of the access file");
    return pass(`not served: ${others.map(({ customer }) => customer.name).join(", ")}`);
  },
};
