using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;

namespace Strata.Parity.Reading;

/// <summary>The recurrent layers within a layer or model, by name.</summary>
internal static class Recurrents
{
    internal static RecurrentLayer Named(Layer root, string name) =>
        Within(root).FirstOrDefault(layer => layer.name == name)
        ?? Within(root).FirstOrDefault() ?? throw new ParityException($"there is no recurrent layer {name}");

    private static IEnumerable<RecurrentLayer> Within(Layer layer) => layer switch
    {
        RecurrentLayer recurrent => [recurrent],
        LayersModel model => model.layers.SelectMany(Within),
        Wrapper wrapper => Within(wrapper.layer),
        _ => [],
    };
}
