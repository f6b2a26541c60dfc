import type { Check } from "./check.ts";
import { accessFile } from "./checks/access-file.ts";
import { accessNames } from "./checks/access-names.ts";
import { certificates } from "./checks/certificates.ts";
import { channelKeys } from "./checks/channel-keys.ts";
import { channelRegistration } from "./checks/channel-registration.ts";
import { clock } from "./checks/clock.ts";
import { cloudCheck } from "./checks/cloud.ts";
import { graphRegistration } from "./checks/graph-registration.ts";
import { messageEndpoint } from "./checks/message-endpoint.ts";
import { neverLists } from "./checks/never-lists.ts";
import { redirectAddress } from "./checks/redirect-address.ts";
import { sameTenant } from "./checks/same-tenant.ts";
import { singleSignOn } from "./checks/single-sign-on.ts";
import { store } from "./checks/store.ts";
import { tokenCacheKey } from "./checks/token-cache-key.ts";
import type { Installation } from "./installation.ts";

/** In the order in which an administrator puts them right. */
export const installationChecks: readonly Check<Installation>[] = [
  cloudCheck,
  sameTenant,
  accessFile,
  accessNames,
  neverLists,
  clock,
  store,
  tokenCacheKey,
  certificates,
  singleSignOn,
  channelRegistration,
  channelKeys,
  graphRegistration,
  redirectAddress,
  messageEndpoint,
];
