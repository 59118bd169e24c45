using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.DirectLine;

namespace CitizenBot.Channels;

internal static class ChannelServices
{
    /// <summary>What carries a message in, through its turn, and out again.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<TurnQueue>().AddHostedService(provider => provider.GetRequiredService<TurnQueue>());
        services.AddSingleton<ActivityAcceptance>();
        services.AddSingleton<DirectLineTokens>().AddSingleton<ResumeStore>().AddSingleton<ConversationStart>();
        services.AddSingleton<ConversationLog>().AddSingleton<ActivityStream>();
        return services;
    }
}
