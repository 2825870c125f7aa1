namespace Strata.Fuzz.Corpus;

/// <summary>Topologies as Keras 2 and Keras 3 write them.</summary>
internal static class KerasTexts
{
    internal static (string Name, string Json)[] All { get; } =
    [
        ("Keras 2", """
            {"format": "layers-model", "modelTopology": {"keras_version": "2.13.1", "backend": "tensorflow",
            "model_config": {"class_name": "Functional", "config": {"name": "model", "trainable": true, "layers": [
              {"class_name": "InputLayer", "config": {"batch_input_shape": [null, 4], "dtype": "float32",
                "sparse": false, "ragged": false, "name": "x"}, "name": "x", "inbound_nodes": []},
              {"class_name": "Dense", "config": {"name": "d", "trainable": true, "dtype": "float32", "units": 3,
                "activation": "relu", "use_bias": true,
                "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": null}},
                "bias_initializer": {"class_name": "Zeros", "config": {}}, "kernel_regularizer": null},
                "name": "d", "inbound_nodes": [[["x", 0, 0, {}]]]},
              {"class_name": "BatchNormalization", "config": {"name": "n", "axis": [1], "momentum": 0.99},
                "name": "n", "inbound_nodes": [[["d", 0, 0, {}]]]}],
              "input_layers": [["x", 0, 0]], "output_layers": [["n", 0, 0]]}}}}
            """),
        ("Keras 3", """
            {"format": "layers-model", "modelTopology": {"model_config": {"module": "keras.src.models.functional",
            "class_name": "Functional", "config": {"name": "functional", "trainable": true, "layers": [
              {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 4],
                "dtype": "float32", "sparse": false, "name": "x"}, "registered_name": null, "name": "x",
                "inbound_nodes": []},
              {"module": "keras.layers", "class_name": "Dense", "config": {"name": "d", "trainable": true,
                "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}},
                "units": 3, "activation": "relu"}, "registered_name": null,
                "build_config": {"input_shape": [null, 4]}, "name": "d",
                "inbound_nodes": [{"args": [{"class_name": "__keras_tensor__", "config": {"shape": [null, 4],
                  "dtype": "float32", "keras_history": ["x", 0, 0]}}], "kwargs": {}}]}],
              "input_layers": [["x", 0, 0]], "output_layers": [["d", 0, 0]]}}}}
            """),
        ("a bare list", """
            {"modelTopology": {"class_name": "Sequential", "config": [
              {"class_name": "Dense", "config": {"units": 2, "batch_input_shape": [null, 5, 3], "name": "a"}},
              {"class_name": "GRU", "config": {"units": 2, "reset_after": true, "name": "b"}}]},
             "trainingConfig": {"loss": {"class_name": "MeanSquaredError", "config": {}}, "metrics": ["mae"],
              "optimizer_config": {"class_name": "RMSprop", "config": {"learning_rate": 0.01, "rho": 0.9}}}}
            """),
    ];
}
