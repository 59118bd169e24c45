using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.Delayed;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Channels.Handoff;
using CitizenBot.Channels.Mail;
using CitizenBot.Channels.Messages;
using CitizenBot.Channels.Outbox;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Operations;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;

namespace CitizenBot.Channels;

internal static class ChannelServices
{
    /// <summary>What carries a message in, through its turn, and out again.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<KnownConversations>().AddSingleton<TurnRunner>().AddSingleton<DirectTurns>();
        services.AddSingleton<TurnQueue>().AddHostedService(provider => provider.GetRequiredService<TurnQueue>());
        services.AddSingleton<ActivityAcceptance>();
        services.AddSingleton<DirectLineTokens>().AddSingleton<DirectLineSecrets>().AddSingleton<ResumeStore>().AddSingleton<ConversationStart>();
        services.AddSingleton<DirectLineAccess>().AddSingleton<DirectLineMessages>().AddSingleton<PassingActivities>();
        services.AddSingleton<FileIntake>().AddSingleton<FileLinks>().AddSingleton<UploadReader>();
        services.AddSingleton<ConversationLog>().AddSingleton<UrgentNotices>().AddSingleton<AssistantSwitches>().AddSingleton<OpenStreams>().AddSingleton<ActivityStream>();
        services.AddHttpClient(OpenIdDocuments.HttpClient, client => (client.Timeout, client.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(5), 1024 * 1024));
        services.AddSingleton<IDocumentRetriever, OpenIdDocuments>();
        services.AddSingleton<BotRegistrations>().AddSingleton<MessagesEndpoint>();

        services.AddHttpClient(ChannelDestination.HttpClient, client => client.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(provider => PublicConnections.Handler(provider.GetRequiredService<IOptions<BotsOptions>>().Value.AllowAnonymous));
        services.AddHttpClient(BotRegistrations.LoginClient);
        services.AddSingleton<IOutboxDestination, ChannelDestination>();
        services.AddSingleton<HandoffHubs>().AddSingleton<IHandoffHubs>(provider => provider.GetRequiredService<HandoffHubs>()).AddSingleton<HandoffEndpoint>();
        services.AddHttpClient(WebhookHub.HttpClient, client => client.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton<IOutboxDestination, WebhookHub>();
        services.AddSingleton<IOutboxDestination, MailDestination>();
        services.AddSingleton<OutboxMetrics>().AddSingleton<OutboxAttempts>();
        services.AddHostedService<OutboxDelivery>().AddHostedService<DelayedWork>();
        return services;
    }
}
