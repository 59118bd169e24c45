using System.Net;
using CitizenBot.Channels.Messages;

namespace CitizenBot.Tests.Messages;

public sealed class PublicConnectionsTests
{
    [Theory]
    [InlineData("20.82.10.1", true)]
    [InlineData("2603:1020::1", true)]
    [InlineData("::ffff:20.82.10.1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.9.9.9", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void Addresses_of_this_machine_and_its_network_are_not_public(string address, bool isPublic) =>
        PublicConnections.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);
}
