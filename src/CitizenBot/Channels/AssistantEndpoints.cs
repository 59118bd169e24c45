using CitizenBot.Channels.DirectLine;
using CitizenBot.Channels.Handoff;
using CitizenBot.Channels.Messages;
using CitizenBot.Operations;

namespace CitizenBot.Channels;

internal static class AssistantEndpoints
{
    /// <summary>What browsers ask of an assistant before and beside Direct Line.</summary>
    public static void MapAssistants(this IEndpointRouteBuilder endpoints)
    {
        var assistants = endpoints.MapGroup("/assistants");
        assistants.MapWidget();
        assistants.MapToken();
        assistants.MapGet("/{assistant}/bookings/{reference}/calendar", (string assistant, string reference, string? t, CalendarLinks links, CancellationToken cancellationToken) =>
            links.GetAsync(assistant, reference, t, cancellationToken)).LimitByAddress();
        assistants.MapPost("/{assistant}/messages", (string assistant, HttpRequest request, MessagesEndpoint messages, CancellationToken cancellationToken) =>
            messages.PostAsync(assistant, request, cancellationToken)).LimitByAddress();
        HandoffEndpoint.Map(endpoints);
        endpoints.MapPost("/api/messages", (HttpRequest request, MessagesEndpoint messages, CancellationToken cancellationToken) =>
            messages.PostAsync(null, request, cancellationToken)).LimitByAddress();
    }
}
