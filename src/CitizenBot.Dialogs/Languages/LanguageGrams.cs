using System.Globalization;
using System.Runtime.InteropServices;

namespace CitizenBot.Dialogs.Languages;

/// <summary>
/// What a text's language shows in: whole words, and runs of one to five characters inside a word and its
/// boundaries, as 32-bit hashes. Only letters count; addresses of web and mail are left out.
/// </summary>
internal sealed class LanguageGrams
{
    /// <summary>Only this many letters are read: a language shows long before.</summary>
    public const int MaximumLetters = 200;

    private const int Longest = 5;
    private const int LongestWord = 40;
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;
    private const uint WordSeed = 0x9E3779B9;

    private readonly List<uint> _hashes = [];
    private readonly char[] _word = new char[LongestWord + 2];
    private int _han;
    private int _letters;
    private bool _kana;

    /// <summary>The features, repeats included.</summary>
    public ReadOnlySpan<uint> Hashes => CollectionsMarshal.AsSpan(_hashes);

    /// <summary>Whether the text is mostly Chinese characters, with none of the syllables no Japanese sentence is without.</summary>
    public bool IsChineseScript => !_kana && _han * 2 > _letters;

    /// <summary>Reads a text, in place of the one before.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        _hashes.Clear();
        _han = _letters = 0;
        _kana = false;
        for (var start = 0; start < text.Length && _letters < MaximumLetters;)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            var token = text[start..end];
            if (token.IndexOf('@') < 0 && token.IndexOf("://", StringComparison.Ordinal) < 0) ReadToken(token);
            start = end + 1;
        }
    }

    private void ReadToken(ReadOnlySpan<char> token)
    {
        var length = 0;
        foreach (var character in token)
        {
            if (IsLetter(character))
            {
                if (length == LongestWord)
                {
                    AddWord(length);
                    length = 0;
                }

                _word[++length] = char.ToLowerInvariant(character);
                _letters++;
                if (character is >= '\u3400' and <= '\u9FFF') _han++;
                _kana |= character is >= '\u3041' and <= '\u30FF';
            }
            else if (length > 0 && !IsInvisible(character))
            {
                AddWord(length);
                length = 0;
            }
        }

        if (length > 0) AddWord(length);
    }

    private void AddWord(int length)
    {
        _word[0] = _word[length + 1] = '_';
        var padded = _word.AsSpan(0, length + 2);
        for (var start = 0; start < padded.Length; start++)
        {
            var hash = Offset;
            var end = Math.Min(padded.Length, start + Longest);
            for (var i = start; i < end; i++)
            {
                hash = (hash ^ padded[i]) * Prime;
                // The boundary alone tells nothing.
                if (i > start || padded[i] != '_') _hashes.Add(Mix(hash));
            }
        }

        var word = WordSeed;
        foreach (var character in padded[1..^1]) word = (word ^ character) * Prime;
        _hashes.Add(Mix(word));
    }

    private static bool IsLetter(char character) =>
        char.IsAsciiLetter(character)
        || (!char.IsAscii(character) && (char.IsLetter(character)
            || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    private static bool IsInvisible(char character) =>
        character is '\u200C' or '\u200D' or '\u00AD' || char.GetUnicodeCategory(character) is UnicodeCategory.Format;

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >> 15;
        hash *= 0x846CA68B;
        return hash ^ (hash >> 16);
    }
}
