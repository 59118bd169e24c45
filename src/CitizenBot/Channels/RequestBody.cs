using System.Text.Json;
using System.Text.Unicode;
using System.Text.Json.Serialization.Metadata;
using CitizenBot.Operations;

namespace CitizenBot.Channels;

/// <summary>A JSON body, read at the edge: what is wrong with it becomes a sentence, never an exception to the caller.</summary>
internal static class RequestBody
{
    private const int LongestPlace = 100;

    /// <summary>Reads the body. An empty one gives the default, where that is allowed.</summary>
    /// <returns>The value, or the status and sentence to refuse the request with.</returns>
    public static async Task<(T? Value, int Status, string? Error)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, bool required, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, cancellationToken);
            if (buffer.Length == 0)
            {
                return required ? (null, 400, "The request has no body.") : (null, 0, null);
            }

            // The reader of JSON passes over bytes in a string that are none, and whoever asks for the string would fail.
            var json = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
            if (!Utf8.IsValid(json))
            {
                return (null, 400, "The body is not JSON in UTF-8.");
            }

            var value = JsonSerializer.Deserialize(json, type);
            return value is null ? (null, 400, "The body is null; it must be a JSON object.") : (value, 0, null);
        }
        catch (JsonException e)
        {
            return (null, 400, $"The body is not the JSON that is expected here: wrong at '{Place(e.Path)}', line {e.LineNumber + 1}.");
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode, Errors.Sentence(e));
        }
    }

    /// <summary>Where it is wrong. Names of the caller's choosing may be as long as the body.</summary>
    private static string Place(string? path) => path is null ? "$" : path.Length <= LongestPlace ? path : $"{path[..LongestPlace]}…";
}
