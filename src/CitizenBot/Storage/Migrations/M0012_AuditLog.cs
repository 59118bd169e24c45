using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenBot.Storage.Migrations;

/// <summary>Who did what at the desk, in a table that the database only lets grow.</summary>
[DbContext(typeof(CitizenBotDb))]
[Migration("0012_AuditLog")]
internal sealed class M0012AuditLog : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("audit_log", t => new
        {
            id = t.Column<string>(),
            at = t.Column<long>(),
            actor = t.Column<string>(),
            action = t.Column<string>(),
            subject = t.Column<string>(nullable: true),
            detail = t.Column<string>(nullable: true),
            status = t.Column<int>(),
            address = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_audit_log", a => a.id));
        migrationBuilder.CreateIndex("IX_audit_log_at", "audit_log", "at");
        if (ActiveProvider.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            // INSERT OR REPLACE fires no trigger of deletion: an id that is there is refused by itself.
            migrationBuilder.Sql("CREATE TRIGGER audit_log_kept BEFORE INSERT ON audit_log WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END");
            migrationBuilder.Sql("CREATE TRIGGER audit_log_unchanged BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END");
            migrationBuilder.Sql("CREATE TRIGGER audit_log_undeleted BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END");
            return;
        }

        migrationBuilder.Sql("CREATE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'The audit log is append-only.'; END $$");
        migrationBuilder.Sql("CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse()");
    }
}
