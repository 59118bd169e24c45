using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenBot.Storage.Migrations;

/// <summary>
/// The outbox serves agent hubs beside channels, and carries updates and deletions: its key takes the destination in, so
/// the table is made anew. Activities remember which id their channel gave them, and which came from a hub.
/// </summary>
[DbContext(typeof(CitizenBotDb))]
[Migration("0003_OutboxDestinations")]
internal sealed class M0003OutboxDestinations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("channel_activity_id", "activities", nullable: true);
        migrationBuilder.AddColumn<string>("origin", "activities", nullable: true);

        migrationBuilder.Sql("CREATE TABLE outbox_before AS SELECT * FROM outbox");
        migrationBuilder.DropTable("outbox");
        migrationBuilder.CreateTable("outbox", t => new
        {
            conversation_id = t.Column<string>(),
            destination = t.Column<string>(),
            sequence = t.Column<long>(),
            method = t.Column<string>(),
            activity_sequence = t.Column<long>(),
            request_id = t.Column<string>(),
            attempts = t.Column<int>(),
            due_at = t.Column<long>(),
            dead = t.Column<bool>(),
            last_error = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_outbox", o => new { o.conversation_id, o.destination, o.sequence }));
        migrationBuilder.CreateIndex("IX_outbox_due_at", "outbox", "due_at");
        migrationBuilder.Sql("""
            INSERT INTO outbox (conversation_id, destination, sequence, method, activity_sequence, request_id, attempts, due_at, dead, last_error)
            SELECT conversation_id, 'channel', sequence, 'send', sequence, request_id, attempts, due_at, dead, last_error FROM outbox_before
            """);
        migrationBuilder.Sql("DROP TABLE outbox_before");
    }
}
