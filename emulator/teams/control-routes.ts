import type { Fault, Faults, RequestLog } from "../contract.ts";
import type { World } from "../directory/world.ts";
import type { Reply } from "../http-service.ts";
import { patchConditions } from "./patch-conditions.ts";
import type { Call, Route } from "./routes.ts";
import type { Pressed, Said, TeamsDriver, Who } from "./teams-driver.ts";

export interface ControlDeps {
  readonly driver: TeamsDriver;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly world: Pick<World, "conditions">;
  /** What is counted, so that it can be shown. */
  readonly counters: () => Readonly<Record<string, unknown>>;
  /** Makes the world big; returns the new tenant ids. */
  readonly addCustomers: (size: { count: number; people: number }) => readonly string[];
  readonly activateMembership: (membership: { groupId: string; userId: string }) => void;
  /** Seeds again and empties the chat. */
  readonly reset: () => void;
}

/** What the page and other programs may do: the driver over HTTP, and the switches of the stand-in. */
export function controlRoutes(deps: ControlDeps): Route[] {
  return [...chatRoutes(deps.driver), ...switchRoutes(deps)];
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const done: Reply = { status: 204 };

function chatRoutes(driver: TeamsDriver): Route[] {
  const get = (path: string, read: (call: Call) => unknown): Route => ({
    method: "GET",
    path: `/_emulator/${path}`,
    handle: (call) => ok(read(call)),
  });
  const post = (path: string, act: (call: Call) => unknown): Route => ({
    method: "POST",
    path: `/_emulator/${path}`,
    handle: async (call) => {
      const answer = await act(call);
      return answer === undefined ? done : ok(answer);
    },
  });
  const asked = ({ query }: Call, name: string) => query.get(name) ?? "";
  return [
    get("people", () => driver.people()),
    get("colleagues", () => driver.colleagues()),
    get("conversations", (call) => driver.conversations(asked(call, "person"))),
    get("messages", (call) => driver.messages(asked(call, "conversation"), call.query.get("person") ?? undefined)),
    get("activities", () => driver.activities()),
    post("open", ({ body }) => driver.open(body as Who)),
    post("say", ({ body }) => driver.say(body as Said)),
    post("edit", ({ body }) => driver.edit(body as Who & { messageId: string; text: string })),
    post("press", ({ body }) => driver.press(body as Pressed)),
    post("press-raw", ({ body }) => driver.pressRaw(body as Who & { messageId: string; value: unknown })),
    post("answer-file", ({ body }) => driver.answerFile(body as Parameters<TeamsDriver["answerFile"]>[0])),
    {
      method: "GET",
      path: "/_emulator/files/:id",
      handle: ({ params: [id = ""] }) => download(driver.storedFile(id)),
    },
    post("verify-state", ({ body }) => driver.verifyState(body as Who & { state: string })),
    post("raw", ({ body }) => {
      const { activity, token } = body as { activity: unknown; token?: Parameters<TeamsDriver["sendRaw"]>[1] };
      return driver.sendRaw(activity, token);
    }),
    post("people/:p/install", ({ params: [person = ""] }) => driver.install(person)),
    post("people/:p/uninstall", ({ params: [person = ""] }) => driver.uninstall(person)),
    post("people/:p/clients", ({ params: [person = ""], body }) => {
      driver.setClients(person, (body as { clients: number }).clients);
    }),
  ];
}

function download(file: ReturnType<TeamsDriver["storedFile"]>): Reply {
  if (file === undefined) return { status: 404, body: { error: "There is no such file." } };
  const name = encodeURIComponent(file.name);
  const headers = {
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename*=UTF-8''${name}`,
  };
  return { status: 200, headers, body: file.content };
}

/** A route that does something and has nothing to say. */
function act(method: string, path: string, does: (call: Call) => void): Route {
  return {
    method,
    path: `/_emulator/${path}`,
    handle: (call) => {
      does(call);
      return done;
    },
  };
}

function switchRoutes(deps: ControlDeps): Route[] {
  const { faults, requests, world, reset } = deps;
  const armed = new Map<string, Fault>();
  return [
    ...worldRoutes(deps),
    { method: "GET", path: "/_emulator/requests", handle: () => ok(requests.all()) },
    { method: "GET", path: "/_emulator/faults", handle: () => ok([...armed.values()]) },
    {
      method: "POST",
      path: "/_emulator/faults",
      handle: ({ body }) => {
        const id = faults.add(body as Fault);
        armed.set(id, { ...(body as Fault), id });
        return { status: 201, body: { id } };
      },
    },
    act("DELETE", "requests", () => {
      requests.clear();
    }),
    act("DELETE", "faults", () => {
      faults.clear();
      armed.clear();
    }),
    act("DELETE", "faults/:id", ({ params: [id = ""] }) => {
      faults.remove(id);
      armed.delete(id);
    }),
    act("PATCH", "world", ({ body }) => {
      patchConditions(world.conditions, body);
    }),
    act("POST", "reset", () => {
      faults.clear();
      armed.clear();
      reset();
    }),
  ];
}

function worldRoutes({ counters, addCustomers, activateMembership }: ControlDeps): Route[] {
  return [
    { method: "GET", path: "/_emulator/counters", handle: () => ok(counters()) },
    {
      method: "POST",
      path: "/_emulator/customers",
      handle: ({ body }) => ok(addCustomers(body as { count: number; people: number })),
    },
    act("POST", "memberships", ({ body }) => {
      activateMembership(body as { groupId: string; userId: string });
    }),
  ];
}
