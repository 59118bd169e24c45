using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenBot.Storage.Migrations;

/// <summary>What agents keep about conversations: internal notes, tags, and how each ended.</summary>
[DbContext(typeof(CitizenBotDb))]
[Migration("0013_DeskWork")]
internal sealed class M0013DeskWork : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("annotations", "conversations", nullable: false, defaultValue: 0L);

        migrationBuilder.CreateTable("notes", t => new
        {
            conversation_id = t.Column<string>(),
            id = t.Column<string>(),
            agent = t.Column<string>(),
            text = t.Column<string>(),
            created_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_notes", n => new { n.conversation_id, n.id }));

        migrationBuilder.CreateTable("tags", t => new
        {
            conversation_id = t.Column<string>(),
            tag = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_tags", g => new { g.conversation_id, g.tag }));
        migrationBuilder.CreateIndex("IX_tags_tag", "tags", "tag");

        migrationBuilder.CreateTable("endings", t => new
        {
            conversation_id = t.Column<string>(),
            ended_at = t.Column<long>(),
            agent = t.Column<string>(),
            outcome = t.Column<string>(nullable: true),
            json = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_endings", e => new { e.conversation_id, e.ended_at }));
        migrationBuilder.CreateIndex("IX_endings_ended_at", "endings", "ended_at");
    }
}
