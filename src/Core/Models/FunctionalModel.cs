namespace Strata.Models;

/// <summary>A model given by its inputs and outputs.</summary>
internal sealed class FunctionalModel : LayersModel
{
    internal FunctionalModel(SymbolicTensor[] inputs, SymbolicTensor[] outputs, string? name)
        : base(name)
    {
        if (inputs.Length == 0) throw new ArgumentException($"inputs: model {this.name} expected at least one.");
        if (outputs.Length == 0) throw new ArgumentException($"outputs: model {this.name} expected at least one.");
        Network = new(this.name, inputs, outputs);
        SetOwnNode(inputs, outputs);
    }

    internal override Network Network { get; }
}
