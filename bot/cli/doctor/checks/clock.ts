import { ask, saidOf } from "../ask.ts";
import { type Check, fail, pass, skip } from "../check.ts";
import type { Installation } from "../installation.ts";

/** Entra and the channel allow five minutes; our own checks one. */
const mostSeconds = 60;

/** This machine's clock against the authority's `Date`. */
export const clock: Check<Installation> = {
  title: "Clock",
  async run({ config, fetch, now }) {
    const url = `${config.cloud.authorityHost}/${config.AZURE_TENANT_ID}/v2.0/.well-known/openid-configuration`;
    const answer = await ask(fetch, url);
    const theirs = Date.parse(answer.headers.get("date") ?? "");
    if (Number.isNaN(theirs)) return skip(`${config.cloud.authorityHost}: ${saidOf(answer)}, and no time of theirs`);
    const ahead = Math.round((now().getTime() - theirs) / 1000);
    if (Math.abs(ahead) <= mostSeconds) return pass(`within ${Math.abs(ahead) + 1} s of Entra's`);
    const way = ahead > 0 ? "ahead of" : "behind";
    return fail(
      `this machine is ${Math.abs(ahead)} s ${way} Entra`,
      "Set the clock, and let the machine keep it (NTP).",
    );
  },
};
