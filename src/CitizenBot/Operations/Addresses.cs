using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace CitizenBot.Operations;

/// <summary>Where the program listens: checked before it does, and explained where it cannot.</summary>
internal static class Addresses
{
    private const string Setting = "Urls";

    /// <exception cref="SettingException">One of them is no address to listen on.</exception>
    public static void Check(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsAddress(url))
            {
                throw new SettingException(Setting, $"has '{url}', which is not an address such as http://localhost:3978.");
            }
        }
    }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="SettingException">One of the addresses cannot be had.</exception>
    public static async Task ListenAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new SettingException(Setting, $"cannot be listened on: {e.Message}", e);
        }
        catch (SocketException e)
        {
            throw new SettingException(Setting, $"({app.Configuration[Setting]}) cannot be listened on: {e.Message}.", e);
        }
        catch (InvalidOperationException e) when (e.Source?.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) == true)
        {
            throw new SettingException(Setting, $"({app.Configuration[Setting]}) cannot be listened on: {e.Message}", e);
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0
                && (address.IsUnixPipe || address.IsNamedPipe || address.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
