namespace CitizenBot.Dialogs.Languages;

/// <summary>
/// Folds what writers of Arabic leave out or use for each other: hamza seats, final ya and alif maqsura,
/// ta marbuta and the kinds of ha, Persian and Arabic kaf and ya; vowel signs and the stretching tatweel go.
/// </summary>
internal static class ArabicSpelling
{
    public static bool IsMark(char character) =>
        character is (>= '\u064B' and <= '\u065F') or '\u0670' or '\u0640' or (>= '\u06D6' and <= '\u06ED');

    public static char Fold(char character) => character switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' or 'ئ' or 'ی' => 'ي',
        'ؤ' => 'و',
        'ة' or 'ە' or 'ھ' or 'ہ' => 'ه',
        'ک' => 'ك',
        _ => character,
    };
}
