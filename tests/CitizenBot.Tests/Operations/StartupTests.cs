using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Operations;

/// <summary>A wrong setting stops the built program with one sentence that names it, and with nothing else.</summary>
public sealed class StartupTests(StartupTests.FewServices content) : IDisposable, IClassFixture<StartupTests.FewServices>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("citizenbot-test-").FullName;

    public static TheoryData<string, string> Wrong => new()
    {
        { "ConnectionStrings:CitizenBot", "--ConnectionStrings:CitizenBot=hello" },
        { "ConnectionStrings:CitizenBot", "--ConnectionStrings:CitizenBot=Host=x;Port=many" },
        { "ConnectionStrings:CitizenBot", "--ConnectionStrings:CitizenBot=Host=127.0.0.1;Port=1;Username=u;Password=topsecret" },
        { "ConnectionStrings:Citizen", "--ConnectionStrings:Citizen=Host=127.0.0.1" },
        { "ConnectionStrings:Redis", "--ConnectionStrings:Redis=127.0.0.1:1,password=topsecret" },
        { "ConnectionStrings:Redis", "--ConnectionStrings:Redis=redis://127.0.0.1 --ConnectionStrings:CitizenBot=Host=127.0.0.1 --Keys:Path=keys" },
        { "Keys:Path", "--ConnectionStrings:Redis=127.0.0.1:1,password=topsecret --ConnectionStrings:CitizenBot=Host=127.0.0.1" },
        { "Data", "--data={folder}/a-file/data" },
        { "Data", "--data={folder}/not-a-database" },
        { "Keys:Path", "--Keys:Path={folder}/a-file/keys" },
        { "Bots:goteborg-se:TenantId", "--Bots:goteborg-se:AppId=11111111-1111-1111-1111-111111111111" },
        { "Bots:goteborg-se:TenantId", "--Bots:goteborg-se:AppId=1 --Bots:goteborg-se:ClientSecret=x --Bots:goteborg-se:TenantId=a/b" },
        { "Bots:goteborg-se:AppId", "--Bots:goteborg-se:ClientSecret=x" },
        { "Bots:goteborg-se:TenantId", "--Bots:goteborg-se:AppId=1 --Bots:goteborg-se:ClientSecret=x --Bots:goteborg-se:Type=SingleTenant" },
        { "Bots:goteborg-se:TenantId", "--Bots:goteborg-se:AppId=1 --Bots:goteborg-se:Type=UserAssignedMSI" },
        { "Bots:goteborg-se:ClientSecret", "--Bots:goteborg-se:AppId=1 --Bots:goteborg-se:TenantId=t --Bots:goteborg-se:ClientSecret=x --Bots:goteborg-se:Type=UserAssignedMSI" },
        { "Bots:goteborg-se:Type", "--Bots:goteborg-se:AppId=1 --Bots:goteborg-se:Type=Multi" },
        { "Bots:goteborg-se:AllowedCallers", "--Bots:goteborg-se:AppId=1 --Bots:goteborg-se:TenantId=t --Bots:goteborg-se:AllowedCallers:0=*" },
        { "Bots:goteborg-se:ChannelService", "--Bots:goteborg-se:AppId=1 --Bots:goteborg-se:TenantId=t --Bots:goteborg-se:ChannelService=https://botframework.example" },
        { "Bots:goteborg-se:ToBotFromChannelOpenIdMetadataUrl", "--Bots:goteborg-se:AppId=1 --Bots:goteborg-se:TenantId=t --Bots:goteborg-se:ToBotFromChannelOpenIdMetadataUrl=http://login.example/openid" },
        { "Bots:goteborg-se:AppID2", "--Bots:goteborg-se:AppID2=x" },
        { "Bots:gothenburg", "--Bots:gothenburg:AppId=x" },
        { "Bots:Default", "--Bots:Default=gothenburg" },
        { "Bots:PublicUrl", "--Bots:PublicUrl=chat.example.org" },
        { "Content", "--content={folder}/nothing" },
        { "Content", "--content={folder}/broken" },
        { "Content", "--content={folder}/half" },
        { "Limits:TokensPerMinute", "--Limits:TokensPerMinute=0" },
        { "Limits:MessagesPerMinute", "--Limits:MessagesPerMinute=many" },
        { "Limits:MessagesPerMinut", "--Limits:MessagesPerMinut=5" },
        { "DirectLine:AllowedOrigins", "--DirectLine:AllowedOrigins:0=https://goteborg.se/" },
        { "DirectLine:TokenSeconds", "--DirectLine:TokenSeconds=1" },
        { "Translators:Azure:Endpoint", "--Translators:Azure:Endpoint=http://translator.example --Translators:Azure:Key=topsecret" },
        { "Translators:Order", "--Translators:Order:0=azure" },
        { "Proxies:Known", "--Proxies:Known:0=proxy" },
        { "Urls", "--urls=localhost" },
        { "Urls", "--urls=http://127.0.0.1:99999" },
        { "Urls", "--urls=http://127.0.0.1:0/chat" },
        { "Urls", "--urls=http://192.0.2.1:4000" },
        { "Urls", "--urls=http://127.0.0.1:{taken}" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_setting_stops_the_start_with_one_sentence_that_names_it(string setting, string arguments)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await PrepareAsync();

        var (code, said, errors) = await RunAsync(arguments
            .Replace("{folder}", _folder, StringComparison.Ordinal)
            .Replace("{taken}", ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Split(" --").Select((a, i) => i == 0 ? a : $"--{a}"));

        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1, errors);
        lines[0].ShouldStartWith("CitizenBot cannot start: ");
        lines[0].ShouldContain(setting);
        lines[0].ShouldNotContain("topsecret");
        said.ShouldNotContain("fail:");
        (said + errors).ShouldNotContain("   at ");
        code.ShouldBe(1);
    }

    [Theory]
    [InlineData("--colour=red", "'--colour' is not an option.")]
    [InlineData("--Limitz:Enabled=false", "'--Limitz:Enabled' is not an option.")]
    [InlineData("--urls", "'--urls' needs a value.")]
    [InlineData("start", "'start' is not an option.")]
    public async Task A_wrong_option_is_refused_before_anything_is_read(string argument, string sentence)
    {
        var (code, _, errors) = await RunAsync([argument], complete: false);

        errors.ShouldStartWith(sentence);
        code.ShouldBe(2);
    }

    /// <summary>Content that is read quickly: most of what is wrong is found after it.</summary>
    public sealed class FewServices : IDisposable
    {
        private readonly ContentCopy _copy = ContentCopy.OfFewServices("medborgarkontor", "forskola_ansokan", "bibliotekskort");

        public string Folder => _copy.Folder;

        public void Dispose() => _copy.Dispose();
    }

    private async Task PrepareAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a-file"), "");
        await WriteAsync("not-a-database/citizenbot.db", new string('x', 4096));
        await WriteAsync("broken/goteborg-se/assistant.yaml", "id: [\n");
        await WriteAsync("half/goteborg-se/assistant.yaml", await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "assistants/goteborg-se/assistant.yaml")));
    }

    private Task WriteAsync(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.WriteAllTextAsync(file, text);
    }

    /// <summary>Runs the program to its end, on a folder of its own and a free port where the arguments say nothing else.</summary>
    private async Task<(int Code, string Output, string Errors)> RunAsync(IEnumerable<string> arguments, bool complete = true)
    {
        string[] always = complete ? [$"--data={_folder}/data", "--urls=http://127.0.0.1:0", $"--content={content.Folder}"] : [];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [CitizenBotProcess.Program, .. always, .. arguments])
        {
            WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(CitizenBotProcess.Patience);
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw;
        }

        return (process.ExitCode, await output, await errors);
    }
}
