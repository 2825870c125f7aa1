using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>Phase one of a new view: who was asked where it stands, and who has said it.</summary>
internal sealed class FenceRound(IEnumerable<ViewMember> asked, TimeSpan deadline)
{
    private readonly List<ViewMember> _asked = [.. asked];
    private readonly Dictionary<string, long> _answers = [];

    /// <summary>Until when answers count.</summary>
    public TimeSpan Deadline => deadline;

    /// <summary>When the fence was last sent.</summary>
    public TimeSpan SentAt { get; set; }

    /// <summary>The workers that are asked, survivors before newcomers.</summary>
    public IReadOnlyList<ViewMember> Asked => _asked;

    /// <summary>Whether all have answered.</summary>
    public bool IsComplete => _asked.Count == _answers.Count;

    /// <summary>The newest step that any has applied.</summary>
    public long Newest => _answers.Values.Max();

    /// <summary>Those that have not answered.</summary>
    public List<ViewMember> Silent => _asked.FindAll(member => !_answers.ContainsKey(member.Worker));

    /// <summary>Whether a worker is asked.</summary>
    public bool Asks(string worker) => _asked.Exists(member => member.Worker == worker);

    /// <summary>The newest step that a worker that answered has applied.</summary>
    public long AppliedOf(string worker) => _answers[worker];

    /// <summary>Takes an answer.</summary>
    public void Answer(string worker, long applied)
    {
        if (Asks(worker))
        {
            _answers[worker] = applied;
        }
    }

    /// <summary>Goes on without a worker.</summary>
    public void Drop(string worker)
    {
        _asked.RemoveAll(member => member.Worker == worker);
        _answers.Remove(worker);
    }
}
