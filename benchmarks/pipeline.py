"""dlt, which loads files that have changed into a database: the way that its documentation has for CSV."""

import os
import time
from pathlib import Path

from benchmarks.run import Run

QUIET = {"RUNTIME__DLTHUB_TELEMETRY": "false", "RUNTIME__LOG_LEVEL": "ERROR"}


def load(data: Path, place: Path) -> Run:
    """Load what has changed in the folder `data` since the last time; `place` keeps what dlt remembers."""
    os.environ.update(QUIET, DLT_DATA_DIR=str(place))  # read when dlt is imported
    import dlt
    from dlt.sources.filesystem import filesystem, read_csv

    began = time.perf_counter()
    files = filesystem(bucket_url=data.as_uri(), file_glob="*.csv")
    files.apply_hints(incremental=dlt.sources.incremental("modification_date"))
    rows = (files | read_csv(dtype=str, keep_default_na=False)).with_name("people")
    database = dlt.destinations.duckdb(str(place / "loaded.duckdb"))
    pipeline = dlt.pipeline(
        "people", pipelines_dir=str(place), destination=database, dataset_name="people", progress=None
    )
    pipeline.run(rows)
    seconds = time.perf_counter() - began
    return Run(seconds, pipeline.last_trace.last_normalize_info.row_counts.get("people", 0))
