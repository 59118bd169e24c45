using System.Text.Json;
using System.Text.Unicode;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Operations;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CitizenBot.Channels.DirectLine;

/// <summary>
/// The two forms of an upload: <c>multipart/form-data</c> with an activity and files in any order, or one file as the
/// body. It is read to its end before anything of it is refused, so that its sender hears why.
/// </summary>
internal sealed class UploadReader(IOptions<LimitOptions> limits)
{
    private const string ActivityType = "application/vnd.microsoft.activity";
    private const int LongestBoundary = 200;
    private const int MostHeaders = 16;
    private const int LongestHeaders = 8192;

    /// <param name="files">Filled even where the upload is refused; the caller disposes them.</param>
    /// <returns>The activity that came with the files, if any; or the answer that refuses the upload.</returns>
    public async Task<(Activity? Activity, IResult? Refusal)> ReadAsync(HttpRequest request, List<UploadedFile> files, CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        if (type?.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            var disposition = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var given) ? given : null;
            files.Add(await UploadedFile.ReadAsync(NameIn(disposition), type?.MediaType.Value, request.Body, cancellationToken));
            return (null, null);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= LongestBoundary })
        {
            return (null, DirectLineErrors.Bad($"multipart/form-data needs a boundary of 1 to {LongestBoundary} characters."));
        }

        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary, request.Body) { HeadersCountLimit = MostHeaders, HeadersLengthLimit = LongestHeaders }, files, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, DirectLineErrors.Bad("The body is not well-formed multipart/form-data."));
        }
    }

    private async Task<(Activity? Activity, IResult? Refusal)> ReadPartsAsync(MultipartReader reader, List<UploadedFile> files, CancellationToken cancellationToken)
    {
        Activity? activity = null;
        IResult? refusal = null;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            var type = MediaTypeHeaderValue.TryParse(part.ContentType, out var parsed) ? parsed.MediaType.Value : null;
            var disposition = part.GetContentDispositionHeader();
            if (ActivityType.Equals(type, StringComparison.OrdinalIgnoreCase) || disposition?.Name == "activity")
            {
                refusal ??= activity is null ? null : DirectLineErrors.Bad("An upload has one activity.");
                (activity, var wrong) = await ReadActivityAsync(part.Body, cancellationToken);
                refusal ??= wrong;
            }
            else if (files.Count == limits.Value.UploadFiles)
            {
                refusal ??= DirectLineErrors.Bad(limits.Value.UploadFiles == 0 ? "No files can be sent here." : $"At most {limits.Value.UploadFiles} files can be sent at once.");
                await part.Body.CopyToAsync(Stream.Null, cancellationToken);
            }
            else
            {
                files.Add(await UploadedFile.ReadAsync(NameIn(disposition), type, part.Body, cancellationToken));
            }
        }

        return (activity, refusal);
    }

    private async Task<(Activity? Activity, IResult? Refusal)> ReadActivityAsync(Stream body, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream();
        var limit = limits.Value.BodyBytes;
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (json.Length <= limit)
            {
                json.Write(buffer, 0, read);
            }
        }

        if (json.Length > limit)
        {
            return (null, DirectLineErrors.Refused(413, $"The activity is larger than {limit} bytes."));
        }

        if (!Utf8.IsValid(json.GetBuffer().AsSpan(0, (int)json.Length)))
        {
            return (null, DirectLineErrors.Bad("The activity is not JSON in UTF-8."));
        }

        try
        {
            return JsonSerializer.Deserialize(json.GetBuffer().AsSpan(0, (int)json.Length), BotFrameworkJson.Wire.Activity) is { } activity
                ? (activity, null)
                : (null, DirectLineErrors.Bad("The activity is null; it must be a JSON object."));
        }
        catch (JsonException e)
        {
            return (null, DirectLineErrors.Bad($"The activity is not the JSON that is expected here: wrong at '{e.Path ?? "$"}', line {e.LineNumber + 1}."));
        }
    }

    private static string? NameIn(ContentDispositionHeaderValue? disposition) =>
        disposition is null ? null
        : disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value
        : HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
}
