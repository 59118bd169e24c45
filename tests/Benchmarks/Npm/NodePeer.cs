using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks.Npm;

/// <summary>A script of a peer that reads one question from standard input, measures itself, and writes one answer.</summary>
internal static class NodePeer
{
    /// <param name="peers">The folder of the peers' packages.</param>
    /// <param name="peer">The peer's folder in it.</param>
    /// <param name="script">Its script.</param>
    /// <param name="question">Written as JSON.</param>
    /// <exception cref="InvalidOperationException">The script ended badly; its own words are in the message.</exception>
    public static async Task<T> AskAsync<T>(string peers, string peer, string script, object question)
    {
        var folder = await PeerInstallation.InstallAsync(Path.Combine(peers, peer));
        using var node = Process.Start(new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        var answer = node.StandardOutput.ReadToEndAsync();
        await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, question, JsonSerializerOptions.Web);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(await answer, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"{peer} ended with {node.ExitCode}: {await errors}");
    }
}
