using CitizenBot.Dialogs.Assistants;
using NodaTime;

namespace CitizenBot.Dialogs.Applications;

/// <summary>What a form.yaml declares: what is asked, in which order, and who receives it.</summary>
public sealed record Form
{
    /// <summary>The assistant's folder name.</summary>
    public required string Assistant { get; init; }

    /// <summary>The service's folder name, which is also its intent.</summary>
    public required string Service { get; init; }

    /// <summary>What the form is called.</summary>
    public required FormText Title { get; init; }

    /// <summary>Said before the first question; null for nothing.</summary>
    public FormText? Intro { get; init; }

    /// <summary>The team that receives it; null for the service's.</summary>
    public string? Team { get; init; }

    /// <summary>Where the real thing is done with electronic identification; null where this is the real thing.</summary>
    public Uri? EService { get; init; }

    /// <summary>Whether a statement that the service is recognized in begins the form without being asked to ("the lamp is broken").</summary>
    public bool BeginsOnStatement { get; init; }

    /// <summary>The sections in the order of the file.</summary>
    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>What is worked out from the answers.</summary>
    public IReadOnlyList<FormSummary> Summaries { get; init; } = [];

    /// <summary>All fields, those of repeated sections once.</summary>
    public IEnumerable<FormField> Fields => Sections.SelectMany(section => section.Fields);

    /// <summary>Reads a form.yaml.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="path">Its path, <c>.../{assistant}/services/{id}/form.yaml</c>, which names assistant and service.</param>
    /// <exception cref="ContentException">Something in it is unknown, missing, impossible or contradicts itself.</exception>
    public static Form Parse(string yaml, string path) => new FormYaml(path).Read(yaml);
}

/// <summary>Questions that belong together: asked under a condition, or once for each of several things.</summary>
/// <param name="Id">Its name in drafts.</param>
/// <param name="When">When it is asked; empty for always.</param>
/// <param name="Repeat">How often; null for once.</param>
/// <param name="Fields">What is asked.</param>
public sealed record FormSection(string Id, IReadOnlyList<FormCondition> When, FormRepeat? Repeat, IReadOnlyList<FormField> Fields);

/// <summary>A section is asked again while the citizen says that there is one more.</summary>
/// <param name="Most">How often at most, 2 or more.</param>
/// <param name="Label">What one of them is called, for the summary.</param>
/// <param name="More">The question whether there is one more.</param>
public sealed record FormRepeat(int Most, FormText Label, FormText More);

/// <summary>An answer that must have been given.</summary>
/// <param name="Field">The id of a field asked before.</param>
/// <param name="Values">Ids of its choices, or <c>yes</c> and <c>no</c>; one of them.</param>
public sealed record FormCondition(string Field, IReadOnlyList<string> Values);

/// <summary>One question.</summary>
public sealed record FormField
{
    /// <summary>Its name in drafts and exports; unique in the form.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of answer it takes.</summary>
    public required FormFieldKind Kind { get; init; }

    /// <summary>What the answer is called in the summary and the record.</summary>
    public required FormText Label { get; init; }

    /// <summary>The question.</summary>
    public required FormText Ask { get; init; }

    /// <summary>Whether it may be skipped.</summary>
    public bool Optional { get; init; }

    /// <summary>When it is asked; empty for always.</summary>
    public IReadOnlyList<FormCondition> When { get; init; } = [];

    /// <summary>For <see cref="FormFieldKind.Choice"/> and <see cref="FormFieldKind.Several"/>.</summary>
    public IReadOnlyList<FormChoice> Choices { get; init; } = [];

    /// <summary>The least number.</summary>
    public int Least { get; init; }

    /// <summary>The greatest number, the most files, or the most characters of a text.</summary>
    public int Most { get; init; }

    /// <summary>Which dates will do.</summary>
    public FormDates Dates { get; init; }

    /// <summary>What a text must look like: a regular expression over the text in upper case without spaces and dashes.</summary>
    public string? Pattern { get; init; }

    /// <summary>An example of what <see cref="Pattern"/> means.</summary>
    public string? Example { get; init; }

    /// <summary>Whether the sentence that began the form is its answer.</summary>
    public bool FromOpening { get; init; }
}

/// <summary>One of several answers.</summary>
/// <param name="Id">Its name in drafts and exports.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Words">The beginnings of words by which people name it, in any language.</param>
/// <param name="Team">Who receives the form where this was chosen; null for the form's team.</param>
public sealed record FormChoice(string Id, FormText Label, IReadOnlyList<string> Words, string? Team);

/// <summary>Something worked out from answers, shown beside them.</summary>
/// <param name="Id">Its name in exports.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Kind">How it is worked out.</param>
/// <param name="Of">The section or field that it is worked out from.</param>
public sealed record FormSummary(string Id, FormText Label, FormSummaryKind Kind, string Of);

/// <summary>The kinds of answers.</summary>
public enum FormFieldKind
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One of some.</summary>
    Choice,

    /// <summary>Some of some.</summary>
    Several,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A postal address; never asked of a person with protected identity.</summary>
    Address,

    /// <summary>A Swedish personal identity number or coordination number.</summary>
    PersonalIdentityNumber,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>Files of any kind that can be sent.</summary>
    File,

    /// <summary>Pictures.</summary>
    Photo,

    /// <summary>A place in the city: coordinates, a street or a description.</summary>
    Place,

    /// <summary>Yes or no.</summary>
    YesNo,
}

/// <summary>Which dates an answer may have.</summary>
public enum FormDates
{
    /// <summary>Any from 1900 to 2099.</summary>
    Any,

    /// <summary>Today or before.</summary>
    Past,

    /// <summary>Today or after.</summary>
    Future,
}

/// <summary>How a summary is worked out.</summary>
public enum FormSummaryKind
{
    /// <summary>How often a repeated section was answered.</summary>
    Count,

    /// <summary>The sum of a number field.</summary>
    Sum,

    /// <summary>Whole years from a date field to the day of filing.</summary>
    Age,
}
