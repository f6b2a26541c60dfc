// One environment of MFA Reset Desk in one resource group: an Azure Bot, the web app that is the bot, its identity, its
// database and its secrets. Written after Microsoft's resource reference; it has NOT been deployed (nor compiled) by the
// people who wrote it, since no Azure subscription was at hand. Run `az deployment group what-if` first and read what it says.
//
// What Bicep can't make here, and docs/install.md does by hand: the Graph registration (R2), its permissions and consent,
// and the Teams app. The channel registration (R1) is the managed identity below, so neither of the two has a secret.

targetScope = 'resourceGroup'

@description('Prefix of every name; the web app becomes <name>.azurewebsites.net, so it has to be free there.')
@minLength(3)
@maxLength(18)
param name string

param location string = resourceGroup().location

@description('The home tenant: where the operators live.')
param tenantId string = tenant().tenantId

@description('Client id of the Graph registration (R2), made before: docs/install.md, step 2.')
param graphClientId string

@description('How people call the home tenant on the cards.')
param homeName string

@secure()
@description('base64 of 32 random bytes: openssl rand -base64 32. Keep it: with another one every operator signs in anew.')
param tokenCacheKey string

@secure()
@description('Of the database account. Letters and digits only: it becomes part of an address. openssl rand -hex 24')
@minLength(24)
param databasePassword string

var databaseUser = 'desk'
var databaseName = 'desk'
var host = '${name}.azurewebsites.net'
// Key Vault Secrets User: may read values, nothing else.
var secretsUserRole = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4633458b-17de-408a-b875-0445c86b69e6'
)

// --- Who the bot is: R1 itself, the reader of the vault, and (as a federated credential) the proof of R2 ----------------
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

// --- Network: the database has no public address ------------------------------------------------------------------------
resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.20.1.0/24'
          delegations: [{ name: 'app', properties: { serviceName: 'Microsoft.Web/serverFarms' } }]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.20.2.0/24'
          delegations: [{ name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }]
        }
      }
    ]
  }
}

resource databaseZone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'
}

resource databaseZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = {
  parent: databaseZone
  name: 'network'
  location: 'global'
  properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
}

// --- What is kept: pending resets, audit, encrypted token caches ----------------------------------------------------------
resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2023-06-01-preview' = {
  name: '${name}-database'
  location: location
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: databaseUser
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32 }
    // The audit is in it: a month of backups, and none outside of the region's pair.
    backup: { backupRetentionDays: 30, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
    network: {
      delegatedSubnetResourceId: '${network.id}/subnets/database'
      privateDnsZoneArmResourceId: databaseZone.id
    }
  }
  dependsOn: [databaseZoneLink]
}

resource deskDatabase 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2023-06-01-preview' = {
  parent: database
  name: databaseName
  properties: { charset: 'UTF8' }
}

// --- Secrets ---------------------------------------------------------------------------------------------------------------
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  // Names of vaults are the whole world's, and at most 24 characters long.
  name: take('${name}${uniqueString(resourceGroup().id)}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    // A vault that is gone takes every operator's sign-in along.
    enablePurgeProtection: true
  }
}

resource vaultReader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identity.id, secretsUserRole)
  properties: {
    roleDefinitionId: secretsUserRole
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource tokenCacheKeySecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'token-cache-key'
  properties: { value: tokenCacheKey }
}

resource databaseUrlSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'database-url'
  properties: {
    value: 'postgresql://${databaseUser}:${databasePassword}@${database.properties.fullyQualifiedDomainName}:5432/${databaseName}?sslmode=verify-full'
  }
}

// --- The bot -----------------------------------------------------------------------------------------------------------------
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: 'B1', capacity: 1 }
  properties: { reserved: true }
}

var settings = {
  NODE_ENV: 'production'
  // PORT comes from App Service itself.
  HOST: '0.0.0.0'
  PUBLIC_URL: 'https://${host}'
  // App Service's front end is one proxy.
  TRUSTED_PROXIES: '1'
  MicrosoftAppType: 'UserAssignedMSI'
  MicrosoftAppId: identity.properties.clientId
  MicrosoftAppTenantId: tenantId
  AZURE_TENANT_ID: tenantId
  AZURE_CLIENT_ID: graphClientId
  AZURE_FEDERATED_IDENTITY_CLIENT_ID: identity.properties.clientId
  ACCESS_FILE: '/home/site/wwwroot/access.yaml'
  HOME_NAME: homeName
  TOKEN_CACHE_KEY: '@Microsoft.KeyVault(SecretUri=${tokenCacheKeySecret.properties.secretUri})'
  // The one account here is the server's administrator. For replicas, or an account that can't touch the record: docs/operations.md,
  // two database accounts; then "no", and DATABASE_URL of the account that serves.
  MIGRATE_AT_START: 'yes'
  DATABASE_URL: '@Microsoft.KeyVault(SecretUri=${databaseUrlSecret.properties.secretUri})'
  // Modules are installed before the upload (docs/install.md, step 6), not on the server.
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: '${network.id}/subnets/app'
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node bot/index.ts'
      // The database's private name is resolved in the network.
      vnetRouteAllEnabled: false
      alwaysOn: true
      // Alive, not ready: a bot whose access file broke goes on with the last good one and must not be taken away.
      healthCheckPath: '/healthz'
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: [for setting in items(settings): { name: setting.key, value: setting.value }]
    }
  }
  dependsOn: [vaultReader, deskDatabase]
}

// --- The channel: R1 is the identity above, so there is no password to lose ------------------------------------------------
resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: 'MFA Reset Desk'
    endpoint: 'https://${host}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppType: 'UserAssignedMSI'
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenantId
    // Neither web chat keys nor other channels: only Teams, by Entra's tokens.
    disableLocalAuth: true
    schemaTransformationVersion: '1.3'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true } }
}

// --- What the bot writes: one JSON line an event, without tokens and numbers ------------------------------------------------
resource logs 'Microsoft.OperationalInsights/workspaces@2022-10-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 90 }
}

resource appLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-workspace'
  properties: { workspaceId: logs.id, logs: [{ category: 'AppServiceConsoleLogs', enabled: true }] }
}

@description('The channel registration (MicrosoftAppId): for the Teams package and the api:// address of R2.')
output microsoftAppId string = identity.properties.clientId
@description('Subject of the federated credential on R2.')
output identityObjectId string = identity.properties.principalId
@description('The two redirect addresses of R2, letter by letter: where sign-ins come back to, and an administrator\'s approval.')
output redirectUris array = ['https://${host}/auth/callback', 'https://${host}/auth/consented']
