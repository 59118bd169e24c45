namespace Benchmarks.Languages;

/// <summary>A text and the BCP 47 tag of its language.</summary>
internal readonly record struct TaggedText(string Language, string Text);
