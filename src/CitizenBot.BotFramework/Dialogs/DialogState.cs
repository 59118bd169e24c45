using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>The dialogs that are open in a conversation, as they are stored.</summary>
public sealed class DialogState
{
    /// <summary>Version of the dialogs that wrote it, see <see cref="DialogSet.Version"/>; 0 when nothing was written.</summary>
    public int Version { get; set; }

    /// <summary>The open dialogs; the active one is at index 0.</summary>
    public IList<DialogInstance> DialogStack { get; set; } = [];
}

/// <summary>An open dialog.</summary>
public sealed class DialogInstance
{
    /// <summary>Id of the dialog.</summary>
    public string Id { get; set; } = "";

    /// <summary>What it was begun with.</summary>
    public JsonElement? Options { get; set; }

    /// <summary>Name of the step that a waterfall is at.</summary>
    public string? Step { get; set; }

    /// <summary>What the dialog remembers; for a waterfall, its values.</summary>
    public IDictionary<string, JsonElement> State { get; set; } = new Dictionary<string, JsonElement>();

    /// <summary>The open dialogs inside a component; null for other dialogs.</summary>
    public IList<DialogInstance>? DialogStack { get; set; }

    /// <summary>What is remembered under <paramref name="name"/>, or the default of the type.</summary>
    /// <exception cref="JsonException">It is of another shape.</exception>
    public T? Get<T>(string name, JsonTypeInfo<T> type) =>
        State.TryGetValue(name, out var value) ? value.Deserialize(type) : default;

    /// <summary>Remembers a value under <paramref name="name"/>.</summary>
    public void Set<T>(string name, T value, JsonTypeInfo<T> type) => State[name] = JsonSerializer.SerializeToElement(value, type);
}
