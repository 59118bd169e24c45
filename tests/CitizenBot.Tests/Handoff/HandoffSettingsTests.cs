using CitizenBot.Operations;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Handoff;

public sealed class HandoffSettingsTests
{
    private const string Secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    [Theory]
    [InlineData("no such assistant", "Handoff:nobody:Hub=webhook")]
    [InlineData("is not a setting", "Handoff:goteborg-se:Address=x")]
    [InlineData("is not a setting", "Handoff:Hub=webhook")]
    [InlineData("Handoff:goteborg-se:Url must be", "Handoff:goteborg-se:Hub=webhook", "Handoff:goteborg-se:Secret=" + Secret)]
    [InlineData("Handoff:goteborg-se:Url must be", "Handoff:goteborg-se:Hub=webhook", "Handoff:goteborg-se:Url=http://hub.example/", "Handoff:goteborg-se:Secret=" + Secret)]
    [InlineData("openssl rand", "Handoff:goteborg-se:Hub=webhook", "Handoff:goteborg-se:Url=https://hub.example/")]
    [InlineData("openssl rand", "Handoff:goteborg-se:Hub=webhook", "Handoff:goteborg-se:Url=https://hub.example/", "Handoff:goteborg-se:Secret=whsec_c2hvcnQ=")]
    [InlineData("is not webhook", "Handoff:goteborg-se:Url=https://hub.example/")]
    [InlineData("none of desk, webhook and channel", "Handoff:goteborg-se:Hub=7")]
    public async Task What_does_not_fit_together_stops_the_start(string reason, params string[] settings)
    {
        var given = settings.Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => s[1]);

        (await Should.ThrowAsync<SettingException>(() => CitizenBotServer.StartAsync(new ServerOptions { Settings = given }))).Message.ShouldContain(reason);
    }
}
