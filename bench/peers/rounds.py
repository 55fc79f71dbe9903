"""What both peers share: how a job is read and how its rounds are measured.

The first line of stdin is the job, a JSON object:
    task             "train" or "sample"
    spec             what Lienzo would train: model (inputs, layers, outputs) and training (batch size, optimizer, seed)
    secondsPerRound  about how long a round lasts
    triesSettings    whether to try which settings are fastest
    data             for "train": inputs and targets, each {path, type, shape}, raw numbers in a file
Every further line asks for one round. The answers are JSON lines too: {"type": "ready", "version",
"settings"} once the network has warmed up, then a line a round: {"type": "round", "perSecond", "loss", "peakMemoryBytes"}.
perSecond counts training examples, or characters written.
"""

import json
import math
import sys
import time

import numpy as np

try:
    import resource
except ImportError:  # Windows counts memory another way.
    resource = None

# How long, and how often in turn, two settings are tried against each other.
TRIAL_SECONDS = 0.4
TRIAL_TURNS = 3


def read_job():
    return json.loads(sys.stdin.readline())


def load(array):
    """The numbers of a file that the job names, in their shape."""
    return np.fromfile(array["path"], dtype=array["type"]).reshape(array["shape"])


def serve(version, prepare, first, alternatives, units_per_step, job):
    """Measures `prepare(settings)`, a function that takes about so many steps and returns how many it took and
    the last loss. `first` are the settings a library begins with; of `alternatives`, pairs of a setting and
    its other value, those that make it faster here are taken."""
    settings, work = choose(prepare, first, alternatives if job["triesSettings"] else [])
    seconds_per_round = job["secondsPerRound"]
    done, taken, _ = find_pace(work, seconds_per_round / 3)
    steps = max(1, round(done * seconds_per_round / taken))
    say({"type": "ready", "version": version, "settings": describe(settings)})
    for _ in sys.stdin:
        done, taken, loss = measure(work, steps)
        say(
            {
                "type": "round",
                "perSecond": done * units_per_step / taken,
                "loss": loss if loss is not None and math.isfinite(loss) else None,
                "peakMemoryBytes": peak_memory_bytes(),
            }
        )


def choose(prepare, first, alternatives):
    """One alternative after the other against the best so far, in turns, so that a slow moment hits both."""
    best, work = first, prepare(first)
    for name, value in alternatives:
        tried = {**best, name: value}
        other = prepare(tried)
        paces = [find_pace(one, TRIAL_SECONDS)[0] for one in (work, other)]
        rates = [0.0, 0.0]
        for _ in range(TRIAL_TURNS):
            for which, one in enumerate((work, other)):
                done, taken, _ = measure(one, paces[which])
                rates[which] = max(rates[which], done / taken)
        if rates[1] > rates[0]:
            best, work = tried, other
    return best, work


def find_pace(work, seconds):
    """Warms up, and doubles the steps of a call until it takes so long: what is done once a call weighs too
    much in a shorter one to foresee anything."""
    work(1)
    steps = 1
    while True:
        done, taken, loss = measure(work, steps)
        if taken >= seconds:
            return done, taken, loss
        steps *= 2


def describe(settings):
    return ", ".join(f"{name}={value}" for name, value in settings.items())


def measure(work, steps):
    started = time.perf_counter()
    done, loss = work(steps)
    return done, time.perf_counter() - started, loss


def peak_memory_bytes():
    if resource is None:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


def say(line):
    print(json.dumps(line), flush=True)
