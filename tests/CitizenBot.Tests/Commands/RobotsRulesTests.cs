using CitizenBot.Commands.Crawl;

namespace CitizenBot.Tests.Commands;

/// <summary>The cases of RFC 9309.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /a", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?v=1", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: citizenbot-crawl/2.0\nAllow: /", "/a", true)]
    [InlineData("user-agent: a\nUSER-AGENT: CitizenBot-Crawl\ndisallow: /x # not this\n\nUser-agent: *\nDisallow: /", "/y", true)]
    [InlineData("user-agent: a\nUSER-AGENT: CitizenBot-Crawl\ndisallow: /x # not this\n\nUser-agent: *\nDisallow: /", "/x", false)]
    [InlineData("User-agent: CitizenBot-crawl\n\nUser-agent: *\nDisallow: /", "/a", false)]
    [InlineData("nonsense\n: :\nDisallow: /", "/a", true)]
    public void The_longest_rule_of_the_group_that_names_the_robot_decides(string text, string path, bool allowed) =>
        RobotsRules.Parse(text).Allow(new Uri("https://example.com" + path)).ShouldBe(allowed);
}
