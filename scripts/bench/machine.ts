import { cpus, totalmem } from "node:os";

/** What it ran on, in a line: figures of another machine are other figures. */
export function machine(): string {
  const [first] = cpus();
  const memory = (totalmem() / 1024 ** 3).toFixed(1);
  return `${first?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${memory} GiB, ${process.platform}, Node ${process.version}`;
}
