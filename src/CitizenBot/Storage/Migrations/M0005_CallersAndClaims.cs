using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenBot.Storage.Migrations;

/// <summary>Conversations remember which bot called, and deliveries that they are being made.</summary>
[DbContext(typeof(CitizenBotDb))]
[Migration("0005_CallersAndClaims")]
internal sealed class M0005CallersAndClaims : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("caller", "conversations", nullable: true);
        migrationBuilder.AddColumn<long>("claimed_at", "outbox", nullable: true);
    }
}
