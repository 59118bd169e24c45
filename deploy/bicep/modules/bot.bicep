@description('Handle of the bot, unique in Azure.')
param name string

@description('What channels call it.')
param displayName string

@description('Where the program takes the bot\'s messages: https.')
param endpoint string

@description('Identity of the bot.')
param identityId string

@description('Client id of that identity, which is the bot\'s app id.')
param appId string

@description('Price tier: F0 or S1.')
@allowed(['F0', 'S1'])
param skuName string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: skuName
  }
  properties: {
    displayName: displayName
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: appId
    msaAppMSIResourceId: identityId
    msaAppTenantId: tenant().tenantId
  }

  resource directLine 'channels' = {
    name: 'DirectLineChannel'
    location: 'global'
    properties: {
      channelName: 'DirectLineChannel'
      properties: {
        sites: [
          {
            siteName: 'Default Site'
            isEnabled: true
            isV1Enabled: false
            isV3Enabled: true
          }
        ]
      }
    }
  }

  resource webChat 'channels' = {
    name: 'WebChatChannel'
    location: 'global'
    properties: {
      channelName: 'WebChatChannel'
      properties: {
        sites: [
          {
            siteName: 'Default Site'
            isEnabled: true
            isWebchatPreviewEnabled: true
          }
        ]
      }
    }
  }
}
