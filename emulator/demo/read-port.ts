import { Complaint } from "./complaint.ts";

/** The base port from `--port`, else the environment, else 4000. Throws a `Complaint` where it is none. */
export function readPort(args: readonly string[], env: string | undefined): number {
  const at = args.indexOf("--port");
  const given = (at < 0 ? undefined : args[at + 1]) ?? (env === undefined || env === "" ? "4000" : env);
  const port = Number(given);
  // Three more ports follow it.
  if (Number.isInteger(port) && port >= 1 && port <= 65_532) return port;
  throw new Complaint(`"${given}" is no port. Give a number from 1 to 65532, for example: PORT=4100 npm start.`);
}
