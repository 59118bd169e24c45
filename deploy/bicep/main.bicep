// CitizenBot in one resource group. Names, role ids and app settings are here and nowhere else; each resource has a module.

@description('Short name of the environment, part of every name: test, prod.')
@minLength(2)
@maxLength(6)
param environmentName string

@description('Region of everything but the bots, which are global.')
param location string = resourceGroup().location

@description('Where citizens reach the program, such as https://chat.example.org; the site\'s own address where it is empty.')
param publicUrl string = ''

@description('Assistants that have a bot of their own with Azure Bot Service: { id, displayName }.')
param assistants {
  @description('The assistant\'s id, as in its content.')
  id: string

  @description('What channels call it.')
  displayName: string
}[]

@description('Assistants that AI Language understands, as { id: project/deployment }; the embedded recognizer understands the others.')
param cluDeployments object = {}

@description('Origins that may embed the widget, such as https://goteborg.se.')
param allowedOrigins string[]

@description('Addresses that App Service\'s own front has as the program sees it: README, under Callers\' addresses.')
param proxies string[] = []

@description('Address range of the virtual network, /22.')
param addressPrefix string

@description('Size of the App Service plan.')
param planSku string

@description('How many instances of the program run.')
param instances int

@description('Whether the instances, the database and the cache are spread over zones.')
param zoneRedundant bool

@description('Size of the database server.')
param databaseSku string

@description('Tier of the database server\'s size.')
param databaseTier string

@description('Disk of the database server in GiB.')
param databaseGiB int

@description('How many days back the database can be restored, 7 to 35.')
param databaseBackupDays int

@description('Whether backups are kept in the paired region too, where the region has one that takes them; cannot be changed afterwards.')
param databaseGeoBackup bool = false

@description('Name of the database\'s administrator.')
param databaseAdministrator string = 'citizenbot'

@description('Password of the database\'s administrator.')
@secure()
@minLength(16)
param databasePassword string

@description('Size of the cache.')
param redisSku string

@description('Price tier of the bots.')
param botSku string

@description('The SMTP server that letters to citizens go through.')
@minLength(1)
param mailHost string

@description('Sender of those letters.')
@minLength(3)
param mailFrom string

@description('How the program signs in at the SMTP server; empty where it does not.')
param mailUserName string = ''

@description('Password at the SMTP server; empty where the program does not sign in.')
@secure()
param mailPassword string = ''

@description('How long logs are kept, in days.')
param logDays int

@description('Largest amount of logs a day, in GB.')
param logDailyGB int

@description('What a month may cost, in the currency of the subscription\'s bill.')
param budgetAmount int

@description('First day of the month that the budget begins.')
param budgetStartDate string

@description('Who is told when the budget is nearly spent.')
param budgetContacts string[]

var base = 'citizenbot-${environmentName}'
var unique = take(uniqueString(resourceGroup().id), 6)

var names = {
  identity: '${base}-app'
  network: '${base}-network'
  // At most 24 characters, and for the storage account letters and digits alone.
  vault: 'cb-${environmentName}-${unique}'
  storage: 'citizenbot${environmentName}${unique}'
  database: '${base}-${unique}-db'
  redis: '${base}-${unique}-redis'
  translator: '${base}-${unique}-translator'
  language: '${base}-${unique}-language'
  site: '${base}-${unique}'
  monitoring: base
  budget: base
}

var zones = {
  vault: 'privatelink.vaultcore.azure.net'
  file: 'privatelink.file.${environment().suffixes.storage}'
  ai: 'privatelink.cognitiveservices.azure.com'
  redis: 'privatelink.redis.azure.net'
  database: '${base}.private.postgres.database.azure.com'
}

// Azure's own roles, which have the same ids everywhere.
var roles = {
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  cognitiveServicesUser: 'a97b65f3-24c7-4388-baec-2e87135dc908'
}

var address = empty(publicUrl) ? 'https://${names.site}.azurewebsites.net' : publicUrl
var keysPath = '/mounts/keys'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: names.identity
    location: location
  }
}

module botIdentities 'modules/identity.bicep' = [
  for assistant in assistants: {
    name: 'identity-${assistant.id}'
    params: {
      name: '${base}-${assistant.id}'
      location: location
    }
  }
]

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: names.network
    location: location
    addressPrefix: addressPrefix
    zoneNames: map(items(zones), zone => zone.value)
  }
}

module vault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    name: names.vault
    location: location
    subnetId: network.outputs.endpointsSubnetId
    zoneName: zones.vault
    readerPrincipalId: identity.outputs.principalId
    readerRoleId: roles.keyVaultSecretsUser
  }
}

module keys 'modules/keys-share.bicep' = {
  name: 'keys-share'
  params: {
    name: names.storage
    location: location
    subnetId: network.outputs.endpointsSubnetId
    zoneName: zones.file
    sku: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
  }
}

module database 'modules/postgresql.bicep' = {
  name: 'postgresql'
  params: {
    name: names.database
    location: location
    subnetId: network.outputs.databaseSubnetId
    zoneName: zones.database
    skuName: databaseSku
    skuTier: databaseTier
    storageGiB: databaseGiB
    highAvailability: zoneRedundant
    backupDays: databaseBackupDays
    geoRedundantBackup: databaseGeoBackup
    administrator: databaseAdministrator
    password: databasePassword
    vaultName: vault.outputs.name
  }
}

module redis 'modules/redis.bicep' = {
  name: 'redis'
  params: {
    name: names.redis
    location: location
    subnetId: network.outputs.endpointsSubnetId
    zoneName: zones.redis
    skuName: redisSku
    highAvailability: zoneRedundant
    vaultName: vault.outputs.name
  }
}

module translator 'modules/ai-account.bicep' = {
  name: 'translator'
  params: {
    name: names.translator
    location: location
    kind: 'TextTranslation'
    skuName: 'S1'
    subnetId: network.outputs.endpointsSubnetId
    zoneName: zones.ai
    userPrincipalId: identity.outputs.principalId
    userRoleId: roles.cognitiveServicesUser
  }
}

module language 'modules/ai-account.bicep' = {
  name: 'language'
  params: {
    name: names.language
    location: location
    kind: 'TextAnalytics'
    skuName: 'S'
    subnetId: network.outputs.endpointsSubnetId
    zoneName: zones.ai
    userPrincipalId: identity.outputs.principalId
    userRoleId: roles.cognitiveServicesUser
  }
}

module mail 'modules/secret.bicep' = if (!empty(mailPassword)) {
  name: 'mail'
  params: {
    vaultName: vault.outputs.name
    name: 'mail'
    content: mailPassword
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: names.monitoring
    location: location
    retentionDays: logDays
    dailyGB: logDailyGB
  }
}

module web 'modules/web.bicep' = {
  name: 'web'
  params: {
    name: names.site
    location: location
    skuName: planSku
    instances: instances
    zoneRedundant: zoneRedundant
    subnetId: network.outputs.appSubnetId
    identityId: identity.outputs.id
    botIdentityIds: [for (assistant, i) in assistants: botIdentities[i].outputs.id]
    settings: union(
      {
        ConnectionStrings__CitizenBot: database.outputs.setting
        ConnectionStrings__Redis: redis.outputs.setting
        Keys__Path: keysPath
        // On the instance's own disk: /home is shared between instances.
        Data: '/tmp/citizenbot'
        Bots__PublicUrl: address
        Translators__Azure__Endpoint: translator.outputs.endpoint
        Translators__Azure__ClientId: identity.outputs.clientId
        Clu__Endpoint: language.outputs.endpoint
        Clu__ClientId: identity.outputs.clientId
        Mail__Host: mailHost
        Mail__From: mailFrom
        WEBSITE_SWAP_WARMUP_PING_PATH: '/health/ready'
        WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
      },
      empty(mailUserName) ? {} : { Mail__UserName: mailUserName },
      empty(mailPassword) ? {} : { Mail__Password: mail!.outputs.setting },
      toObject(range(0, length(allowedOrigins)), i => 'DirectLine__AllowedOrigins__${i}', i => allowedOrigins[i]),
      toObject(range(0, length(proxies)), i => 'Proxies__Known__${i}', i => proxies[i])
    )
    options: [
      for (assistant, i) in assistants: join(
        concat(
          [
            '--Bots:${assistant.id}:AppId ${botIdentities[i].outputs.clientId}'
            '--Bots:${assistant.id}:TenantId ${tenant().tenantId}'
          ],
          contains(cluDeployments, assistant.id)
            ? ['--Clu:Assistants:${assistant.id} ${cluDeployments[assistant.id]}']
            : []
        ),
        ' '
      )
    ]
    keysPath: keysPath
    keysAccountName: keys.outputs.accountName
    keysShareName: keys.outputs.shareName
    workspaceId: monitoring.outputs.workspaceId
  }
}

module bots 'modules/bot.bicep' = [
  for (assistant, i) in assistants: {
    name: 'bot-${assistant.id}'
    params: {
      name: '${base}-${unique}-${assistant.id}'
      displayName: assistant.displayName
      endpoint: '${address}/assistants/${assistant.id}/messages'
      identityId: botIdentities[i].outputs.id
      appId: botIdentities[i].outputs.clientId
      skuName: botSku
    }
  }
]

module budget 'modules/budget.bicep' = {
  name: 'budget'
  params: {
    name: names.budget
    amount: budgetAmount
    startDate: budgetStartDate
    contacts: budgetContacts
  }
}

@description('Address of the site before it has a domain of its own.')
output siteHostName string = web.outputs.hostName

@description('Name of the site, for deploying and swapping.')
output siteName string = names.site

@description('Application Insights component, for the day the program can send to it.')
output insightsName string = monitoring.outputs.insightsName
