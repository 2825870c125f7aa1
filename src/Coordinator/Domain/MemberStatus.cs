using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>What a run knows of a worker of its view.</summary>
internal sealed class MemberStatus(ViewMember member)
{
    /// <summary>The worker.</summary>
    public ViewMember Member => member;

    /// <summary>Its last report in this view; null until it has confirmed the view.</summary>
    public Progress? Last { get; set; }

    /// <summary>When it last reported; when the view was made, before that.</summary>
    public TimeSpan HeardAt { get; set; }

    /// <summary>When the view or a gate was last sent to it.</summary>
    public TimeSpan SentAt { get; set; }
}
