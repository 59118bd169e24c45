using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Channels.Messages;
using Microsoft.IdentityModel.Protocols;

namespace CitizenBot.Channels;

internal static class ChannelServices
{
    /// <summary>What carries a message in, through its turn, and out again.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<TurnQueue>().AddHostedService(provider => provider.GetRequiredService<TurnQueue>());
        services.AddSingleton<ActivityAcceptance>();
        services.AddSingleton<DirectLineTokens>().AddSingleton<DirectLineSecrets>().AddSingleton<ResumeStore>().AddSingleton<ConversationStart>();
        services.AddSingleton<ConversationLog>().AddSingleton<OpenStreams>().AddSingleton<ActivityStream>();
        services.AddSingleton<IDocumentRetriever>(provider => new HttpDocumentRetriever(provider.GetRequiredService<IHttpClientFactory>().CreateClient("openid")));
        services.AddSingleton<BotRegistrations>().AddSingleton<MessagesEndpoint>();

        // A redirect would carry what a citizen is told to an address that nobody has vouched for.
        services.AddHttpClient(OutboxAttempts.HttpClient, client => client.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton<OutboxAttempts>();
        services.AddHostedService<OutboxDelivery>();
        return services;
    }
}
