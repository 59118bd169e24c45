using System.ComponentModel.DataAnnotations;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Operations;

namespace CitizenBot.Clu;

/// <summary>Azure AI Language's conversational language understanding (CLU), and which assistants are understood by it. None is, unless it is set.</summary>
internal sealed class CluOptions
{
    /// <summary>The resource's address, such as <c>https://example.cognitiveservices.azure.com</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Without one the program signs in with Entra ID.</summary>
    public string? Key { get; set; }

    /// <summary>The user-assigned managed identity to sign in as; the usual chain of credentials where it is not set.</summary>
    public string? ClientId { get; set; }

    /// <summary>How long a citizen waits for it, retries included, in seconds; the embedded recognizer answers then.</summary>
    [Range(1, 30)]
    public int Seconds { get; set; } = 2;

    /// <summary>By assistant: the project and its deployment, as <c>project/deployment</c>.</summary>
    public IDictionary<string, string> Assistants { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What an assistant is understood by; null where that is the embedded recognizer.</summary>
    public CluDeployment? Of(string assistant) => Assistants.TryGetValue(assistant, out var name) ? CluDeployment.Parse(name) : null;

    /// <param name="assistants">Those there are, by id.</param>
    /// <exception cref="SettingException">Something does not fit together.</exception>
    public void Check(IReadOnlyDictionary<string, Assistant> assistants)
    {
        if (Endpoint is not null && !(Endpoint.IsAbsoluteUri && (Endpoint.Scheme == Uri.UriSchemeHttps || (Endpoint.Scheme == Uri.UriSchemeHttp && Endpoint.IsLoopback))))
        {
            throw new SettingException("Clu:Endpoint", $"is '{Endpoint}', which is not an address such as https://example.cognitiveservices.azure.com.");
        }

        if (Endpoint is null && (Key is not null || ClientId is not null || Assistants.Count > 0))
        {
            throw new SettingException("Clu:Endpoint", "is missing, such as https://example.cognitiveservices.azure.com.");
        }

        foreach (var (id, name) in Assistants)
        {
            var setting = $"Clu:Assistants:{id}";
            var assistant = assistants.Values.FirstOrDefault(a => a.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? throw new SettingException(setting, "is set, and there is no such assistant.");
            if (assistant.Cloud == CloudUse.Never)
            {
                throw new SettingException(setting, "is set, and the assistant's content says 'cloud: never'.");
            }

            if (CluDeployment.Parse(name) is null)
            {
                throw new SettingException(setting, $"is '{name}', which is not a project and a deployment such as goteborg-se/production.");
            }
        }
    }
}

/// <summary>A trained model that is served.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Deployment">The deployment's name within it.</param>
internal sealed record CluDeployment(string Project, string Deployment)
{
    /// <summary>Reads <c>project/deployment</c>; null where it is something else.</summary>
    public static CluDeployment? Parse(string text) => text.Split('/', StringSplitOptions.TrimEntries) is [{ Length: > 0 } project, { Length: > 0 } deployment] ? new(project, deployment) : null;
}
