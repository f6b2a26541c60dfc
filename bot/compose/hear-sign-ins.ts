import type { Operator } from "../../core/directory/people.ts";
import type { SignIns } from "../../services/sign-in/sign-ins.ts";

/** Every way to sign in ends with being remembered: `signedIn` hears of each, right after. Must not throw. */
export function hearSignIns(signIns: SignIns, signedIn: (operator: Operator) => void): SignIns {
  return {
    ...signIns,
    async remember(operator, at) {
      await signIns.remember(operator, at);
      signedIn(operator);
    },
  };
}
