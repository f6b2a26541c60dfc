import { readFileSync } from "node:fs";

/** What the system knows of a process. */
export interface ProcessFigures {
  /** Memory it holds, in MiB. */
  readonly rssMiB: number;
  /** Processor time it has used since its start, in milliseconds. */
  readonly cpuMs: number;
}

/** One tick of the system's accounting: USER_HZ is 100 on every Linux that Node runs on. */
const tickMs = 10;

/** Undefined where the system has no /proc. */
export function processFigures(pid: number): ProcessFigures | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    // The name in brackets may hold blanks: what follows it is counted from there.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    const rssKiB = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
    return { rssMiB: rssKiB / 1024, cpuMs: (Number(stat[11]) + Number(stat[12])) * tickMs };
  } catch {
    return undefined;
  }
}
