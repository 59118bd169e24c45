using CitizenBot.Dialogs.Assistants;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>The settings, checked before anything starts; what is wrong is one sentence that names the setting.</summary>
internal static class Startup
{
    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        Bind<StorageOptions>(services, "");
        Bind<DirectLineOptions>(services, "DirectLine").Validate(
            o => o.AllowedOrigins.All(IsOrigin), "DirectLine:AllowedOrigins must be origins such as https://goteborg.se, without a path.");
        Bind<KeysOptions>(services, "Keys");
        Bind<LimitOptions>(services, "Limits");
        Bind<BotsOptions>(services, "Bots");
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.Value.BodyBytes;
        });
        return builder;
    }

    /// <summary>Why a start failed, as a sentence for the terminal; null for what deserves a stack trace.</summary>
    public static string? Explain(Exception e) => e switch
    {
        OptionsValidationException options => string.Join(" ", options.Failures),
        ContentException content => content.Message,
        InvalidOperationException { InnerException: FormatException or ArgumentException, Message: var message } => message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException, Message: var message } => message,
        FormatException => e.Message,
        _ => null,
    };

    private static OptionsBuilder<T> Bind<T>(IServiceCollection services, string section) where T : class
    {
        var options = services.AddOptions<T>();
        return (section.Length == 0
            ? options.Configure<IConfiguration>((value, configuration) => configuration.Bind(value))
            : options.BindConfiguration(section)).ValidateDataAnnotations().ValidateOnStart();
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url!.GetLeftPart(UriPartial.Authority) == text;
}
