import { PortInUse } from "../listen-locally.ts";
import { Complaint } from "./complaint.ts";

/** Something that runs until it is stopped. `failed` rejects where it ends by itself. */
export interface Running {
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Runs until Ctrl-C, then stops cleanly with exit code 0; a complaint is one sentence and exit code 1. `command` starts it in that sentence. */
export async function runProgram(
  command: string,
  start: (interrupted: Promise<void>) => Promise<Running>,
): Promise<void> {
  const { promise: interrupted, resolve: interrupt } = Promise.withResolvers<undefined>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      interrupt(undefined);
    });
  }
  try {
    const running = await start(interrupted);
    try {
      await Promise.race([interrupted, running.failed]);
    } finally {
      await running.stop();
    }
    process.exitCode = 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error, command)}\n`);
    process.exitCode = 1;
  }
  // Whatever still holds the process (a browser's connection, a timer) must not keep the terminal.
  process.exit();
}

function sentenceOf(error: unknown, command: string): string {
  if (error instanceof PortInUse) {
    return `Port ${error.port} is in use. Stop what uses it, or choose another: PORT=${nextPort(error.port)} ${command}.`;
  }
  if (error instanceof Complaint) return error.message;
  return error instanceof Error ? `It could not start: ${error.message}` : String(error);
}

function nextPort(port: number): number {
  return Math.floor(port / 100) * 100 + 100;
}
