using CitizenBot.Channels;
using CitizenBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Operations;

/// <summary>Live: the process answers. Ready: it can read its database and every assistant has a recognizer.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("live"));
        endpoints.MapGet("/health/ready", async (IDbContextFactory<CitizenBotDb> contexts, Recognizers recognizers, CancellationToken cancellationToken) =>
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await db.Settings.AsNoTracking().AnyAsync(cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return Problems.Refused(StatusCodes.Status503ServiceUnavailable, "The database cannot be read.");
            }

            return recognizers.AllReady ? Results.Text("ready") : Problems.Refused(StatusCodes.Status503ServiceUnavailable, "The recognizers are still learning.");
        });
    }
}
