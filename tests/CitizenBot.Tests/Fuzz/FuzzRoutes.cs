using System.Text.RegularExpressions;
using CitizenBot.Tests.Kit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Fuzz;

/// <summary>One call that the program serves, as it says itself.</summary>
internal sealed record FuzzRoute(string Method, string Pattern)
{
    public bool IsOfHub => Pattern.StartsWith("/handoff/", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>The calls that the program serves to others, from the program: a new one is tried from its first day.</summary>
internal sealed partial class FuzzRoutes
{
    private static readonly string[] Prefixes = ["/api/", "/assistants/", "/v3/", "/handoff/", "/desk/api/"];
    private static readonly string[] Hostile =
    [
        "..", "%2e%2e%2f", "a|0000001", "'; --", "\u202Ex\u2066", "😀", "nobody", "GOTEBORG-SE", "ABCD2345", "-1", "a b", "a/b", "%25", new('x', 2000),
    ];

    public FuzzRoutes(CitizenBotServer server)
    {
        All = [.. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Pattern: "/" + e.RoutePattern.RawText!.TrimStart('/'), Methods: e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(e => Prefixes.Any(prefix => e.Pattern.StartsWith(prefix, StringComparison.Ordinal)))
            .SelectMany(e => e.Methods.Select(method => new FuzzRoute(method, e.Pattern)))];
        Desk = [.. All.Where(r => r.Pattern.StartsWith("/desk/", StringComparison.Ordinal))];
        Citizens = [.. All.Except(Desk)];
    }

    public IReadOnlyList<FuzzRoute> All { get; }

    private IReadOnlyList<FuzzRoute> Desk { get; }

    private IReadOnlyList<FuzzRoute> Citizens { get; }

    /// <summary>A route at random; those of the desk seldom, since each sign-in is a second of hashing by design.</summary>
    public FuzzRoute Next(Random random) =>
        random.Next(20) == 0 ? Desk[random.Next(Desk.Count)] : Citizens[random.Next(Citizens.Count)];

    /// <summary>The route's address, with mostly real values in it.</summary>
    public static string Path(FuzzRoute route, Random random, DirectLineCitizen citizen) => Parameter().Replace(route.Pattern, match =>
    {
        var value = random.Next(6) == 0 ? Hostile[random.Next(Hostile.Length)] : match.Groups[1].Value switch
        {
            "id" or "conversationId" => citizen.ConversationId,
            "assistant" => random.Next(3) == 0 ? "goteborg-com" : "goteborg-se",
            "reference" => "ABCD2345",
            "userName" => "admin",
            _ => "1",
        };
        return Uri.EscapeDataString(value);
    });

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
