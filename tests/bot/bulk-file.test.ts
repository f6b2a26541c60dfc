import assert from "node:assert/strict";
import type { MessageView } from "../../emulator/teams/message-view.ts";
import { confirmed } from "../support/a-bulk.ts";
import { type AtTheDesk, atTheDesk } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

const consentType = "application/vnd.microsoft.teams.card.file.consent";
const infoType = "application/vnd.microsoft.teams.card.file.info";

describe("bot: the result of a bulk as a file", () => {
  const shared = sharedHelpdesk({ eachFresh: false });
  let olivia: AtTheDesk;
  let card: MessageView;
  before(async function () {
    this.timeout(60_000);
    [olivia, card] = await confirmed(shared.desk);
    card = await olivia.becomes(card, /Result as a file/);
  });
  beforeEach(() => {
    shared.desk.microsoft.faults.clear();
  });

  const teams = () => shared.desk.microsoft.teams;
  const uploads = () => shared.desk.microsoft.requests.all().filter(({ path }) => path.includes("uploadSession"));
  const attachmentOf = ({ attachments: [first] }: MessageView) => first ?? assert.fail("It has no attachment.");

  /** The question, newest. */
  async function asked(): Promise<MessageView> {
    const isQuestion = (one: MessageView) => one.attachments.some(({ contentType }) => contentType === consentType);
    await olivia.pressTitle(card, "Result as a file");
    return teams().waitFor(olivia, isQuestion);
  }
  const answer = (message: MessageView, action: "accept" | "decline") =>
    teams().answerFile({ ...olivia, messageId: message.id, action });
  const becomes = (message: MessageView, type: string) =>
    teams().waitFor(olivia, (one) => one.id === message.id && attachmentOf(one).contentType === type);

  it("asked with its size, accepted twice, it is stored once, and can be opened", async () => {
    const question = await asked();
    const { name, content } = attachmentOf(question) as { name: string; content: { sizeInBytes: number } };
    assert.match(name, /^bulk-[0-9A-F]{8}\.csv$/);
    const before = uploads().length;
    const answers = await Promise.all([answer(question, "accept"), answer(question, "accept")]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    const stored = attachmentOf(await becomes(question, infoType)).content as { uniqueId: string };
    assert.equal(uploads().length, before + 1);
    const file = teams().storedFile(stored.uniqueId) ?? assert.fail("It is not stored.");
    assert.equal(file.content.length, content.sizeInBytes);
    const lines = file.content.toString("utf8").trimEnd().split("\r\n");
    assert.match(lines[0] ?? "", /^\uFEFF"user","address"/);
    // All who were asked for: three of them were never part of it.
    assert.equal(lines.length, 1 + 23);
    assert.equal(lines.filter((line) => line.includes("Not part of it")).length, 3);
    assert.ok(lines.slice(1).every((line) => !/•|\+\d{3}/.test(line)));
    const page = await fetch(`${shared.desk.microsoft.addresses.page}/_emulator/files/${stored.uniqueId}`);
    assert.deepEqual(Buffer.from(await page.arrayBuffer()), file.content);
  });

  it("declined: nothing is stored, and it is said", async () => {
    const question = await asked();
    const before = uploads().length;
    await answer(question, "decline");
    await olivia.becomes(question, /Not stored/);
    assert.equal(uploads().length, before);
  });

  it("OneDrive does not take it: said, and a new question works", async () => {
    const question = await asked();
    shared.desk.microsoft.faults.add({ match: { service: "files", method: "PUT" }, answer: { status: 507 }, times: 1 });
    await answer(question, "accept");
    await olivia.becomes(question, /could not be stored[^]*Result as a file/);
    const again = await asked();
    await answer(again, "accept");
    await becomes(again, infoType);
  });

  it("nothing is sent to an address that is not the cloud's, and a stranger gets no file", async () => {
    const before = uploads().length;
    const question = await asked();
    const batchId = (attachmentOf(question).content as { acceptContext: { batchId: string } }).acceptContext.batchId;
    const accept = (uploadUrl: string) => ({
      ...{ type: "fileUpload", action: "accept", context: { batchId } },
      uploadInfo: { uploadUrl, contentUrl: "https://x.example/f", name: "f.csv", uniqueId: "u", fileType: "csv" },
    });
    const invoke = (who: AtTheDesk, value: unknown, replyToId: string) =>
      teams().sendRaw(teams().write(who, { type: "invoke", name: "fileConsent/invoke", value, replyToId }));
    await invoke(olivia, accept("https://elsewhere.example/uploadSession?guid=1"), question.id);
    await olivia.becomes(question, /could not be stored/);
    assert.match(shared.desk.logLines.join("\n"), /its host is not the cloud's/);
    const ravi = atTheDesk(shared.desk, "ravi");
    await ravi.say("users");
    const his = await ravi.sees(/Users.*1 to 10/);
    const address = `${shared.desk.microsoft.addresses.graph}/personal/x/uploadSession?guid=1`;
    await invoke(ravi, accept(address), his.id);
    await ravi.becomes(his, /You have no desk role for this/);
    assert.equal(uploads().length, before);
    for (const value of [undefined, { action: "accept" }, { action: "run" }]) {
      assert.equal((await invoke(olivia, value, question.id)).status, 400);
    }
    await eventually(() => {
      assert.doesNotMatch(shared.desk.logLines.join("\n"), /guid=/);
    });
  });
});
