namespace Strata;

public abstract partial class LayersModel
{
    /// <summary>Layers were added or removed: what was compiled holds no more.</summary>
    private protected void OnTopologyChanged() => ForgetTraining();

    /// <summary>Forgets what was made for the layers as they were.</summary>
    partial void ForgetTraining();
}
