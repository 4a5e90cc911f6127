"""A work that holds memory; a process that is started for it need import nothing else."""

import os
import time

from benchmarks.run import Run


def take_memory(size: int) -> Run:
    """Hold so many bytes for a moment; where it runs is told by the amount."""
    held = b"x" * size
    time.sleep(0.1)  # the other process looks now and then
    return Run(len(held), os.getpid())
