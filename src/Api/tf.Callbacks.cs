using Strata.Callbacks;

namespace Strata;

public static partial class tf
{
    /// <summary>
    /// Makes a callback for every fit that begins from now on, if its verbose is high enough. Registered callbacks are
    /// called before those that fit is given.
    /// </summary>
    /// <param name="verbosityLevel">The least <c>verbose</c> at which it is made; at least 0.</param>
    /// <param name="callbackConstructor">Makes one callback; it is asked once for each fit.</param>
    /// <exception cref="ArgumentException">The level is negative, or the constructor is registered already.</exception>
    public static void registerCallbackConstructor(int verbosityLevel, Func<Callback> callbackConstructor) =>
        CallbackRegistry.Register(verbosityLevel, callbackConstructor);
}
