namespace CitizenBot.Dialogs.Bookings;

/// <summary>Who keeps the calendar of a service.</summary>
public enum BookingKind
{
    /// <summary>This program does.</summary>
    Own,

    /// <summary>An e-service does; the service's address leads there.</summary>
    Link,
}

/// <summary>What takes a seat of a time.</summary>
public enum SeatsFor
{
    /// <summary>Each booking takes one, however many people come.</summary>
    Bookings,

    /// <summary>Each person takes one.</summary>
    People,
}

/// <summary>A detail that a citizen is asked for when booking.</summary>
public enum ContactField
{
    /// <summary>What to call the citizen.</summary>
    Name,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>How many people come.</summary>
    People,

    /// <summary>What it is about, or what the office should know, in the citizen's words.</summary>
    Note,

    /// <summary>Which language to speak, and whether an interpreter is needed.</summary>
    Interpreter,

    /// <summary>What the citizen needs to take part: no steps, sign language, a hearing loop.</summary>
    Accessibility,

    /// <summary>Where to come to, where the office comes to the citizen.</summary>
    Address,
}
