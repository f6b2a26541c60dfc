import type { Reply } from "../../http-service.ts";
import { bothVersions, type Call, contextOf, type Operation } from "../call.ts";
import { resourceNotFound } from "../graph-refusal.ts";
import { countUsers, listUsers } from "./list-users.ts";
import { checkMemberGroups, getMemberGroups, memberOf, ownedObjects, transitiveMemberOf } from "./memberships.ts";
import { renderUser } from "./render-user.ts";
import { revokeSignInSessions } from "./revoke-sessions.ts";
import { targetOf } from "./target-of.ts";

const readUsers = ["User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All", "Directory.Read.All"];
const readSelf = ["User.Read", ...readUsers];
const readGroups = ["User.Read", "User.Read.All", "GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"];

function get(path: string, scopes: readonly string[], run: (call: Call) => Reply): Operation {
  return { method: "GET", path, versions: bothVersions, scopes, backend: "directory", run };
}

function post(path: string, scopes: readonly string[], run: (call: Call) => Reply): Operation {
  return { method: "POST", path, versions: bothVersions, scopes, backend: "directory", run };
}

function one(call: Call): Reply {
  const user = targetOf(call);
  return { status: 200, body: { "@odata.context": `${contextOf(call, "users")}/$entity`, ...renderUser(call, user) } };
}

function manager(call: Call): Reply {
  const { managerId } = targetOf(call);
  const found = managerId === null ? undefined : call.tenant.users.get(managerId);
  if (!found) throw resourceNotFound("manager");
  const body = {
    "@odata.context": `${contextOf(call, "directoryObjects")}/$entity`,
    "@odata.type": "#microsoft.graph.user",
  };
  return { status: 200, body: { ...body, ...renderUser(call, found) } };
}

function deleteUser(call: Call): Reply {
  call.tenant.users.delete(targetOf(call).id);
  return { status: 204 };
}

/** The same operations under `/users/{user}` and under `/me`. */
function below(base: string): Operation[] {
  return [
    get(`${base}/manager`, readUsers, manager),
    get(`${base}/transitiveMemberOf`, readGroups, transitiveMemberOf()),
    get(`${base}/transitiveMemberOf/microsoft.graph.directoryRole`, readGroups, transitiveMemberOf("directoryRole")),
    get(`${base}/transitiveMemberOf/microsoft.graph.group`, readGroups, transitiveMemberOf("group")),
    get(`${base}/memberOf`, readGroups, memberOf()),
    get(`${base}/memberOf/microsoft.graph.directoryRole`, readGroups, memberOf("directoryRole")),
    get(`${base}/memberOf/microsoft.graph.group`, readGroups, memberOf("group")),
    get(`${base}/ownedObjects`, readGroups, ownedObjects()),
    get(`${base}/ownedObjects/microsoft.graph.group`, readGroups, ownedObjects("group")),
    post(`${base}/checkMemberGroups`, readGroups, checkMemberGroups),
    post(`${base}/getMemberGroups`, readGroups, getMemberGroups),
    post(
      `${base}/revokeSignInSessions`,
      ["User.RevokeSessions.All", "User.ReadWrite.All", "Directory.ReadWrite.All"],
      revokeSignInSessions,
    ),
  ];
}

/** Users, what they belong to, and their sessions. */
export const userOperations: readonly Operation[] = [
  get("/users", readUsers, listUsers),
  get("/users/$count", readUsers, countUsers),
  get("/me", readSelf, one),
  get("/users/{user}", readUsers, one),
  // A path cut at the `#` of a guest's name ends up here. Nobody holds this scope, so the log shows the 403.
  {
    method: "DELETE",
    path: "/users/{user}",
    versions: bothVersions,
    scopes: ["User.ReadWrite.All", "User.DeleteRestore.All"],
    backend: "directory",
    run: deleteUser,
  },
  ...below("/users/{user}"),
  ...below("/me"),
];
