@description('Name of the cache, unique in its region.')
param name string

@description('Region.')
param location string

@description('Subnet of its private endpoint.')
param subnetId string

@description('Private DNS zone of Azure Managed Redis.')
param zoneName string

@description('Size, such as Balanced_B0.')
param skuName string

@description('Whether there is a second node.')
param highAvailability bool

@description('Vault that is given the connection string.')
param vaultName string

resource cache 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: name
  location: location
  sku: {
    name: skuName
  }
  properties: {
    minimumTlsVersion: '1.2'
    highAvailability: highAvailability ? 'Enabled' : 'Disabled'
    publicNetworkAccess: 'Disabled'
  }
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2025-07-01' = {
  parent: cache
  name: 'default'
  properties: {
    clientProtocol: 'Encrypted'
    port: 10000
    // One address and no redirections between shards: the program's client speaks to a single server.
    clusteringPolicy: 'EnterpriseCluster'
    evictionPolicy: 'VolatileLRU'
    // The program signs in with a connection string.
    accessKeysAuthentication: 'Enabled'
  }
}

module endpoint 'private-endpoint.bicep' = {
  name: '${name}-endpoint'
  params: {
    name: '${name}-endpoint'
    location: location
    subnetId: subnetId
    targetId: cache.id
    groupId: 'redisEnterprise'
    zoneName: zoneName
  }
}

module connection 'secret.bicep' = {
  name: '${name}-connection'
  params: {
    vaultName: vaultName
    name: 'redis'
    content: '${cache.properties.hostName}:${database.properties.port},password=${database.listKeys().primaryKey},ssl=true'
  }
}

output setting string = connection.outputs.setting
