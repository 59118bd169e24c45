using System.Net;

namespace CitizenBot.Tests.Instances;

/// <summary>
/// What a load balancer does: each request goes to an instance of its choice, whichever the one before had, and to the next
/// one where the first does not answer in time or fails. An instance that has not answered gets nothing for a while.
/// </summary>
internal sealed class AnyInstance(Uri[] instances) : HttpMessageHandler
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(10);
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly long[] _aloneUntil = new long[instances.Length];
    private int _next;

    /// <summary>Requests that a second instance had to answer.</summary>
    public int Retries;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = Choose();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(AnswerWithin);
            try
            {
                var response = await _http.SendAsync(CopyFor(instances[at], request, body), limit.Token);
                if (response.StatusCode < HttpStatusCode.InternalServerError)
                {
                    await response.Content.LoadIntoBufferAsync(limit.Token);
                    return response;
                }

                response.Dispose();
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                Volatile.Write(ref _aloneUntil[at], Environment.TickCount64 + (long)LeftAlone.TotalMilliseconds);
            }

            Interlocked.Increment(ref Retries);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _http.Dispose();
        base.Dispose(disposing);
    }

    private int Choose()
    {
        var first = Interlocked.Increment(ref _next);
        var order = Enumerable.Range(0, instances.Length).Select(i => (int)((uint)(first + i) % instances.Length)).ToList();
        return order.Find(i => Volatile.Read(ref _aloneUntil[i]) <= Environment.TickCount64) is var free && Volatile.Read(ref _aloneUntil[free]) <= Environment.TickCount64 ? free : order[0];
    }

    private static HttpRequestMessage CopyFor(Uri instance, HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, new Uri(instance, request.RequestUri!.PathAndQuery));
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (body is not null)
        {
            copy.Content = new ByteArrayContent(body);
            copy.Content.Headers.ContentType = request.Content!.Headers.ContentType;
        }

        return copy;
    }
}
