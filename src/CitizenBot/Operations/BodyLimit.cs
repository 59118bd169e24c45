using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>
/// Refuses bodies over <c>Limits:BodyBytes</c>, but reads on for a while first: a server that closes while its client
/// still sends resets the connection, and the client never sees why.
/// </summary>
internal static class BodyLimit
{
    /// <summary>How far over the limit a body is still read, and thrown away. Beyond it the connection is closed.</summary>
    public const int Drained = 8 * 1024 * 1024;

    /// <summary>How long that may take: a slow sender gets no more of the server's patience than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IApplicationBuilder UseBodyLimit(this WebApplication app)
    {
        var limit = app.Services.GetRequiredService<IOptions<LimitOptions>>().Value.BodyBytes;
        var time = app.Services.GetRequiredService<TimeProvider>();
        return app.Use((http, next) =>
        {
            var own = http.GetEndpoint()?.Metadata.GetMetadata<BodySize>();
            http.Request.Body = new LimitedBody(http.Request.Body, own?.Bytes ?? limit, time);
            return next(http);
        });
    }

    /// <summary>Lets one endpoint take larger bodies than the others.</summary>
    /// <param name="Bytes">The largest body.</param>
    public sealed record BodySize(long Bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Bytes + Drained;
    }

    private sealed class LimitedBody(Stream body, long limit, TimeProvider time) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            _read += read;
            if (_read <= limit)
            {
                return read;
            }

            await DrainAsync(cancellationToken);
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        private async Task DrainAsync(CancellationToken cancellationToken)
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                await body.CopyToAsync(Null, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
