using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>Turkish: before and after stand behind the time ("14'ten sonra"), and halves are counted from the hour that has been.</summary>
internal static class TurkishTimePhrases
{
    public static TimePhrases Create() => Numbers(Days(Marks(new TimePhrases())));

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddWeekdays("pazartesi salı çarşamba perşembe cuma cumartesi pazar")
        .AddWeekdays("pazartesiye|pazartesinin salıya|salının çarşambaya|çarşambanın perşembeye|perşembenin cumaya|cumanın cumartesiye|cumartesinin pazara|pazarın")
        .AddWeekdays("pazartesileri salıları çarşambaları perşembeleri cumaları cumartesileri pazarları", every: true)
        .AddMonths("ocak|ocakta|ocağın şubat|şubatta|şubatın mart|martta|martın nisan|nisanda|nisanın mayıs|mayısta|mayısın haziran|haziranda|haziranın temmuz|temmuzda|temmuzun ağustos|ağustosta|ağustosun eylül|eylülde|eylülün ekim|ekimde|ekimin kasım|kasımda|kasımın aralık|aralıkta|aralığın")
        .Add("hafta içi|iş günü|iş günleri", new WorkdaysWord())
        .Add("hafta sonu|haftasonu", new WeekendWord())
        .Add("bugün", new RelativeDay(0))
        .Add("yarın", new RelativeDay(1))
        .Add("öbür gün|ertesi gün|yarından sonraki gün", new RelativeDay(2))
        .Add("bu akşam", new RelativeDay(0), TimePhrases.Part(17, 22, DayHalf.Afternoon))
        .Add("bu sabah", new RelativeDay(0), TimePhrases.Part(6, 10, DayHalf.Morning))
        .Add("sabah|sabahleyin|sabahtan", 6, 10, DayHalf.Morning)
        .Add("öğleden önce", 8, 12, DayHalf.Morning)
        .Add("öğlen|öğle|öğleyin", 11, 13, DayHalf.Unknown)
        .Add("öğle yemeğinden sonra", 13, 17, DayHalf.Afternoon)
        .Add("öğleden sonra|ikindi", 12, 17, DayHalf.Afternoon)
        .Add("akşam|akşamüstü|akşamleyin", 17, 22, DayHalf.Afternoon)
        .Add("gün|güne", new UnitWord(PeriodUnits.Days))
        .Add("hafta|haftaya|haftada", new UnitWord(PeriodUnits.Weeks))
        .Add("ay|aya|ayda", new UnitWord(PeriodUnits.Months));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("saat|civarı saat", MarkKind.Clock)
        .Add("gibi|civarı|sularında|te|ta|de|da", MarkKind.ClockAfter)
        .Add("gelecek|önümüzdeki|sonraki|öbür", MarkKind.Next)
        .Add("bu", MarkKind.This)
        .Add("içinde|sonra sonra", MarkKind.InAfter)
        .Add("ten sonra|tan sonra|den sonra|dan sonra|sonra|sonrası", MarkKind.AfterAfter)
        .Add("ten önce|tan önce|den önce|dan önce|önce|öncesi", MarkKind.BeforeAfter)
        .Add("en erken", MarkKind.From)
        .Add("en geç", MarkKind.Until)
        .Add("ile", MarkKind.And)
        .Add("arası|arasında|arasi", MarkKind.BetweenAfter)
        .Add("ve", MarkKind.And)
        .Add("veya|ya da|yahut", MarkKind.Or)
        .Add("olmaz|değil|hariç|gelemem|uygun değil|olmasın", MarkKind.Not)
        .Add("ama|fakat", MarkKind.But)
        .Add("en kısa zamanda|bir an önce|mümkün olan en kısa sürede|ilk boş|ilk boş saat|ilk uygun|acil|hemen", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("bir iki üç dört beş altı yedi sekiz dokuz on on_bir|onbir on_iki|oniki on_üç on_dört on_beş")
        .AddNumbers("birde ikide üçte dörtte beşte altıda yedide sekizde dokuzda onda on_birde|onbirde on_ikide|onikide", clock: true)
        .Add("buçuk|buçukta", new MinutesWord(30, AfterHour: true));
}
