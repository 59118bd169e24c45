using CitizenBot.Channels.DirectLine;
using CitizenBot.Clu;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Translators;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>The settings, checked before anything starts; what is wrong is one sentence that names the setting.</summary>
internal static class Startup
{
    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder)
    {
        KnownSettings.Check(builder.Configuration);
        DatabaseSettings.Check(builder.Configuration);
        Addresses.Check(builder.Configuration[WebHostDefaults.ServerUrlsKey]);
        StartupLog.Quieten(builder);
        var services = builder.Services;
        Bind<StorageOptions>(services, "");
        Bind<DirectLineOptions>(services, "DirectLine").Validate(
            o => o.AllowedOrigins.All(Embedding.IsOrigin), "DirectLine:AllowedOrigins must be origins such as https://goteborg.se, without a path.")
            .Validate(o => o.UploadTypes.All(t => FileType.Named(t) is not null), $"DirectLine:UploadTypes must be of these: {string.Join(", ", FileType.All.Select(t => t.Name))}.");
        Bind<KeysOptions>(services, "Keys");
        Bind<LimitOptions>(services, "Limits");
        Bind<MailOptions>(services, "Mail").Validate(o => o.Password is null || o.UserName is not null, "Mail:Password needs Mail:UserName.");
        Bind<ProxyOptions>(services, "Proxies").Validate(Proxies.AreAddresses, "Proxies:Known must be addresses such as 10.0.0.4.");
        Bind<BotsOptions>(services, "Bots");
        Bind<CluOptions>(services, "Clu");
        Bind<TranslatorOptions>(services, "Translators");
        return builder;
    }

    /// <summary>Why a start failed, as a sentence for the terminal; null for what deserves a stack trace.</summary>
    public static string? Explain(Exception e) => e switch
    {
        SettingException setting => OneLine(setting.Message),
        OptionsValidationException options => string.Join(" ", options.Failures),
        AggregateException several when several.InnerExceptions.All(inner => Explain(inner) is not null) => string.Join(" ", several.InnerExceptions.Select(Explain)),
        ContentException content => OneLine($"Content: {content.Message}"),

        // What configuration says of a value that is not of the setting's type; it names the setting.
        InvalidOperationException { InnerException: FormatException or ArgumentException, Message: var message } when message.Contains("configuration value", StringComparison.Ordinal) => message,
        _ => null,
    };

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static OptionsBuilder<T> Bind<T>(IServiceCollection services, string section) where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new AnnotatedSettings<T>(section));
        var options = services.AddOptions<T>();
        return (section.Length == 0
            ? options.Configure<IConfiguration>((value, configuration) => configuration.Bind(value))
            : options.BindConfiguration(section)).ValidateOnStart();
    }
}
