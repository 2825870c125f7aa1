using Xunit;

namespace Strata.Api.Tests;

public sealed class GradientFunctionTests
{
    [Fact]
    public void A_gradient_is_a_function()
    {
        var df = tf.grad(x => x.square().mul(3));

        Assert.Equal(12, df(tf.scalar(2)).item());
        Assert.Equal([6, 24], df(tf.tensor1d([1, 2]), tf.tensor1d([1, 2])).dataSync());
    }

    [Fact]
    public void Gradients_nest_to_any_order()
    {
        var third = tf.grad(x => tf.grad(y => tf.grad(z => z.pow(4))(y))(x));

        Assert.Equal(24 * 3, third(tf.scalar(3)).item(), 1e-3);
    }

    [Fact]
    public void Several_arguments_have_a_gradient_each_even_if_they_are_one_tensor()
    {
        var x = tf.scalar(3);
        var df = tf.grads((a, b) => a.square().mul(b));
        var vdf = tf.valueAndGrads((a, b, c) => a.mul(b).add(c));

        Assert.Equal([18f, 9f], df([x, x]).Select(g => g.item()));
        var (value, grads) = vdf([tf.scalar(2), tf.scalar(5), tf.scalar(1)]);
        Assert.Equal(11, value.item());
        Assert.Equal([5f, 2f, 1f], grads.Select(g => g.item()));
        var (v, g) = tf.valueAndGrad(a => a.square())(tf.scalar(4));
        Assert.Equal((16f, 8f), (v.item(), g.item()));
    }

    [Fact]
    public void Variable_gradients_go_by_name()
    {
        var w = tf.variable(tf.tensor1d([1, 2]), name: "w");
        var b = tf.variable(tf.scalar(3), name: "b");

        var (value, grads) = tf.variableGrads(() => w.mul(b).sum());
        Assert.Equal(9, value.item());
        Assert.Equal([3, 3], grads["w"].dataSync());
        Assert.Equal(3, grads["b"].item());
        Assert.Equal(["b"], tf.variableGrads(() => w.mul(b).sum(), [b]).grads.Keys);
    }

    [Fact]
    public void A_gradient_of_ones_own_replaces_the_true_one_and_can_be_differentiated()
    {
        var square = tf.customGrad((x, save) =>
        {
            save([x]);
            return new(x.square(), (dy, saved) => dy.mul(saved[0].pow(3)));
        });

        Assert.Equal(9, square(tf.scalar(3)).item());
        Assert.Equal(27, tf.grad(x => square(x))(tf.scalar(3)).item());
        Assert.Equal(27, tf.grad(y => tf.grad(x => square(x))(y))(tf.scalar(3)).item(), 1e-4);
        var same = tf.customGrad((x, _) => new(x, (dy, _) => dy.mul(10)));
        Assert.Equal(10, tf.grad(x => same(x))(tf.scalar(3)).item());
        var two = tf.customGrad((a, b, _) => new CustomGradient(a.mul(b), (dy, _) => [dy, dy.mul(2)]));
        Assert.Equal([1f, 2f], tf.grads((a, b) => two(a, b))([tf.scalar(3), tf.scalar(4)]).Select(g => g.item()));
    }

    [Fact]
    public void What_has_no_gradient_is_named()
    {
        Assert.Contains("argument 0", Assert.Throws<InvalidOperationException>(
            () => tf.grad(x => tf.scalar(1))(tf.scalar(1))).Message);
        Assert.Contains("int32", Assert.Throws<ArgumentException>(
            () => tf.grad(x => x)(tf.scalar(1, "int32"))).Message);
        Assert.Contains("dy", Assert.Throws<ShapeException>(
            () => tf.grad(x => x.square())(tf.ones([2]), tf.ones([3]))).Message);
        var wrong = tf.customGrad((x, _) => new(x.sum(), (dy, _) => dy));
        Assert.Contains("[2]", Assert.Throws<ShapeException>(() => tf.grad(x => wrong(x))(tf.ones([2]))).Message);
    }
}
