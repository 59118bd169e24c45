namespace CitizenBot.BotFramework.Turns;

/// <summary>Values that live as long as the turn, by key; the type's full name is the key when none is given.</summary>
public sealed class TurnContextStateCollection
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    /// <summary>All values, in no order.</summary>
    public IReadOnlyCollection<object> Values => values.Values;

    /// <summary>The value of type <typeparamref name="T"/>, or null.</summary>
    public T? Get<T>() where T : class => Get<T>(KeyOf<T>());

    /// <summary>The value under <paramref name="key"/>, or null when there is none of that type.</summary>
    public T? Get<T>(string key) where T : class => values.GetValueOrDefault(key) as T;

    /// <summary>Keeps <paramref name="value"/> under the name of its type.</summary>
    public void Set<T>(T value) where T : class => Set(KeyOf<T>(), value);

    /// <summary>Keeps <paramref name="value"/>, in place of what was there.</summary>
    public void Set<T>(string key, T value) where T : class => values[key] = value;

    /// <summary>Forgets what is under <paramref name="key"/>.</summary>
    public void Remove(string key) => values.Remove(key);

    private static string KeyOf<T>() => typeof(T).FullName!;
}
