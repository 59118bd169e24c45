using CitizenBot.Commands;

namespace CitizenBot.Tests.Commands;

/// <summary>What is wrong with the arguments; what it says is in ProactiveTests.</summary>
public sealed class SayCommandTests
{
    [Theory]
    [InlineData(2, "--conversation needs", "--text", "Hej")]
    [InlineData(2, "--conversation needs", "--conversation", "../etc", "--text", "Hej")]
    [InlineData(2, "--text needs", "--conversation", "c")]
    [InlineData(2, "--text needs", "--conversation", "c", "--text", " ")]
    [InlineData(2, "is not an option", "--conversation", "c", "--text", "Hej", "--loud", "1")]
    [InlineData(1, "there is no database in it", "--conversation", "c", "--text", "Hej", "--data", "/nowhere/at/all")]
    [InlineData(0, "Usage", "--help")]
    public async Task What_is_wrong_is_said_in_a_sentence(int code, string sentence, params string[] arguments)
    {
        using var said = new StringWriter();

        (await SayCommand.RunAsync(arguments, said, said)).ShouldBe(code);

        said.ToString().ShouldContain(sentence);
    }
}
