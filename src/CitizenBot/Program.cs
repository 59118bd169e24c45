using CitizenBot;
using CitizenBot.Commands;
using CitizenBot.Commands.Crawl;
using CitizenBot.Commands.Evaluate;
using CitizenBot.Commands.Outbox;
using CitizenBot.Commands.Search;
using CitizenBot.Commands.Translate;
using CitizenBot.Commands.Validate;
using CitizenBot.Operations;
using Spectre.Console;

if (args is ["crawl", .. var read]) return await CrawlCommand.RunAsync(read, AnsiConsole.Console, TimeProvider.System);
if (args is ["evaluate", .. var rest]) return await EvaluateCommand.RunAsync(rest, AnsiConsole.Console);
if (args is ["learn", .. var learnt]) return await LearnCommand.RunAsync(learnt, AnsiConsole.Console);
if (args is ["outbox", .. var deliveries]) return await OutboxCommand.RunAsync(deliveries, AnsiConsole.Console);
if (args is ["say", .. var words]) return await SayCommand.RunAsync(words, Console.Out, Console.Error);
if (args is ["search", .. var asked]) return await SearchCommand.RunAsync(asked, AnsiConsole.Console);
if (args is ["switch", .. var switched]) return await SwitchCommand.RunAsync(switched, Console.Out, Console.Error, TimeProvider.System);
if (args is ["transcript", .. var what]) return await TranscriptCommand.RunAsync(what, Console.Out, Console.Error);
if (args is ["translate", .. var translated]) return await TranslateCommand.RunAsync(translated, AnsiConsole.Console);
if (args is ["validate", .. var validated]) return await ValidateCommand.RunAsync(validated, AnsiConsole.Console, TimeProvider.System);

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

if (CommandLine.Check(args) is { } wrong)
{
    await Console.Error.WriteLineAsync(wrong);
    return 2;
}

try
{
    await using var app = await CitizenBotApp.BuildAsync(args);
    await app.ListenAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (Startup.Explain(e) is { } reason)
{
    await Console.Error.WriteLineAsync($"CitizenBot cannot start: {reason}");
    return 1;
}
