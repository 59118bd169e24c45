using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenBot.Storage.Migrations;

/// <summary>Files that citizens send.</summary>
[DbContext(typeof(CitizenBotDb))]
[Migration("0004_Files")]
internal sealed class M0004Files : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("files", t => new
        {
            id = t.Column<string>(),
            conversation_id = t.Column<string>(),
            sequence = t.Column<long>(),
            name = t.Column<string>(),
            content_type = t.Column<string>(),
            size = t.Column<long>(),
            created_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_files", f => f.id));
        migrationBuilder.CreateIndex("IX_files_conversation_id", "files", "conversation_id");

        migrationBuilder.CreateTable("file_parts", t => new
        {
            file_id = t.Column<string>(),
            number = t.Column<int>(),
            content = t.Column<byte[]>(),
        }, constraints: t => t.PrimaryKey("PK_file_parts", p => new { p.file_id, p.number }));
    }
}
