import { sameAccount } from "../../../core/directory/people.ts";
import type { SignInTicket, SignInTickets } from "../../../services/sign-in/sign-in-tickets.ts";

interface Row {
  ticket: SignInTicket;
  codeHash?: string;
  taken?: true;
}

/** Tickets in memory; `rows` is open to a test that looks. */
export function memorySignInTickets(now: () => Date): SignInTickets & { readonly rows: Map<string, Row> } {
  const rows = new Map<string, Row>();
  const isOpen = ({ ticket }: Row) => new Date(ticket.expiresAt) > now();
  return {
    rows,
    keep: (hash, ticket) => Promise.resolve(void rows.set(hash, { ticket })),
    find(hash) {
      const row = rows.get(hash);
      return Promise.resolve(row?.codeHash === undefined && row && isOpen(row) ? row.ticket : undefined);
    },
    use(hash, codeHash) {
      const row = rows.get(hash);
      if (!row || row.codeHash !== undefined) return Promise.resolve(false);
      row.codeHash = codeHash;
      return Promise.resolve(true);
    },
    takeCode(operator, codeHash) {
      const row = [...rows.values()].find((one) => one.codeHash === codeHash);
      if (!row || !isOpen(row) || !sameAccount(row.ticket.operator, operator)) return Promise.resolve(undefined);
      const first = row.taken === undefined;
      row.taken = true;
      return Promise.resolve({ ticket: row.ticket, first });
    },
    addClaims(operator, tenantId, claims) {
      for (const row of rows.values()) {
        if (sameAccount(row.ticket.operator, operator) && row.ticket.tenantId === tenantId) {
          row.ticket = { ...row.ticket, claims };
        }
      }
      return Promise.resolve();
    },
  };
}
