using Strata.Layers.Basic;
using Strata.Layers.Merge;
using Strata.Models;
using Xunit;

namespace Strata.Core.Tests.Models;

public sealed class SummaryTests
{
    [Fact]
    public void A_chain_of_layers_prints_as_TensorFlowJS_prints_it()
    {
        var model = new Sequential()
            .add(new Flatten(options: new() { inputShape = [2, 5], name = "flat" }))
            .add(new Dense(3, options: new() { name = "hidden" }))
            .add(new Dense(1, options: new() { name = "head" }));
        Assert.Equal(
            """
            __________________________________________________________________________________________
            Layer (type)                Input Shape               Output shape              Param #   
            ==========================================================================================
            flat (Flatten)              [[null,2,5]]              [null,10]                 0         
            __________________________________________________________________________________________
            hidden (Dense)              [[null,10]]               [null,3]                  33        
            __________________________________________________________________________________________
            head (Dense)                [[null,3]]                [null,1]                  4         
            ==========================================================================================
            Total params: 37
            Trainable params: 37
            Non-trainable params: 0
            __________________________________________________________________________________________
            """.ReplaceLineEndings("\n"), Text(model));
    }

    [Fact]
    public void A_graph_prints_where_its_inputs_come_from()
    {
        SymbolicTensor a = new InputLayer(options: new() { inputShape = [2], name = "a" }).output;
        var shared = new Dense(3, options: new() { name = "shared", trainable = false });
        var both = new Add(new() { name = "both" })
            .apply([shared.apply(a), new Dense(3, options: new() { name = "own" }).apply(a)]);
        var lines = Text(new FunctionalModel([a], [both], null)).Split('\n');
        Assert.All(lines.Where(l => l[0] is '_' or '='), l => Assert.Equal(115, l.Length));
        Assert.Equal(Row("Layer (type)", "Input Shape", "Output shape", "Param #", "Receives inputs"), lines[1]);
        Assert.Equal(Row("both (Add)", "[[null,3],[null,3]]", "[null,3]", "0", "shared[0][0]"), lines[9]);
        Assert.Equal(Row("", "", "", "", "own[0][0]"), lines[10]);
        Assert.Contains("Non-trainable params: 9", lines);
    }

    // Columns end at 0.24, 0.48, 0.7, 0.8 and 1 of 115.
    private static string Row(string layer, string input, string output, string count, string source) =>
        layer.PadRight(27) + input.PadRight(28) + output.PadRight(25) + count.PadRight(12) + source.PadRight(23);

    private static string Text(LayersModel model)
    {
        var lines = new List<string>();
        model.summary(printFn: lines.Add);
        return string.Join('\n', lines);
    }
}
