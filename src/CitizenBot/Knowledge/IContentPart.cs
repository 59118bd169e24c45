using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Knowledge;

/// <summary>Something made of the content that a new version needs before it may answer.</summary>
internal interface IContentPart
{
    /// <summary>Makes it for a version of an assistant's content, beside what answers now. May take minutes.</summary>
    Task PrepareAsync(Assistant assistant, CancellationToken cancellationToken);

    /// <summary>The version no longer answers.</summary>
    void Forget(Assistant assistant);
}
