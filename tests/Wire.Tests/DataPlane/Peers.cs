using System.Net.Sockets;
using Strata.Wire.DataPlane;

namespace Strata.Wire.Tests.DataPlane;

/// <summary>Makes meshes, raw sockets and folders for tests; all of them end with it.</summary>
internal sealed class Peers : IDisposable
{
    public const string Token = "a token of the tests";
    private readonly List<IDisposable> _owned = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("wt-").FullName;

    public LinkOptions Link(string id, PeerRole role = PeerRole.Worker) =>
        new() { Id = id, Role = role, Token = Token };

    public ListenerOptions Listener(bool unix) => unix
        ? new ListenerOptions { BindHost = null, SocketFolder = _folder }
        : new ListenerOptions { SocketFolder = null };

    public Mesh Mesh(
        string id, IFrameSink sink, bool unix = false, LinkOptions? link = null, ListenerOptions? at = null) =>
        Own(new Mesh(link ?? Link(id), at ?? Listener(unix), sink, TimeProvider.System));

    public Socket Raw(PeerAddress address)
    {
        Socket socket = Own(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
        socket.ReceiveTimeout = 20_000;
        socket.Connect(address.Host, address.Port);
        return socket;
    }

    public T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }

    public void Dispose()
    {
        foreach (IDisposable owned in Enumerable.Reverse(_owned))
        {
            owned.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
