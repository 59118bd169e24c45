using CitizenBot.Operations;

namespace CitizenBot.Tests.Operations;

public sealed class FolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("citizenbot-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_programs_own_folder_is_found_before_one_where_it_was_started()
    {
        var own = Make("program/docs");
        var bin = Make("program/bin/Debug");
        var elsewhere = Make("elsewhere");
        Make("elsewhere/docs");

        Folders.Find("docs", bin, elsewhere).ShouldBe(own);
    }

    [Fact]
    public void A_folder_above_the_one_where_it_was_started_is_not_the_programs()
    {
        var name = $"docs-{Guid.NewGuid():N}";
        Make($"strangers/{name}");

        Folders.Find(name, Make("program"), Make("strangers/deep/down")).ShouldBeNull();
    }

    private string Make(string path) => Directory.CreateDirectory(Path.Combine(_root, path)).FullName;
}
