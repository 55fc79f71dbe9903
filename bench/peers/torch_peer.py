"""A network of Lienzo's in PyTorch, as one would write it: eager, Adam, the data in memory. See rounds.py."""

import itertools
import sys

import torch
from torch import nn
from torch.nn import functional

from rounds import load, read_job, serve

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
RECURRENT = {"SimpleRNN": nn.RNN, "GRU": nn.GRU, "LSTM": nn.LSTM}


class Reorder(nn.Module):
    """[batch, height, width, channels] as PyTorch wants pictures, [batch, channels, height, width]."""

    def forward(self, x):
        return x.permute(0, 3, 1, 2).contiguous()


class Reshape(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return x.reshape(-1, *self.shape)


class Recurrent(nn.Module):
    """A recurrent layer that gives the outputs alone; `state` is where a text has got to while it is written."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer
        self.state = None

    def forward(self, x):
        if self.training:
            return self.layer(x)[0]
        outputs, self.state = self.layer(x, self.state)
        return outputs


def build(model):
    """The chain of layers up to the logits: the loss does the softmax."""
    modules = []
    shape = model["inputs"][0]["shape"]
    is_reordered = False
    for position, layer in enumerate(model["layers"]):
        kind, config, incoming = layer["type"], layer["config"], shape
        shape = layer["outputShape"]
        if kind in ("Conv2D", "MaxPooling2D") and not is_reordered:
            is_reordered = True
            modules.append(Reorder())
        if kind == "Conv2D":
            padding = "same" if config["padding"] == "same" else 0
            modules.append(
                nn.Conv2d(
                    incoming[-1],
                    config["filters"],
                    tuple(config["kernelSize"]),
                    stride=tuple(config["strides"]),
                    padding=padding,
                )
            )
        elif kind == "MaxPooling2D":
            modules.append(nn.MaxPool2d(tuple(config["poolSize"]), stride=tuple(config["strides"])))
        elif kind == "Flatten":
            modules.append(nn.Flatten())
        elif kind == "Reshape":
            modules.append(Reshape(shape))
        elif kind == "Dense":
            modules.append(nn.Linear(incoming[-1], config["units"]))
        elif kind == "Embedding":
            modules.append(nn.Embedding(config["inputDim"], config["outputDim"]))
        elif kind in RECURRENT:
            modules.append(Recurrent(RECURRENT[kind](incoming[-1], config["units"], batch_first=True)))
        else:
            sys.exit(f"no {kind} here")
        activation = config.get("activation", "linear")
        is_last = position == len(model["layers"]) - 1
        if kind in RECURRENT or activation == "linear" or (is_last and activation == "softmax"):
            continue
        modules.append(ACTIVATIONS[activation]())
    return nn.Sequential(*modules)


class Data:
    """The examples as PyTorch wants them: pictures are brought into its order once and not in every step."""

    def __init__(self, job):
        spec = job["spec"]
        self.is_classification = spec["model"]["outputs"][0]["loss"] == "sparseCategoricalCrossentropy"
        inputs = torch.from_numpy(load(job["data"]["inputs"]))
        targets = torch.from_numpy(load(job["data"]["targets"]))
        inputs = inputs if inputs.is_floating_point() else inputs.long()
        for module in reorderings(build(spec["model"])):
            inputs = module(inputs)
        self.inputs = inputs
        self.targets = (
            targets.long() if self.is_classification else targets.float().reshape(len(inputs), -1)
        )


def reorderings(network):
    """The layers in front that only order numbers anew."""
    return list(itertools.takewhile(lambda it: isinstance(it, (Reshape, Reorder)), network))


def prepare_training(job, data, settings):
    """What takes so many steps, each with a batch of a fresh permutation of the examples."""
    network = build(job["spec"]["model"])
    network = network[len(reorderings(network)) :]
    inputs, targets = data.inputs, data.targets
    if settings.get("channels_last", False):
        network = network.to(memory_format=torch.channels_last)
        inputs = inputs.to(memory_format=torch.channels_last)
    training = job["spec"]["training"]
    batch_size = training["batchSize"]
    optimizer = torch.optim.Adam(
        network.parameters(), training["optimizer"]["learningRate"], fused=settings["fused_adam"]
    )

    def batches():
        while True:
            order = torch.randperm(len(inputs))
            for start in range(0, len(inputs) - batch_size + 1, batch_size):
                yield order[start : start + batch_size]

    endless = batches()

    def work(steps):
        torch.set_num_threads(settings["threads"])
        total = correct = 0.0
        for _ in range(steps):
            batch = next(endless)
            said, wanted = network(inputs[batch]), targets[batch]
            if data.is_classification:
                said, wanted = said.reshape(-1, said.shape[-1]), wanted.reshape(-1)
                loss = functional.cross_entropy(said, wanted)
                correct += (said.argmax(1) == wanted).sum().item()
            else:
                loss = functional.mse_loss(said, wanted)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        return steps, total / steps

    return work


def prepare_sampling(job, settings):
    """What writes so many characters, each drawn from what the network says after the one before it."""
    network = build(job["spec"]["model"]).eval()

    @torch.inference_mode()
    def work(characters):
        torch.set_num_threads(settings["threads"])
        character = torch.zeros(1, 1, dtype=torch.long)
        for _ in range(characters):
            chances = torch.softmax(network(character)[0, 0], 0)
            character = torch.multinomial(chances, 1).reshape(1, 1)
            character.item()
        return characters, None

    return work


job = read_job()
torch.manual_seed(job["spec"]["training"]["seed"])
version = torch.__version__.split("+")[0]
threads = torch.get_num_threads()
single = [("threads", 1)] if threads > 1 else []
if job["task"] == "sample":
    serve(version, lambda settings: prepare_sampling(job, settings), {"threads": threads}, single, 1, job)
else:
    data = Data(job)
    first = {"threads": threads, "fused_adam": False}
    # What PyTorch's guides name as faster on a processor; whether it is depends on the network.
    alternatives = [("fused_adam", True), *single]
    if data.inputs.dim() == 4:
        first["channels_last"] = False
        alternatives.append(("channels_last", True))
    serve(
        version,
        lambda settings: prepare_training(job, data, settings),
        first,
        alternatives,
        job["spec"]["training"]["batchSize"],
        job,
    )
