namespace Strata;

/// <content>The flag by which callbacks end training.</content>
public abstract partial class LayersModel : ITrainedModel
{
    /// <summary>Set to true by a callback, it ends fit after the current batch or epoch.</summary>
    public bool stopTraining { get; set; }
}
