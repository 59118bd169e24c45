using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Bookings;
using NodaTime;

namespace CitizenBot.Channels;

/// <summary>
/// Takes personal identity numbers out of a message before it is stored. The text has them masked; until its turn has run, the
/// activity carries them encrypted for the form that may have asked for one, and then they are gone from it.
/// </summary>
internal sealed class IdentityMask(IIdentityNumbers numbers, TimeProvider time)
{
    private const string EntityType = "citizenbot/identity-numbers";
    private const string Property = "numbers";

    /// <returns>Whether the activity had any.</returns>
    public bool Hide(Activity activity)
    {
        // A client cannot say that something was masked here.
        Remove(activity);
        if (activity is not { Type: ActivityTypes.Message, Text: { Length: > 0 } text })
        {
            return false;
        }

        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(BookableService.Zone).Date;
        var (masked, found) = PersonalIdentityNumber.Mask(text, today);
        if (found.Count == 0)
        {
            return false;
        }

        activity.Text = masked;
        WrittenIdentityNumber[] written = [.. found.Select(number => new WrittenIdentityNumber(number.Masked, numbers.Protect(number), numbers.HashOf(number)))];
        (activity.Entities ??= []).Add(new Entity
        {
            Type = EntityType,
            Properties = new Dictionary<string, JsonElement> { [Property] = JsonSerializer.SerializeToElement(written, HostJson.Default.WrittenIdentityNumberArray) },
        });
        return true;
    }

    /// <summary>The numbers that a stored activity carries, which it no longer does then; null for none.</summary>
    public static WrittenIdentityNumbers? Take(Activity activity)
    {
        var found = (activity.Entities ?? []).FirstOrDefault(entity => entity.Type == EntityType);
        return found is not null && Remove(activity) && found.Properties?.TryGetValue(Property, out var json) == true
            ? new WrittenIdentityNumbers(json.Deserialize(HostJson.Default.WrittenIdentityNumberArray)!)
            : null;
    }

    private static bool Remove(Activity activity)
    {
        if (activity.Entities is not { } entities || !entities.Any(entity => entity.Type == EntityType))
        {
            return false;
        }

        var others = entities.Where(entity => entity.Type != EntityType).ToList();
        activity.Entities = others.Count == 0 ? null : others;
        return true;
    }
}
