using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

internal static class ArabicTimePhrases
{
    public static TimePhrases Create() => Numbers(Days(Marks(new TimePhrases { HasPrefixes = true })));

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddWeekdays("الاثنين|الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد")
        .AddMonths("يناير|كانون_الثاني فبراير|شباط مارس|آذار أبريل|نيسان|إبريل مايو|أيار|ماي يونيو|حزيران يوليو|تموز أغسطس|آب سبتمبر|أيلول أكتوبر|تشرين_الأول نوفمبر|تشرين_الثاني ديسمبر|كانون_الأول")
        .Add("أيام العمل|أيام الأسبوع|خلال أيام العمل", new WorkdaysWord())
        .Add("نهاية الأسبوع|عطلة نهاية الأسبوع|عطلة الأسبوع|الويكند", new WeekendWord())
        .Add("اليوم", new RelativeDay(0))
        .Add("غدا|غدًا|بكرا|بكرة|يوم غد|غد|باكر", new RelativeDay(1))
        .Add("بعد غد|بعد الغد|بعد بكرا|بعد بكرة", new RelativeDay(2))
        .Add("الليلة|هذا المساء", new RelativeDay(0), TimePhrases.Part(17, 22, DayHalf.Afternoon))
        .Add("صباحا|الصباح|صباح|الصبح|صبحا", 6, 12, DayHalf.Morning)
        .Add("ظهرا|الظهر|ظهر|عند الظهر|وقت الظهر", 11, 13, DayHalf.Unknown)
        .Add("بعد الغداء|بعد الغدا", 13, 17, DayHalf.Afternoon)
        .Add("قبل الغداء|قبل الغدا|قبل الظهر", new DayPart(new TimeRange(null, new LocalTime(12, 0)), DayHalf.Morning))
        .Add("بعد الظهر|بعد الضهر", 12, 17, DayHalf.Afternoon)
        .Add("عصرا|العصر|عصر", 15, 17, DayHalf.Afternoon)
        .Add("مساء|المساء|مساءا|ليلا|المسا", 17, 22, DayHalf.Afternoon)
        .Add("أيام|يوما", new UnitWord(PeriodUnits.Days))
        .Add("يومين|يومان", new UnitWord(PeriodUnits.Days, 2))
        .Add("أسبوع|الأسبوع|أسابيع|اسبوعا", new UnitWord(PeriodUnits.Weeks))
        .Add("أسبوعين|أسبوعان", new UnitWord(PeriodUnits.Weeks, 2))
        .Add("شهر|الشهر|أشهر|شهور", new UnitWord(PeriodUnits.Months))
        .Add("شهرين|شهران", new UnitWord(PeriodUnits.Months, 2));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("الساعة|ساعة|عالساعة|حوالي الساعة|عند الساعة", MarkKind.Clock)
        .Add("ص", MarkKind.Am)
        .Add("م", MarkKind.Pm)
        .Add("القادم|القادمة|المقبل|المقبلة|الجاي|الجاية|الجايه|التالي|التالية", MarkKind.Next)
        .Add("هذا|هذه|هاد|هالاسبوع", MarkKind.This)
        .Add("خلال", MarkKind.In)
        .Add("بعد", MarkKind.After)
        .Add("قبل", MarkKind.Before)
        .Add("من|ابتداء من|بدءا من|اعتبارا من", MarkKind.From)
        .Add("إلى|الى|لغاية", MarkKind.To)
        .Add("حتى|في موعد أقصاه", MarkKind.Until)
        .Add("بين|ما بين", MarkKind.Between)
        .Add("و", MarkKind.And)
        .Add("أو|او|أم", MarkKind.Or)
        .Add("ليس|لا|مو|مش|ما عدا|ماعدا|عدا|باستثناء|إلا|غير|لا أستطيع|ما بقدر|لا أقدر|لا يناسبني|لا يناسب|ما يناسبني|ما بيناسبني", MarkKind.Not)
        .Add("لكن|ولكن|بل|بس", MarkKind.But)
        .Add("يوم", MarkKind.Day)
        .Add("في أقرب وقت ممكن|في أقرب وقت|بأقرب وقت|أقرب وقت|أقرب موعد|أول موعد متاح|أول موعد|بأسرع وقت ممكن|بأسرع وقت|بأسرع ما يمكن", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("واحد|واحدة اثنين|اثنان|اثنتين|تنتين ثلاثة|ثلاث|تلاتة أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني|تمانية تسعة|تسع عشرة|عشر أحد_عشر|إحدى_عشرة|حداشر اثني_عشر|اثنا_عشر|اثنتي_عشرة")
        .AddNumbers("الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة الحادية_عشرة|الحادية_عشر الثانية_عشرة|الثانية_عشر")
        .AddNumbers("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي_عشر الثاني_عشر", ordinal: true)
        .Add("والنصف|ونصف|ونص|والنص", new MinutesWord(30, AfterHour: true))
        .Add("والربع|وربع", new MinutesWord(15, AfterHour: true))
        .Add("والثلث|وثلث|وعشرون دقيقة", new MinutesWord(20, AfterHour: true))
        .Add("وعشر دقائق|وعشر", new MinutesWord(10, AfterHour: true))
        .Add("وخمس دقائق|وخمس", new MinutesWord(5, AfterHour: true))
        .Add("إلا ربع|إلا ربعا|إلا الربع", new MinutesWord(-15, AfterHour: true))
        .Add("إلا ثلث|إلا ثلثا", new MinutesWord(-20, AfterHour: true))
        .Add("إلا عشر دقائق|إلا عشر|إلا عشرة", new MinutesWord(-10, AfterHour: true))
        .Add("إلا خمس دقائق|إلا خمس|إلا خمسة", new MinutesWord(-5, AfterHour: true));
}
