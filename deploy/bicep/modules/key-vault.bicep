@description('Name of the vault, 3 to 24 characters, unique in Azure.')
param name string

@description('Region.')
param location string

@description('Subnet of its private endpoint.')
param subnetId string

@description('Private DNS zone of vaults.')
param zoneName string

@description('Principal that reads secrets, and does nothing else.')
param readerPrincipalId string

@description('Id of the role of readers of secrets.')
param readerRoleId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Deny'
    }
  }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerPrincipalId, readerRoleId)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readerRoleId)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

module endpoint 'private-endpoint.bicep' = {
  name: '${name}-endpoint'
  params: {
    name: '${name}-endpoint'
    location: location
    subnetId: subnetId
    targetId: vault.id
    groupId: 'vault'
    zoneName: zoneName
  }
}

output name string = vault.name
