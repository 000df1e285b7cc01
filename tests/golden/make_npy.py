"""Writes npy/*.npy: one array of 2 x 3 x 4 in every form that NumPy saves and the reader takes."""

import pathlib

import numpy
from numpy.lib import format as npy

FOLDER = pathlib.Path(__file__).parent / "npy"
VALUES = (numpy.arange(24).reshape(2, 3, 4) - 10) * 0.25  # exact in fp16


def save(name, array, version):
    with open(FOLDER / f"{name}.npy", "wb") as file:
        npy.write_array(file, array, version=version)


for code in ("f2", "f4", "f8"):
    save(f"{code}_little_c_v1", VALUES.astype("<" + code), (1, 0))
    save(f"{code}_big_fortran_v2", numpy.asfortranarray(VALUES.astype(">" + code)), (2, 0))
save("f4_little_fortran_v3", numpy.asfortranarray(VALUES.astype("<f4")), (3, 0))
save("f4_flat", numpy.arange(5, dtype="<f4"), (1, 0))
save("f8_scalar", numpy.array(2.5), (1, 0))
save("f4_empty", numpy.zeros((2, 0, 4), "<f4"), (1, 0))
save("i8", numpy.arange(4), (1, 0))
save("records", numpy.zeros(2, dtype=[("a", "<f4"), ("b", "<i4")]), (1, 0))
bits = numpy.array([[1, 0, 0], [1, 1, 1]])
save("b1", bits.astype(bool), (1, 0))
save("u1", bits.astype("u1"), (1, 0))
