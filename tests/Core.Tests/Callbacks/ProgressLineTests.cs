using System.Text.RegularExpressions;
using Strata.Callbacks;
using Xunit;

namespace Strata.Core.Tests.Callbacks;

public sealed partial class ProgressLineTests
{
    private static readonly Logs Loss = new() { ["loss"] = 0.25 };

    [Fact]
    public void A_running_bar_shows_what_is_left()
    {
        string line = ProgressLine.Bar(new(32, 128, TimeSpan.FromSeconds(8), Loss, false));

        Assert.Equal(" 32/128 ━━━━━━━━━━━━━━━━━━━━ 24s 250ms/step - loss: 0.2500", Plain(line));
        Assert.Contains("\e[32m━━━━━\e[37m━━━━━━━━━━━━━━━\e[0m", line);
    }

    [Fact]
    public void A_final_bar_shows_what_it_took()
    {
        string line = ProgressLine.Bar(new(128, 128, TimeSpan.FromSeconds(75), Loss, true));

        Assert.Equal("128/128 ━━━━━━━━━━━━━━━━━━━━ 1:15 586ms/step - loss: 0.2500", Plain(line));
    }

    [Fact]
    public void An_epoch_of_unknown_length_has_no_bar()
    {
        string line = ProgressLine.Bar(new(7, null, TimeSpan.FromSeconds(14), Loss, false));

        Assert.Equal("7/Unknown 14s 2s/step - loss: 0.2500", line);
    }

    [Fact]
    public void A_plain_line_has_neither_bar_nor_colour()
    {
        var logs = new Logs { ["val_loss"] = 0.5, ["loss"] = 0.25, ["acc"] = 0.0004 };

        string line = ProgressLine.Plainly(new(100, 100, TimeSpan.FromSeconds(0.05), logs, true));

        Assert.Equal("100/100 - 0s - 500us/step - loss: 0.2500 - acc: 4.0000e-04 - val_loss: 0.5000", line);
    }

    [Fact]
    public void Long_times_are_told_in_hours()
    {
        string line = ProgressLine.Plainly(new(1, 1, TimeSpan.FromSeconds(7384), [], true));

        Assert.Equal("1/1 - 2:03:04 - 7384s/step", line);
    }

    [Fact]
    public void A_running_line_stays_within_80_columns_and_a_final_one_loses_no_number()
    {
        var logs = new Logs
        {
            ["loss"] = 1234.5, ["binaryAccuracy"] = 0.5, ["precision"] = 0.5, ["val_loss"] = 2,
            ["val_precision"] = 0.25,
        };

        string running = Plain(ProgressLine.Bar(new(5, 10, TimeSpan.FromSeconds(5), logs, false)));
        string final = Plain(ProgressLine.Bar(new(10, 10, TimeSpan.FromSeconds(5), logs, true)));

        Assert.InRange(running.Length, 70, 79);
        Assert.EndsWith("…", running);
        Assert.All(final.Split('\n'), part => Assert.InRange(part.Length, 1, 80));
        foreach (string name in logs.Keys) Assert.Contains($" {name}: ", final);
    }

    [Fact]
    public void The_bar_gives_way_to_numbers()
    {
        var logs = new Logs { ["loss"] = 0.25, ["acc"] = 0.5, ["val_loss"] = 0.5 };

        string line = Plain(ProgressLine.Bar(new(10, 10, TimeSpan.FromSeconds(5), logs, true)));

        Assert.InRange(line.Length, 70, 79);
        Assert.EndsWith("val_loss: 0.5000", line);
        Assert.True(line.Count(c => c == '━') is >= 5 and < 20);
    }

    private static string Plain(string line) => Escapes().Replace(line, "");

    [GeneratedRegex("\e\\[[0-9]*[mK]")]
    private static partial Regex Escapes();
}
