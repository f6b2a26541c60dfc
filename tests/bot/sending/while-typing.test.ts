import assert from "node:assert/strict";
import { createWhileTyping } from "../../../bot/sending/while-typing.ts";
import type { ConversationAddress } from "../../../services/conversations/conversation-store.ts";

const address: ConversationAddress = { serviceUrl: "https://smba.example/", conversationId: "c1", kind: "personal" };

describe("typing is shown while an answer takes long", () => {
  let due: (() => void) | undefined;
  let said: string[];
  let connector: { typing(to: ConversationAddress): Promise<void> };
  const whileTyping = () =>
    createWhileTyping({ typing: (to) => connector.typing(to) }, (_ms, act) => {
      due = act;
      return () => {
        due = undefined;
      };
    });
  beforeEach(() => {
    due = undefined;
    said = [];
    connector = {
      typing({ conversationId }) {
        said.push(`typing in ${conversationId}`);
        return Promise.resolve();
      },
    };
  });

  it("a quick answer needs none, whether it went well or not", async () => {
    assert.equal(await whileTyping()(address, () => Promise.resolve(7)), 7);
    assert.equal(due, undefined);
    await assert.rejects(
      whileTyping()(address, () => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(due, undefined);
    assert.deepEqual(said, []);
  });

  it("a slow one shows it, and waits for it to be there: none comes after the answer", async () => {
    const [work, sent] = [Promise.withResolvers<string>(), Promise.withResolvers<undefined>()];
    connector.typing = async () => {
      await sent.promise;
      said.push("typing");
    };
    const answered = whileTyping()(address, () => work.promise).then((answer) => said.push(answer));
    due?.();
    work.resolve("answer");
    await Promise.resolve();
    sent.resolve(undefined);
    await answered;
    assert.deepEqual(said, ["typing", "answer"]);
  });

  it("one that Teams does not take stands in the way of nothing", async () => {
    connector.typing = () => Promise.reject(new Error("412"));
    const work = Promise.withResolvers<string>();
    const answered = whileTyping()(address, () => work.promise);
    due?.();
    work.resolve("answer");
    assert.equal(await answered, "answer");
  });
});
