import { alwaysRevokes, cleanReasonText, cleanTicket } from "../clean-details.ts";
import { readReason } from "../read-reason.ts";
import { cleanForeign } from "../text.ts";
import { type CsvRecord, parseCsv, type Separator } from "./parse-csv.ts";
import {
  type BadRow,
  type ListFault,
  type ListRow,
  mostListed,
  type OwnDetails,
  type PeopleList,
  type RowFault,
} from "./people-list.ts";
import { readExact } from "./read-exact.ts";
import { withoutRepeats } from "./without-repeats.ts";

type Column = "address" | "id" | "customer" | "reason" | "ticket";

/** Names of columns, in lower case and without spaces, hyphens and underlines. */
const columnNames: Readonly<Record<string, Column>> = {
  userprincipalname: "address",
  upn: "address",
  user: "address",
  username: "address",
  email: "address",
  emailaddress: "address",
  mail: "address",
  address: "address",
  objectid: "id",
  id: "id",
  userid: "id",
  customer: "customer",
  tenant: "customer",
  tenantid: "customer",
  reason: "reason",
  ticket: "ticket",
};

type Columns = Readonly<Partial<Record<Column, number>>>;

/** The people in a CSV text: with a head line, or one column of addresses and ids without. Everything in it is data. */
export function readList(text: string): PeopleList | ListFault {
  if (text.includes("\0")) return "file-not-text";
  const { separator, body } = separated(text.replace(/^\uFEFF/, ""));
  const records = parseCsv(body, separator);
  const [first, ...rest] = records;
  if (!first) return "list-empty";
  const columns = columnsIn(first);
  if (!columns && records.some(({ cells }) => cells.slice(1).some((cell) => cell.trim() !== ""))) {
    return "list-without-header";
  }
  const people = columns ? rest : records;
  if (people.length > mostListed) return "list-too-many";
  if (people.length === 0) return "list-empty";
  const read = people.map((record) => readRow(record, columns ?? { address: 0 }));
  return withoutRepeats(read);
}

/** Excel writes "sep=;" above the head line; else the sign that stands most often in the first line. */
function separated(text: string): { readonly separator: Separator; readonly body: string } {
  const said = /^"?sep=([,;\t])"?(?:\r\n|\n|\r)/i.exec(text);
  // A blank line in its place, so that lines are counted as the file has them.
  if (said) return { separator: said[1] as Separator, body: `\n${text.slice(said[0].length)}` };
  const head = text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? "";
  const outside = head.replace(/"[^"]*"/g, "");
  const times = (sign: string) => outside.split(sign).length;
  const signs: readonly Separator[] = [",", ";", "\t"];
  const [separator = ","] = [...signs].sort((a, b) => times(b) - times(a));
  return { separator, body: text };
}

/** Where the columns are; undefined: the first line is no head line. */
function columnsIn({ cells, fault }: CsvRecord): Columns | undefined {
  if (fault) return undefined;
  const columns: Partial<Record<Column, number>> = {};
  for (const [index, cell] of cells.entries()) {
    const column = columnNames[cell.toLowerCase().replace(/[\s_-]/g, "")];
    if (column) columns[column] ??= index;
  }
  return columns.address === undefined && columns.id === undefined ? undefined : columns;
}

function readRow({ line, cells, fault }: CsvRecord, columns: Columns): ListRow | BadRow {
  const cell = (column: Column): string => {
    const index = columns[column];
    return (index === undefined ? "" : (cells[index] ?? "")).trim();
  };
  const bad = (why: RowFault): BadRow => ({ line, asked: cleanForeign(cells.join(" ").slice(0, 400), 80), fault: why });
  if (fault) return bad(fault);
  const named = readExact(cell("id"), "id") ?? readExact(cell("address"));
  if (!named) return bad("not-a-person");
  const customer = cleanForeign(cell("customer"), 200);
  const own = ownDetails(cell("reason"), cell("ticket"));
  return { line, named, ...(customer && { customer }), ...(own && { own }) };
}

function ownDetails(reasonCell: string, ticketCell: string): OwnDetails | undefined {
  const words = cleanReasonText(reasonCell);
  const reason = words ? readReason(words) : undefined;
  const ticket = cleanTicket(ticketCell);
  if (!reason && !ticket) return undefined;
  return {
    ...(reason && { reason, reasonText: words }),
    ...(ticket && { ticket }),
    ...(alwaysRevokes(reason) && { revokeSessions: true }),
  };
}
