import type { Registrations } from "../contract.ts";

/** What a bot's environment says of its two registrations, as an administrator copies it from the portal. */
export function registrationSettings(registrations: Registrations) {
  return {
    HOME_NAME: "Northwind",
    MicrosoftAppType: "SingleTenant",
    MicrosoftAppId: registrations.channelAppId,
    MicrosoftAppPassword: registrations.channelAppSecret,
    MicrosoftAppTenantId: registrations.homeTenantId,
    AZURE_TENANT_ID: registrations.homeTenantId,
    AZURE_CLIENT_ID: registrations.graphAppId,
    AZURE_CLIENT_SECRET: registrations.graphAppSecret,
  };
}
