using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenBot.Storage.Migrations;

/// <summary>What is to be said at a time: that a hold has lapsed, that a booking is near.</summary>
[DbContext(typeof(CitizenBotDb))]
[Migration("0006_DelayedWork")]
internal sealed class M0006DelayedWork : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("delayed_work", t => new
        {
            kind = t.Column<string>(),
            key = t.Column<string>(),
            due_at = t.Column<long>(),
            conversation_id = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_delayed_work", w => new { w.kind, w.key }));
        migrationBuilder.CreateIndex("IX_delayed_work_due_at", "delayed_work", "due_at");
    }
}
