using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage.Changes;

/// <summary>A file that came with the activity accepted before it; not written where that was a duplicate.</summary>
/// <param name="Content">Read from its start, and open until the commit is done.</param>
/// <param name="MostInConversation">How many bytes of files the conversation may hold.</param>
internal sealed record FileStored(FileRow File, Stream Content, long MostInConversation) : Change;

/// <summary>A conversation would hold more bytes of files than it may. Nothing was written.</summary>
internal sealed class ConversationFullException() : Exception("The conversation holds as many bytes of files as it may.");
