namespace CitizenBot.Dialogs.Privacy;

/// <summary>The check digit of identity numbers and payment cards (ISO/IEC 7812-1, annex B).</summary>
internal static class Luhn
{
    /// <summary>Whether the digits of a number end with their check digit; what is no ASCII digit is passed over.</summary>
    public static bool IsValid(string number)
    {
        var (sum, twice) = (0, false);
        for (var i = number.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(number[i]))
            {
                var digit = (number[i] - '0') * (twice ? 2 : 1);
                (sum, twice) = (sum + (digit > 9 ? digit - 9 : digit), !twice);
            }
        }

        return sum % 10 == 0;
    }
}
