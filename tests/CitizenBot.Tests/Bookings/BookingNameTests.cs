using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Bookings;

public sealed class BookingNameTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_name_is_taken_as_a_name_whatever_else_it_sounds_like(bool manyServices)
    {
        // With few services to tell apart, a recognizer is surer of what it has never seen.
        using var content = manyServices ? ContentCopy.OfEverything() : ContentCopy.OfFewServices("medborgarkontor", "forskola_ansokan", "bibliotekskort");
        content.Change("goteborg-se/services/medborgarkontor/booking.yaml", yaml => yaml.Replace("seats: 2", "seats: 50", StringComparison.Ordinal));
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Time = time,
            Settings = new Dictionary<string, string> { ["content"] = content.Folder },
            Replace = manyServices ? null : QuickRecognizers.Use,
        });
        string[] names =
        [
            "Anna Persson", "Per Persson", "Anna Andersson", "Karin Johansson", "anna", "Mohamed Ali", "Fatima Hassan", "Eva Lund", "Ja Nej", "Bo Ek", "Tim Hjälm",
            "Sven Skola", "Maria Bibliotek", "Lena Kö", "Ali Talman", "Yrsa Kundström", "Jan-Erik Åkesson", "Li", "Erik Prat",
            "Anna Ason", "Anna Bson", "Anna Cson", "Anna Dson", "Mona Sahlin Ek", "Jag heter Anna", "Aino Anna Virtanen",
        ];

        var ends = await Task.WhenAll(names.Select(async name =>
        {
            var citizen = await server.GreetedCitizenAsync();
            var offer = await BookingTalk.ToTheOfferAsync(citizen);
            await citizen.SayAsync(offer.Buttons[Array.IndexOf(names, name) % 4]);
            var reply = await citizen.ReplyAsync(r => r.Words == "Vad heter du?" || BookingTalk.IsOffer(r));
            if (BookingTalk.IsOffer(reply))
            {
                return null;
            }

            await citizen.SayAsync(name);
            reply = await citizen.ReplyAsync();
            return reply.Words == "Vilken e-postadress har du?" ? null : $"{name}: {reply}";
        }));

        ends.Where(end => end is not null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kan jag få prata med någon")]
    [InlineData("människa tack")]
    [InlineData("get me a human")]
    public async Task A_wish_for_a_person_is_heard_where_a_name_was_asked_for(string wish)
    {
        await using var server = await CitizenBotServer.StartAsync();
        var citizen = await server.GreetedCitizenAsync();
        var offer = await BookingTalk.ToTheOfferAsync(citizen);
        await citizen.SayAsync(offer.Buttons[0]);
        await citizen.ReplyAsync(r => r.Words == "Vad heter du?");

        (await citizen.AskAsync(wish)).Intent.ShouldBe("human");
    }
}
