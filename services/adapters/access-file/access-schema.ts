import { z } from "zod";
import type { Access } from "../../../core/access/access.ts";
import { mostListed } from "../../../core/lists/people-list.ts";

/** Any GUID, also one that is not a proper RFC 9562 UUID: Microsoft has such tenants. */
const guidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const guid = z.string().regex(guidShape, "not a GUID (00000000-0000-0000-0000-000000000000)");
const neverEntry = z
  .string()
  .refine((entry) => guidShape.test(entry) || /^[^\s@]+@[^\s@]+$/.test(entry), "neither an object id nor an address");
const customerEntry = z.string();
const customerName = z.string().superRefine((name, context) => {
  if (name.trim() === "" || name !== name.trim())
    context.addIssue("a name may not begin or end with a space, or be empty");
  if (name === "*" || name.toLowerCase() === "home") context.addIssue("this name has a meaning of its own");
  if (guidShape.test(name)) context.addIssue("a name may not look like a tenant id");
});

const member = z.union([z.strictObject({ user: guid }), z.strictObject({ group: guid })], {
  error: 'neither { "user": "<object id>" } nor { "group": "<object id>" }',
});

const bulkCap = z.int().min(1).max(mostListed).exactOptional();

const role = z.strictObject({
  role: z.enum(["UsersReader", "UserAdministrator", "AuthenticationMethodsWriter", "DeskLead"]),
  members: z.array(member),
  customers: z.array(customerEntry),
  bulkCap,
});

const rule = z.strictObject({
  customers: z.array(customerEntry),
  never: z.array(neverEntry).exactOptional(),
  mayResetAdministrators: z.boolean().exactOptional(),
  requireReason: z.boolean().exactOptional(),
  requireVerification: z.boolean().exactOptional(),
  requireTicket: z.boolean().exactOptional(),
  bulkCap,
});

/** The form of an access file: nothing that is not known, so that a misspelt rule is a fault and not silence. */
export const accessSchema = z
  .strictObject({
    customers: z.record(customerName, guid).default({}),
    roles: z.array(role),
    rules: z.array(rule).default([]),
    samePerson: z.array(z.array(guid).min(2, "one person's accounts are at least two")).default([]),
  })
  .superRefine((access, context) => {
    for (const { path, message } of crossFaults(access)) context.addIssue({ code: "custom", path, message });
  });

interface CrossFault {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What can only be seen by looking at two places of the file. */
function crossFaults(access: Access): CrossFault[] {
  return [...sameNames(access), ...sameTenants(access), ...unknownCustomers(access)];
}

function sameNames({ customers }: Access): CrossFault[] {
  return repeated(Object.keys(customers).map((name) => [name, name])).map(([name, first]) => ({
    path: ["customers", name],
    message: `the same name as ${first}, but for the case`,
  }));
}

function sameTenants({ customers }: Access): CrossFault[] {
  return repeated(Object.entries(customers)).map(([name, first]) => ({
    path: ["customers", name],
    message: `the same tenant as ${first}`,
  }));
}

/** Of pairs (name, key), the names whose key came before, with the name it came with. */
function repeated(pairs: readonly (readonly [string, string])[]): [string, string][] {
  const first = new Map<string, string>();
  return pairs.flatMap(([name, key]): [string, string][] => {
    const before = first.get(key.toLowerCase());
    if (before !== undefined) return [[name, before]];
    first.set(key.toLowerCase(), name);
    return [];
  });
}

function unknownCustomers(access: Access): CrossFault[] {
  const names = new Set(["*", "home", ...Object.keys(access.customers).map((name) => name.toLowerCase())]);
  const known = (entry: string) => names.has(entry.toLowerCase()) || guidShape.test(entry);
  const faults = (list: "roles" | "rules") =>
    access[list].flatMap(({ customers }, place) =>
      customers.flatMap((entry, at): CrossFault[] =>
        known(entry)
          ? []
          : [
              {
                path: [list, place, "customers", at],
                message: `"${entry}" stands neither in customers, nor is it "*", "home" or a tenant id`,
              },
            ],
      ),
    );
  return [...faults("roles"), ...faults("rules")];
}
