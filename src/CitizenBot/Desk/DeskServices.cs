using CitizenBot.Operations;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace CitizenBot.Desk;

/// <summary>The agents' side of a hand-off: accounts, sessions, conversations and one stream.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddKeys();
        services.AddAuthentication(DeskSessions.Scheme).AddCookie(DeskSessions.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(DeskSessions.Scheme).Configure<IOptions<BotsOptions>>(DeskSessions.Configure);
        services.AddAuthorization().Configure<AuthorizationOptions>(DeskPolicies.Configure);
        services.AddSingleton<DeskTeams>().AddSingleton<AgentAccounts>().AddSingleton<Passwords>().AddSingleton<SignIns>().AddSingleton<DeskSessions>();
        services.AddSingleton(new Terminal(Console.Out)).AddHostedService<FirstAccount>();
        services.AddSingleton<SummaryReader>().AddSingleton<Transcript>().AddSingleton<TranscriptFile>().AddSingleton<DeskActivities>().AddSingleton<ConversationCommands>().AddSingleton<DeskTranslations>();
        services.AddSingleton<DeskStream>().AddSingleton<OfficeBookings>().AddSingleton<OfficeApplications>().AddSingleton<ApplicationCommands>();
        services.AddSingleton<AnnotationReader>().AddSingleton<AnnotationCommands>().AddSingleton<ConversationReports>().AddSingleton<TransferCommands>();
        services.AddSingleton<AuditTrail>().AddSingleton<AuditLog>();
        services.AddHostedService<QueuePositions>();
        return services;
    }

    /// <summary>Finds out who asks; before the rate limits, which may ask too.</summary>
    public static IApplicationBuilder UseDeskSessions(this IApplicationBuilder app) => app.UseAuthentication().UseAuthorization();

    public static void MapDesk(this IEndpointRouteBuilder endpoints)
    {
        var desk = endpoints.MapGroup("/desk/api");
        desk.AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<AuditTrail>().InvokeAsync(context, next));
        desk.AddEndpointFilter<OwnOrigin>();
        desk.MapSessions();
        desk.MapConversations();
        desk.MapAnnotations();
        desk.MapTransfers();
        desk.MapTranslations();
        desk.MapBookings();
        desk.MapApplications();
        desk.MapAgents();
        desk.MapNotices();
        desk.MapSwitches();
        desk.MapAudit();
        DeskStream.Map(desk);
        desk.MapFallback("/{**rest}", () => Operations.Problems.NotFound("There is no such call at the desk."));
    }
}
