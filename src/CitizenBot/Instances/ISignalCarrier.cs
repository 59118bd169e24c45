namespace CitizenBot.Instances;

/// <summary>A way for the instances on one database to tell each other that something has changed. It may lose what it carries.</summary>
internal interface ISignalCarrier
{
    /// <summary>Sends to all instances, this one included.</summary>
    /// <returns>Whether it could be sent; another way is taken where not.</returns>
    Task<bool> TrySendAsync(string payload, CancellationToken cancellationToken);

    /// <summary>Receives until it is cancelled, and comes back by itself after the way has been cut.</summary>
    Task ReceiveAsync(Action<string> received, CancellationToken cancellationToken);
}
