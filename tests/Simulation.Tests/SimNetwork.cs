namespace Strata.Simulation.Tests;

/// <summary>
/// Messages between processes: control messages may be lost, doubled and late; the data plane's connections keep order,
/// but may break, with what is under way, and sometimes lose frames before anybody notices.
/// </summary>
internal sealed class SimNetwork(EventQueue queue, Random random, SimOptions options)
{
    private readonly Dictionary<(string, string), SimLink> _links = [];

    /// <summary>A message of the control plane.</summary>
    public void Control(Action deliver)
    {
        for (int copies = random.NextDouble() < options.Doubling ? 2 : 1; copies > 0; copies--)
        {
            if (random.NextDouble() >= options.Loss)
            {
                queue.After(0.1 + (random.NextDouble() * options.Delay), deliver);
            }
        }
    }

    /// <summary>A frame or message of the data plane.</summary>
    public void Data(string from, string to, Action deliver)
    {
        SimLink link = LinkOf(from, to);
        if (link.SilentUntil > queue.Now)
        {
            return;
        }
        int broken = link.Broken;
        double slow = random.NextDouble() < options.Hiccups ? random.NextDouble() * 60 : 0;
        TimeSpan arrival = queue.Now + TimeSpan.FromMilliseconds(0.02 + (random.NextDouble() * 0.5) + slow);
        bool forward = string.CompareOrdinal(from, to) < 0;
        TimeSpan last = forward ? link.LastForward : link.LastBack;
        arrival = arrival > last ? arrival : last;
        if (forward)
        {
            link.LastForward = arrival;
        }
        else
        {
            link.LastBack = arrival;
        }
        queue.After(arrival - queue.Now, () =>
        {
            if (link.Broken == broken)
            {
                deliver();
            }
        });
    }

    /// <summary>Loses what is under way between two, in both directions.</summary>
    public void Break(string one, string other) => LinkOf(one, other).Broken++;

    /// <summary>Loses what two send each other for a while, and nobody is told.</summary>
    public void Silence(string one, string other, double milliseconds) =>
        LinkOf(one, other).SilentUntil = queue.Now + TimeSpan.FromMilliseconds(milliseconds);

    private SimLink LinkOf(string one, string other)
    {
        (string, string) key = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
        if (!_links.TryGetValue(key, out SimLink? link))
        {
            _links[key] = link = new SimLink();
        }
        return link;
    }
}
