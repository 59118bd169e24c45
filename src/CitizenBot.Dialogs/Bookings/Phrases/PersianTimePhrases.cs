using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>Persian and Dari: the minutes come after the hour ("ساعت ده و نیم"), or before it with "to" ("یک ربع به ده").</summary>
internal static class PersianTimePhrases
{
    public static TimePhrases Create() => Numbers(Days(Marks(new TimePhrases())));

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddWeekdays("دوشنبه|دو_شنبه سه‌شنبه|سه_شنبه|سهشنبه چهارشنبه|چهار_شنبه پنجشنبه|پنج_شنبه|پنج‌شنبه جمعه شنبه یکشنبه|یک_شنبه|یک‌شنبه")
        .AddMonths("ژانویه|جنوری فوریه|فبروری مارس|مارچ آوریل|اپریل مه|می ژوئن|جون ژوئیه|جولای اوت|آگوست|اگست سپتامبر|سپتمبر اکتبر|اکتوبر نوامبر|نومبر دسامبر|دسمبر")
        .Add("روزهای کاری|روز کاری|وسط هفته", new WorkdaysWord())
        .Add("آخر هفته|اخر هفته|تعطیلات آخر هفته", new WeekendWord())
        .Add("امروز", new RelativeDay(0))
        .Add("فردا", new RelativeDay(1))
        .Add("پس فردا|پس‌فردا|پسفردا", new RelativeDay(2))
        .Add("امشب", new RelativeDay(0), TimePhrases.Part(18, 22, DayHalf.Afternoon))
        .Add("صبح|صبح زود|قبل از ظهر|پیش از ظهر", 6, 12, DayHalf.Morning)
        .Add("ظهر|سر ظهر", 11, 13, DayHalf.Unknown)
        .Add("بعد از ناهار|بعد ناهار|بعد از نهار", 13, 17, DayHalf.Afternoon)
        .Add("قبل از ناهار|قبل ناهار", new DayPart(new TimeRange(null, new LocalTime(12, 0)), DayHalf.Morning))
        .Add("بعد از ظهر|بعدازظهر|بعد ظهر", 12, 17, DayHalf.Afternoon)
        .Add("عصر", 15, 18, DayHalf.Afternoon)
        .Add("شب", 18, 22, DayHalf.Afternoon)
        .Add("روز", new UnitWord(PeriodUnits.Days))
        .Add("هفته", new UnitWord(PeriodUnits.Weeks))
        .Add("ماه", new UnitWord(PeriodUnits.Months));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("ساعت|حدود ساعت|حوالی ساعت|سر ساعت", MarkKind.Clock)
        .Add("آینده|بعد|بعدی|دیگر", MarkKind.Next)
        .Add("این|همین", MarkKind.This)
        .Add("تا|ظرف", MarkKind.To)
        .Add("بعد از|بعد از ساعت|از ساعت|پس از", MarkKind.After)
        .Add("قبل از|قبل از ساعت|پیش از", MarkKind.Before)
        .Add("از", MarkKind.From)
        .Add("حداکثر تا|حداکثر", MarkKind.Until)
        .Add("بین|بین ساعت|میان", MarkKind.Between)
        .Add("و", MarkKind.And)
        .Add("یا", MarkKind.Or)
        .Add("نه|به جز|بجز|غیر از|نمی‌تونم|نمی‌توانم", MarkKind.Not)
        .Add("ولی|اما|بلکه", MarkKind.But)
        .Add("روز", MarkKind.Day)
        .Add("هر چه زودتر|هرچه زودتر|در اسرع وقت|زودترین وقت|اولین وقت|اولین وقت آزاد|اولین نوبت|نزدیک‌ترین وقت|زودترین زمان", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("یک دو سه چهار پنج شش|شیش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده|پونزده شانزده|شونزده هفده هجده|هیجده نوزده بیست")
        .AddNumbers("اول|یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم", ordinal: true)
        .Add("و نیم", new MinutesWord(30, AfterHour: true))
        .Add("و ربع", new MinutesWord(15, AfterHour: true))
        .Add("و بیست دقیقه", new MinutesWord(20, AfterHour: true))
        .Add("و ده دقیقه", new MinutesWord(10, AfterHour: true))
        .Add("و پنج دقیقه", new MinutesWord(5, AfterHour: true))
        .Add("یک ربع به|یه ربع به|ربع به", new MinutesWord(-15))
        .Add("ده دقیقه به", new MinutesWord(-10))
        .Add("پنج دقیقه به", new MinutesWord(-5));
}
