using Strata.Training;
using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>A view as one of its workers sees it.</summary>
internal sealed class Seat
{
    private readonly Dictionary<string, int> _ranks = [];

    public Seat(View view, string worker)
    {
        View = view;
        for (int rank = 0; rank < view.Members.Length; rank++)
        {
            _ranks[view.Members[rank].Worker] = rank;
        }
        Rank = _ranks[worker];
    }

    /// <summary>The view.</summary>
    public View View { get; }

    /// <summary>This worker's rank.</summary>
    public int Rank { get; }

    /// <summary>The number of workers.</summary>
    public int Count => View.Members.Length;

    /// <summary>Who gives this worker what it lacks before the view's first step; null if it lacks nothing.</summary>
    public ViewMember? Source => View.Sources[Rank] < 0 ? null : View.Members[View.Sources[Rank]];

    /// <summary>The id of the worker of a rank.</summary>
    public string IdOf(int rank) => View.Members[rank].Worker;

    /// <summary>The rank of a worker, or -1 if it is not in the view.</summary>
    public int RankOf(string worker) => _ranks.GetValueOrDefault(worker, -1);

    /// <summary>The leaves of a rank in a step of some number of leaves.</summary>
    public LeafRange Share(int rank, int leafCount) => LeafShare.Of(View.Weights, rank, leafCount);

    /// <summary>The rank that folds a bucket.</summary>
    public int OwnerOf(int level, int bucket) => BucketLayout.OwnerOf(level, bucket, View.Owners);
}
