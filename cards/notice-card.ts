import { type Card, card, line } from "./kit/kit.ts";

export interface NoticeView {
  readonly title: string;
  readonly text: string;
}

/** One small statement: signed out, signed in as…. */
export function noticeCard({ title, text }: NoticeView): Card {
  return card(title, [line(text)]);
}
