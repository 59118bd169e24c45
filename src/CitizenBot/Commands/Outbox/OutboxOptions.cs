namespace CitizenBot.Commands.Outbox;

/// <summary>What <c>outbox</c> was asked to do.</summary>
/// <param name="Verb"><c>list</c>, <c>retry</c> or <c>drop</c>.</param>
/// <param name="Id">The delivery; null for all of them, or to list.</param>
/// <param name="InNewConversation">Whether it is delivered in a new conversation with the same person.</param>
/// <param name="Settings">The rest, as the program itself takes it: <c>--data DIR</c>, <c>--ConnectionStrings:CitizenBot ...</c>.</param>
internal sealed record OutboxOptions(string Verb, DeliveryId? Id, bool InNewConversation, string[] Settings)
{
    public const string Help = """
        Shows what a remote channel, an agent hub or a mail server has refused for good, and tries it again. The program may be running.

        Usage: dotnet run --project src/CitizenBot -- outbox list [options]
               dotnet run --project src/CitizenBot -- outbox retry (ID [--new] | --all) [options]
               dotnet run --project src/CitizenBot -- outbox drop ID [options]

          list               the deliveries that were given up, and how many wait
          retry ID           delivers it again, from the first attempt; under the same request id, so that a
                             receiver that has it after all can drop it
          retry ID --new     delivers a message in a new conversation with the same person, where the channel
                             no longer has the old one
          retry --all        every one of them
          drop ID            forgets it; the activity stays in the conversation

          --data DIR         the folder of the SQLite file, as the program was given it (default ./data)
          --Section:Key VALUE  any setting, for instance --ConnectionStrings:CitizenBot for PostgreSQL
          --help             this text
        """;

    private static readonly string[] Verbs = ["list", "retry", "drop"];

    /// <summary>Reads the arguments after the command.</summary>
    /// <exception cref="FormatException">They make no sense; the message says which and why.</exception>
    public static OutboxOptions Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !Verbs.Contains(arguments[0]))
        {
            throw new FormatException($"Say what to do: {string.Join(", ", Verbs)}. --help explains them.");
        }

        var (verb, rest) = (arguments[0], arguments.Skip(1).ToList());
        var all = verb == "retry" && rest.Remove("--all");
        var inNew = verb == "retry" && rest.Remove("--new");
        string? given = null;
        if (verb != "list" && rest.Count > 0 && !rest[0].StartsWith("--", StringComparison.Ordinal))
        {
            given = rest[0];
            rest.RemoveAt(0);
        }

        if (all && inNew)
        {
            throw new FormatException("Give --new with the ID of one delivery.");
        }

        return (verb, all, given) switch
        {
            ("retry", true, not null) => throw new FormatException("Give an ID or --all, not both."),
            ("retry", false, null) => throw new FormatException("Say which: retry ID, or retry --all."),
            ("drop", _, null) => throw new FormatException("Say which: drop ID."),
            _ => new OutboxOptions(verb, given is null ? null : DeliveryId.Parse(given), inNew, [.. rest]),
        };
    }
}
