using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels;

/// <summary>An assistant that the operator has switched off: it answers nothing until it is switched on again; people still do.</summary>
/// <param name="Id">Another one whenever it is switched off anew.</param>
/// <param name="Reasons">What citizens read, by language, Swedish always; whoever reads another language that it lacks gets the Swedish.</param>
/// <param name="By">Who did it: an account at the desk, or the command's caller.</param>
internal sealed record AssistantOff(string Id, IReadOnlyDictionary<string, string> Reasons, DateTimeOffset Since, string By)
{
    /// <summary>Characters of a reason.</summary>
    public const int LongestReason = 500;

    /// <summary>How a stream shows it, or, for null, that the assistant is on again.</summary>
    public static Activity ToActivity(AssistantOff? off, string assistant, string conversationId, DateTimeOffset now)
    {
        var value = new Dictionary<string, JsonElement> { ["state"] = BotEvents.Json(off is null ? "on" : "off") };
        if (off is not null)
        {
            value["reasons"] = Broadcast.Texts(off.Reasons);
        }

        return Broadcast.Create(BotEvents.ServiceState, value, $"switch-{off?.Id ?? Guid.NewGuid().ToString("N")}", assistant, conversationId, now);
    }

    /// <summary>Why reasons cannot be used, or null.</summary>
    public static string? Wrong(IReadOnlyDictionary<string, string> reasons, IEnumerable<string> languages) =>
        !reasons.ContainsKey("sv") || reasons.Any(r => !languages.Contains(r.Key) || r.Value.Length > LongestReason)
            ? $"An assistant is switched off with 'reasons' in its languages ({string.Join(", ", languages)}), in Swedish at least, each of at most {LongestReason} characters."
            : null;
}

/// <summary>Which assistants are switched off. Every change is in the log of every instance that serves the assistant, with who made it.</summary>
internal sealed class AssistantSwitches(IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, TimeProvider time, ILogger<AssistantSwitches> logger) : IAssistantSwitches
{
    private readonly SharedSettings<AssistantOff> _settings = new(contexts, writer, time, Prefix, HostJson.Default.AssistantOff, (assistant, off) =>
    {
        if (off is null)
        {
            LogMessages.AssistantOn(logger, assistant);
        }
        else
        {
            LogMessages.AssistantOff(logger, assistant, off.By, off.Reasons["sv"]);
        }
    });

    /// <summary>What the keys of the rows begin with.</summary>
    public const string Prefix = "switch.";

    public ValueTask<AssistantOff?> CurrentAsync(string assistant, CancellationToken cancellationToken) => _settings.CurrentAsync(assistant, cancellationToken);

    public async ValueTask<IReadOnlyDictionary<string, string>?> ReasonsOffAsync(string assistant, CancellationToken cancellationToken) =>
        (await CurrentAsync(assistant, cancellationToken))?.Reasons;

    /// <summary>Switches it off; null switches it on.</summary>
    public Task SetAsync(string assistant, AssistantOff? off, CancellationToken cancellationToken) => _settings.SetAsync(assistant, off, cancellationToken);
}
