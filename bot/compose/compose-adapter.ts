import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import {
  AuthenticationConfiguration,
  AuthenticationError,
  type Claim,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from "botframework-connector";
import type { Config } from "../settings/config.ts";

/** botbuilder's adapter, with its holes closed (facts/identity.md §6) and all hosts from the cloud record. */
export function composeAdapter(config: Config, channelToken: () => Promise<string>): CloudAdapter {
  const { cloud, MicrosoftAppId: appId } = config;
  // If any of the first seven is set, botbuilder's defaults vanish: all are.
  const settings = {
    ToChannelFromBotLoginUrl: cloud.botLoginUrl,
    ToChannelFromBotOAuthScope: cloud.botOAuthScope,
    ToBotFromChannelTokenIssuer: cloud.botTokenIssuer,
    OAuthUrl: cloud.botOAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl: cloud.botOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: cloud.botOpenIdMetadataUrl,
    CallerId: "",
    ValidateAuthority: "true",
  };
  const validateClaims = (claims: readonly Claim[]): Promise<void> => {
    const value = (type: string) => claims.find((claim) => claim.type === type)?.value;
    const isChannel =
      value("iss") === cloud.botTokenIssuer && value("aud") === appId && value("serviceurl") !== undefined;
    // The emulator path would take any Entra token of our own app, without looking at the service address.
    return isChannel ? Promise.resolve() : Promise.reject(new AuthenticationError("not a token of the channel", 401));
  };
  const rules = new AuthenticationConfiguration(["msteams"], validateClaims);
  const credentials = new ChannelCredentials(appId, channelToken);
  const authentication = new ConfigurationBotFrameworkAuthentication(settings, credentials, rules);
  return new CloudAdapter(authentication);
}

/** botbuilder asks these for credentials; what we send goes out by our own connector, with the same token. */
class ChannelCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #channelToken: () => Promise<string>;

  constructor(appId: string, channelToken: () => Promise<string>) {
    super();
    this.#appId = appId;
    this.#channelToken = channelToken;
  }

  override isValidAppId(candidate: string): Promise<boolean> {
    return Promise.resolve(candidate === this.#appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override createCredentials(): Promise<ServiceClientCredentials> {
    return Promise.resolve({
      signRequest: async (request) => {
        request.headers.set("authorization", `Bearer ${await this.#channelToken()}`);
        return request;
      },
    });
  }
}
