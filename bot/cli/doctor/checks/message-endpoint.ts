import { ask, jsonOf, saidOf } from "../ask.ts";
import { type Check, type Finding, fail, pass } from "../check.ts";
import type { Installation } from "../installation.ts";

/** Is the bot reachable where Teams and browsers look for it, and does it refuse strangers? */
export const messageEndpoint: Check<Installation> = {
  title: "Message endpoint",
  async run({ config, fetch }) {
    const base = config.PUBLIC_URL.replace(/\/$/, "");
    const alive = await ask(fetch, `${base}/healthz`);
    if (jsonOf(alive)?.["status"] !== "alive") {
      const todo = "Start the bot (npm run serve), and let PUBLIC_URL lead to it: DNS, certificate, proxy.";
      return fail(`${base}/healthz: ${saidOf(alive)}`, todo);
    }
    const headers = { "content-type": "application/json" };
    const stranger = await ask(fetch, `${base}/api/messages`, { method: "POST", headers, body: "{}" });
    if (stranger.status !== 401) {
      const todo =
        "Something stands before the bot: /api/messages must come through whole, with its Authorization header.";
      return fail(`${base}/api/messages answers a stranger with ${saidOf(stranger)}, not with 401`, todo);
    }
    return readiness(await ask(fetch, `${base}/readyz`), base);
  },
};

function readiness(ready: Awaited<ReturnType<typeof ask>>, base: string): Finding {
  if (ready.status === 200) return pass(`${base}/api/messages is reached and refuses strangers; the bot is ready`);
  const reasons = jsonOf(ready)?.["reasons"];
  const why = Array.isArray(reasons) ? reasons.join("; ") : saidOf(ready);
  return fail(`the bot is reached but not ready: ${why}`, "See the checks above, and the bot's log.");
}
