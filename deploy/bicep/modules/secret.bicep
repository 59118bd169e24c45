@description('Vault that keeps it.')
param vaultName string

@description('Name of the secret.')
param name string

@description('What is kept.')
@secure()
param content string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: name
  properties: {
    value: content
  }
}

@description('What an app setting says to be given the secret, in its newest version.')
output setting string = '@Microsoft.KeyVault(SecretUri=${secret.properties.secretUri})'
