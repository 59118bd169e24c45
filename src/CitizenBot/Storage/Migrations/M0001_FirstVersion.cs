using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenBot.Storage.Migrations;

/// <summary>
/// The first schema. Migrations are written by hand and without column types, so that one text serves SQLite and
/// PostgreSQL; a test compares what they make with the model.
/// </summary>
[DbContext(typeof(CitizenBotDb))]
[Migration("0001_FirstVersion")]
internal sealed class M0001FirstVersion : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("conversations", t => new
        {
            id = t.Column<string>(),
            assistant = t.Column<string>(),
            channel_id = t.Column<string>(),
            channel_conversation_id = t.Column<string>(),
            user_id = t.Column<string>(),
            reference = t.Column<string>(nullable: true),
            language = t.Column<string>(),
            created_at = t.Column<long>(),
            updated_at = t.Column<long>(),
            last_sequence = t.Column<long>(),
            version = t.Column<long>(),
            status = t.Column<string>(),
            team = t.Column<string>(nullable: true),
            topic = t.Column<string>(nullable: true),
            reason = t.Column<string>(nullable: true),
            priority = t.Column<int>(),
            sensitive = t.Column<bool>(),
            queued_at = t.Column<long>(nullable: true),
            agent = t.Column<string>(nullable: true),
            contact = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_conversations", c => c.id));
        migrationBuilder.CreateIndex("IX_conversations_status", "conversations", "status");

        migrationBuilder.CreateTable("activities", t => new
        {
            conversation_id = t.Column<string>(),
            sequence = t.Column<long>(),
            pending = t.Column<bool>(),
            inbound = t.Column<bool>(),
            visible = t.Column<bool>(),
            duplicate_key = t.Column<string>(nullable: true),
            response = t.Column<string>(nullable: true),
            created_at = t.Column<long>(),
            json = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_activities", a => new { a.conversation_id, a.sequence }));
        migrationBuilder.CreateIndex("IX_activities_conversation_id_duplicate_key", "activities", ["conversation_id", "duplicate_key"], unique: true);
        migrationBuilder.CreateIndex("IX_activities_pending", "activities", "pending", filter: "pending");

        migrationBuilder.CreateTable("states", t => new
        {
            key = t.Column<string>(),
            json = t.Column<string>(),
            version = t.Column<long>(),
            updated_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_states", s => s.key));

        migrationBuilder.CreateTable("seats", t => new
        {
            resource = t.Column<string>(),
            start = t.Column<long>(),
            seat = t.Column<int>(),
            owner = t.Column<string>(),
            expires_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_seats", s => new { s.resource, s.start, s.seat }));
        migrationBuilder.CreateIndex("IX_seats_owner", "seats", "owner");

        migrationBuilder.CreateTable("bookings", t => new
        {
            reference = t.Column<string>(),
            assistant = t.Column<string>(),
            service = t.Column<string>(),
            conversation_id = t.Column<string>(),
            state = t.Column<string>(),
            start = t.Column<long>(),
            version = t.Column<int>(),
            json = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_bookings", b => b.reference));
        migrationBuilder.CreateIndex("IX_bookings_conversation_id", "bookings", "conversation_id");

        migrationBuilder.CreateTable("drafts", t => new
        {
            conversation_id = t.Column<string>(),
            agent = t.Column<string>(),
            text = t.Column<string>(),
            updated_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_drafts", d => new { d.conversation_id, d.agent }));

        migrationBuilder.CreateTable("agents", t => new
        {
            user_name = t.Column<string>(),
            display_name = t.Column<string>(),
            password_hash = t.Column<string>(),
            roles = t.Column<string>(),
            teams = t.Column<string>(),
            must_change_password = t.Column<bool>(),
            disabled = t.Column<bool>(),
            failed_sign_ins = t.Column<int>(),
            locked_until = t.Column<long>(nullable: true),
            security_stamp = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_agents", a => a.user_name));

        migrationBuilder.CreateTable("resumes", t => new
        {
            hash = t.Column<string>(),
            assistant = t.Column<string>(),
            conversation_id = t.Column<string>(),
            user_id = t.Column<string>(),
            expires_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_resumes", r => r.hash));

        migrationBuilder.CreateTable("outbox", t => new
        {
            conversation_id = t.Column<string>(),
            sequence = t.Column<long>(),
            request_id = t.Column<string>(),
            attempts = t.Column<int>(),
            due_at = t.Column<long>(),
            dead = t.Column<bool>(),
            last_error = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_outbox", o => new { o.conversation_id, o.sequence }));
        migrationBuilder.CreateIndex("IX_outbox_due_at", "outbox", "due_at");

        migrationBuilder.CreateTable("feedback", t => new
        {
            conversation_id = t.Column<string>(),
            activity_id = t.Column<string>(),
            helpful = t.Column<bool>(),
            comment = t.Column<string>(nullable: true),
            created_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_feedback", f => new { f.conversation_id, f.activity_id }));

        migrationBuilder.CreateTable("settings", t => new
        {
            key = t.Column<string>(),
            value = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_settings", s => s.key));
    }
}
