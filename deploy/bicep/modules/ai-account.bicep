@description('Name of the account and its own domain, unique in Azure.')
param name string

@description('Region.')
param location string

@description('Which service: AI Translator is TextTranslation, AI Language is TextAnalytics.')
@allowed(['TextTranslation', 'TextAnalytics'])
param kind string

@description('Price tier: S1 of the translator, S of the language service.')
param skuName string

@description('Subnet of its private endpoint.')
param subnetId string

@description('Private DNS zone of these accounts.')
param zoneName string

@description('Principal that calls the service.')
param userPrincipalId string

@description('Id of the role of callers.')
param userRoleId string

resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: name
  location: location
  kind: kind
  sku: {
    name: skuName
  }
  properties: {
    // Entra ID needs a domain of the account's own, and there are no keys that could be lost.
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      defaultAction: 'Deny'
    }
  }
}

resource user 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, userPrincipalId, userRoleId)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', userRoleId)
    principalId: userPrincipalId
    principalType: 'ServicePrincipal'
  }
}

module endpoint 'private-endpoint.bicep' = {
  name: '${name}-endpoint'
  params: {
    name: '${name}-endpoint'
    location: location
    subnetId: subnetId
    targetId: account.id
    groupId: 'account'
    zoneName: zoneName
  }
}

@description('Address of the account\'s own domain.')
output endpoint string = 'https://${account.properties.customSubDomainName}.cognitiveservices.azure.com'
