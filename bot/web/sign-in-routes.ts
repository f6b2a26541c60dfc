import { randomBytes } from "node:crypto";
import type restify from "restify";
import { asProblem, type Problem, problems } from "../../core/problem.ts";
import { shortReference } from "../../core/reference.ts";
import type { FinishSignIn } from "../../services/sign-in/finish-sign-in.ts";
import type { StartSignIn } from "../../services/sign-in/start-sign-in.ts";
import type { Log } from "../log.ts";
import type { RateLimit } from "../rate-limit.ts";
import { addressOf } from "./address-of.ts";
import { consentedPage } from "./consented-page.ts";
import { type PageView, page } from "./page.ts";
import type { SignInCookies } from "./sign-in-cookie.ts";

export interface SignInRoutesDeps {
  readonly startSignIn: StartSignIn;
  readonly finishSignIn: FinishSignIn;
  readonly cookies: SignInCookies;
  /** By address. */
  readonly limit: RateLimit;
  readonly trustedProxies: number;
  readonly newId: () => string;
  readonly log: Log;
}

/**
 * `/auth/start` and `/auth/callback`: the sign-in in the window that Teams opens; `/auth/consented`: where an administrator's approval
 * ends. Whatever goes wrong is a page with a sentence.
 */
export function addSignInRoutes(server: restify.Server, deps: SignInRoutesDeps): void {
  server.get("/auth/start", async (request, response) => {
    await answer(request, response, { deps, work: start });
  });
  server.get("/auth/callback", async (request, response) => {
    await answer(request, response, { deps, work: finish });
  });
  server.get("/auth/consented", async (request, response) => {
    await answer(request, response, { deps, work: consented });
  });
}

interface Asked {
  readonly query: URLSearchParams;
  readonly cookie: string | undefined;
}

interface Answered {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly view?: PageView;
}

interface Doing {
  readonly deps: SignInRoutesDeps;
  readonly work: (asked: Asked, deps: SignInRoutesDeps) => Promise<Answered>;
}

async function answer(request: restify.Request, response: restify.Response, { deps, work }: Doing): Promise<void> {
  const { searchParams: query } = new URL(request.url ?? "/", "http://localhost");
  const asked = { query, cookie: request.headers.cookie };
  const {
    status,
    headers = {},
    view,
  } = isTooMuch(request, deps)
    ? tooMany
    : await work(asked, deps).catch((error: unknown) => refused(error, asked, deps));
  const nonce = randomBytes(16).toString("base64url");
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (view) {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", policy(nonce));
  }
  response.end(view && page(view, nonce));
}

const tooMany: Answered = {
  status: 429,
  headers: { "Retry-After": "60" },
  view: { title: "Too many tries", text: "Wait a minute, then open the link in Teams again.", mood: "trouble" },
};

function isTooMuch({ socket, headers }: restify.Request, { limit, trustedProxies, log }: SignInRoutesDeps): boolean {
  const forwarded = headers["x-forwarded-for"];
  const forwardedFor = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
  const { granted, first } = limit.take(
    addressOf({ socketAddress: socket.remoteAddress, forwardedFor }, trustedProxies),
  );
  if (first) log.warn({}, "too many requests for sign-in pages from one address");
  return !granted;
}

/** Nothing from elsewhere, nothing inline but what this answer brought, in nobody's frame. */
const policy = (nonce: string) =>
  `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

async function start({ query }: Asked, { startSignIn, cookies }: SignInRoutesDeps): Promise<Answered> {
  const { location, state, browser } = await startSignIn(only(query, "t"));
  return { status: 302, headers: { Location: location, "Set-Cookie": cookies.set(state, browser) } };
}

async function finish({ query, cookie }: Asked, { finishSignIn, cookies, log }: SignInRoutesDeps): Promise<Answered> {
  const state = only(query, "state");
  const browser = cookies.read(cookie, state);
  const [code, error] = [only(query, "code"), only(query, "error")];
  if (error !== "" || code === "") {
    log.warn({ error: error.slice(0, 60), entraCode: entraCodeIn(query) }, "Entra sent a sign-in back undone");
    return {
      status: 400,
      view: { ...trouble("sign-in-cancelled"), ...(browser && { again: startAgain(browser.ticket) }) },
    };
  }
  const finished = await finishSignIn({ browser, state, code });
  const view: PageView = {
    title: "You are signed in",
    text: "Go back to Teams: your command goes on there. You can close this window.",
    mood: "done",
    code: finished.code,
  };
  return { status: 200, headers: { "Set-Cookie": cookies.clear(state) }, view };
}

function consented({ query }: Asked, { log }: SignInRoutesDeps): Promise<Answered> {
  const { status, view } = consentedPage(query);
  // Made up by anybody, so this line proves nothing; it helps to find the approval that did not work.
  log.info({ status, entraCode: entraCodeIn(query) }, "Entra sent an administrator back from its approval page");
  return Promise.resolve({ status, view });
}

/** These can be put right by signing in again with the same link. */
const againHelps: readonly Problem["code"][] = ["sign-in-other-account", "sign-in-refused", "graph-unreachable"];

function refused(error: unknown, { query, cookie }: Asked, { cookies, newId, log }: SignInRoutesDeps): Answered {
  const problem = asProblem(error);
  const { tenantId, entraCode, cause } = problem.context;
  const reference = newId();
  const level = problem.code === "unexpected" ? "error" : "warn";
  log[level]({ reference, problem: problem.code, tenantId, entraCode, err: cause }, "sign-in in the browser refused");
  const browser = cookies.read(cookie, only(query, "state"));
  const again = browser && againHelps.includes(problem.code) ? { again: startAgain(browser.ticket) } : {};
  return { status: 400, view: { ...trouble(problem.code), ...again, reference: shortReference(reference) } };
}

function trouble(code: Problem["code"]): PageView {
  const { title, advice } = problems[code];
  return { title, text: advice, mood: "trouble" };
}

const startAgain = (ticket: string) => `start?t=${ticket}`;

/** Of a parameter that came twice, neither is believed. */
function only(query: URLSearchParams, name: string): string {
  const values = query.getAll(name);
  return values.length === 1 ? (values[0] ?? "") : "";
}

function entraCodeIn(query: URLSearchParams): string | undefined {
  return /AADSTS\d+/.exec(only(query, "error_description"))?.[0];
}
