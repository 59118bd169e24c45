@description('Name of the endpoint.')
param name string

@description('Region.')
param location string

@description('Subnet of the endpoints, from the network module, which makes the DNS zones too.')
param subnetId string

@description('Resource that is reached through it.')
param targetId string

@description('Which part of the resource: vault, account, file or redisEnterprise.')
param groupId string

@description('Private DNS zone that names it.')
param zoneName string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: zoneName
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: name
        properties: {
          privateLinkServiceId: targetId
          groupIds: [groupId]
        }
      }
    ]
  }

  resource zones 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: groupId
          properties: {
            privateDnsZoneId: zone.id
          }
        }
      ]
    }
  }
}
