using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using CitizenBot.Channels.Handoff;
using CitizenBot.Tests.Handoff;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Fuzz;

[Collection(Alone.Name)]
public sealed class FuzzTests
{
    private const int RequestsOfOneCitizen = 50;
    private const int AtOnce = 4;
    private const long MostGrowth = 64 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string[] Inside = ["   at ", "Exception", "System.", "Microsoft.", "CitizenBot.", "Npgsql", "SQLite", ".cs:"];

    /// <summary>Each of these takes a body from anybody; a run that did not try one has not tried enough.</summary>
    private static readonly string[] Open =
    [
        "POST /api/messages", "POST /assistants/{assistant}/messages", "POST /assistants/{assistant}/token", "POST /v3/directline/tokens/generate", "POST /v3/directline/tokens/refresh",
        "POST /v3/directline/conversations", "GET /v3/directline/conversations/{id}", "GET /v3/directline/conversations/{id}/activities", "POST /v3/directline/conversations/{id}/activities", "GET /v3/directline/conversations/{id}/stream", "POST /handoff/{assistant}/events",
    ];

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1200, 50_000)]
    [InlineData(DatabaseKind.PostgreSql, 800, 10_000)]
    public async Task No_request_on_any_route_fails_the_server_shows_its_inside_hangs_or_stays_in_memory(DatabaseKind database, int requests, int requestsByNight)
    {
        await using var hub = await FakeHub.StartAsync();
        await using var server = await ServerAsync(database, hub);
        var routes = new FuzzRoutes(server);
        var tried = new ConcurrentDictionary<string, int>();
        var total = TestSeed.Long ? requestsByNight : requests;
        var warm = total / 5;
        var key = WebhookSignature.KeyOf(hub.Secret)!;
        await RunAsync(server, routes, 0, warm, key, tried);
        var before = Heap();

        await RunAsync(server, routes, warm, total, key, tried);

        (Heap() - before).ShouldBeLessThan(MostGrowth, $"Seed {TestSeed.Value}");
        routes.All.Select(r => r.ToString()).ShouldBeSubsetOf(tried.Keys);
        Open.ShouldBeSubsetOf(tried.Keys);
        var after = await server.GreetedCitizenAsync();
        (await after.AskAsync("Hur ansöker jag om förskola?")).Intent.ShouldBe("forskola_ansokan");
        server.Log.Errors.ShouldBeEmpty($"Seed {TestSeed.Value}");
    }

    private static async Task RunAsync(CitizenBotServer server, FuzzRoutes routes, int from, int to, byte[] key, ConcurrentDictionary<string, int> tried)
    {
        for (var start = from; start < to; start += RequestsOfOneCitizen)
        {
            var citizens = await Task.WhenAll(server.GreetedCitizenAsync(), server.GreetedCitizenAsync());
            await Parallel.ForEachAsync(
                Enumerable.Range(start, Math.Min(RequestsOfOneCitizen, to - start)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (number, _) =>
                {
                    var request = FuzzRequest.Make(number, routes, citizens[0], citizens[1], key);
                    tried.AddOrUpdate(request.Route.ToString(), 1, (_, count) => count + 1);
                    await TryAsync(server.Http, request);
                });
        }
    }

    private static async Task TryAsync(HttpClient http, FuzzRequest request)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var message = request.ToMessage();
        using var response = await SendAsync(http, message, request, patience.Token);
        var answer = await response.Content.ReadAsStringAsync(patience.Token);
        var what = $"{request}\n{(int)response.StatusCode} {answer}";
        if (response.StatusCode == HttpStatusCode.NotImplemented)
        {
            // What the Bot Framework says of an invoke that this bot does not know.
            System.Text.Encoding.UTF8.GetString(request.Body ?? []).ShouldContain("invoke", customMessage: what);
        }
        else
        {
            ((int)response.StatusCode).ShouldBeLessThan(500, what);
        }

        if ((int)response.StatusCode >= 400)
        {
            ShouldBeASentence(response, answer, what);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage message, FuzzRequest request, CancellationToken patience)
    {
        try
        {
            return await http.SendAsync(message, patience);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException)
        {
            throw new InvalidOperationException($"No answer to {request}", e);
        }
    }

    private static void ShouldBeASentence(HttpResponseMessage response, string answer, string what)
    {
        response.Content.Headers.ContentType?.MediaType.ShouldBeOneOf(["application/json", "application/problem+json"], what);
        using var json = JsonDocument.Parse(answer);
        var sentence = (json.RootElement.TryGetProperty("detail", out var detail) ? detail : json.RootElement.GetProperty("error").GetProperty("message")).GetString();
        sentence.ShouldNotBeNull(what).ShouldEndWith(".", customMessage: what);
        sentence.ShouldContain(" ", customMessage: what);
        foreach (var word in Inside)
        {
            answer.ShouldNotContain(word, Case.Sensitive, what);
        }
    }

    private static Task<CitizenBotServer> ServerAsync(DatabaseKind database, FakeHub hub) => CitizenBotServer.StartAsync(new ServerOptions
    {
        Database = database, Settings = new Dictionary<string, string>(hub.Settings) { ["Bots:AllowAnonymous"] = "true" },
    });

    private static long Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
