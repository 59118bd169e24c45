using System.Text.Json.Serialization;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>A booking in the making, as a dialog keeps it between turns. Names and ids only, so that it survives new content.</summary>
internal sealed class BookingDraft
{
    public string? Service { get; set; }
    public string? Place { get; set; }
    public int? People { get; set; }

    /// <summary>What the citizen has said about when, until a place is known to look it up at.</summary>
    public string? Wish { get; set; }

    /// <summary>The last words that named a day, and the last that named a time of day: "Thursday instead" keeps "after lunch".</summary>
    public string? SaidDay { get; set; }
    public string? SaidTime { get; set; }

    /// <summary>The chosen start, in Unix milliseconds.</summary>
    public long? Start { get; set; }
    public Guid? Hold { get; set; }

    /// <summary>When the hold lapses, in Unix milliseconds.</summary>
    public long? HeldUntil { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Note { get; set; }
    public string? Interpreter { get; set; }
    public string? Accessibility { get; set; }
    public string? Address { get; set; }

    /// <summary>What was asked last: a field's name.</summary>
    public string? Asking { get; set; }

    /// <summary>The starts last offered, in Unix milliseconds: what a button's words mean, and where "more" goes on.</summary>
    public IList<long> Offered { get; set; } = [];

    /// <summary>Whether it was said that the calendar is a sample.</summary>
    public bool ToldSample { get; set; }

    /// <summary>For a change: the booking's reference, once it is proven to be the citizen's.</summary>
    public string? Reference { get; set; }
    public bool Proven { get; set; }

    /// <summary>How often a proof was wrong.</summary>
    public int Guesses { get; set; }
}

internal static class Ask
{
    public const string Service = "service";
    public const string Place = "place";
    public const string People = "people";
    public const string Time = "time";
    public const string Confirm = "confirm";
}

internal sealed record BookingOptions(string Service);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(BookingDraft))]
[JsonSerializable(typeof(BookingOptions))]
internal sealed partial class BookingJson : JsonSerializerContext;
