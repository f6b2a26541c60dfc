/** What a check found. `correlation`: ids that Microsoft's support and logs know. */
export type Finding =
  | { readonly kind: "pass"; readonly says: string; readonly correlation?: string }
  /** `todo`: what the administrator does about it. */
  | { readonly kind: "fail"; readonly says: string; readonly todo: string; readonly correlation?: string }
  | { readonly kind: "skip"; readonly says: string };

/** One question to a real installation. It changes nothing that outlives it. */
export interface Check<On> {
  readonly title: string;
  /** What is thrown is a FAIL too. */
  readonly run: (on: On) => Promise<Finding>;
}

export const pass = (says: string, correlation?: string): Finding => ({
  kind: "pass",
  says,
  ...(correlation !== undefined && { correlation }),
});

export const fail = (says: string, todo: string, correlation?: string): Finding => ({
  kind: "fail",
  says,
  todo,
  ...(correlation !== undefined && { correlation }),
});

export const skip = (says: string): Finding => ({ kind: "skip", says });
