@description('Name of the storage account, 3 to 24 lower-case letters and digits, unique in Azure.')
param name string

@description('Region.')
param location string

@description('Subnet of its private endpoint.')
param subnetId string

@description('Private DNS zone of file shares.')
param zoneName string

@description('How often the keys are kept: Standard_LRS, Standard_ZRS or Standard_GZRS.')
param sku string

var shareName = 'keys'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    // App Service mounts file shares with the account's key.
    allowSharedKeyAccess: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Deny'
    }
  }

  resource files 'fileServices' = {
    name: 'default'
    properties: {
      shareDeleteRetentionPolicy: {
        enabled: true
        days: 90
      }
    }

    resource share 'shares' = {
      name: shareName
      properties: {
        shareQuota: 1
        enabledProtocols: 'SMB'
      }
    }
  }
}

module endpoint 'private-endpoint.bicep' = {
  name: '${name}-endpoint'
  params: {
    name: '${name}-endpoint'
    location: location
    subnetId: subnetId
    targetId: account.id
    groupId: 'file'
    zoneName: zoneName
  }
}

output accountName string = account.name
output shareName string = account::files::share.name
