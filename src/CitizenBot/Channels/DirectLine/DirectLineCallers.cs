using CitizenBot.Operations;

namespace CitizenBot.Channels.DirectLine;

/// <summary>The caller is a server that holds an assistant's secret, and speaks for many citizens.</summary>
internal sealed record DirectLineServer(string Assistant);

/// <summary>Finds out whose token a call carries before the rates are counted: a name that a caller only claims would be a rate for the asking.</summary>
internal static class DirectLineCallers
{
    public static IApplicationBuilder UseDirectLineCallers(this WebApplication app)
    {
        var tokens = app.Services.GetRequiredService<DirectLineTokens>();
        var secrets = app.Services.GetRequiredService<DirectLineSecrets>();
        return app.Use(async (http, next) =>
        {
            if (RateLimits.CountsTokens(http.GetEndpoint()) && DirectLineAccess.BearerOf(http.Request) is { } credential)
            {
                if (secrets.AssistantOf(credential) is { } assistant)
                {
                    http.Features.Set(new DirectLineServer(assistant));
                }
                else
                {
                    http.Features.Set(await tokens.ValidateAsync(credential, http.RequestAborted));
                }
            }

            await next(http);
        });
    }
}
