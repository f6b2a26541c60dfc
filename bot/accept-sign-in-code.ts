import { noticeCard } from "../cards/notice-card.ts";
import { Problem } from "../core/problem.ts";
import type { TakeSignInCode } from "../services/sign-in/take-sign-in-code.ts";
import type { GoOn } from "./go-on.ts";
import type { Log } from "./log.ts";
import type { Deliver } from "./sending/deliver.ts";
import type { Turn } from "./turn.ts";

/** The code with which a sign-in in the browser ended, handed in by the client or typed. Throws `sign-in-code-unknown`. */
export type AcceptSignInCode = (turn: Turn, code: string) => Promise<void>;

export interface AcceptSignInCodeDeps {
  readonly takeSignInCode: TakeSignInCode;
  readonly goOn: GoOn;
  readonly deliver: Pick<Deliver, "reply">;
  readonly log: Log;
}

export function createAcceptSignInCode({ takeSignInCode, goOn, deliver, log }: AcceptSignInCodeDeps): AcceptSignInCode {
  return async (turn, code) => {
    const { reference, operator } = turn;
    const taken = await takeSignInCode(operator, code);
    if (!taken) throw new Problem("sign-in-code-unknown");
    const { ticket, first } = taken;
    // Every device hands the code in: whoever comes second finds it done.
    if (!first) return;
    log.info({ reference, operator: operator.objectId, tenantId: ticket.tenantId }, "signed in in the browser");
    if (await goOn(turn, ticket.conversationId)) return;
    const card = noticeCard({ title: "You are signed in", text: 'Type "reset MFA for …" to begin.' });
    await deliver.reply(turn, { card, personal: true });
  };
}
