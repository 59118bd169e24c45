using System.Buffers.Text;
using System.Security.Cryptography;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Operations;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels.DirectLine;

/// <summary>Takes the files that came with an activity: checks each, takes out of photos what they say of place and time, and puts a link to it in its place.</summary>
internal sealed class FileIntake(IOptions<LimitOptions> limits, IOptions<DirectLineOptions> options)
{
    private readonly FileType[] _types = [.. FileType.Taken(options.Value.UploadTypes)];

    /// <summary>Changes the activity's attachments; a conversation's id is needed for their addresses.</summary>
    /// <returns>What to store with the activity, or the answer that refuses it.</returns>
    public async Task<(IReadOnlyList<FileStored> Files, IResult? Refusal)> TakeAsync(
        Activity activity, IReadOnlyList<UploadedFile> uploaded, string conversationId, HttpRequest request, CancellationToken cancellationToken)
    {
        var taken = new List<FileStored>();
        var (places, malformed) = Places(activity, uploaded);
        var refusal = malformed ?? Refused(places);
        foreach (var (attachment, file) in places)
        {
            if (refusal is not null)
            {
                break;
            }

            var type = await FileContent.DetectAsync(file.Content, cancellationToken);
            if (type is null || !_types.Contains(type) || !file.MayBe(type))
            {
                refusal = DirectLineErrors.Error(415, "BadArgument", $"The file is not of a kind that can be sent here, or not what it says it is. These can: {string.Join(", ", _types.Select(t => t.Extensions[0]))}.");
                break;
            }

            // Where a photo was taken is nobody's business here.
            var content = PictureMetadata.Concerns(type) ? await PictureMetadata.StripAsync(file.Content, type, cancellationToken) : file.Content;
            if (content is null)
            {
                refusal = DirectLineErrors.Error(415, "BadArgument", "The picture is damaged, so it cannot be taken.");
                break;
            }

            var row = new FileRow
            {
                Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
                ConversationId = conversationId,
                Name = FileName.Safe(file.Name, type),
                ContentType = type.Name,
                Size = content.Length,
            };
            attachment.ContentType = row.ContentType;
            attachment.Name = row.Name;
            attachment.ContentUrl = FileLinks.Address(request, conversationId, row.Id);

            // A client's own small picture is data too; the file itself takes its place where it is a picture.
            attachment.ThumbnailUrl = attachment.ThumbnailUrl is not null && type.Inline ? attachment.ContentUrl : null;
            taken.Add(new FileStored(row, content, limits.Value.UploadBytesPerConversation));
        }

        return (taken, refusal);
    }

    /// <summary>Which attachment each file belongs to. Files come in any order, and one without an attachment gets one.</summary>
    private static (List<(Attachment Attachment, UploadedFile File)> Places, IResult? Refusal) Places(Activity activity, IReadOnlyList<UploadedFile> uploaded)
    {
        var places = new List<(Attachment, UploadedFile)>();
        foreach (var attachment in activity.Attachments ?? [])
        {
            if (DataUri.Is(attachment.ContentUrl))
            {
                if (DataUri.Parse(attachment.ContentUrl!) is not { } data)
                {
                    return (places, DirectLineErrors.Bad("attachments: contentUrl is not a well-formed data address."));
                }

                places.Add((attachment, new UploadedFile(attachment.Name, data.Type, new MemoryStream(data.Content))));
            }
        }

        var waiting = (activity.Attachments ?? []).Where(a => a is { ContentUrl: null, Content: null }).ToList();
        foreach (var file in uploaded)
        {
            var attachment = waiting.FirstOrDefault(a => file.IsCalled(a.Name));
            if (attachment is null)
            {
                (activity.Attachments ??= []).Add(attachment = new Attachment());
            }

            waiting.Remove(attachment);
            places.Add((attachment, file));
        }

        return (places, uploaded.Count > 0 && waiting.Count > 0 ? DirectLineErrors.Bad("attachments: one of them has no file of its name.") : null);
    }

    private IResult? Refused(List<(Attachment Attachment, UploadedFile File)> places) =>
        places.Count == 0 ? null
        : limits.Value.UploadFiles == 0 ? DirectLineErrors.Bad("No files can be sent here.")
        : places.Count > limits.Value.UploadFiles ? DirectLineErrors.Bad($"At most {limits.Value.UploadFiles} files can be sent at once.")
        : places.Sum(p => p.File.Content.Length) > limits.Value.UploadBytes ? DirectLineErrors.Refused(413, $"At most {limits.Value.UploadBytes} bytes of files can be sent at once.")
        : null;
}
