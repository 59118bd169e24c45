using System.Globalization;
using System.Runtime.InteropServices;

namespace CitizenBot.Dialogs.Understanding.Features;

/// <summary>
/// The features of a normalised text as 64-bit hashes: words, pairs of words with the text's start and end,
/// and runs of two to five characters inside a word and its boundaries. Characters of scripts without
/// spaces are words of their own.
/// </summary>
internal sealed class NGrams
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const ulong PairSeed = 0x9E3779B97F4A7C15;
    private const ulong CharacterSeed = 0xC2B2AE3D27D4EB4F;
    private const ulong Edge = 0x165667B19E3779F9;
    private const int Longest = 5;

    private readonly List<ulong> _words = [];
    private readonly List<ulong> _pairs = [];
    private readonly List<ulong> _characters = [];
    private readonly List<char> _word = [];

    /// <summary>Single words, repeats included.</summary>
    public ReadOnlySpan<ulong> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>Pairs of neighbouring words, repeats included.</summary>
    public ReadOnlySpan<ulong> Pairs => CollectionsMarshal.AsSpan(_pairs);

    /// <summary>Character runs, repeats included.</summary>
    public ReadOnlySpan<ulong> Characters => CollectionsMarshal.AsSpan(_characters);

    /// <summary>Whether the text has no word at all: empty, punctuation or emoji only.</summary>
    public bool IsEmpty => _words.Count == 0;

    /// <summary>Reads a text, in place of the one before.</summary>
    public void Read(string normalized)
    {
        _words.Clear();
        _pairs.Clear();
        _characters.Clear();
        _word.Clear();
        var previous = Edge;
        foreach (var character in normalized)
        {
            if (IsOwnWord(character))
            {
                EndWord(ref previous);
                _word.Add(character);
                EndWord(ref previous);
            }
            else if (IsWordCharacter(character))
            {
                _word.Add(character);
            }
            else if (!IsSpeltOrNot(character))
            {
                EndWord(ref previous);
            }
        }

        EndWord(ref previous);
        if (!IsEmpty) _pairs.Add(Pair(previous, Edge));
    }

    private void EndWord(ref ulong previous)
    {
        if (_word.Count == 0) return;

        var hash = Offset;
        foreach (var character in _word) hash = (hash ^ character) * Prime;
        hash = Mix(hash);
        _words.Add(hash);
        _pairs.Add(Pair(previous, hash));
        previous = hash;
        AddCharacters();
        _word.Clear();
    }

    private void AddCharacters()
    {
        var length = _word.Count + 2;
        for (var start = 0; start < length - 1; start++)
        {
            var hash = (Offset ^ At(start)) * Prime;
            var end = Math.Min(length, start + Longest);
            for (var i = start + 1; i < end; i++)
            {
                hash = (hash ^ At(i)) * Prime;
                _characters.Add(Mix(hash ^ CharacterSeed));
            }
        }

        char At(int position) => position == 0 || position == length - 1 ? '_' : _word[position - 1];
    }

    private static bool IsWordCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character)
        || (!char.IsAscii(character) && (char.IsLetterOrDigit(character)
            || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    // "don't" and "dont", Somali "su'aal" and "suaal", a Persian word with its inner gap or without: the same word.
    private static bool IsSpeltOrNot(char character) => character is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '\u200C' or '\u200D';

    private static bool IsOwnWord(char character) =>
        character is (>= '\u0E00' and <= '\u0E7F') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    private static ulong Pair(ulong left, ulong right) => Mix((left * Prime) ^ right ^ PairSeed);

    private static ulong Mix(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 32);
    }
}
