import type { Insertable, Kysely, Selectable } from "kysely";
import type { SignInTicket, SignInTickets } from "../../sign-in/sign-in-tickets.ts";
import type { Database, SignInTicketsTable } from "./database.ts";
import { operatorKey } from "./operator-key.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable, storableJson } from "./storable.ts";

/** Tickets of sign-ins in the browser, in SQL. Expired ones go when the next is kept. */
export function createSignInTickets(db: Kysely<Database>, now: () => Date): SignInTickets {
  return {
    keep: (ticketHash, ticket) =>
      orUnavailable(async () => {
        await db.deleteFrom("sign_in_tickets").where("expires_at", "<=", now()).execute();
        await db.insertInto("sign_in_tickets").values(rowOf(ticketHash, ticket)).execute();
      }),
    find: (ticketHash) =>
      orUnavailable(async () => {
        const open = db.selectFrom("sign_in_tickets").selectAll().where("code_hash", "is", null);
        const row = await open.where("ticket_hash", "=", ticketHash).executeTakeFirst();
        return row && unexpired(row, now());
      }),
    use: (ticketHash, codeHash) =>
      orUnavailable(async () => {
        const open = db.updateTable("sign_in_tickets").set({ code_hash: codeHash }).where("code_hash", "is", null);
        const { numUpdatedRows } = await open.where("ticket_hash", "=", ticketHash).executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    takeCode: (operator, codeHash) =>
      orUnavailable(async () => {
        const at = now();
        const key = operatorKey(operator);
        const fresh = db.updateTable("sign_in_tickets").set({ taken_at: at }).where("taken_at", "is", null);
        const own = fresh.where("operator_key", "=", key).where("code_hash", "=", codeHash);
        const taken = await own.returningAll().executeTakeFirst();
        const query = db.selectFrom("sign_in_tickets").selectAll().where("operator_key", "=", key);
        const row = taken ?? (await query.where("code_hash", "=", codeHash).executeTakeFirst());
        const ticket = row && unexpired(row, at);
        return ticket && { ticket, first: taken !== undefined };
      }),
    addClaims: (operator, tenantId, claims) =>
      orUnavailable(async () => {
        const open = db
          .updateTable("sign_in_tickets")
          .set({ claims: storable(claims) })
          .where("code_hash", "is", null);
        const own = open.where("operator_key", "=", operatorKey(operator));
        await own.where("tenant_id", "=", storable(tenantId.toLowerCase())).execute();
      }),
  };
}

function rowOf(ticketHash: string, ticket: SignInTicket): Insertable<SignInTicketsTable> {
  return {
    ticket_hash: ticketHash,
    operator_key: operatorKey(ticket.operator),
    operator: storableJson(ticket.operator),
    tenant_id: storable(ticket.tenantId.toLowerCase()),
    conversation_id: storable(ticket.conversationId),
    claims: ticket.claims === undefined ? null : storable(ticket.claims),
    expires_at: new Date(ticket.expiresAt),
  };
}

function unexpired(row: Selectable<SignInTicketsTable>, now: Date): SignInTicket | undefined {
  if (row.expires_at <= now) return undefined;
  return {
    operator: row.operator,
    tenantId: row.tenant_id,
    conversationId: row.conversation_id,
    ...(row.claims !== null && { claims: row.claims }),
    expiresAt: row.expires_at.toISOString(),
  };
}
