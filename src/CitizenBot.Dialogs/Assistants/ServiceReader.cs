using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Handoff;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>Reads one folder below <c>services/</c>.</summary>
internal static partial class ServiceReader
{
    public static Service Read(string folder, IReadOnlyList<string> languages, IReadOnlySet<string> hosts, IReadOnlyDictionary<string, Team> teams)
    {
        var path = Path.Combine(folder, "service.yaml");
        var file = YamlContent.Read<ServiceFile>(path);
        var id = Path.GetFileName(folder);
        if (file.Id != id)
        {
            throw new ContentException(path, $"the id '{file.Id}' is not the folder's name '{id}'.");
        }

        if (file.Confidence is not ("found" or "known" or "uncertain"))
        {
            throw new ContentException(path, $"confidence '{file.Confidence}' is none of found, known, uncertain.");
        }

        if (file.FactsDate is not null && !FactsDate().IsMatch(file.FactsDate))
        {
            throw new ContentException(path, $"facts_date '{file.FactsDate}' is none of YYYY, YYYY-MM, YYYY-MM-DD.");
        }

        if (file.Owner is not ("city" or "company" or "shared" or "other"))
        {
            throw new ContentException(path, $"owner '{file.Owner}' is none of city, company, shared, other.");
        }

        var team = TeamReader.Find(teams, file.Team, path);
        if (file.Sensitive && !team.Cleared)
        {
            throw new ContentException(path, $"the service is sensitive but its team '{team.Id}' is not cleared.");
        }

        var booking = ReadBooking(Path.Combine(folder, "booking.yaml"));
        if (booking is { Kind: BookingKind.Link } && file.Url is null)
        {
            throw new ContentException(path, "'url' is missing, and booking.yaml leads to it.");
        }

        var form = ReadForm(Path.Combine(folder, "form.yaml"), file.Sensitive, hosts, teams);
        var articles = languages
            .Select(language => (language, path: Path.Combine(folder, $"article.{language}.md")))
            .Where(a => a.language == "sv" || File.Exists(a.path))
            .ToDictionary(a => a.language, a => ArticleReader.Read(a.path, a.language, hosts, hasPage: file.Url is not null));
        return new Service
        {
            Id = id,
            Responsible = YamlContent.Required(file.Responsible, "responsible", path),
            Sensitive = file.Sensitive,
            Team = team,
            Url = file.Url is null ? null
                : Uri.TryCreate(file.Url, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && hosts.Contains(url!.Host) ? url
                : throw new ContentException(path, $"the url '{file.Url}' does not lead to an official host of assistant.yaml."),
            Phone = file.Phone,
            FactsDate = file.FactsDate,
            Related = file.Related,
            Articles = articles,
            Booking = booking,
            Form = form,
        };
    }

    private static BookableService? ReadBooking(string path) =>
        File.Exists(path) ? BookableService.Parse(YamlContent.ReadText(path), path) : null;

    private static Form? ReadForm(string path, bool sensitive, IReadOnlySet<string> hosts, IReadOnlyDictionary<string, Team> teams)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var form = Form.Parse(YamlContent.ReadText(path), path);
        foreach (var id in form.Fields.SelectMany(field => field.Choices).Select(choice => choice.Team).Append(form.Team).OfType<string>())
        {
            if (!TeamReader.Find(teams, id, path).Cleared && sensitive)
            {
                throw new ContentException(path, $"the service is sensitive but the team '{id}' of its form is not cleared.");
            }
        }

        return form.EService is null || hosts.Contains(form.EService.Host) ? form
            : throw new ContentException(path, $"the e_service '{form.EService}' does not lead to an official host of assistant.yaml.");
    }

    [GeneratedRegex(@"^\d{4}(-\d{2}(-\d{2})?)?$")]
    private static partial Regex FactsDate();
}
