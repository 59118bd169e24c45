using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.EndToEnd;

/// <summary>The calendar files of one booking that is made, moved and cancelled, read by ical.js and imported by node-ical.</summary>
public sealed class CalendarTests
{
    [Theory]
    [InlineData("sv")]
    [InlineData("ar")]
    public async Task A_citizens_calendar_follows_a_booking_that_is_made_moved_and_cancelled(string language)
    {
        var data = Directory.CreateTempSubdirectory("citizenbot-calendar-");
        var program = await CitizenBotProcess.StartAsync(data.FullName);
        try
        {
            var citizen = await DirectLineCitizen.ArriveAsync(program.Http, "goteborg-se", "sv");
            await citizen.StartAsync();
            await citizen.ReplyAsync();
            var offer = await BookingTalk.ToTheOfferAsync(citizen);
            if (language != "sv")
            {
                await citizen.SendEventAsync("citizenbot/language", new() { ["language"] = language });
                await citizen.ReplyAsync();
            }

            var done = await BookAsync(citizen, offer.Buttons[0]);
            var link = done.Links.ShouldHaveSingleItem();
            var files = new List<string> { await DownloadAsync(program, data, link) };
            var reference = new Uri(link).Segments[^2].Trim('/');
            await citizen.SayAsync(reference);
            await citizen.SayAsync((await citizen.ReplyAsync(r => r.Buttons.Count == 2)).Buttons[0]);
            var others = await citizen.ReplyAsync(r => r.Buttons.Count > 3);
            await citizen.SayAsync(others.Buttons[^4]);
            await citizen.SayAsync((await citizen.ReplyAsync(r => r.Buttons.Count == 2)).Buttons[0]);
            files.Add(await DownloadAsync(program, data, (await citizen.ReplyAsync(r => r.Links.Count == 1)).Links[0]));
            await citizen.SayAsync(reference);
            await citizen.SayAsync((await citizen.ReplyAsync(r => r.Buttons.Count == 2)).Buttons[1]);
            await citizen.SayAsync((await citizen.ReplyAsync(r => r.Buttons.Count == 2)).Buttons[0]);
            files.Add(await DownloadAsync(program, data, (await citizen.ReplyAsync(r => r.Links.Count == 1)).Links[0]));

            var (made, moved, cancelled) = await ReadAsync(files) is [var first, var second, var third] ? (first, second, third) : throw new InvalidOperationException("A file was not read.");
            made.Text("method").ShouldBe("PUBLISH");
            moved.Text("method").ShouldBe("PUBLISH");
            cancelled.Text("method").ShouldBe("CANCEL");
            cancelled.Text("status").ShouldBe("CANCELLED");
            ((Entry[])[made, moved, cancelled]).Select(e => e.Json.GetProperty("sequence").GetInt32()).ShouldBe([0, 1, 2]);
            ((Entry[])[made, moved, cancelled]).Select(e => e.Text("uid")).Distinct().ShouldHaveSingleItem().ShouldStartWith(reference);
            ((Entry[])[made, moved, cancelled]).ShouldAllBe(e => e.Text("zone") == "Europe/Stockholm" && e.Json.GetProperty("minutes").GetInt32() == 30 && e.Text("start") == e.Text("importedStart"));
            made.Held.ShouldBe([made.Text("start")]);
            moved.Held.ShouldBe([moved.Text("start")]);
            moved.Text("start").ShouldNotBe(made.Text("start"));
            cancelled.Held.ShouldBeEmpty();

            // The button said the time in Gothenburg; the libraries make it the same moment.
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(made.Text("start"), CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"));
            offer.Buttons[0].ShouldEndWith(local.ToString("HH'.'mm", CultureInfo.InvariantCulture));
        }
        finally
        {
            await program.DisposeAsync();
            data.Delete(recursive: true);
        }
    }

    /// <summary>From the chosen time to the end: name, e-mail address, no note, yes; in whatever language, so by the order of the questions.</summary>
    private static async Task<Received> BookAsync(DirectLineCitizen citizen, string time)
    {
        foreach (var answer in (string[])[time, "Anna Andersson", "anna@example.com", "skip", "ja"])
        {
            var before = await citizen.SayAsync(answer);
            await citizen.ReplyAsync(r => string.CompareOrdinal(r.Id, before) > 0);
        }

        return citizen.FromBot.Last(r => r.Links.Count == 1);
    }

    private static async Task<string> DownloadAsync(CitizenBotProcess program, DirectoryInfo data, string link)
    {
        using var response = await program.Http.GetAsync(new Uri(link));
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var file = Path.Combine(data.FullName, $"{Guid.NewGuid():N}.ics");
        await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync());
        return file;
    }

    private static async Task<List<Entry>> ReadAsync(List<string> files)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["calendar.mjs", .. files])
        {
            WorkingDirectory = Path.Combine(RepositoryFolder.Root, "tests", "EndToEnd", "clients"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, await error);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Entry(JsonElement.Parse(line)))];
    }

    private sealed record Entry(JsonElement Json)
    {
        public IEnumerable<string> Held => Json.GetProperty("held").EnumerateArray().Select(start => start.GetString()!);

        public string Text(string name) => Json.GetProperty(name).GetString()!;
    }
}
