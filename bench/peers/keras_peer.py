"""A network of Lienzo's in Keras on TensorFlow, trained by its own `fit`. See rounds.py."""

import os
import re
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import tensorflow as tf

from rounds import load, read_job, serve


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


# Lienzo's own, about the first weights, which are all one to the speed.
NOT_OF_KERAS = {"initializerScale"}


def build(model):
    """The chain of layers up to the logits: the loss does the softmax. Names and configs are Keras' own."""
    layers = []
    for position, layer in enumerate(model["layers"]):
        config = {}
        for key, value in layer["config"].items():
            if key in NOT_OF_KERAS:
                continue
            config[snake(key)] = snake(value) if key.endswith("Initializer") else value
        if position == len(model["layers"]) - 1 and config.get("activation") == "softmax":
            config["activation"] = None
        layers.append(getattr(keras.layers, layer["type"])(**config))
    first = model["inputs"][0]
    dtype = "int32" if first["numbers"] == "integer" else "float32"
    return keras.Sequential([keras.Input(first["shape"], dtype=dtype), *layers])


def prepare_training(job, inputs, targets, settings):
    """What takes so many steps of `fit`, on fewer examples than there are where they are fewer than an epoch's."""
    network = build(job["spec"]["model"])
    training = job["spec"]["training"]
    batch_size = training["batchSize"]
    is_classification = job["spec"]["model"]["outputs"][0]["loss"] == "sparseCategoricalCrossentropy"
    network.compile(
        optimizer=keras.optimizers.Adam(training["optimizer"]["learningRate"]),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        if is_classification
        else keras.losses.MeanSquaredError(),
        metrics=["accuracy"] if is_classification else [],
        **settings,
    )
    if not is_classification:
        targets = targets.astype("float32").reshape(len(inputs), -1)
    steps_per_epoch = len(inputs) // batch_size

    def work(steps):
        # Whole epochs where it is more than one, since every call of `fit` costs something.
        epochs = max(1, round(steps / steps_per_epoch))
        steps_each = min(steps, steps_per_epoch)
        examples = steps_each * batch_size
        history = network.fit(
            inputs[:examples],
            targets[:examples],
            batch_size=batch_size,
            epochs=epochs,
            verbose=0,
        )
        return epochs * steps_each, history.history["loss"][-1]

    return work


job = read_job()
if job["task"] != "train":
    sys.exit("Keras is measured while it trains")
keras.utils.set_random_seed(job["spec"]["training"]["seed"])
inputs, targets = load(job["data"]["inputs"]), load(job["data"]["targets"])
version = f"{keras.__version__} (TensorFlow {tf.__version__})"
serve(
    version,
    lambda settings: prepare_training(job, inputs, targets, settings),
    {"jit_compile": False, "steps_per_execution": 1},
    # What Keras' guides name as faster; whether it is depends on the network.
    [("steps_per_execution", 16), ("jit_compile", True)],
    job["spec"]["training"]["batchSize"],
    job,
)
