@description('Name of the server, unique in Azure.')
param name string

@description('Region.')
param location string

@description('Subnet that is delegated to the server.')
param subnetId string

@description('Private DNS zone of the server.')
param zoneName string

@description('Size, such as Standard_D2ds_v5.')
param skuName string

@description('Tier of the size.')
@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param skuTier string

@description('Disk in GiB; it grows by itself.')
param storageGiB int

@description('Whether a second server stands by in another zone.')
param highAvailability bool

@description('How many days back the database can be restored.')
@minValue(7)
@maxValue(35)
param backupDays int

@description('Whether backups are kept in the paired region too; cannot be changed afterwards.')
param geoRedundantBackup bool

@description('Name of the administrator, whom the program signs in as.')
param administrator string

@description('Password of the administrator.')
@secure()
param password string

@description('Vault that is given the connection string.')
param vaultName string

var databaseName = 'citizenbot'

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: zoneName
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: name
  location: location
  sku: {
    name: skuName
    tier: skuTier
  }
  properties: {
    version: '16'
    administratorLogin: administrator
    administratorLoginPassword: password
    storage: {
      storageSizeGB: storageGiB
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: backupDays
      geoRedundantBackup: geoRedundantBackup ? 'Enabled' : 'Disabled'
    }
    highAvailability: {
      mode: highAvailability ? 'ZoneRedundant' : 'Disabled'
    }
    network: {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: zone.id
      publicNetworkAccess: 'Disabled'
    }
  }

  resource database 'databases' = {
    name: databaseName
    properties: {
      charset: 'UTF8'
    }
  }
}

module connection 'secret.bicep' = {
  name: '${name}-connection'
  params: {
    vaultName: vaultName
    name: 'postgresql'
    content: 'Host=${server.properties.fullyQualifiedDomainName};Database=${databaseName};Username=${administrator};Password=\'${replace(password, '\'', '\'\'')}\';SSL Mode=VerifyFull'
  }
}

output setting string = connection.outputs.setting
