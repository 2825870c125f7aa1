using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Strata.Deploy.Tests;

/// <summary>
/// Ports that nobody listens on, all different, and below the range from which the kernel takes those of outgoing
/// connections, so that none of these takes them in the meantime.
/// </summary>
internal sealed class FreePorts : IDisposable
{
    private readonly List<Socket> _held = [];

    public int Next()
    {
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _held.Add(socket);
            int port = RandomNumberGenerator.GetInt32(10_000, 32_000);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Any, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken; another draw.
            }
        }
    }

    /// <summary>Lets the ports go, so that services can take them.</summary>
    public void Dispose() => _held.ForEach(socket => socket.Dispose());
}
