"""The same reading on engines that hold a corpus in pieces, on one machine or many.

`arrow.read` takes an Arrow record batch of articles and gives one of as many rows: a pure function, whose
rows depend on their own article only, so that it does not matter how an engine cuts a corpus. Everything
else here hands that function to an engine, one module an engine:

- `dicendi.engines.arrow`: record batches (pyarrow), for whatever takes a function over them;
- `dicendi.engines.spark`: PySpark, by `mapInArrow`;
- `dicendi.engines.dask`: Dask, by `map_partitions`;
- polars needs none: `pl.col("text").dicendi.statements()`.
"""
