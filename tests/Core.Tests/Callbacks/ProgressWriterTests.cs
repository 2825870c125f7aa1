using Strata.Callbacks;
using Xunit;

namespace Strata.Core.Tests.Callbacks;

public sealed class ProgressWriterTests : IDisposable
{
    private readonly StringWriter text = new() { NewLine = "\n" };
    private readonly FakeClock clock = new();

    [Fact]
    public void Verbose_0_prints_nothing()
    {
        Run(new(text, true, clock, 0));

        Assert.Empty(text.ToString());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public void Without_a_bar_there_is_one_line_per_epoch(int verbose, bool isTerminal)
    {
        Run(new(text, isTerminal, clock, verbose));

        Assert.Equal("Epoch 3/5\n100/100 - 1s - 10ms/step - loss: 0.0100\n", text.ToString());
    }

    [Fact]
    public void A_bar_is_written_at_most_20_times_a_second()
    {
        Run(new(text, true, clock, 1));

        string[] updates = text.ToString().Split('\r');
        Assert.Equal("Epoch 3/5\n", updates[0]);
        Assert.InRange(updates.Length, 15, 22);
        Assert.Contains("100/100 ", updates[^1]);
        Assert.EndsWith("\e[K\n", updates[^1]);
        Assert.All(updates[1..^1], update => Assert.DoesNotContain("\n", update));
    }

    [Fact]
    public void Numbers_are_asked_for_only_when_they_are_shown()
    {
        var writer = new ProgressWriter(text, true, clock, 1);
        writer.BeginEpoch(0, 1, 10);

        Assert.False(writer.IsDue);
        clock.Advance(0.06);
        Assert.True(writer.IsDue);
        writer.Update(1, []);
        Assert.False(writer.IsDue);
        Assert.False(new ProgressWriter(text, false, clock, 1).IsDue);
    }

    public void Dispose() => text.Dispose();

    private void Run(ProgressWriter writer)
    {
        writer.BeginEpoch(2, 5, 100);
        for (int step = 1; step <= 100; step++)
        {
            clock.Advance(0.01);
            writer.Update(step, new() { ["loss"] = 1.0 / step });
        }

        writer.EndEpoch(100, new() { ["loss"] = 0.01 });
    }
}
