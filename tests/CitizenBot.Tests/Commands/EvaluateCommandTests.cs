using System.Text.Json;
using CitizenBot.Commands.Evaluate;
using Spectre.Console;

namespace CitizenBot.Tests.Commands;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluate").FullName;
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
    }

    [Fact]
    public async Task Measures_a_file_and_writes_both_reports()
    {
        var train = await WriteAsync("train.tsv", "sv\tja tack\tyes", "sv\tgärna ja\tyes", "sv\tnej tack\tno", "sv\tabsolut inte nej\tno");
        var data = await WriteAsync("data.tsv", "sv\tja\tyes", "sv\tnej\tno|never", "sv\t<b>väder</b>\toos");
        await File.AppendAllTextAsync(train, "sv\taldrig\tnever\n");
        var (json, html) = (Path.Combine(_folder, "out.json"), Path.Combine(_folder, "out.html"));

        (await RunAsync("--train", train, "--data", data, "--json", json, "--html", html)).ShouldBe(0);

        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        report.RootElement.GetProperty("report").GetProperty("total").GetProperty("accuracy").GetProperty("share").GetDouble().ShouldBe(1);
        var page = await File.ReadAllTextAsync(html);
        page.ShouldContain("<svg");
        page.ShouldNotContain("<b>");
    }

    [Fact]
    public async Task Names_the_line_of_a_bad_file()
    {
        var train = await WriteAsync("train.tsv", "sv\tja\tyes", "sv\tnej no");
        (await RunAsync("--train", train, "--data", train)).ShouldBe(1);
        _output.ToString().ReplaceLineEndings("").ShouldContain("train.tsv:2: 2 columns");
    }

    [Fact]
    public async Task Refuses_to_ask_about_what_was_not_learnt()
    {
        var train = await WriteAsync("train.tsv", "sv\tja\tyes", "sv\tnej\tno");
        var data = await WriteAsync("data.tsv", "sv\tkanske\tmaybe");
        (await RunAsync("--train", train, "--data", data)).ShouldBe(1);
        _output.ToString().ShouldContain("maybe");
    }

    [Theory]
    [InlineData("--data x.tsv", "Say what to learn")]
    [InlineData("--assistant a --train b --data c", "not both")]
    [InlineData("--assistant a", "Say what to ask")]
    [InlineData("--assistant a --hold-out 1", "whole number from 2")]
    [InlineData("--train a --data", "needs a value")]
    [InlineData("--train a --data b --format csv", "neither cases nor eval")]
    [InlineData("--assistant a --hold-out 5 --speed", "is not an option")]
    public async Task Says_what_is_wrong_with_the_arguments(string arguments, string reason)
    {
        (await RunAsync(arguments.Split(' '))).ShouldBe(2);
        _output.ToString().ShouldContain(reason);
    }

    [Fact]
    public async Task Explains_itself()
    {
        (await RunAsync("--help")).ShouldBe(0);
        _output.ToString().ShouldContain("--hold-out");
    }

    private Task<int> RunAsync(params string[] arguments)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output), Interactive = InteractionSupport.No, Ansi = AnsiSupport.No });
        console.Profile.Width = 500;
        return EvaluateCommand.RunAsync(arguments, console);
    }

    private async Task<string> WriteAsync(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }
}
