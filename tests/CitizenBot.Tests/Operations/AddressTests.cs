using System.Net;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Operations;

public sealed class AddressTests(SqliteServer sqlite) : IClassFixture<SqliteServer>
{
    [Theory]
    [InlineData("assistants/nobody/token")]
    [InlineData("assistants/..%2f..%2fetc/token")]
    [InlineData("v3/directline/nothing")]
    public async Task An_address_that_is_not_there_is_not_found(string path)
    {
        using var response = await sqlite.Server.Http.PostAsync(new Uri(path, UriKind.Relative), null);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
