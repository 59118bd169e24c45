using System.Text.RegularExpressions;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>The schema, the same on SQLite and PostgreSQL. Reads go through it; writes go through <see cref="ITurnWriter"/>.</summary>
public sealed partial class CitizenBotDb(DbContextOptions<CitizenBotDb> options) : DbContext(options)
{
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();
    public DbSet<ActivityRow> Activities => Set<ActivityRow>();
    public DbSet<StateRow> States => Set<StateRow>();
    public DbSet<SeatRow> Seats => Set<SeatRow>();
    public DbSet<BookingRow> Bookings => Set<BookingRow>();
    public DbSet<DelayedWorkRow> DelayedWork => Set<DelayedWorkRow>();
    public DbSet<TranslationMemoryRow> TranslationMemory => Set<TranslationMemoryRow>();
    public DbSet<ActivityTranslationRow> ActivityTranslations => Set<ActivityTranslationRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<NoteRow> Notes => Set<NoteRow>();
    public DbSet<TagRow> Tags => Set<TagRow>();
    public DbSet<EndingRow> Endings => Set<EndingRow>();
    public DbSet<AgentRow> Agents => Set<AgentRow>();
    public DbSet<ResumeRow> Resumes => Set<ResumeRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<FeedbackRow> Feedback => Set<FeedbackRow>();
    public DbSet<FileRow> Files => Set<FileRow>();
    public DbSet<FilePartRow> FileParts => Set<FilePartRow>();
    public DbSet<ApplicationRow> Applications => Set<ApplicationRow>();
    public DbSet<ApplicationIdentityRow> ApplicationIdentities => Set<ApplicationIdentityRow>();
    public DbSet<ApplicationFileRow> ApplicationFiles => Set<ApplicationFileRow>();
    public DbSet<ApplicationDraftRow> ApplicationDrafts => Set<ApplicationDraftRow>();
    public DbSet<AuditRow> AuditLog => Set<AuditRow>();
    public DbSet<SettingRow> Settings => Set<SettingRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConversationRow>(e =>
        {
            e.ToTable("conversations").HasKey(c => c.Id);
            e.HasIndex(c => c.Status);
            e.Property(c => c.Annotations).HasDefaultValue(0L);
        });
        modelBuilder.Entity<ActivityRow>(e =>
        {
            e.ToTable("activities").HasKey(a => new { a.ConversationId, a.Sequence });
            e.HasIndex(a => new { a.ConversationId, a.DuplicateKey }).IsUnique();
            e.HasIndex(a => a.Pending).HasFilter("pending");
        });
        modelBuilder.Entity<StateRow>().ToTable("states").HasKey(s => s.Key);
        modelBuilder.Entity<SeatRow>(e =>
        {
            e.ToTable("seats").HasKey(s => new { s.Resource, s.Start, s.Seat });
            e.HasIndex(s => s.Owner);
        });
        modelBuilder.Entity<BookingRow>(e =>
        {
            e.ToTable("bookings").HasKey(b => b.Reference);
            e.HasIndex(b => b.ConversationId);
            e.HasIndex(b => b.Start);
        });
        modelBuilder.Entity<DelayedWorkRow>(e =>
        {
            e.ToTable("delayed_work").HasKey(w => new { w.Kind, w.Key });
            e.HasIndex(w => w.DueAt);
        });
        modelBuilder.Entity<DraftRow>().ToTable("drafts").HasKey(d => new { d.ConversationId, d.Agent });
        modelBuilder.Entity<NoteRow>().ToTable("notes").HasKey(n => new { n.ConversationId, n.Id });
        modelBuilder.Entity<TagRow>(e =>
        {
            e.ToTable("tags").HasKey(t => new { t.ConversationId, t.Tag });
            e.HasIndex(t => t.Tag);
        });
        modelBuilder.Entity<EndingRow>(e =>
        {
            e.ToTable("endings").HasKey(x => new { x.ConversationId, x.EndedAt });
            e.HasIndex(x => x.EndedAt);
        });
        modelBuilder.Entity<AgentRow>().ToTable("agents").HasKey(a => a.UserName);
        modelBuilder.Entity<ResumeRow>().ToTable("resumes").HasKey(r => r.Hash);
        modelBuilder.Entity<OutboxRow>(e =>
        {
            e.ToTable("outbox").HasKey(o => new { o.ConversationId, o.Destination, o.Sequence });
            e.HasIndex(o => o.DueAt);
        });
        modelBuilder.Entity<FeedbackRow>().ToTable("feedback").HasKey(f => new { f.ConversationId, f.ActivityId });
        modelBuilder.Entity<FileRow>(e =>
        {
            e.ToTable("files").HasKey(f => f.Id);
            e.HasIndex(f => f.ConversationId);
        });
        modelBuilder.Entity<FilePartRow>().ToTable("file_parts").HasKey(p => new { p.FileId, p.Number });
        modelBuilder.Entity<ApplicationRow>(e =>
        {
            e.ToTable("applications").HasKey(a => a.Reference);
            e.HasIndex(a => a.ConversationId);
            e.HasIndex(a => new { a.Team, a.FiledAt });
        });
        modelBuilder.Entity<ApplicationIdentityRow>(e =>
        {
            e.ToTable("application_identities").HasKey(i => new { i.Reference, i.Field });
            e.HasIndex(i => i.Hash);
        });
        modelBuilder.Entity<ApplicationFileRow>(e =>
        {
            e.ToTable("application_files").HasKey(f => new { f.Reference, f.FileId });
            e.HasIndex(f => f.FileId);
        });
        modelBuilder.Entity<ApplicationDraftRow>(e =>
        {
            e.ToTable("application_drafts").HasKey(d => d.Reference);
            e.HasIndex(d => d.ConversationId);
        });
        modelBuilder.Entity<TranslationMemoryRow>(e =>
        {
            e.ToTable("translation_memory").HasKey(m => m.Key);
            e.HasIndex(m => m.RememberedAt);
        });
        modelBuilder.Entity<ActivityTranslationRow>().ToTable("activity_translations").HasKey(a => new { a.ConversationId, a.ActivityId, a.Language });
        modelBuilder.Entity<AuditRow>(e =>
        {
            e.ToTable("audit_log").HasKey(a => a.Id);
            e.HasIndex(a => a.At);
        });
        modelBuilder.Entity<SettingRow>().ToTable("settings").HasKey(s => s.Key);

        // Lower-case names need no quoting in PostgreSQL, so the writer's SQL is the same on both.
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            property.SetColumnName(WordStart().Replace(property.Name, "_$1").ToLowerInvariant());
        }
    }

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex WordStart();
}
