/** One record of a CSV text. */
export interface CsvRecord {
  /** The line it begins on, from 1. */
  readonly line: number;
  /** Without their quotes, not trimmed. */
  readonly cells: readonly string[];
  /** What is wrong with it; its cells are then not to be used. */
  readonly fault?: "too-long" | "too-many-columns" | "open-quote";
}

/** Nobody's address, customer or reason is longer. */
const longestCell = 1000;
const mostCells = 50;

export type Separator = "," | ";" | "\t";

/** The records of a CSV text (RFC 4180): quotes, line ends in quotes, CRLF, LF or CR. Blank lines are left out. One pass. */
export function parseCsv(text: string, separator: Separator): readonly CsvRecord[] {
  const scan = new Scan(text, separator);
  const records: CsvRecord[] = [];
  for (let record = scan.next(); record; record = scan.next()) {
    if (record.fault || record.cells.some((cell) => cell.trim() !== "")) records.push(record);
  }
  return records;
}

interface Cell {
  readonly cell: string;
  /** Its quotation mark is. */
  readonly closed: boolean;
}

function faultOf({ cell, closed }: Cell, before: number): CsvRecord["fault"] {
  if (!closed) return "open-quote";
  if (cell.length > longestCell) return "too-long";
  return before >= mostCells ? "too-many-columns" : undefined;
}

class Scan {
  readonly #text: string;
  readonly #separator: Separator;
  #at = 0;
  #line = 1;

  constructor(text: string, separator: Separator) {
    this.#text = text;
    this.#separator = separator;
  }

  next(): CsvRecord | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const line = this.#line;
    const cells: string[] = [];
    let fault: CsvRecord["fault"];
    for (let isLast = false; !isLast; ) {
      const read = this.#cell();
      fault = faultOf(read, cells.length) ?? fault;
      // Further cells are read past and not kept.
      if (cells.length < mostCells) cells.push(read.cell.slice(0, longestCell));
      isLast = this.#endOfRecord();
    }
    return { line, cells, ...(fault && { fault }) };
  }

  #cell(): Cell {
    if (this.#text[this.#at] !== '"') return { cell: this.#plain(), closed: true };
    const parts: string[] = [];
    this.#at += 1;
    for (;;) {
      const end = this.#text.indexOf('"', this.#at);
      parts.push(this.#text.slice(this.#at, end < 0 ? undefined : end));
      this.#at = end < 0 ? this.#text.length : end + 1;
      if (end < 0) return { cell: this.#counted(parts.join("")), closed: false };
      if (this.#text[this.#at] !== '"') break;
      parts.push('"');
      this.#at += 1;
    }
    // What stands between a closing quote and the separator belongs to the cell, as spreadsheets read it.
    return { cell: this.#counted(parts.join("")) + this.#plain(), closed: true };
  }

  /** Lines inside of quotes count. */
  #counted(cell: string): string {
    this.#line += cell.split(/\r\n|\n|\r/).length - 1;
    return cell;
  }

  #plain(): string {
    const from = this.#at;
    while (this.#at < this.#text.length && !this.#ends(this.#text[this.#at] ?? "")) this.#at += 1;
    return this.#text.slice(from, this.#at);
  }

  #ends(character: string): boolean {
    return character === this.#separator || character === "\n" || character === "\r";
  }

  /** Steps over what ended the cell; true: the record ends with it. */
  #endOfRecord(): boolean {
    const ended = this.#text[this.#at];
    this.#at += 1;
    if (ended === this.#separator) return false;
    if (ended === "\r" && this.#text[this.#at] === "\n") this.#at += 1;
    this.#line += 1;
    return true;
  }
}
