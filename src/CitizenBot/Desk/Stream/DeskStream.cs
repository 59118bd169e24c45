using System.Net.WebSockets;
using CitizenBot.Operations;
using CitizenBot.Storage;

namespace CitizenBot.Desk;

/// <summary>
/// <c>GET /desk/api/stream</c>: what changes at one desk, as it happens. Signals only wake it: it reads what is new in
/// the database, every five seconds also without one, since another instance may have written and not been heard.
/// </summary>
internal sealed class DeskStream(
    SummaryReader reader, Transcript transcript, DeskTeams teams, DeskSessions sessions, ConversationFeed feed, AuditTrail audit,
    TimeProvider time, IHostApplicationLifetime lifetime, ILogger<DeskStream> logger)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CheckSessionEvery = TimeSpan.FromSeconds(30);

    public static void Map(IEndpointRouteBuilder desk) => desk.MapGet("/stream", (HttpContext http, DeskSession session, DeskStream stream) =>
        http.WebSockets.IsWebSocketRequest ? stream.ServeAsync(http, session) : Task.FromResult(Problems.Bad("This address is for WebSocket connections.")))
        .RequireAuthorization(DeskPolicies.Agent);

    private async Task<IResult> ServeAsync(HttpContext http, DeskSession session)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var view = new StreamView(teams.WallOf(session.Agent), reader, transcript);

        // Both before the desk knows that the stream is open: what changes once it is open is then never missed.
        using var follower = feed.FollowAllEverywhere();
        await view.BeginAsync(ended.Token);

        using var webSocket = await http.WebSockets.AcceptWebSocketAsync();
        var socket = new DeskSocket(webSocket);
        var receiving = socket.ReceiveAsync(ended.Token);
        var status = WebSocketCloseStatus.EndpointUnavailable;
        try
        {
            status = await FollowAsync(http, socket, view, follower, session, ended.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The desk went away or the program stops; the desk reads on from its watermarks later.
        }
        catch (Exception e)
        {
            LogMessages.DeskStreamFailed(logger, session.Agent.UserName, e);
        }

        // To stop reading at once would reset the connection, and with it what was said last.
        await socket.CloseAsync(status);
        ended.CancelAfter(Farewell);
        await receiving;
        return Results.Empty;
    }

    /// <returns>Why it ended.</returns>
    private async Task<WebSocketCloseStatus> FollowAsync(
        HttpContext http, DeskSocket socket, StreamView view, ConversationFeed.Follower follower, DeskSession session, CancellationToken cancellationToken)
    {
        var checkAt = time.GetUtcNow() + CheckSessionEvery;
        var signal = follower.WaitAsync(PollEvery, time, cancellationToken);
        var request = socket.Requests.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            await Task.WhenAny(signal, request);
            if (time.GetUtcNow() >= checkAt)
            {
                if (!await sessions.HoldsAsync(session, cancellationToken))
                {
                    return WebSocketCloseStatus.PolicyViolation;
                }

                checkAt = time.GetUtcNow() + CheckSessionEvery;
            }

            if (request.IsCompleted)
            {
                if (!await request)
                {
                    return WebSocketCloseStatus.NormalClosure;
                }

                while (socket.Requests.TryRead(out var asked))
                {
                    if (view.Apply(asked) is { } followed)
                    {
                        await audit.FollowedAsync(http, session.Agent.UserName, followed);
                    }
                }

                await SendNewsAsync(socket, view, null, cancellationToken);
                request = socket.Requests.WaitToReadAsync(cancellationToken).AsTask();
            }

            if (signal.IsCompleted)
            {
                var changed = await signal;
                await SendAsync(socket, view, changed.Count > 0 ? changed : null, cancellationToken);
                signal = follower.WaitAsync(PollEvery, time, cancellationToken);
            }
        }
    }

    private static async Task SendAsync(DeskSocket socket, StreamView view, IReadOnlySet<string>? ids, CancellationToken cancellationToken)
    {
        var changes = await view.ChangesAsync(ids, cancellationToken);
        foreach (var summary in changes)
        {
            await socket.SendAsync(new ConversationFrame(summary), DeskJson.Wire.ConversationFrame, cancellationToken);
        }

        if (await SendNewsAsync(socket, view, ids, cancellationToken) + changes.Count == 0 && ids is null)
        {
            await socket.KeepAliveAsync(cancellationToken);
        }
    }

    private static async Task<int> SendNewsAsync(DeskSocket socket, StreamView view, IReadOnlySet<string>? ids, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (await view.NewsAsync(ids, cancellationToken) is { Count: > 0 } news)
        {
            foreach (var frame in news.Where(f => f.Activities.Count > 0))
            {
                await socket.SendAsync(frame, DeskJson.Wire.ActivitiesFrame, cancellationToken);
            }

            sent += news.Count;
        }

        return sent;
    }
}
