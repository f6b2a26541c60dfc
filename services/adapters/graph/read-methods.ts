import { z } from "zod";
import type { CloudCapability } from "../../../core/cloud.ts";
import { Problem } from "../../../core/problem.ts";
import type { Method, MethodsReading, PreferredMethod } from "../../../core/reset/method.ts";
import { methodTimeoutMs } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { readPatience } from "./patience.ts";
import { preferredMethod } from "./preferred-method.ts";
import { parseAnswer, readAll, readJson, type TenantGraph } from "./read-json.ts";
import { listedHardwareToken, listedMethod, toHardwareToken, toMethod } from "./to-method.ts";

const preferences = z.looseObject({ userPreferredMethodForSecondaryAuthentication: z.string().nullish() });
const hardwareTokens = z.object({ value: z.array(listedHardwareToken) });

const v1 = { version: "v1.0", timeoutMs: methodTimeoutMs } as const;
const beta = { version: "beta", timeoutMs: methodTimeoutMs } as const;

/**
 * Three reads in parallel: v1.0 never lists hardware tokens and does not know the default (facts/graph.md 1.2.4, 2.1.3).
 * A refusal about hardware tokens or the default never hides the rest.
 */
export async function readMethods(
  graph: TenantGraph,
  targetId: string,
  lacks: readonly CloudCapability[] = [],
): Promise<MethodsReading> {
  if (lacks.includes("authentication-methods")) throw new Problem("not-in-this-cloud", { tenantId: graph.tenantId });
  const [listed, hardware, preferred] = await Promise.all([
    readAll(graph, { ...v1, path: graphPath`/users/${targetId}/authentication/methods` }, listedMethod),
    readHardware(graph, targetId, lacks),
    readPreferred(graph, targetId),
  ]);
  const others = listed.map(toMethod).filter((method) => method.kind !== "password");
  const known = new Set(hardware.tokens.map(({ id }) => id));
  return {
    methods: [...others.filter(({ id }) => !known.has(id)), ...hardware.tokens],
    preferred,
    ...(hardware.unreadable && { hardwareUnreadable: hardware.unreadable }),
  };
}

interface HardwareReading {
  readonly tokens: readonly Method[];
  readonly unreadable?: NonNullable<MethodsReading["hardwareUnreadable"]>;
}

async function readHardware(
  graph: TenantGraph,
  targetId: string,
  lacks: readonly CloudCapability[],
): Promise<HardwareReading> {
  if (lacks.includes("hardware-oath")) return { tokens: [], unreadable: "not-in-this-cloud" };
  try {
    const { value } = await listHardware(graph, targetId);
    return { tokens: value.map(toHardwareToken) };
  } catch (error) {
    const isForbidden = error instanceof Problem && error.code === "graph-forbidden";
    return { tokens: [], unreadable: isForbidden ? "forbidden" : "failed" };
  }
}

async function listHardware(graph: TenantGraph, targetId: string): Promise<z.infer<typeof hardwareTokens>> {
  const path = graphPath`/users/${targetId}/authentication/hardwareOathMethods`;
  const call = { ...beta, method: "GET", path } as const;
  const options = { patience: readPatience };
  const expanded = await graph.send({ ...call, query: { $expand: "device" } }, options);
  // $expand is not among the options the page names: where it is refused, the device comes along by itself.
  const answer = expanded.status === 400 ? await graph.send(call, options) : expanded;
  return parseAnswer(graph, answer, hardwareTokens);
}

async function readPreferred(graph: TenantGraph, targetId: string): Promise<PreferredMethod> {
  try {
    const path = graphPath`/users/${targetId}/authentication/signInPreferences`;
    const read = await readJson(graph, { ...beta, path }, preferences);
    const named = read.userPreferredMethodForSecondaryAuthentication;
    if (named === null || named === undefined || named === "") return "none";
    return preferredMethod(named) ?? "unreadable";
  } catch {
    return "unreadable";
  }
}
