import { cpus, loadavg, totalmem } from "node:os";

/** What it ran on, in a line: figures of another machine are other figures. */
export function machine(): string {
  const [first] = cpus();
  const memory = (totalmem() / 1024 ** 3).toFixed(1);
  // Other programs on the same processors are in every figure: whoever reads them must know.
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `${first?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${memory} GiB, ${process.platform}, Node ${process.version}, load ${load} at the end`;
}
