import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { registrations } from "../../../../emulator/seed/contoso.ts";
import { type ChannelProof, createChannelToken } from "../../../../services/adapters/identity/channel-token.ts";
import { anAppCertificate } from "../../../support/an-app-certificate.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("identity/channel-token, against Entra over https", () => {
  let desk: Desk;
  let folder: string;
  let certificate: { cert: string; key: string };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "channel-token-"));
    certificate = await anAppCertificate();
    desk = await startDesk({ channelAppCertificate: certificate.cert });
  });
  after(async () => {
    await desk.microsoft.stop();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    desk.microsoft.log.clear();
  });

  function create(proof: ChannelProof): () => Promise<string> {
    const { homeTenantId: tenantId, channelAppId: appId } = registrations;
    return createChannelToken({ cloud: desk.cloud, tenantId, appId, proof, now: () => desk.microsoft.now() });
  }

  const requests = () => desk.microsoft.log.all().flatMap(({ grant }) => (grant === undefined ? [] : [grant]));
  const isAccepted = (token: string) => desk.microsoft.entra.isConnectorToken(`Bearer ${token}`);

  it("is a token the connector takes, fetched once however many ask", async () => {
    const token = create({ kind: "secret", secret: registrations.channelAppSecret });
    const [first, second] = await Promise.all([token(), token()]);
    assert.equal(await isAccepted(first), true);
    assert.equal(second, first);
    assert.equal(await token(), first);
    assert.deepEqual(requests(), ["client_credentials"]);
  });

  it("a certificate proves the registration; a rotated one is read without a restart", async () => {
    const path = join(folder, "channel.pem");
    const other = await anAppCertificate();
    const token = create({ kind: "certificate", path });
    await writeFile(path, `${other.cert}\n${other.key}\n`);
    await assert.rejects(token(), { code: "credential-rejected" });
    await writeFile(path, `${certificate.cert}\n${certificate.key}\n`);
    assert.equal(await isAccepted(await token()), true);
  });

  it("a wrong secret is credential-rejected, and is tried again when asked again", async () => {
    const token = create({ kind: "secret", secret: "wrong" });
    await assert.rejects(token(), { code: "credential-rejected" });
    await assert.rejects(token(), { code: "credential-rejected" });
    assert.equal(requests().length, 2);
  });

  it("is renewed before it ends", async () => {
    const token = create({ kind: "secret", secret: registrations.channelAppSecret });
    const first = await token();
    desk.microsoft.advance(24 * 60 * 60_000);
    assert.notEqual(await token(), first);
  });
});
