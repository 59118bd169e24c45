using CitizenBot.BotFramework.Turns;

namespace CitizenBot.Dialogs.Applications;

/// <summary>The citizen said yes: the application is filed with its files and identity numbers, or nothing happens.</summary>
/// <param name="Application">The new application, <see cref="Application.Version"/> 0.</param>
/// <param name="IdentityNumbers">By the field that asked for each.</param>
public sealed record ApplicationFiled(Application Application, IReadOnlyDictionary<string, WrittenIdentityNumber> IdentityNumbers) : Change;

/// <summary>A form that is not finished is kept outside its conversation, in the place of what was kept under its reference.</summary>
/// <param name="Draft">What is kept.</param>
public sealed record DraftKept(KeptDraft Draft) : Change;

/// <summary>A kept draft is taken up again by a conversation; another that does so at the same moment finds nothing.</summary>
/// <param name="Reference">Which.</param>
public sealed record DraftTaken(string Reference) : Change;

/// <summary>An unfinished form outside any dialog.</summary>
/// <param name="Reference">The characters of its <see cref="ApplicationReference"/>.</param>
/// <param name="Assistant">The assistant it was begun with.</param>
/// <param name="Service">The service's id.</param>
/// <param name="ConversationKey">The conversation that began it, which needs no proof.</param>
/// <param name="Email">A proof that it is the citizen's; null where none was given.</param>
/// <param name="Phone">As <paramref name="Email"/>.</param>
/// <param name="Json">The dialog's own record.</param>
public sealed record KeptDraft(string Reference, string Assistant, string Service, string ConversationKey, string? Email, string? Phone, string Json);

/// <summary>The message that the turn answers is kept with this text instead of what was written, which held an identity number.</summary>
/// <param name="Text">The text with the number masked.</param>
public sealed record MessageMasked(string Text) : Change;
