"""Runs a work in a process of its own, and watches how much memory that takes."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from typing import ParamSpec

import psutil

from benchmarks.run import Run

GLANCE = 0.05  # seconds between two looks at the memory, each of which takes a millisecond of a core

P = ParamSpec("P")


def alone(work: Callable[P, Run], *arguments: P.args, **options: P.kwargs) -> Run:
    """Return the run of `work` in a fresh process, with the memory of it and its children at the peak.

    Nothing is left of runs before: no memory, no cache, no module that the work imports by itself.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        process = psutil.Process(fresh.submit(os.getpid).result())
        running = fresh.submit(work, *arguments, **options)
        peak = 0
        while not wait([running], GLANCE).done:
            peak = max(peak, _resident(process))
        return replace(running.result(), peak=peak)


def _resident(process: psutil.Process) -> int:
    total = 0
    for each in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            total += each.memory_info().rss
    return total
