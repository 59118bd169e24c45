using CitizenBot.Commands;

namespace CitizenBot.Tests.Commands;

/// <summary>What is wrong with the arguments; what it does is in SwitchTests.</summary>
public sealed class SwitchCommandTests
{
    [Theory]
    [InlineData(2, "switch needs an assistant")]
    [InlineData(2, "switch needs an assistant", "goteborg-se", "maybe")]
    [InlineData(2, "--reason needs", "goteborg-se", "off")]
    [InlineData(2, "--reason needs", "goteborg-se", "off", "--reason-en", "Closed.")]
    [InlineData(2, "--reason goes with off", "goteborg-se", "on", "--reason", "Stängt.")]
    [InlineData(2, "in its languages", "goteborg-se", "off", "--reason", "Stängt.", "--reason-xx", "?")]
    [InlineData(2, "is not an option", "goteborg-se", "on", "--loud", "1")]
    [InlineData(1, "there is no assistant 'nobody'", "nobody", "on")]
    [InlineData(1, "there is no database in it", "goteborg-se", "on", "--data", "/nowhere/at/all")]
    [InlineData(0, "Usage", "--help")]
    public async Task What_is_wrong_is_said_in_a_sentence(int code, string sentence, params string[] arguments)
    {
        using var said = new StringWriter();

        (await SwitchCommand.RunAsync(arguments, said, said, TimeProvider.System)).ShouldBe(code);

        said.ToString().ShouldContain(sentence);
    }
}
