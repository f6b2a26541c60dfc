import { randomUUID } from "node:crypto";
import type { Store } from "../../../../services/adapters/store/create-store.ts";
import { type Check, type Finding, fail, pass, skip } from "../check.ts";
import { causesOf } from "../finding-of.ts";
import type { Installation } from "../installation.ts";

/** Does the database answer, are its tables up to date, can something be written, read and removed? */
export const store: Check<Installation> = {
  title: "Store",
  async run({ store: opened, config }) {
    if (!(opened instanceof Error)) return tryOut(opened, config.DATABASE_URL === undefined ? "embedded" : "server");
    if (opened.name === "DataDirInUse") {
      return skip("the bot is running on the embedded database; stop it to have this examined, or use PostgreSQL");
    }
    return fail(causesOf(opened), "Check DATABASE_URL (or DATA_DIR), the server's firewall, and the account's rights.");
  },
};

/** A row of its own, which no operator could have. */
async function tryOut(store: Store, kind: "embedded" | "server"): Promise<Finding> {
  await store.ready();
  const { partitions } = store;
  const key = `${randomUUID()}.${randomUUID()}`;
  const written = Uint8Array.of(1, 2, 3);
  try {
    const saved = await partitions.save(key, written, undefined);
    const read = await partitions.load(key);
    if (!saved || read === undefined || Buffer.compare(read.blob, written) !== 0) {
      return fail("what was written was not what was read", "Look at the database server's own log.");
    }
  } finally {
    await partitions.remove(key);
  }
  const which = kind === "server" ? "PostgreSQL" : "the embedded database (never fsyncs: for trying out)";
  return pass(`${which} answers, its tables are up to date, a row was written, read and removed`);
}
