using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenBot.Storage.Migrations;

/// <summary>Machine translations: those of messages, and those that need not be made again.</summary>
[DbContext(typeof(CitizenBotDb))]
[Migration("0010_Translations")]
internal sealed class M0010Translations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("translation_memory", t => new
        {
            key = t.Column<string>(),
            from_language = t.Column<string>(),
            to_language = t.Column<string>(),
            engine = t.Column<string>(),
            original = t.Column<string>(),
            translation = t.Column<string>(),
            remembered_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_translation_memory", m => m.key));
        migrationBuilder.CreateIndex("IX_translation_memory_remembered_at", "translation_memory", "remembered_at");

        migrationBuilder.CreateTable("activity_translations", t => new
        {
            conversation_id = t.Column<string>(),
            activity_id = t.Column<string>(),
            language = t.Column<string>(),
            from_language = t.Column<string>(),
            text = t.Column<string>(),
            engine = t.Column<string>(),
            complete = t.Column<bool>(),
            translated_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_activity_translations", a => new { a.conversation_id, a.activity_id, a.language }));
    }
}
