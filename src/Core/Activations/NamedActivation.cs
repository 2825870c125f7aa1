namespace Strata.Activations;

/// <summary>A built-in activation.</summary>
internal sealed class NamedActivation : ActivationFunction
{
    private readonly string name;
    private readonly Func<Tensor, Tensor> function;

    private NamedActivation(string name, Func<Tensor, Tensor> function)
    {
        this.name = name;
        this.function = function;
    }

    /// <summary>Those of TensorFlow.js, then those that Keras has beside them.</summary>
    internal static IReadOnlyDictionary<string, ActivationFunction> All { get; } = new NamedActivation[]
    {
        new("elu", x => x.elu()),
        new("selu", x => x.selu()),
        new("relu", x => x.relu()),
        new("relu6", x => x.relu6()),
        new("linear", x => x),
        new("sigmoid", x => x.sigmoid()),
        new("hardSigmoid", x => x.mul(0.2).add(0.5).clipByValue(0, 1)),
        new("softplus", x => x.softplus()),
        new("softsign", x => x.div(x.abs().add(1))),
        new("tanh", x => x.tanh()),
        new("softmax", x => x.softmax()),
        new("logSoftmax", x => x.logSoftmax()),
        new("gelu", x => x.mul(x.mul(Math.Sqrt(0.5)).erf().add(1)).mul(0.5)),
        new("gelu_new", x => x.mul(x.add(x.mul(x).mul(x).mul(0.044715)).mul(Math.Sqrt(2 / Math.PI)).tanh().add(1))
            .mul(0.5)),
        new("mish", x => x.mul(x.softplus().tanh())),
        new("swish", Swish),
        new("silu", Swish),
        new("exponential", x => x.exp()),
        new("leakyRelu", x => x.leakyRelu()),
        new("logSigmoid", x => x.logSigmoid()),
    }.ToDictionary(a => a.name, a => (ActivationFunction)a);

    public override Tensor apply(Tensor x) => function(x);

    public override string getClassName() => name;

    private static Tensor Swish(Tensor x) => x.mul(x.sigmoid());
}
