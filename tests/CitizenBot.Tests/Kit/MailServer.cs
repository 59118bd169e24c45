using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace CitizenBot.Tests.Kit;

/// <summary>An SMTP server on this machine (RFC 5321) that keeps what it takes, and refuses what it is told to.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<string> _letters = Channel.CreateUnbounded<string>();
    private readonly Queue<string> _refusals;
    private readonly Task _serving;

    /// <param name="refusals">Answers to the first letters in place of 250, such as <c>451 later</c>.</param>
    public MailServer(params string[] refusals)
    {
        _refusals = new(refusals);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the program is set to.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{Port}", ["Mail:StartTls"] = "false", ["Mail:From"] = "chatt@example.org",
    };

    /// <summary>How many letters were offered, taken or not.</summary>
    public int Offered { get; private set; }

    /// <summary>The next letter, in whole.</summary>
    public async Task<ReceivedLetter> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return new(await _letters.Reader.ReadAsync(limit.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT":
                    Offered++;
                    await writer.WriteLineAsync(_refusals.TryDequeue(out var refusal) ? refusal : "250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var letter = new StringBuilder();
                    while (await reader.ReadLineAsync(_stop.Token) is { } text && text != ".") letter.AppendLine(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text);
                    _letters.Writer.TryWrite(letter.ToString());
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }
}

/// <summary>A letter as it went over the wire.</summary>
internal sealed record ReceivedLetter(string Raw)
{
    public string Header(string name) =>
        Decoded(string.Concat(Raw.Split("\n\n")[0].Split("\r\n\r\n")[0].ReplaceLineEndings("\n").Replace("\n ", " ", StringComparison.Ordinal).Split('\n')
            .Where(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 2)..])));

    /// <summary>The parts, decoded, by media type.</summary>
    public IReadOnlyDictionary<string, string> Parts
    {
        get
        {
            var parts = new Dictionary<string, string>();
            foreach (var part in Raw.ReplaceLineEndings("\n").Split("\n--").Skip(1).Where(part => part.Contains("content-type:", StringComparison.OrdinalIgnoreCase)))
            {
                var (head, body) = (part[..part.IndexOf("\n\n", StringComparison.Ordinal)], part[(part.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
                var type = head.Split('\n').First(line => line.StartsWith("content-type:", StringComparison.OrdinalIgnoreCase))["content-type:".Length..].Split(';')[0].Trim();
                if (type.StartsWith("multipart", StringComparison.Ordinal)) continue;
                parts[type] = head.Contains("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal))) : QuotedPrintable(body);
            }

            return parts;
        }
    }

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        text = text.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length)
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Decoded(string header) => System.Text.RegularExpressions.Regex.Replace(header.Replace("?= =?", "?==?", StringComparison.Ordinal), @"=\?utf-8\?([BQ])\?(.*?)\?=", match =>
        match.Groups[1].Value == "B" ? Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[2].Value)) : QuotedPrintable(match.Groups[2].Value.Replace('_', ' ')), System.Text.RegularExpressions.RegexOptions.IgnoreCase);
}
