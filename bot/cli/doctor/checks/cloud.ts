import type { CloudCapability } from "../../../../core/cloud.ts";
import { type Check, fail, pass } from "../check.ts";
import type { Installation } from "../installation.ts";

const words: Readonly<Record<CloudCapability, string>> = {
  gdap: "no delegated administration (GDAP): the home tenant only",
  "hardware-oath": "no hardware tokens: they are neither seen nor switched off",
  "authentication-methods": "no authentication-method API: nothing can be reset",
};

/** What the chosen cloud can't do. */
export const cloudCheck: Check<Installation> = {
  title: "Cloud",
  run({ config: { cloud } }) {
    const lacks = (cloud.lacks ?? []).map((capability) => words[capability]);
    const says = [`${cloud.name}: ${new URL(cloud.authorityHost).host}, ${new URL(cloud.graphBaseUrl).host}`, ...lacks];
    if (cloud.lacks?.includes("authentication-methods")) {
      return Promise.resolve(fail(says.join("\n"), "The bot can't do its work in this cloud."));
    }
    if (cloud.serviceUrls.length === 0) {
      const todo = "Without one every activity is refused: Microsoft names none for this cloud.";
      return Promise.resolve(fail(says.join("\n"), todo));
    }
    return Promise.resolve(pass(says.join("\n")));
  },
};
