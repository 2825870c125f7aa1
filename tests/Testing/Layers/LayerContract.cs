using System.Text.Json.Nodes;
using Strata.Autodiff;
using Strata.Serialization;
using Xunit;

namespace Strata.Testing.Layers;

/// <summary>What every layer must do; each method is one clause.</summary>
public static class LayerContract
{
    private const double Step = 1e-2;
    private const double Tolerance = 1e-2;

    /// <summary>Its options make the same layer again, from getConfig and from the text of a file.</summary>
    public static void Its_config_makes_it_again(LayerCase row)
    {
        var layer = LayerRun.Built(row);
        var description = new JsonObject { ["className"] = layer.getClassName(), ["config"] = layer.getConfig() };

        var again = LayerConfig.Create(description);
        var fromFile = LayerConfig.Create(JsonText.Object(FileCasing.ToFile(description)!.ToJsonString(), "layer"));

        Assert.IsType(layer.GetType(), again);
        Assert.True(JsonNode.DeepEquals(layer.getConfig(), again.getConfig()),
            $"{layer.getConfig()} became {again.getConfig()}");
        Assert.True(JsonNode.DeepEquals(layer.getConfig(), fromFile.getConfig()),
            $"{layer.getConfig()} became {fromFile.getConfig()}");
    }

    /// <summary>What it declares as its output's shape is what a call gives, whatever the batch.</summary>
    public static void Its_declared_shape_is_the_one_it_gives(LayerCase row)
    {
        var layer = row.Make();
        var declared = layer.apply<SymbolicTensor[]>(Array.ConvertAll(row.Inputs, LayerRun.Symbol));
        foreach (int batch in (int[])[1, row.Inputs[0][0], 5])
        {
            var inputs = LayerRun.Inputs(row with { Inputs = [.. row.Inputs.Select(s => (int[])[batch, .. s[1..]])] });
            var given = layer.apply<Tensor[]>(inputs);
            Assert.Equal(
                declared.Select(s => s.shape.Skip(1).Prepend(batch)), given.Select(y => y.shape.Select(n => (int?)n)));
            Assert.All(given, y => Assert.Equal(DType.float32, y.dtype));
        }
    }

    /// <summary>Its weights have the expected names, shapes and order, named after the layer.</summary>
    public static void Its_weights_are_as_expected(LayerCase row)
    {
        var layer = LayerRun.Built(row);
        Assert.Equal(row.Weights.Select(w => $"{layer.name}/{w}"),
            layer.weights.Select(w => $"{w.originalName}[{string.Join(',', w.shape)}]"));
        Assert.Equal(layer.weights.Sum(w => w.val.size), layer.countParams());
    }

    /// <summary>A plan gives the bits of an eager call, and leaves the same weights.</summary>
    public static void A_plan_gives_the_bits_of_an_eager_call(LayerCase row)
    {
        foreach (bool training in (bool[])[false, true])
        {
            if (training && row.IsRandom) continue;
            var inputs = LayerRun.Inputs(row);
            float[][] eager = LayerRun.Eagerly(LayerRun.Built(row), inputs, training);
            float[][] planned = LayerRun.Planned(LayerRun.Built(row), inputs, training);
            Assert.Equal(eager.Length, planned.Length);
            for (int i = 0; i < eager.Length; i++) Assert.Equal(eager[i], planned[i]);
        }
    }

    /// <summary>
    /// Outputs, gradients and weights after a training call have the same bits in any number of parts of the batch.
    /// </summary>
    public static void Any_number_of_parts_trains_to_the_same_bits(LayerCase row)
    {
        var split = new LayerParts(row);
        int[][] alone = split.Bits(1);
        foreach (int count in (int[])[2, 3]) Assert.Equal(alone, split.Bits(count));
    }

    /// <summary>The gradients of its inputs and weights are those of differences.</summary>
    public static void Its_gradients_are_those_of_differences(LayerCase row)
    {
        var layer = LayerRun.Built(row);
        var inputs = LayerRun.Inputs(row);
        bool training = row.TrainsDifferently && !row.IsRandom;
        Tensor Loss(Tensor[] xs)
        {
            var outputs = layer.apply<Tensor[]>(xs, training);
            var weighted = outputs.Select((y, i) => y.mul(Arrays.Uniform(y.shape, 0.5, 1.5, seed: 70 + i)).sum());
            return weighted.Aggregate((a, b) => a.add(b));
        }

        Variable[] weights = [.. layer.trainableWeights.Select(w => w.val)];
        Variable[] points = [.. inputs.Select(x => new Variable(x))];
        Variable[] all = [.. row.Numbers > 0 ? [] : points, .. weights];
        var (_, gradients) = Gradients.Of(() => Loss(points), all);
        for (int i = 0; i < all.Length; i++) Compare(all[i], gradients[i], () => Loss(points));
    }

    /// <summary>Training differs from inference where it should, and nowhere else.</summary>
    public static void Training_differs_where_it_should(LayerCase row)
    {
        var inputs = LayerRun.Inputs(row);
        float[][] trained = LayerRun.Eagerly(LayerRun.Built(row), inputs, true);
        float[][] inferred = LayerRun.Eagerly(LayerRun.Built(row), inputs, false);
        bool equal = trained.Zip(inferred).All(p => p.First.SequenceEqual(p.Second));
        Assert.Equal(row.TrainsDifferently, !equal);
    }

    /// <summary>A step's result is a function of seed and step; if it draws, another step draws otherwise.</summary>
    public static void A_step_is_a_function_of_seed_and_step(LayerCase row)
    {
        var inputs = LayerRun.Inputs(row);
        float[][] Run(long step) => LayerRun.Planned(LayerRun.Built(row), inputs, true, step);
        float[][] first = Run(3), again = Run(3), other = Run(4);
        for (int i = 0; i < first.Length; i++) Assert.Equal(first[i], again[i]);
        Assert.Equal(row.IsRandom, !first.Zip(other).All(p => p.First.SequenceEqual(p.Second)));
    }

    /// <summary>Disposing it frees all its weights, says how many, and ends its use.</summary>
    public static void Disposing_it_frees_its_weights(LayerCase row)
    {
        var layer = LayerRun.Built(row);
        Variable[] weights = [.. layer.weights.Select(w => w.val)];

        var result = layer.dispose();

        Assert.Equal(new(0, weights.Length), result);
        Assert.All(weights, w => Assert.True(w.isDisposed));
        Assert.Throws<ObjectDisposedException>(() => layer.apply<Tensor[]>(LayerRun.Inputs(row)));
    }

    private static void Compare(Variable at, Tensor gradient, Func<Tensor> loss)
    {
        Assert.Equal(at.shape, gradient.shape);
        float[] found = gradient.dataSync(), values = at.dataSync();
        for (int j = 0; j < values.Length; j++)
        {
            double expected = (Moved(at, values, j, Step, loss) - Moved(at, values, j, -Step, loss)) / (2 * Step);
            double allowed = Tolerance * Math.Max(1, Math.Abs(expected));
            Assert.True(
                Math.Abs(expected - found[j]) <= allowed, $"{at.name}[{j}]: expected {expected}, received {found[j]}");
        }
    }

    private static double Moved(Variable at, float[] values, int element, double step, Func<Tensor> loss)
    {
        float[] moved = [.. values];
        moved[element] += (float)step;
        at.assign(Arrays.Tensor(at.shape, moved));
        double value = loss().item();
        at.assign(Arrays.Tensor(at.shape, values));
        return value;
    }
}
