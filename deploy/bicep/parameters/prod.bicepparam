using '../main.bicep'

param environmentName = 'prod'
param publicUrl = 'https://chatt.example.org'
param assistants = [
  { id: 'goteborg-se', displayName: 'Göteborgs Stad' }
  { id: 'goteborg-com', displayName: 'Goteborg.com' }
]
param allowedOrigins = ['https://goteborg.se', 'https://www.goteborg.com']
param addressPrefix = '10.21.0.0/22'
param planSku = 'P1v3'
param instances = 3
param zoneRedundant = true
param databaseSku = 'Standard_D2ds_v5'
param databaseTier = 'GeneralPurpose'
param databaseGiB = 128
param databaseBackupDays = 35
param databasePassword = readEnvironmentVariable('CITIZENBOT_DATABASE_PASSWORD')
param redisSku = 'Balanced_B1'
param botSku = 'S1'
param mailHost = 'smtp.example.org'
param mailFrom = 'chatten@example.org'
param mailUserName = readEnvironmentVariable('CITIZENBOT_MAIL_USER', '')
param mailPassword = readEnvironmentVariable('CITIZENBOT_MAIL_PASSWORD', '')
param logDays = 90
param logDailyGB = 5
param budgetAmount = 30000
param budgetStartDate = '2027-01-01'
param budgetContacts = ['drift@example.org']
