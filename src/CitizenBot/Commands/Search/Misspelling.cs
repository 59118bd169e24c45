using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Commands.Search;

/// <summary>Questions as hurried fingers write them: the same text is always misspelt in the same way.</summary>
internal static class Misspelling
{
    /// <summary>The longest word with two neighbouring letters exchanged, or one left out.</summary>
    public static string Of(string text)
    {
        var words = text.Split(' ');
        var longest = Array.IndexOf(words, words.MaxBy(word => word.Length)!);
        var word = words[longest];
        if (word.Length < 4)
        {
            return text;
        }

        var sum = word.Sum(character => character);
        var place = 1 + (sum % (word.Length - 2));
        words[longest] = sum % 2 == 0
            ? word.Remove(place, 1)
            : $"{word[..place]}{word[place + 1]}{word[place]}{word[(place + 2)..]}";
        return string.Join(' ', words);
    }

    /// <summary>Without dots, rings and accents.</summary>
    public static string WithoutMarks(string text) => PlainText.Fold(text);
}
