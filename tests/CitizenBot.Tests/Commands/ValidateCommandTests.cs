using System.Text.Json;
using System.Text.RegularExpressions;
using CitizenBot.Commands.Validate;
using CitizenBot.Tests.Kit;
using Spectre.Console;

namespace CitizenBot.Tests.Commands;

public sealed partial class ValidateCommandTests : IDisposable
{
    private static readonly ManualTimeProvider Time = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private static readonly string[] Vehicles = ["bil", "buss", "tåg", "cykel"];
    private static readonly string[] Places = ["i stan", "på bron", "vid torget", "hem", "bort"];
    private static readonly string[] Endings = ["nu", "idag", "sen", "tack"];
    private readonly ContentCopy _content = ContentCopy.OfFewServices("boplats", "sfi", "trangselskatt", "bibliotekskort");
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _content.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task The_content_of_this_project_has_no_error()
    {
        (await RunAsync("--quick", "--content", Path.Combine(RepositoryFolder.Root, "assistants"))).ShouldBe(0, _output.ToString());
        _output.ToString().ShouldContain("0 errors");
    }

    [Fact]
    public async Task What_keeps_the_program_from_starting_is_named_with_file_and_line()
    {
        _content.Change("goteborg-se/services/sfi/service.yaml", yaml => yaml + "colour: red\n");

        (await ValidateAsync()).ShouldBe(1);
        _output.ToString().ShouldMatch(@"goteborg-se/services/sfi/service\.yaml\(\d+\): error .*colour");
    }

    [Theory]
    [InlineData("access", "nobody", "access 'nobody' is neither public nor staff.")]
    [InlineData("cloud", "sometimes", "cloud 'sometimes' is neither allowed nor never.")]
    public async Task A_rule_of_the_assistant_that_is_none_is_an_error(string key, string value, string message)
    {
        _content.Change("goteborg-se/assistant.yaml", yaml => $"{key}: {value}\n" + yaml.Replace("access: public\n", "", StringComparison.Ordinal));

        (await ValidateAsync()).ShouldBe(1);
        _output.ToString().ShouldContain(message);
    }

    [Theory]
    [InlineData("article.fi.md", "'article.fi.md' is missing: the assistant answers in 'fi'.")]
    [InlineData("examples.so.txt", "'examples.so.txt' is missing: the assistant answers in 'so'.")]
    public async Task A_language_without_answer_or_questions_is_an_error(string file, string message)
    {
        File.Delete(Path.Combine(_content.Folder, "goteborg-se/services/sfi", file));

        (await ValidateAsync()).ShouldBe(1);
        _output.ToString().ShouldContain(message);
    }

    [Fact]
    public async Task A_further_language_may_lack_a_service_but_not_half_of_it()
    {
        _content.Change("goteborg-se/assistant.yaml", yaml => LanguageLists().Replace(yaml, "") + "languages: [sv, en, ar, fi]\nfurther_languages: [so]\n");
        File.Delete(Path.Combine(_content.Folder, "goteborg-se/services/sfi/examples.so.txt"));

        (await ValidateAsync()).ShouldBe(1);
        _output.ToString().ShouldContain("'examples.so.txt' is missing: what is asked in 'so' needs both an answer and questions, or neither.");

        File.Delete(Path.Combine(_content.Folder, "goteborg-se/services/sfi/article.so.md"));
        (await ValidateAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_language_stands_in_one_list()
    {
        _content.Change("goteborg-se/assistant.yaml", yaml => LanguageLists().Replace(yaml, "") + "languages: [sv, en, ar, fi]\nfurther_languages: [fi]\n");

        (await ValidateAsync()).ShouldBe(1);
        _output.ToString().ShouldContain("the language 'fi' stands twice");
    }

    [Fact]
    public async Task A_question_of_two_intents_is_an_error_at_its_line()
    {
        _content.Change("goteborg-se/services/sfi/examples.sv.txt", text => "# first\nVar bor kungen?\n" + text);
        _content.Change("goteborg-se/services/trangselskatt/examples.sv.txt", text => text.TrimEnd() + "\nvar bor kungen\n");

        (await ValidateAsync()).ShouldBe(1);
        _output.ToString().ShouldMatch(@"trangselskatt/examples\.sv\.txt\(\d+\): error 'var bor kungen' is also a question of 'sfi' .*line 2");
    }

    [Fact]
    public async Task An_intent_without_questions_in_a_language_is_an_error()
    {
        _content.Change("goteborg-se/services/sfi/examples.fi.txt", _ => "# none yet\n");

        (await ValidateAsync()).ShouldBe(1);
        _output.ToString().ShouldContain("nobody who writes in 'fi' reaches 'sfi'");
    }

    [Fact]
    public async Task A_figure_of_an_unsure_service_is_an_error()
    {
        _content.Change("goteborg-se/services/sfi/service.yaml", yaml => yaml.Replace("confidence: found", "confidence: uncertain", StringComparison.Ordinal));
        _content.Change("goteborg-se/services/sfi/article.sv.md", text => text + "\nKursen kostar 1 200 kronor.\n");

        (await ValidateAsync()).ShouldBe(1);
        _output.ToString().ShouldMatch(@"sfi/article\.sv\.md\(\d+\): error '1 200 kronor' stands in a service marked 'uncertain'");
    }

    [Fact]
    public async Task Questions_that_begin_alike_or_repeat_each_other_are_a_warning()
    {
        _content.Change("goteborg-se/services/sfi/examples.sv.txt", _ => string.Join('\n', Enumerable.Range(0, 12).Select(i => $"Hur gör jag med sak nummer {(char)('a' + i)}?")));

        (await ValidateAsync()).ShouldBe(0);
        _output.ToString().ShouldContain("12 of 12 questions begin with 'hur gör jag'");
        _output.ToString().ShouldContain("11 of 12 questions nearly repeat another");
    }

    [Fact]
    public async Task Old_facts_an_old_review_and_hard_prose_are_warnings_that_strict_makes_errors()
    {
        _content.Change("goteborg-se/services/sfi/service.yaml", yaml => Regex.Replace(yaml, "facts_date:.*\n", "") + "facts_date: \"2009-03\"\n");
        _content.Change("goteborg-se/services/sfi/article.sv.md", text => text.Replace("status: generated", "status: reviewed\nreviewer: Test Testsson\nreviewed: 2021-02-03", StringComparison.Ordinal)
            + "\nUtbildningsförvaltningens handläggningsrutiner beträffande nyanlända kommuninvånares språkundervisning förutsätter folkbokföringsregistrering.\n".PadRight(10)
            + string.Concat(Enumerable.Repeat("Kommunfullmäktiges delegationsordning reglerar förvaltningsövergripande ansvarsfördelning. ", 5)));

        (await ValidateAsync()).ShouldBe(0);
        _output.ToString().ShouldMatch(@"service\.yaml\(\d+\): warning The facts are from 2009-03");
        _output.ToString().ShouldMatch(@"article\.sv\.md\(\d+\): warning The review of 2021-02-03");
        _output.ToString().ShouldMatch("article\\.sv\\.md: warning LIX is [5-9][0-9]");
        (await ValidateAsync("--strict")).ShouldBe(1);
    }

    [Fact]
    public async Task Intents_that_are_mistaken_for_one_another_are_a_warning_and_stand_in_the_file()
    {
        // Two intents that nothing tells apart, one with four times as many questions as the other.
        string[] alike = [.. Vehicles.SelectMany(vehicle => Places.SelectMany(place => Endings.Select(ending => $"{vehicle} {place} {ending}")))];
        _content.Change("goteborg-se/services/sfi/examples.sv.txt", _ => string.Join('\n', alike.Where((_, i) => i % 5 == 0)));
        _content.Change("goteborg-se/services/trangselskatt/examples.sv.txt", _ => string.Join('\n', alike.Where((_, i) => i % 5 != 0)));
        var json = Path.Combine(_content.Folder, "findings.json");

        await RunAsync("--content", _content.Folder, "--json", json);

        using var findings = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        findings.RootElement.EnumerateArray().ShouldContain(f =>
            f.GetProperty("path").GetString()!.EndsWith("sfi/examples.sv.txt", StringComparison.Ordinal)
            && f.GetProperty("message").GetString()!.Contains("are taken for 'trangselskatt'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--assistant", "needs a value")]
    [InlineData("--speed", "is not an option")]
    public async Task Says_what_is_wrong_with_the_arguments(string arguments, string reason)
    {
        (await RunAsync(arguments.Split(' '))).ShouldBe(2);
        _output.ToString().ShouldContain(reason);
    }

    [Theory]
    [InlineData("--content nowhere", "does not exist")]
    [InlineData("--assistant nobody", "There is no assistant 'nobody'")]
    public async Task Says_what_is_not_there(string arguments, string reason)
    {
        (await RunAsync(arguments.Split(' '))).ShouldBe(1);
        _output.ToString().ShouldContain(reason);
    }

    [Fact]
    public async Task Explains_itself()
    {
        (await RunAsync("--help")).ShouldBe(0);
        _output.ToString().ShouldContain("--strict");
    }

    [GeneratedRegex("^(further_)?languages:.*\n", RegexOptions.Multiline)]
    private static partial Regex LanguageLists();

    private Task<int> ValidateAsync(params string[] more) => RunAsync(["--quick", "--content", _content.Folder, .. more]);

    private Task<int> RunAsync(params string[] arguments)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output), Interactive = InteractionSupport.No, Ansi = AnsiSupport.No });
        console.Profile.Width = 500;
        return ValidateCommand.RunAsync(arguments, console, Time);
    }
}
