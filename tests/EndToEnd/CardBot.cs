using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CitizenBot.EndToEnd;

/// <summary>The program's own bot, which also shows cards when it is told to: the program itself sends none, and understands what comes back from them.</summary>
internal sealed class CardBot(CitizenBotHandler own) : IBot
{
    public const string ShowCards = "Visa korten";
    public const string Preschool = "Hur ansöker jag om förskola?";
    public const string Page = "https://kort.example/sida";

    public static void Use(IServiceCollection services) =>
        services.RemoveAll<IBot>().AddSingleton<CitizenBotHandler>().AddSingleton<IBot, CardBot>();

    public async Task OnTurnAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.Activity.Text != ShowCards)
        {
            await own.OnTurnAsync(context, cancellationToken);
            return;
        }

        var hero = new HeroCard
        {
            Title = "Tre frågor och en sida",
            Buttons =
            [
                CardAction.ImBack("Säg det", Preschool),
                Button(ActionTypes.PostBack, "Skicka det", """{"citizenbot":{"text":"Hur får jag bibliotekskort?"}}"""),
                Button(ActionTypes.MessageBack, "Skicka och visa", """{"from":"kortet"}""", Preschool, "Jag tryckte på den tredje"),
                CardAction.OpenUrl("Öppna sidan", new Uri(Page)),
            ],
        };
        var adaptive = new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = JsonElement.Parse("""
            {
              "type": "AdaptiveCard", "version": "1.5", "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
              "body": [{ "type": "Input.Text", "id": "question", "placeholder": "Skriv din fråga här", "label": "Din fråga" }],
              "actions": [{ "type": "Action.Submit", "title": "Skicka in", "data": { "citizenbot": { "input": "question" } } }]
            }
            """) };
        await context.SendActivityAsync(new Activity { Type = ActivityTypes.Message, Attachments = [hero.ToAttachment(), adaptive] }, cancellationToken);
    }

    private static CardAction Button(string type, string title, string value, string? text = null, string? displayText = null) =>
        new() { Type = type, Title = title, Text = text, DisplayText = displayText, Value = JsonElement.Parse(value) };
}
