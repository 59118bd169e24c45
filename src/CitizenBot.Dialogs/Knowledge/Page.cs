namespace CitizenBot.Dialogs.Knowledge;

/// <summary>Something that can be found: an article in one language, with its sections and the questions it answers.</summary>
/// <param name="Id">The service it is about; the same in every language.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Sections">Its text, in order.</param>
/// <param name="Questions">What people ask that it answers; found, but never shown.</param>
public sealed record Page(string Id, string Language, string Title, IReadOnlyList<Section> Sections, IReadOnlyList<string> Questions);

/// <summary>A passage of a page.</summary>
/// <param name="Heading">What it is about; the page's title where it has no heading of its own.</param>
/// <param name="Text">Its words, without markup.</param>
public sealed record Section(string Heading, string Text);

/// <summary>A page that matches a question.</summary>
/// <param name="Id">The service it is about.</param>
/// <param name="Language">The language of the page, which need not be the question's.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Score">How well: its BM25 score over the weight of the question's terms, from 0 to about 2, comparable between questions and indexes.</param>
/// <param name="Section">The passage that matches best.</param>
public sealed record PageMatch(string Id, string Language, string Title, double Score, Section Section);
