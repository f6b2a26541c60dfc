import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { Problem } from "../../core/problem.ts";
import type { GraphWatch } from "../../services/adapters/graph/graph-watch.ts";
import type { Audit } from "../../services/audit/audit.ts";
import type { TenantToken } from "../../services/tenants/tenant-token.ts";
import type { RunCommand } from "../run-command.ts";
import { graphOperation } from "./graph-operation.ts";

/** What waits for its turn; asked anew at every scrape. */
export interface QueueState {
  readonly depth: number;
  /** Of the oldest that waits; 0: nothing waits. */
  readonly oldestSeconds: number;
}

type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Counts by wrapping what it counts, so that nothing else knows that somebody counts. Labels name kinds, never people or customers. */
export interface Metrics {
  /** In the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
  turns(run: RunCommand): RunCommand;
  resets(audit: Audit): Audit;
  tokens(tokens: TenantToken): TenantToken;
  /** Pauses that Graph asked for, or that its silence made necessary. */
  throttleWaits(wait: Wait): Wait;
  /** Pauses that our own pace made necessary. */
  turnWaits(wait: Wait): Wait;
  readonly graph: GraphWatch;
  queue(read: () => Promise<QueueState>): void;
}

/** `processToo`: memory, event loop and garbage collection of this process as well. */
export function createMetrics({ processToo = false } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (processToo) collectDefaultMetrics({ register: registry });
  const count = counters(registers);
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    turns: (run) => async (turn, asked, command) => {
      const answer = await run(turn, asked, command);
      count.turns.inc({ command: command.kind, answer: answer.kind });
      return answer;
    },
    resets: (audit) => ({
      async record(entry) {
        await audit.record(entry);
        if (entry.kind === "ended") count.resets.inc({ act: entry.act ?? "reset", verdict: entry.verdict });
        if (entry.kind === "denied") count.denials.inc({ why: entry.denial });
      },
    }),
    tokens: (tokens) => async (operator, tenantId, wish) => {
      try {
        return await tokens(operator, tenantId, wish);
      } catch (error) {
        count.tokenRefusals.inc({ problem: error instanceof Problem ? error.code : "unexpected" });
        throw error;
      }
    },
    throttleWaits: counting(count.waits, count.waitSeconds),
    turnWaits: counting(count.turnWaits, count.turnWaitSeconds),
    graph: {
      answered: ({ method, version, path }, status) => {
        const answer = status === 0 ? "none" : `${Math.floor(status / 100)}xx`;
        const throttled = status === 429 ? "429" : answer;
        count.graphCalls.inc({ operation: `${method} ${version}${graphOperation(path)}`, status: throttled });
      },
    },
    queue: (read) => {
      queueGauges(registers, read);
    },
  };
}

const counting =
  (waits: Counter, seconds: Counter) =>
  (wait: Wait): Wait =>
  (ms, signal) => {
    waits.inc();
    seconds.inc(ms / 1000);
    return wait(ms, signal);
  };

function counters(registers: Registry[]) {
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter({ name: `mfa_reset_desk_${name}`, help, labelNames: [...labelNames], registers });
  return {
    turns: counter("turns_total", "Commands carried out, by kind of answer.", ["command", "answer"]),
    resets: counter("resets_total", "Resets and revocations that ended, by verdict.", ["act", "verdict"]),
    denials: counter("denials_total", "Refusals by the desk's rules or the forecast of Microsoft's.", ["why"]),
    graphCalls: counter("graph_calls_total", "Single tries at Microsoft Graph; 429 apart, none: no answer.", [
      "operation",
      "status",
    ]),
    waits: counter("throttle_waits_total", "Pauses before Microsoft Graph was asked again."),
    waitSeconds: counter("throttle_wait_seconds_total", "Seconds of those pauses."),
    turnWaits: counter("turn_waits_total", "Pauses that kept to the pace of a customer's method calls."),
    turnWaitSeconds: counter("turn_wait_seconds_total", "Seconds of those pauses."),
    tokenRefusals: counter("token_refusals_total", "Tokens for Microsoft Graph that could not be had.", ["problem"]),
  };
}

function queueGauges(registers: Registry[], read: () => Promise<QueueState>): void {
  const gauge = (name: string, help: string, value: (state: QueueState) => number) =>
    new Gauge({
      name: `mfa_reset_desk_${name}`,
      help,
      registers,
      async collect() {
        // Not known is no reason to tell nothing of the rest.
        this.set(await read().then(value, () => Number.NaN));
      },
    });
  gauge("queue_depth", "Jobs that wait for their turn.", ({ depth }) => depth);
  gauge("queue_oldest_seconds", "Age of the oldest job that waits.", ({ oldestSeconds }) => oldestSeconds);
}
