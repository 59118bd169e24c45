@description('Name of the budget.')
param name string

@description('What a month may cost, in the currency of the subscription\'s bill.')
param amount int

@description('First day of the month it begins, such as 2027-01-01; not changed by later deployments.')
param startDate string

@description('Who is told by e-mail.')
@minLength(1)
param contacts string[]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: contacts
      }
      foreseen: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: contacts
      }
    }
  }
}
