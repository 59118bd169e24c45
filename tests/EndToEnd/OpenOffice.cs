using System.Text.RegularExpressions;
using CitizenBot.Tests.Kit;
using Microsoft.Playwright;

namespace CitizenBot.EndToEnd;

/// <summary>The running program, whose customer service is always open, and a real browser.</summary>
public sealed partial class OpenOffice : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("citizenbot-browser-");
    private readonly ContentCopy _content = ContentCopy.OfEverything();
    private IPlaywright _playwright = null!;
    private CitizenBotProcess _first = null!;

    public CitizenBotProcess Program { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>A translator for the residents' assistant, beside real Apertium for the visitors'.</summary>
    internal TranslationServer Translator { get; private set; } = null!;

    /// <summary>Pages of another site, which may use the program.</summary>
    public ClientSite Site { get; } = new();

    /// <summary>The administrator's first password, as the terminal showed it.</summary>
    public string OneTimePassword => _first.Output.Select(line => Password().Match(line)).First(match => match.Success).Groups[1].Value;

    /// <summary>Whether the administrator has chosen a password of their own already.</summary>
    public bool HasPassword { get; set; }

    public async Task InitializeAsync()
    {
        _content.OpenAlways();
        Translator = await TranslationServer.StartAsync();
        Program = _first = await StartProgramAsync();
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000);
        Browser = await LaunchAsync(_playwright);
    }

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = ["--no-sandbox", "--disable-gpu"] });

    /// <summary>Kills the program, as kill -9 does, and starts it again on the same data and at the same address.</summary>
    /// <param name="meanwhile">Done while there is no server.</param>
    public async Task RestartAsync(Func<Task>? meanwhile = null)
    {
        var port = Program.Address.Port;
        await Program.DisposeAsync();
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        Program = await StartProgramAsync(port);
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        await Program.DisposeAsync();
        await Site.DisposeAsync();
        await Translator.DisposeAsync();
        _content.Dispose();
        _data.Delete(recursive: true);
    }

    /// <summary>A page in a browser context of its own, as large as a desktop or a phone.</summary>
    public async Task<IPage> OpenAsync(string path, bool phone = false)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Program.Address.AbsoluteUri,
            ViewportSize = phone ? new() { Width = 390, Height = 800 } : new() { Width = 1280, Height = 900 },
            HasTouch = phone,
            Locale = "sv-SE",
            TimezoneId = "Europe/Stockholm",
            BypassCSP = true,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    private Task<CitizenBotProcess> StartProgramAsync(int port = 0) =>
        CitizenBotProcess.StartAsync(_data.FullName, _content.Folder, port,
        [
            $"--DirectLine:AllowedOrigins:0={Site.Origin}", $"--Translators:Apertium:Endpoint={Apertium}", "--Translators:Assistants:goteborg-se=azure", "--Translators:Assistants:goteborg-com=apertium",
            .. Translator.AzureSettings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ]);

    private static string Apertium => Environment.GetEnvironmentVariable("CITIZENBOT_TEST_APERTIUM")
        ?? throw new InvalidOperationException("The tests with a translator need Apertium: run ./test, which starts it, or set CITIZENBOT_TEST_APERTIUM to the address of an APy server.");

    public static Task PictureAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(RepositoryFolder.Root, "artifacts", $"{name}.png") });

    [GeneratedRegex(@"one-time password (\S+)")]
    private static partial Regex Password();
}
