import type { Reply } from "../http-service.ts";
import { escaped, pageFrame } from "./page-frame.ts";

/** Entra's own page for a no that the person reads; `back` leads to the app with the error, where there is a way back. */
export function refusalPage(refusal: Error, back?: string): Reply {
  const link = back === undefined ? "" : `<p><a href="${escaped(back)}">Return to the app</a></p>`;
  return pageFrame({
    status: back === undefined ? 400 : 200,
    title: "You can't sign in here",
    main: `<p>${escaped(refusal.message)}</p>\n${link}`,
  });
}
