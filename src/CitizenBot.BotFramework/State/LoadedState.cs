using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.State;

/// <summary>A state object during a turn. Properties are deserialised when asked for; the others pass through as they are.</summary>
internal sealed class LoadedState(string key, StoreItem? item)
{
    private readonly SortedDictionary<string, Property> properties = Parse(item);
    private string? stored = item?.Json;

    public bool TryGet<T>(string name, JsonTypeInfo<T> type, out T? value)
    {
        value = default;
        if (!properties.TryGetValue(name, out var property))
            return false;
        if (property.Type is null)
            properties[name] = property = new Property(property.Stored.Deserialize(type), type, default);
        value = (T?)property.Value;
        return true;
    }

    public void Set<T>(string name, T value, JsonTypeInfo<T> type) => properties[name] = new Property(value, type, default);

    public void Remove(string name) => properties.Remove(name);

    public void Clear() => properties.Clear();

    public async Task SaveAsync(IStorage storage, CancellationToken cancellationToken)
    {
        var json = properties.Count == 0 ? null : Serialize();
        if (json == stored)
            return;
        if (json is null)
            await storage.DeleteAsync([key], cancellationToken);
        else
            await storage.WriteAsync(new Dictionary<string, StoreItem> { [key] = new(json, item?.ETag) }, cancellationToken);
        stored = json;
    }

    private static SortedDictionary<string, Property> Parse(StoreItem? item)
    {
        // Sorted, so that the same properties are always the same text.
        var properties = new SortedDictionary<string, Property>(StringComparer.Ordinal);
        if (item is null)
            return properties;
        using var document = JsonDocument.Parse(item.Json);
        foreach (var property in document.RootElement.EnumerateObject())
            properties[property.Name] = new Property(null, null, property.Value.Clone());
        return properties;
    }

    private string Serialize()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = BotFrameworkJson.Wire.Options.Encoder }))
        {
            writer.WriteStartObject();
            foreach (var (name, property) in properties)
            {
                writer.WritePropertyName(name);
                if (property.Type is null)
                    property.Stored.WriteTo(writer);
                else
                    JsonSerializer.Serialize(writer, property.Value, property.Type);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private readonly record struct Property(object? Value, JsonTypeInfo? Type, JsonElement Stored);
}
