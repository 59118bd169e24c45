using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.State;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>Where the memory of a conversation is kept.</summary>
public static class MemoryExtensions
{
    /// <summary>The property of the conversation state that holds it.</summary>
    public static IStatePropertyAccessor<ConversationMemory> MemoryProperty(this ConversationState state) =>
        state.CreateProperty("memory", MemoryJson.Default.ConversationMemory);

    /// <summary>The property of the conversation state that holds the open dialogs.</summary>
    public static IStatePropertyAccessor<DialogState> DialogsProperty(this ConversationState state) =>
        state.CreateProperty("dialogs", DialogsJson.Stored.DialogState);
}
