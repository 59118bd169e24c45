@description('Name of the site, unique in Azure.')
param name string

@description('Region.')
param location string

@description('Size of the plan, such as P1v3; slots and private networking need a Premium one.')
param skuName string

@description('How many instances run.')
@minValue(1)
@maxValue(30)
param instances int

@description('Whether the instances are spread over zones.')
param zoneRedundant bool

@description('Subnet that the site calls out from.')
param subnetId string

@description('The site\'s own identity, which reads the secrets and calls the AI services.')
param identityId string

@description('Identities of the bots that the program answers as.')
param botIdentityIds string[]

@description('App settings, by name.')
param settings object

@description('Settings of assistants as options of the command line: the names of app settings may have no hyphen on Linux.')
param options string[]

@description('Folder that the share of keys is mounted as.')
param keysPath string

@description('Storage account of the share of keys.')
param keysAccountName string

@description('Share of keys.')
param keysShareName string

@description('Workspace that gets the logs.')
param workspaceId string

// The slot is one more instance of the same installation, so that a swap changes the program and nothing else.
var properties = {
  serverFarmId: plan.id
  httpsOnly: true
  clientAffinityEnabled: false
  virtualNetworkSubnetId: subnetId
  vnetRouteAllEnabled: true
  keyVaultReferenceIdentity: identityId
  siteConfig: {
    linuxFxVersion: 'DOTNETCORE|10.0'
    appCommandLine: join(concat(['dotnet CitizenBot.dll', '--urls http://0.0.0.0:$PORT'], options), ' ')
    alwaysOn: true
    webSocketsEnabled: true
    http20Enabled: true
    minTlsVersion: '1.2'
    scmMinTlsVersion: '1.2'
    ftpsState: 'Disabled'
    healthCheckPath: '/health/ready'
    appSettings: map(items(settings), setting => { name: setting.key, value: setting.value })
    azureStorageAccounts: {
      keys: {
        type: 'AzureFiles'
        accountName: keysAccountName
        shareName: keysShareName
        mountPath: keysPath
        accessKey: keysAccount.listKeys().keys[0].value
      }
    }
  }
}

var identity = {
  type: 'UserAssigned'
  userAssignedIdentities: toObject(concat([identityId], botIdentityIds), id => id, id => {})
}

resource keysAccount 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: keysAccountName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: skuName
    capacity: instances
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: identity
  properties: properties

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  resource next 'slots' = {
    name: 'next'
    location: location
    kind: 'app,linux'
    identity: identity
    properties: properties

    resource nextFtp 'basicPublishingCredentialsPolicies' = {
      name: 'ftp'
      properties: {
        allow: false
      }
    }

    resource nextScm 'basicPublishingCredentialsPolicies' = {
      name: 'scm'
      properties: {
        allow: false
      }
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: site
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output hostName string = site.properties.defaultHostName
