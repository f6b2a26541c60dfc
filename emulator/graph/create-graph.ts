import { randomUUID } from "node:crypto";
import type { Addresses, Faults, Handler, RequestLog } from "../contract.ts";
import type { World } from "../directory/world.ts";
import { type Asker, createHttpService, type Exchange, type Reply } from "../http-service.ts";
import {
  type Authenticated,
  authenticate,
  insufficientClaims,
  invalidToken,
  type VerifyToken,
} from "./authenticate.ts";
import { authenticationOperations } from "./authentication/authentication-operations.ts";
import type { Call, Operation } from "./call.ts";
import { delegatedOperations } from "./directory/delegated-administration.ts";
import { directoryOperations } from "./directory/directory-operations.ts";
import { eligibilityOperations } from "./directory/eligible-groups.ts";
import { tenantInformationOperations } from "./directory/tenant-information.ts";
import {
  accessDenied,
  badQuery,
  errorEnvelope,
  GraphRefusal,
  notPrivileged,
  type RequestIds,
  refusalReply,
} from "./graph-refusal.ts";
import { createMethodLimit, type MethodLimit } from "./method-limit.ts";
import { reportOperations } from "./registration-report.ts";
import { findOperation } from "./router.ts";
import { canReadDirectory } from "./target-rules.ts";
import { createThrottle } from "./throttle.ts";
import { userOperations } from "./users/user-operations.ts";

export interface GraphOptions {
  readonly world: World;
  /** Claims of a token for Graph, e.g. `entra.verifyGraphToken`; throws where it is none. */
  readonly verifyToken: VerifyToken;
  /** Asked for each request, because ports are known only after listening. */
  readonly addresses: () => Addresses;
  readonly now: () => Date;
  readonly log: RequestLog;
  readonly faults: Faults;
}

interface GraphAsker extends Asker {
  readonly known: Authenticated | undefined;
  readonly ids: RequestIds;
}

const operations: readonly Operation[] = [
  ...userOperations,
  ...authenticationOperations,
  ...directoryOperations,
  ...delegatedOperations,
  ...eligibilityOperations,
  ...tenantInformationOperations,
  ...reportOperations,
];

/** Microsoft Graph v1.0 and beta as far as the bot needs it, with the refusals of the real one (facts: graph.md). */
export function createGraph(options: GraphOptions): {
  readonly handler: Handler;
  readonly methodCalls: MethodLimit["counters"];
} {
  const { world, now } = options;
  const methodLimit = createMethodLimit(world, now);
  const limits = { throttle: createThrottle(world, now), methodLimit };
  const handler = createHttpService<GraphAsker>({
    service: "graph",
    log: options.log,
    faults: options.faults,
    now,
    latencyMs: () => world.conditions.latencyMs,
    identify: async (exchange) => await identify(options, exchange),
    answer: (exchange, asker) => Promise.resolve(answer(options, limits, { exchange, asker })),
    faultBody: (status) =>
      errorEnvelope(
        { code: faultCodes[status] ?? "UnknownError", message: "A fault was asked for." },
        freshIds(now(), undefined),
      ),
  });
  return { handler, methodCalls: () => methodLimit.counters() };
}

const faultCodes: Readonly<Record<number, string>> = {
  429: "TooManyRequests",
  500: "generalException",
  503: "serviceNotAvailable",
  504: "UnknownError",
};

async function identify(options: GraphOptions, exchange: Exchange): Promise<GraphAsker> {
  const known = await authenticate(options.world, options.verifyToken, exchange.headers.authorization);
  const ids = freshIds(options.now(), exchange.headers["client-request-id"]);
  return { known, ids, ...(known ? { tenantId: known.tenant.id, caller: known.caller.userId } : {}) };
}

function freshIds(date: Date, clientRequestId: string | string[] | undefined): RequestIds {
  const requestId = randomUUID();
  return { requestId, clientRequestId: typeof clientRequestId === "string" ? clientRequestId : requestId, date };
}

interface Limits {
  readonly throttle: (tenantId: string) => void;
  readonly methodLimit: MethodLimit;
}

function answer(options: GraphOptions, limits: Limits, request: { exchange: Exchange; asker: GraphAsker }): Reply {
  const { ids } = request.asker;
  const headers = { "request-id": ids.requestId, "client-request-id": ids.clientRequestId, "odata-version": "4.0" };
  try {
    const reply = carryOut(options, limits, request);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    const reply = refusalReply(error, ids);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }
}

function carryOut(
  options: GraphOptions,
  { throttle, methodLimit }: Limits,
  request: { exchange: Exchange; asker: GraphAsker },
): Reply {
  const { exchange, asker } = request;
  const { known } = asker;
  if (!known) throw invalidToken(exchange.headers.authorization);
  if (known.challenged) throw insufficientClaims();
  throttle(known.tenant.id);
  const [path, query] = split(exchange.path);
  const { operation, version, params, rawPath } = findOperation(operations, exchange.method, path);
  if (operation.backend !== "directory") methodLimit.count(known.tenant.id, asker.ids.date.getTime());
  checkScopes(operation, known);
  const call: Call = {
    version,
    params,
    rawPath,
    query: readQuery(query),
    eventual: exchange.headers["consistencylevel"]?.toString().toLowerCase() === "eventual",
    body: readBody(exchange.body),
    caller: known.caller,
    tenant: known.tenant,
    world: options.world,
    now: options.now(),
    graph: options.addresses().graph,
  };
  if (operation.backend === "directory" && operation.method === "GET" && !canReadDirectory(call)) throw notPrivileged();
  return operation.run(call);
}

function checkScopes(operation: Operation, { caller }: Authenticated): void {
  if (!operation.scopes.some((scope) => caller.scopes.has(scope))) throw outOfScope(operation);
}

function outOfScope(operation: Operation): GraphRefusal {
  if (operation.backend === "methods") return accessDenied();
  if (operation.backend === "directory") return notPrivileged();
  const message = `The principal does not have required Microsoft Graph permission(s): ${operation.scopes.join(",")} to call this API.`;
  return new GraphRefusal({ status: 403, code: "Authentication_MSGraphPermissionMissing", message });
}

function split(path: string): [string, string] {
  const at = path.indexOf("?");
  return at < 0 ? [path, ""] : [path.slice(0, at), path.slice(at + 1)];
}

function readQuery(text: string): Map<string, string> {
  return new Map([...new URLSearchParams(text)].map(([name, value]) => [name.toLowerCase(), value]));
}

function readBody(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badQuery(
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
    );
  }
}
