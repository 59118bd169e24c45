namespace CitizenBot.Channels.DirectLine;

/// <summary>A file on its way in: what its sender says of it, and its bytes in a temporary file that nobody else can open.</summary>
internal sealed class UploadedFile(string? name, string? declaredType, Stream content) : IAsyncDisposable
{
    private const string AnyType = "application/octet-stream";

    public string? Name => name;

    public string? DeclaredType => declaredType;

    public Stream Content => content;

    public static async Task<UploadedFile> ReadAsync(string? name, string? declaredType, Stream body, CancellationToken cancellationToken)
    {
        var file = new UploadedFile(name, declaredType, CreateTemporary());
        try
        {
            await body.CopyToAsync(file.Content, cancellationToken);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether what the sender says does not contradict what the content is.</summary>
    public bool MayBe(FileType type) =>
        string.IsNullOrEmpty(declaredType) || declaredType == AnyType || (declaredType == "image/jpg" && type == FileType.Jpeg)
        || declaredType.Equals(type.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an attachment of this name means this file. In a multipart header a quotation mark and line ends are written as browsers do.</summary>
    public bool IsCalled(string? attachment) => attachment is not null && name is not null
        && (name == attachment || name == attachment.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => content.DisposeAsync();

    /// <summary>Without a name from the start where the system can do that, so that nothing stays behind if the program is killed.</summary>
    private static FileStream CreateTemporary()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        var path = Path.Combine(Path.GetTempPath(), $"citizenbot-{Path.GetRandomFileName()}");
        if (OperatingSystem.IsWindows())
        {
            options.Options |= FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
