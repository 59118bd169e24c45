using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenBot.Storage.Migrations;

/// <summary>The offices read bookings by day.</summary>
[DbContext(typeof(CitizenBotDb))]
[Migration("0008_BookingsByTime")]
internal sealed class M0008BookingsByTime : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateIndex("IX_bookings_start", "bookings", "start");
}
