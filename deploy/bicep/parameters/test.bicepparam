using '../main.bicep'

param environmentName = 'test'
param assistants = [
  { id: 'goteborg-se', displayName: 'Göteborgs Stad (test)' }
]
param allowedOrigins = []
param addressPrefix = '10.20.0.0/22'
param planSku = 'P0v3'
param instances = 2
param zoneRedundant = false
param databaseSku = 'Standard_B2s'
param databaseTier = 'Burstable'
param databaseGiB = 32
param databaseBackupDays = 7
param databasePassword = readEnvironmentVariable('CITIZENBOT_DATABASE_PASSWORD')
param redisSku = 'Balanced_B0'
param botSku = 'F0'
param mailHost = 'smtp.example.org'
param mailFrom = 'chatten-test@example.org'
param mailUserName = readEnvironmentVariable('CITIZENBOT_MAIL_USER', '')
param mailPassword = readEnvironmentVariable('CITIZENBOT_MAIL_PASSWORD', '')
param logDays = 30
param logDailyGB = 1
param budgetAmount = 5000
param budgetStartDate = '2027-01-01'
param budgetContacts = ['drift@example.org']
