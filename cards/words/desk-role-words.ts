import type { DeskRole } from "../../core/access/access.ts";

/** The desk roles as people read them: under the names that the model product gave them. */
export const deskRoleWords: Readonly<Record<DeskRole, string>> = {
  UsersReader: "Users Reader",
  UserAdministrator: "User Administrator",
  AuthenticationMethodsWriter: "Microsoft Entra ID Authentication Methods Writer",
  DeskLead: "Desk Lead",
};
