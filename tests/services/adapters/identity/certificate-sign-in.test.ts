import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { createAppCredential } from "../../../../services/adapters/identity/app-credential.ts";
import { createOperatorTokens } from "../../../../services/adapters/identity/operator-tokens.ts";
import { createSeal } from "../../../../services/adapters/identity/seal.ts";
import { createTenantToken } from "../../../../services/adapters/identity/tenant-token.ts";
import { createTokenCache } from "../../../../services/adapters/identity/token-cache.ts";
import { anAppCertificate } from "../../../support/an-app-certificate.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";
import { memorySignIns } from "../../../support/fakes/memory-sign-ins.ts";

describe("an operator's sign-in, with the bot proving itself by a certificate", () => {
  let desk: Desk;
  let folder: string;
  let path: string;
  let good: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "certificate-sign-in-"));
    path = join(folder, "graph.pem");
    const { cert, key } = await anAppCertificate();
    good = `${cert}\n${key}\n`;
    desk = await startDesk({ graphAppCertificate: cert });
  });
  after(async () => {
    await desk.microsoft.stop();
    await rm(folder, { recursive: true });
  });

  it("on behalf of the operator at home, silently at a customer's, and a rotated file without a restart", async () => {
    const { log, partitions } = desk;
    const now = () => desk.microsoft.now();
    const app = { ...desk.app, credential: createAppCredential({ kind: "certificate", path }) };
    const cache = createTokenCache({ partitions, seal: createSeal(Buffer.alloc(32, 7).toString("base64")), now, log });
    const checkSingleSignOn = () => Promise.resolve();
    const tokens = createOperatorTokens({ app, cache, signIns: memorySignIns(), checkSingleSignOn, now, log });
    const tenantToken = createTenantToken({ app, cache, now, log });
    const olivia = desk.operator(peopleIds.olivia);
    const singleSignOn = () => desk.microsoft.entra.issueTeamsSsoToken(olivia.objectId);

    const other = await anAppCertificate();
    await writeFile(path, `${other.cert}\n${other.key}\n`);
    await assert.rejects(tokens.signIn(olivia, await singleSignOn()), { code: "credential-rejected" });
    await writeFile(path, good);
    await tokens.signIn(olivia, await singleSignOn());
    const { tenantId } = await tenantToken(olivia, tenantIds.contoso);
    assert.equal(tenantId, tenantIds.contoso);
  });
});
