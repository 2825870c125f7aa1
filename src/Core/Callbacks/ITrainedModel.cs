namespace Strata;

/// <summary>What callbacks of this library need of a model.</summary>
internal interface ITrainedModel
{
    /// <summary>Whether fit ends after the current batch or epoch.</summary>
    bool stopTraining { get; set; }

    /// <summary>What changes its weights.</summary>
    Optimizer optimizer { get; }

    /// <summary>Copies of its weights.</summary>
    Tensor[] getWeights(bool trainableOnly = false);

    /// <summary>Replaces the values of its weights.</summary>
    void setWeights(Tensor[] values);
}
