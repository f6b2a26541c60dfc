import type { PersonSketch } from "./person-builder.ts";

/** The few people of a small customer: an administrator with a passkey, and two with a phone. */
export function smallCustomer(administrator: string, ...others: readonly string[]): PersonSketch[] {
  return [
    {
      name: administrator,
      roles: ["Global Administrator"],
      methods: (make, daysAgo) => [make.passkey("Key in the safe", "Titan", daysAgo(90))],
    },
    ...others.map(
      (name, n): PersonSketch => ({
        name,
        methods: (make, daysAgo) => [make.phone("mobile", `+1 202555${200 + n}0`, daysAgo(60))],
        preferred: "sms",
        defaultAt: 0,
      }),
    ),
  ];
}
