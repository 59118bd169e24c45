using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Clu;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Languages.Translation;
using CitizenBot.Dialogs.Speech;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Knowledge;
using CitizenBot.Operations;
using CitizenBot.Storage;
using IMiddleware = CitizenBot.BotFramework.Turns.IMiddleware;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels;

internal static class BotServices
{
    /// <summary>What handles a turn, in the order in which a message meets it.</summary>
    public static IServiceCollection AddBot(this IServiceCollection services)
    {
        services.AddSingleton(provider => new CurrentContent(AssistantLoader.LoadAll(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Content)));
        services.AddSingleton<IReadOnlyDictionary<string, Assistant>>(provider => provider.GetRequiredService<CurrentContent>());
        services.AddSingleton<ConversationState>().AddSingleton<Vocabulary>();
        services.AddSingleton<IBookingReader, BookingReader>().AddSingleton<IQueueReader, QueueReader>().AddSingleton<ITranscriptReader, TranscriptReader>();
        services.AddSingleton<IdentityNumbers>().AddSingleton<IIdentityNumbers>(provider => provider.GetRequiredService<IdentityNumbers>()).AddSingleton<IdentityMask>();
        services.AddSingleton<IApplicationReader, ApplicationReader>();
        services.AddSingleton<CalendarLinks>().AddSingleton<ICalendarLinks>(provider => provider.GetRequiredService<CalendarLinks>());
        services.AddSingleton<ILanguageDetector>(_ => LanguageDetector.Load());
        services.AddSingleton<RecognizerFiles>();
        services.AddSingleton<Recognizers>().AddClu();
        services.AddHostedService(provider => provider.GetRequiredService<Recognizers>());
        services.AddSingleton<SearchIndexes>().AddSingleton<ISearchIndexSource>(provider => provider.GetRequiredService<SearchIndexes>());
        services.AddHostedService(provider => provider.GetRequiredService<SearchIndexes>());
        services.AddSingleton<IContentPart>(provider => provider.GetRequiredService<Recognizers>()).AddSingleton<IContentPart>(provider => provider.GetRequiredService<SearchIndexes>());
        services.AddHostedService<ContentReload>();

        // The order matters: the voice hears all that is said, what a hub or the bot itself says is not the citizen's, danger is found before anything keeps silent, and the language before anything speaks.
        services.AddSingleton<IMiddleware, SpeechMiddleware>();
        services.AddSingleton<IMiddleware, HubMiddleware>();
        services.AddSingleton<IMiddleware, ProactiveMiddleware>();
        services.AddSingleton<IMiddleware, SubmittedValue>();
        services.AddSingleton<IMiddleware, LanguageMiddleware>();
        services.AddSingleton<IMiddleware, TranslationMiddleware>();
        services.AddSingleton<IMiddleware, EmergencyMiddleware>();
        services.AddSingleton<IMiddleware, HandoffMiddleware>();
        services.AddSingleton<IAssistantSwitches>(provider => provider.GetRequiredService<AssistantSwitches>());
        services.AddSingleton<IMiddleware, SwitchedOffMiddleware>();
        services.AddSingleton<IMiddleware, UnderstandingMiddleware>();
        services.AddSingleton<TimeOffers>().AddSingleton<BookingWords>().AddSingleton<HandoffStart>().AddSingleton<ArticleSearch>().AddSingleton<MessageRouter>();
        services.AddSingleton<BookingReminders>().AddSingleton<BookingDialog>().AddSingleton<ManageBookingDialog>().AddSingleton<LeaveMessageDialog>();
        services.AddSingleton<FormWords>().AddSingleton<AnswerReader>().AddSingleton<ApplicationDialog>().AddSingleton<ApplicationStatusDialog>();
        services.AddSingleton<IBot, CitizenBotHandler>();
        services.AddSingleton<BotAdapter>();
        return services;
    }
}
