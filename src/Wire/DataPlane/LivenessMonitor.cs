using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Sends heartbeats on every connection and aborts those that fell silent, from a thread of its own: timers of the
/// thread pool come late when the pool is busy, and a late heartbeat costs a view.
/// </summary>
internal sealed class LivenessMonitor : IDisposable
{
    private readonly ConcurrentDictionary<FrameConnection, byte> _watched = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly TimeProvider _time;
    private readonly LinkOptions _options;
    private long _lastTick;

    public LivenessMonitor(TimeProvider time, LinkOptions options)
    {
        _time = time;
        _options = options;
        _lastTick = time.GetTimestamp();
    }

    public void Start() => new Thread(Loop) { IsBackground = true, Name = "strata-heartbeat" }.Start();

    public void Watch(FrameConnection connection) => _watched.TryAdd(connection, 0);

    public void Forget(FrameConnection connection) => _watched.TryRemove(connection, out _);

    /// <summary>One round: heartbeats out, silent connections aborted.</summary>
    public void Tick()
    {
        long now = _time.GetTimestamp();

        // Who was stopped or starved itself heard nobody because it did not listen, so it judges nobody by that time.
        bool slept = _time.GetElapsedTime(_lastTick, now) > 2 * _options.HeartbeatInterval;
        _lastTick = now;
        foreach (FrameConnection connection in _watched.Keys)
        {
            Judge(connection, slept);
        }
    }

    public void Dispose() => _stop.Set();

    private void Judge(FrameConnection connection, bool slept)
    {
        if (connection.IsClosed)
        {
            Forget(connection);
            return;
        }

        try
        {
            connection.TryHeartbeat();
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The reading thread sees the same loss and reports it.
            return;
        }

        if (slept)
        {
            connection.Forgive();
        }
        else if (connection.Silence > (connection.SilenceLimit ?? _options.SilenceLimit))
        {
            connection.Abort(PeerLossReason.Silent);
        }
        else if (connection.Stall > _options.StallLimit)
        {
            connection.Abort(PeerLossReason.Stalled);
        }
    }

    private void Loop()
    {
        while (!_stop.Wait(_options.HeartbeatInterval))
        {
            Tick();
        }
    }
}
