/** Northwind is the provider; the others are its customers, each for one thing that can be right or wrong with one. */
export const tenantIds = {
  northwind: "9f3c1a70-6f0e-4d0b-9d5e-0b1f6a2c4e10",
  /** Ready; the relationship ends in 20 days. */
  contoso: "1c0ffee0-2222-4a2b-8c3d-5e6f70819202",
  /** Ready, through a group within a group, with the registration report; 1,200 people. */
  fabrikam: "fab41ca0-3333-4b3c-9d4e-6f7081920313",
  /** Nobody approved the app yet; no Entra ID P1. */
  adatum: "ada70000-4444-4c4d-8e5f-708192031424",
  /** Ready, but a policy wants a second factor. */
  proseware: "90053a4e-6666-4e6f-8071-920314253646",
  /** Ready, and in no access file. */
  woodgrove: "900d6e0e-5555-4d5e-9f60-819203142535",
  /** The relationship expired. */
  tailspin: "7a115910-7777-4f70-8182-031425364757",
  /** The assignment is for a group without Olivia. */
  litware: "11742e00-8888-4081-9293-142536475868",
  /** The assignment is for a group in which Olivia could activate a membership. */
  wingtip: "3196719a-9999-4192-83a4-253647586979",
} as const;
