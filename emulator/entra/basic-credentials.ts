import type { Exchange } from "../http-service.ts";

/** From an `Authorization: Basic` header, where one came. */
export function basicCredentials(exchange: Exchange): { clientId: string; secret: string } | undefined {
  const encoded = /^Basic (.+)$/i.exec(exchange.headers.authorization ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const [clientId = "", ...secret] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return { clientId: formDecoded(clientId), secret: formDecoded(secret.join(":")) };
}

/** Both halves are form-encoded by the book; reading them as a form never throws. */
function formDecoded(text: string): string {
  return new URLSearchParams(`half=${text}`).get("half") ?? "";
}
