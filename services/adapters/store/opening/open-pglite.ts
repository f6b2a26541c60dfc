import { access, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

/** The usual 128 MB are touched whole at every start and held for ever; what the desk reads again and again fits in these. */
const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=32MB"];

/**
 * The embedded database of a data folder. A new one is made beside its place and moved there whole: a process stopped during the
 * first seconds leaves nothing that the next start would stumble over.
 */
export async function openPGlite(dataDir: string): Promise<PGlite> {
  const place = join(dataDir, "database");
  if (!(await exists(place))) {
    const fresh = join(dataDir, "database.new");
    await rm(fresh, { recursive: true, force: true });
    await (await PGlite.create(fresh)).close();
    await rename(fresh, place);
  }
  return PGlite.create(place, { startParams });
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
