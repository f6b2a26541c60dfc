import { type Check, fail, pass, skip } from "../check.ts";
import type { Installation } from "../installation.ts";

/** Partitions that are tried; more would only say the same. */
const mostTried = 20;

/** Does TOKEN_CACHE_KEY open what is kept? Another key makes everybody sign in anew. */
export const tokenCacheKey: Check<Installation> = {
  title: "TOKEN_CACHE_KEY",
  async run({ store, identity: { seal } }) {
    if (store instanceof Error) return skip("the store is not open");
    const keys = (await store.partitions.list()).slice(0, mostTried);
    let closed = 0;
    for (const { key } of keys) {
      const kept = await store.partitions.load(key);
      if (kept && seal.open(kept.blob, key) === undefined) closed += 1;
    }
    if (keys.length === 0) return pass("nobody has signed in yet, so there is nothing to open");
    if (closed === 0) return pass(`opens what is kept of ${keys.length} operators`);
    const todo = "Give the key they were sealed with (of every replica the same), or let these operators sign in anew.";
    return fail(`${closed} of ${keys.length} operators' sign-ins don't open: another key, or tampered with`, todo);
  },
};
