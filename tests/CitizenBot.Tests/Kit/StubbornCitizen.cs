namespace CitizenBot.Tests.Kit;

/// <summary>
/// A citizen who books a time and whose browser does what browsers do when the connection goes: it keeps the message
/// that was not acknowledged and sends it again, with the same id, when the server is back.
/// </summary>
public sealed class StubbornCitizen(DirectLineCitizen citizen, string name)
{
    private const string Question = "Hur ansöker jag om förskola?";
    private (string Text, string Id)? _unsent = (Question, Guid.NewGuid().ToString());

    public DirectLineCitizen Citizen => citizen;

    /// <summary>What the server has acknowledged: the client's id and the server's.</summary>
    public Dictionary<string, string> Acknowledged { get; } = [];

    public string? Reference { get; private set; }

    /// <summary>Goes on until the booking is done.</summary>
    /// <exception cref="HttpRequestException">The server has gone; go on with a new one.</exception>
    public async Task TalkAsync(HttpClient http, Action acknowledged)
    {
        citizen.Http = http;
        await citizen.StartAsync();
        while (Reference is null)
        {
            if (_unsent is { } message)
            {
                Acknowledged[message.Id] = await citizen.SayAsync(message.Text, message.Id);
                _unsent = null;
                acknowledged();
            }

            var reply = await citizen.ReplyAsync(r => BookingTalk.IsDone(r) || Next(r) is not null);
            Reference = BookingTalk.IsDone(reply) ? BookingTalk.Reference(reply) : null;
            _unsent = Next(reply) is { } next ? (next, Guid.NewGuid().ToString()) : null;
        }
    }

    private string? Next(Received reply) => reply.Intent == "forskola_ansokan" ? BookingTalk.Opening : BookingTalk.AnswerTo(reply, name);
}
