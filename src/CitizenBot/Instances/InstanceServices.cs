using CitizenBot.Operations;
using CitizenBot.Redis;

namespace CitizenBot.Instances;

internal static class InstanceServices
{
    /// <summary>What several instances on one PostgreSQL tell each other, through Redis where <c>ConnectionStrings:Redis</c> is set. On SQLite there is one instance.</summary>
    public static IServiceCollection AddInstances(this IServiceCollection services, IConfiguration configuration)
    {
        if (DatabaseSettings.ConnectionString(configuration, DatabaseSettings.Postgres) is not { } postgres)
        {
            return services;
        }

        if (DatabaseSettings.ConnectionString(configuration, DatabaseSettings.Redis) is { } redis)
        {
            services.AddSingleton(provider => new RedisConnection(redis, provider.GetRequiredService<ILogger<RedisConnection>>()));
            services.AddSingleton<ISignalCarrier, RedisSignals>();
        }

        services.AddSingleton<ISignalCarrier>(provider => new PostgresNotifications(postgres, provider.GetRequiredService<ILogger<PostgresNotifications>>()));
        return services.AddHostedService<InstanceSignals>();
    }
}
