using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.Net.Http.Headers;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Serves a stored file so that it can do nothing to its reader: it is saved, unless it is a picture, and never run.</summary>
internal sealed class FileAnswer(FileRow file, StoredFiles files, bool asAttachment = false) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        var disposition = new ContentDispositionHeaderValue(!asAttachment && FileType.Named(file.ContentType)?.Inline == true ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        var response = http.Response;
        response.ContentType = file.ContentType;
        response.ContentLength = file.Size;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        await files.CopyToAsync(file, response.Body, http.RequestAborted);
    }
}
