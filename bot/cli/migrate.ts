import { installQueue } from "../../services/adapters/queue/install-queue.ts";
import { queueSchema } from "../../services/adapters/queue/open-boss.ts";
import { openOwner } from "../../services/adapters/store/opening/open-owner.ts";
import { sayWhy } from "../sending/say-why.ts";
import { readMigrate } from "./migrate/read-migrate.ts";

/** `npm run migrate [-- --grant <role>]`: brings a server's tables up to date, as their owner. */
async function main(args: readonly string[]): Promise<string> {
  const { databaseUrl, grant } = readMigrate(args, process.env);
  const owner = await openOwner(databaseUrl);
  try {
    await owner.migrate();
    await installQueue({ url: databaseUrl });
    if (grant !== undefined) await owner.grant({ role: grant, alsoIn: [queueSchema] });
  } finally {
    await owner.close();
  }
  return grant === undefined ? "The tables are up to date." : `The tables are up to date, and ${grant} may serve.`;
}

main(process.argv.slice(2)).then(
  (text) => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${sayWhy(error)}\n`);
    process.exitCode = 1;
  },
);
