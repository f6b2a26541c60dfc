import { loadAccess } from "../../../../services/adapters/access-file/load-access.ts";
import { type Check, fail, pass } from "../check.ts";
import type { Installation } from "../installation.ts";

const todo = "Correct it: docs/access-file.md. A bot that already runs goes on with the last good one.";

/** Can the access file be read, and does it let anybody in? */
export const accessFile: Check<Installation> = {
  title: "Access file",
  run({ config: { ACCESS_FILE: path } }) {
    return Promise.resolve(examine(path));
  },
};

function examine(path: string) {
  try {
    const { customers, roles, rules } = loadAccess(path);
    const mayReset = roles.some(({ role, members }) => role === "AuthenticationMethodsWriter" && members.length > 0);
    if (!mayReset) {
      return fail("nobody is an AuthenticationMethodsWriter, so nobody can reset anything", todo);
    }
    const counts = `customers: ${Object.keys(customers).length}, role entries: ${roles.length}, rules: ${rules.length}`;
    return pass(`${path}: ${counts}`);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), todo);
  }
}
