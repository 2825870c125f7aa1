using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>What every backend's recurrent cells must do.</summary>
public abstract class RecurrentContract
{
    private const double Nudge = 1e-5;

    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    public static TheoryData<RecurrentCell, bool, int, int, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<RecurrentCell, bool, int, int, int, int>();
            foreach (var cell in Enum.GetValues<RecurrentCell>())
            {
                cases.Add(cell, false, 3, 1, 1, 1);
                cases.Add(cell, false, 27, 3, 2, 5);
                cases.Add(cell, true, 5, 2, 7, 16);
                cases.Add(cell, cell != RecurrentCell.Simple, 2, 4, 1, 19);
                cases.Add(cell, false, 7, 2, 3, 66);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sequence_is_the_float64_one(
        RecurrentCell cell, bool hard, int rows, int steps, int features, int units)
    {
        var run = new Sequence(new(cell, hard, steps, features, units), rows);

        float[] tape = Tape(run);

        Near.All(run.Tape(), tape);
        foreach (var wanted in run.Wanted) Near.All(run.States(wanted), States(run, wanted));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_gradient_is_that_of_differences(
        RecurrentCell cell, bool hard, int rows, int steps, int features, int units)
    {
        var run = new Sequence(new(cell, hard, steps, features, units), Math.Min(rows, (60 / units) + 1));
        foreach (var wanted in run.Wanted)
        {
            float[] dy = Arrays.Values(run.Rows * wanted.Count(run.R) * units, -1, 1, 9);

            float[] dz = Gradient(run, wanted, dy, false), withFirst = Gradient(run, wanted, dy, true);

            Near.All(run.Gradient(wanted, dy, Nudge), dz, 1e-4);
            int row = steps * run.R.Gates * units, lead = run.R.Gates * units;
            for (int i = 0; i < run.Rows; i++)
                Assert.Equal(dz[(i * row)..][..row], withFirst[((i * (row + lead)) + lead)..][..row]);
            if (cell != RecurrentCell.Lstm) continue;
            double[] first = run.CellGradient(wanted, dy, Nudge);
            for (int i = 0; i < run.Rows; i++)
                Near.All(first[(i * units)..][..units], withFirst[(i * (row + lead))..][..units], 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_row_does_not_depend_on_the_others(
        RecurrentCell cell, bool hard, int rows, int steps, int features, int units)
    {
        var run = new Sequence(new(cell, hard, steps, features, units), rows);
        var wanted = run.Wanted[0];
        float[] dy = Arrays.Values(rows * wanted.Count(run.R) * units, -1, 1, 9);
        float[] tape = Tape(run), dz = Gradient(run, wanted, dy, false);

        for (int row = 0; row < rows; row += 4)
        {
            var alone = run.Part(row);
            int kept = tape.Length / rows, products = dz.Length / rows, flow = dy.Length / rows;
            Assert.Equal(tape[(row * kept)..][..kept], Tape(alone));
            float[] alonesFlow = dy[(row * flow)..][..flow];
            Assert.Equal(dz[(row * products)..][..products], Gradient(alone, wanted, alonesFlow, false));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_left_operands_are_inputs_and_states_before_each_step(
        RecurrentCell cell, bool hard, int rows, int steps, int features, int units)
    {
        var run = new Sequence(new(cell, hard, steps, features, units), rows);
        var r = run.R;
        var operands = Operands(run);
        var tape = On.Empty([rows, steps, r.Kept * units]);
        Backend.Recurrent(r, operands, tape);
        var terms = On.Empty([rows, steps, r.Terms]);

        Backend.RecurrentTerms(r, tape, operands[0], operands[2], terms);

        float[] found = On.Read(terms), kept = On.Read(tape);
        Assert.True(On.IsIntactBehind(terms), "written behind the operands");
        for (int i = 0; i < rows * steps; i++)
        {
            float[] h = i % steps == 0 ? run.Firsts[0][(i / steps * units)..][..units]
                : kept[((((i - 1) * r.Kept) + r.Kept - 1) * units)..][..units];
            Assert.Equal(
                (float[])[.. run.X[(i * features)..][..features], .. h, 1], found[(i * r.Terms)..][..r.Terms]);
        }
    }

    private BufferView[] Operands(Sequence run) =>
    [
        On.Floats([run.Rows, run.R.Steps, run.R.Features], run.X),
        On.Floats([run.R.Terms, run.R.Gates * run.R.Units], run.Weights),
        .. run.Firsts.Select(values => On.Floats([run.Rows, run.R.Units], values)),
    ];

    private float[] Tape(Sequence run)
    {
        var tape = On.Empty([run.Rows, run.R.Steps, run.R.Kept * run.R.Units]);
        Backend.Recurrent(run.R, Operands(run), tape);
        Assert.True(On.IsIntactBehind(tape), "written behind the tape");
        return On.Read(tape);
    }

    private float[] States(Sequence run, WantedStates wanted)
    {
        var states = On.Empty([run.Rows, wanted.Count(run.R), run.R.Units]);
        Backend.RecurrentPass(run.R, wanted, Operands(run), states);
        Assert.True(On.IsIntactBehind(states), "written behind the states");
        return On.Read(states);
    }

    private float[] Gradient(Sequence run, WantedStates wanted, float[] dy, bool firstGiven)
    {
        var operands = Operands(run);
        var tape = On.Empty([run.Rows, run.R.Steps, run.R.Kept * run.R.Units]);
        Backend.Recurrent(run.R, operands, tape);
        var dz = On.Empty([run.Rows, run.R.Steps + (firstGiven ? 1 : 0), run.R.Gates * run.R.Units]);
        var flow = On.Floats([run.Rows, wanted.Count(run.R), run.R.Units], dy);
        Backend.RecurrentGradient(run.R, wanted, firstGiven, [flow, tape, .. operands[1..]], dz);
        Assert.True(On.IsIntactBehind(dz), "written behind the gradient");
        return On.Read(dz);
    }
}
