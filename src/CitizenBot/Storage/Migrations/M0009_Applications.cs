using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenBot.Storage.Migrations;

/// <summary>Forms that citizens fill in.</summary>
[DbContext(typeof(CitizenBotDb))]
[Migration("0009_Applications")]
internal sealed class M0009Applications : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("applications", t => new
        {
            reference = t.Column<string>(),
            assistant = t.Column<string>(),
            service = t.Column<string>(),
            team = t.Column<string>(),
            sensitive = t.Column<bool>(),
            conversation_id = t.Column<string>(),
            state = t.Column<string>(),
            assignee = t.Column<string>(nullable: true),
            filed_at = t.Column<long>(),
            version = t.Column<int>(),
            json = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_applications", a => a.reference));
        migrationBuilder.CreateIndex("IX_applications_conversation_id", "applications", "conversation_id");
        migrationBuilder.CreateIndex("IX_applications_team_filed_at", "applications", ["team", "filed_at"]);

        migrationBuilder.CreateTable("application_identities", t => new
        {
            reference = t.Column<string>(),
            field = t.Column<string>(),
            hash = t.Column<string>(),
            @protected = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_application_identities", i => new { i.reference, i.field }));
        migrationBuilder.CreateIndex("IX_application_identities_hash", "application_identities", "hash");

        migrationBuilder.CreateTable("application_files", t => new
        {
            reference = t.Column<string>(),
            file_id = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_application_files", f => new { f.reference, f.file_id }));
        migrationBuilder.CreateIndex("IX_application_files_file_id", "application_files", "file_id");

        migrationBuilder.CreateTable("application_drafts", t => new
        {
            reference = t.Column<string>(),
            assistant = t.Column<string>(),
            service = t.Column<string>(),
            conversation_id = t.Column<string>(),
            email = t.Column<string>(nullable: true),
            phone = t.Column<string>(nullable: true),
            kept_at = t.Column<long>(),
            json = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_application_drafts", d => d.reference));
        migrationBuilder.CreateIndex("IX_application_drafts_conversation_id", "application_drafts", "conversation_id");
    }
}
