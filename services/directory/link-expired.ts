import { asProblem } from "../../core/problem.ts";
import type { Mark } from "./read-list-page.ts";

/** Graph no longer knows the link of a page. */
export class LinkExpired extends Error {}

/** Behind a link, a 400 is about the link: the same question was accepted for the first page. */
export async function orLinkExpired<T>({ link }: Mark, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { status } = asProblem(error).context;
    if (link !== undefined && (status === 400 || status === 410)) throw new LinkExpired("", { cause: error });
    throw error;
  }
}
