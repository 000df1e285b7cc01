"""Writes attention/*.npy: two small calls, their outputs and LSEs in double by NumPy's own matrix products.

The masks are written out from the definition of Triangle, cell by cell.
  offset  paper 2/5/3, 13 queries from position 4 on, 17 keys, 4 heads on 2 kv heads, head_dim 5
  empty   kernel 0/0/3, 9 queries and keys: only the last three rows have a key
"""

import pathlib

import numpy

FOLDER = pathlib.Path(__file__).parent / "attention"


def attention(q, k, v, kept):
    group = q.shape[0] // k.shape[0]
    q, k, v = (x.astype(numpy.float64) for x in (q, k, v))
    k, v = numpy.repeat(k, group, axis=0), numpy.repeat(v, group, axis=0)
    scores = q @ k.transpose(0, 2, 1) / numpy.sqrt(q.shape[2])
    weights = numpy.where(kept, numpy.exp(scores), 0)
    sums = weights.sum(axis=2, keepdims=True)
    output = numpy.divide(weights @ v, sums, out=numpy.zeros(q.shape), where=sums > 0)
    with numpy.errstate(divide="ignore"):
        return output, numpy.log(sums)


def save(name, shapes, kept):
    source = numpy.random.default_rng(7)
    q, k, v = (source.standard_normal(shape).astype("<f4") for shape in shapes)
    output, lse = attention(q, k, v, kept)
    for part, array in (("q", q), ("k", k), ("v", v), ("output", output), ("lse", lse)):
        numpy.save(FOLDER / f"{name}_{part}.npy", array)


i, j = numpy.mgrid[4:17, 0:17]
save("offset", ((4, 13, 5), (2, 17, 5), (2, 17, 5)), (j <= i) & ((j < 2) | (i - j <= 5) | (i >= 17 - 3)))
i, j = numpy.mgrid[0:9, 0:9]
save("empty", ((2, 9, 4), (1, 9, 4), (1, 9, 4)), (j <= i) & (i >= 9 - 3))
