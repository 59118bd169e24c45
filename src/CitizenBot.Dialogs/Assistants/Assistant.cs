using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Languages.Translation;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>One content pack, read and checked: everything the bot knows and says for one audience. Immutable.</summary>
public sealed class Assistant
{
    /// <summary>The folder's name.</summary>
    public required string Id { get; init; }

    /// <summary>What it calls itself, in each language.</summary>
    public required LocalizedName Name { get; init; }

    /// <summary>Whether only signed-in staff may talk to it.</summary>
    public bool StaffOnly { get; init; }

    /// <summary>Whether what people write to it may be sent to a cloud service.</summary>
    public CloudUse Cloud { get; init; }

    /// <summary>BCP 47 tags it answers in natively; the first is what it falls back to.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Those of <see cref="Languages"/> in which every service has its answer. In the others some are given in English.</summary>
    public required IReadOnlyList<string> WholeLanguages { get; init; }

    /// <summary>Hosts that answers may link to.</summary>
    public required IReadOnlySet<string> OfficialHosts { get; init; }

    /// <summary>How sure it must be for what.</summary>
    public required PolicyThresholds Policy { get; init; }

    /// <summary>Services offered with the greeting.</summary>
    public required IReadOnlyList<string> Starters { get; init; }

    /// <summary>The team for what belongs to no service.</summary>
    public required Team DefaultTeam { get; init; }

    /// <summary>The cleared team for danger and for sensitive matters that name no other.</summary>
    public required Team SensitiveTeam { get; init; }

    /// <summary>Services by id, which is the intent.</summary>
    public required IReadOnlyDictionary<string, Service> Services { get; init; }

    /// <summary>Whether anything is booked with it.</summary>
    public bool Books => Services.Values.Any(service => service.Booking is { Kind: BookingKind.Own });

    /// <summary>Whether forms are filled in with it.</summary>
    public bool HasForms => Services.Values.Any(service => service.Form is not null);

    /// <summary>Teams by id.</summary>
    public required IReadOnlyDictionary<string, Team> Teams { get; init; }

    /// <summary>The bot's own sentences.</summary>
    public required TextCatalog Texts { get; init; }

    /// <summary>What goes through a translation unchanged.</summary>
    public required Glossary Glossary { get; init; }

    /// <summary>Words that mean danger.</summary>
    public required CrisisWords Crisis { get; init; }

    /// <summary>Example questions of all services and of the shared intents, in all languages.</summary>
    public required IReadOnlyList<TrainingExample> Examples { get; init; }

    /// <summary>A hash over all files it was made from; every turn records it.</summary>
    public required string ContentVersion { get; init; }

    /// <summary>The tag if it is one of <see cref="Languages"/>, else the first of them.</summary>
    public string Supported(string language) => Languages.Contains(language) ? language : Languages[0];

    /// <summary>The tag if it is one of <see cref="Languages"/>; English, which most can read, for any other; else the first.</summary>
    public string Nearest(string language) => Languages.Contains(language) || !Languages.Contains("en") ? Supported(language) : "en";
}

/// <summary>The thresholds of decision 5: between 0 and 1, compared with the recognizer's calibrated confidence.</summary>
/// <param name="Answer">At least this sure: answer.</param>
/// <param name="Clarify">At least this sure: ask which of the likeliest is meant.</param>
/// <param name="Margin">Two intents closer than this are asked about even when the first is sure.</param>
public sealed record PolicyThresholds(double Answer, double Clarify, double Margin)
{
    /// <summary>What a search of the articles found is answered from this sureness on where <c>assistant.yaml</c> says nothing else.</summary>
    public const double UsualSearch = 0.8;

    /// <summary>At least this sure: answer with an article that was found by searching. Below it is offered, not given.</summary>
    public double Search { get; init; } = UsualSearch;
}
