using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.Dialogs.Applications;

/// <summary>A form in the making, as a dialog keeps it between turns. Names of fields, sections and choices only, so that it survives new content.</summary>
internal sealed class ApplicationDraft
{
    /// <summary>The version that this program writes.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; set; }

    public string Service { get; set; } = "";

    /// <summary>By the path of the field: its name, or section, number and name of a repeated one (<c>child.2.name</c>).</summary>
    public Dictionary<string, FormAnswer> Answers { get; set; } = [];

    /// <summary>The paths asked and answered, oldest first: where "back" leads.</summary>
    public IList<string> Asked { get; set; } = [];

    /// <summary>What was asked last: a path, or one of <see cref="Step"/>.</summary>
    public string? Asking { get; set; }

    /// <summary>Whether the citizen has said that they have protected identity.</summary>
    public bool Protected { get; set; }

    /// <summary>Whether the summary has been shown, so that a change leads back to it.</summary>
    public bool Reviewed { get; set; }

    /// <summary>The reference that it is kept under, once it is.</summary>
    public string? Reference { get; set; }
}

/// <summary>Steps of the dialog that are no field.</summary>
internal static class Step
{
    public const string Review = "#review";
    public const string Change = "#change";
}

/// <summary>One answer.</summary>
/// <param name="Value">Ids of choices with commas between, <c>yes</c> or <c>no</c>, a date as YYYY-MM-DD, a number, else the text; empty where it was skipped. An identity number masked.</param>
internal sealed record FormAnswer(string Value)
{
    /// <summary>The citizen's own words, where they are not the value.</summary>
    public string? Said { get; init; }

    public IReadOnlyList<SentFile>? Files { get; init; }

    public WrittenIdentityNumber? IdentityNumber { get; init; }

    public static FormAnswer Skipped { get; } = new("");

    [JsonIgnore]
    public bool IsSkipped => Value.Length == 0 && Files is not { Count: > 0 };
}

internal sealed record ApplicationOptions(string Service, bool FromSentence);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ApplicationDraft))]
[JsonSerializable(typeof(ApplicationOptions))]
[JsonSerializable(typeof(StatusDraft))]
[JsonSerializable(typeof(ContactMemory))]
internal sealed partial class ApplicationJson : JsonSerializerContext;

/// <summary>What an open question about a filed application keeps.</summary>
internal sealed record StatusDraft(string? Reference, bool IsDraft, int Guesses);

/// <summary>How to reach the citizen, as they said it earlier in the conversation.</summary>
internal sealed record ContactMemory(string? Email, string? Phone);
