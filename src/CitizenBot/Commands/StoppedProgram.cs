using CitizenBot.Operations;
using CitizenBot.Storage;

namespace CitizenBot.Commands;

/// <summary>What commands need of the program without running it: its settings and its database.</summary>
internal static class StoppedProgram
{
    /// <param name="settings">As the program itself takes them.</param>
    /// <exception cref="SettingException">One of them is wrong.</exception>
    public static WebApplicationBuilder Create(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.AddSettings();
        builder.Services.AddSingleton(TimeProvider.System).AddStorage(builder.Configuration);
        return builder;
    }
}
