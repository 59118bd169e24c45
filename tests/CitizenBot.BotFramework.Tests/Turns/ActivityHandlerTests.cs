using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Tests.Kit;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Tests.Turns;

public class ActivityHandlerTests
{
    [Theory]
    [InlineData("message", "message")]
    [InlineData("messageUpdate", "update")]
    [InlineData("messageDelete", "delete")]
    [InlineData("typing", "typing")]
    [InlineData("endOfConversation", "end")]
    [InlineData("command", "command")]
    [InlineData("commandResult", "result")]
    [InlineData("deleteUserData", "forget")]
    [InlineData("Message", "unrecognized")]
    [InlineData("somethingNew", "unrecognized")]
    public async Task Each_type_has_its_method(string type, string called)
    {
        var sut = new Recorder();
        await sut.OnTurnAsync(new TurnContext(TestActivities.Incoming(type)), default);
        sut.Called.ShouldBe([called]);
    }

    [Theory]
    [InlineData("tokens/response", "token")]
    [InlineData("citizenbot/language", "event")]
    public async Task Events_are_told_apart_by_name(string name, string called)
    {
        var activity = TestActivities.Incoming(ActivityTypes.Event);
        activity.Name = name;
        var sut = new Recorder();
        await sut.OnTurnAsync(new TurnContext(activity), default);
        sut.Called.ShouldBe([called]);
    }

    [Theory]
    [InlineData("add", "installed")]
    [InlineData("add-upgrade", "installed")]
    [InlineData("remove", "removed")]
    [InlineData("remove-upgrade", "removed")]
    [InlineData("something-new", null)]
    public async Task Installations_are_told_apart_by_action(string action, string? called)
    {
        var activity = TestActivities.Incoming(ActivityTypes.InstallationUpdate);
        activity.Action = action;
        var sut = new Recorder();
        await sut.OnTurnAsync(new TurnContext(activity), default);
        sut.Called.ShouldBe(called is null ? [] : [called]);
    }

    [Theory]
    [InlineData("signin/verifyState", "verifyState")]
    [InlineData("signin/tokenExchange", "tokenExchange")]
    [InlineData("adaptiveCard/action", "card")]
    [InlineData("application/search", "search")]
    [InlineData("something/new", null)]
    public async Task Invokes_are_told_apart_by_name(string name, string? called)
    {
        var activity = TestActivities.Incoming(ActivityTypes.Invoke);
        activity.Name = name;
        var sut = new Recorder();
        await sut.OnTurnAsync(new TurnContext(activity), default);
        sut.Called.ShouldBe(called is null ? [] : [called]);
    }

    [Theory]
    [InlineData("bot", false)]
    [InlineData("user1", true)]
    [InlineData("bot user1", true)]
    public async Task The_bots_own_arrival_is_no_news(string ids, bool news)
    {
        var activity = TestActivities.Incoming(ActivityTypes.ConversationUpdate);
        activity.MembersAdded = [.. ids.Split(' ').Select(id => new ChannelAccount { Id = id })];
        activity.MembersRemoved = activity.MembersAdded;
        var sut = new Recorder();
        await sut.OnTurnAsync(new TurnContext(activity), default);
        sut.Called.ShouldBe(news ? ["added", "removed"] : []);
    }

    private sealed class Recorder : ActivityHandler
    {
        public List<string> Called { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext c, CancellationToken t) => Record("message");
        protected override Task OnMessageUpdateActivityAsync(ITurnContext c, CancellationToken t) => Record("update");
        protected override Task OnMessageDeleteActivityAsync(ITurnContext c, CancellationToken t) => Record("delete");
        protected override Task OnTypingActivityAsync(ITurnContext c, CancellationToken t) => Record("typing");
        protected override Task OnEndOfConversationActivityAsync(ITurnContext c, CancellationToken t) => Record("end");
        protected override Task OnInstallationUpdateAddAsync(ITurnContext c, CancellationToken t) => Record("installed");
        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext c, CancellationToken t) => Record("removed");
        protected override Task OnDeleteUserDataActivityAsync(ITurnContext c, CancellationToken t) => Record("forget");
        protected override Task<InvokeResponse?> OnSignInVerifyStateAsync(ITurnContext c, CancellationToken t) => Answer("verifyState");
        protected override Task<InvokeResponse?> OnSignInTokenExchangeAsync(ITurnContext c, CancellationToken t) => Answer("tokenExchange");
        protected override Task<InvokeResponse?> OnAdaptiveCardInvokeAsync(ITurnContext c, CancellationToken t) => Answer("card");
        protected override Task<InvokeResponse?> OnSearchInvokeAsync(ITurnContext c, CancellationToken t) => Answer("search");
        protected override Task OnCommandActivityAsync(ITurnContext c, CancellationToken t) => Record("command");
        protected override Task OnCommandResultActivityAsync(ITurnContext c, CancellationToken t) => Record("result");
        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext c, CancellationToken t) => Record("unrecognized");
        protected override Task OnTokenResponseEventAsync(ITurnContext c, CancellationToken t) => Record("token");
        protected override Task OnEventAsync(ITurnContext c, CancellationToken t) => Record("event");
        protected override Task OnMembersAddedAsync(IList<ChannelAccount> m, ITurnContext c, CancellationToken t) => Record("added");
        protected override Task OnMembersRemovedAsync(IList<ChannelAccount> m, ITurnContext c, CancellationToken t) => Record("removed");

        private async Task<InvokeResponse?> Answer(string name)
        {
            await Record(name);
            return new InvokeResponse { Status = 200 };
        }

        private Task Record(string name)
        {
            Called.Add(name);
            return Task.CompletedTask;
        }
    }
}
