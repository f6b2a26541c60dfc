import assert from "node:assert/strict";
import type { LoggedRequest } from "../../emulator/contract.ts";
import type { DirectoryUser } from "../../emulator/directory/world.ts";

const isExecuted = ({ status }: LoggedRequest) => status >= 200 && status < 300;

/** Everything of this person is gone but the password, and for no method Graph was asked again after it had gone. */
export function checkRemovals(user: DirectoryUser, requests: readonly LoggedRequest[]): void {
  const left = user.methods.map(({ type }) => type);
  assert.deepEqual(left, ["passwordAuthenticationMethod"], `${user.displayName} still has something`);
  const asked = requests.filter(
    ({ service, method, path }) => service === "graph" && method === "DELETE" && path.includes(user.id),
  );
  const byPath = Map.groupBy(asked, ({ path }) => path);
  assert.equal(byPath.size, user.removed.length, "as many paths as methods went");
  for (const [path, all] of byPath) {
    const went = all.findIndex(isExecuted);
    assert.equal(went, all.length - 1, `${path}: ${all.map(({ status }) => status).join(", ")}`);
  }
}

/** Nothing of this person was asked to go. */
export function checkUntouched({ id, displayName, removed }: DirectoryUser, requests: readonly LoggedRequest[]): void {
  assert.deepEqual(removed, [], `${displayName} has lost something`);
  const asked = requests.filter(({ method, path }) => method === "DELETE" && path.includes(id));
  assert.deepEqual(asked, [], `${displayName}: a removal was asked for`);
}
