import { sameId } from "../../../../core/directory/people.ts";
import { type Check, fail, pass } from "../check.ts";
import type { Installation } from "../installation.ts";

/** Settings that each are well-formed and together make no sense. */
export const sameTenant: Check<Installation> = {
  title: "Registrations",
  run({ config }) {
    const { MicrosoftAppTenantId, AZURE_TENANT_ID, MicrosoftAppId, AZURE_CLIENT_ID } = config;
    if (!sameId(MicrosoftAppTenantId, AZURE_TENANT_ID)) {
      const todo = "Operators live in one home tenant: give the same tenant id twice.";
      return Promise.resolve(fail("MicrosoftAppTenantId and AZURE_TENANT_ID differ", todo));
    }
    if (sameId(MicrosoftAppId, AZURE_CLIENT_ID)) {
      const todo =
        "Make two registrations (docs/install.md): a channel registration with no permission is worth nothing.";
      return Promise.resolve(fail("the channel and Graph share one registration", todo));
    }
    return Promise.resolve(pass("two, in one tenant"));
  },
};
