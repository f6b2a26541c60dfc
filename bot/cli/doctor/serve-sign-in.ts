import restify from "restify";
import type { Config } from "../../settings/config.ts";
import { addSignInRoutes, type SignInRoutesDeps } from "../../web/sign-in-routes.ts";

/** The bot's sign-in pages and nothing else, where no bot runs. Rejects where the port is taken. */
export function serveSignIn(
  routes: SignInRoutesDeps,
  { PORT, HOST }: Pick<Config, "PORT" | "HOST">,
): Promise<{ close(): Promise<void> }> {
  const server = restify.createServer({ name: "", handleUncaughtExceptions: false });
  addSignInRoutes(server, routes);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  return new Promise((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(PORT, HOST, () => {
      resolve({ close });
    });
  });
}
