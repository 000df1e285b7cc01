"""As much of NumPy as run_npu.py uses: little-endian arrays in C order, as their bytes."""

import ast
import struct

__version__ = "stand-in"

int16 = "int16"
uint16 = "uint16"

CODES = {"|b1": "bool", "<i2": "int16", "<u2": "uint16", "<f2": "float16", "<f4": "float32"}
SIZES = {"bool": 1, "int16": 2, "uint16": 2, "float16": 2, "float32": 4}


def count(shape):
    result = 1
    for side in shape:
        result *= side
    return result


class ndarray:
    def __init__(self, dtype, shape, data):
        assert len(data) == count(shape) * SIZES[dtype], (dtype, shape, len(data))
        self.dtype = dtype
        self.shape = tuple(shape)
        self.data = bytes(data)

    def view(self, dtype):
        assert SIZES[dtype] == SIZES[self.dtype]
        return ndarray(dtype, self.shape, self.data)


def load(path):
    with open(path, "rb") as file:
        assert file.read(8) == b"\x93NUMPY\x01\x00"
        (length,) = struct.unpack("<H", file.read(2))
        header = ast.literal_eval(file.read(length).decode())
        assert header["fortran_order"] is False
        return ndarray(CODES[header["descr"]], header["shape"], file.read())


def save(file, array):
    (code,) = [code for code, dtype in CODES.items() if dtype == array.dtype]
    header = repr({"descr": code, "fortran_order": False, "shape": array.shape})
    header += " " * (63 - (10 + len(header)) % 64) + "\n"
    file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + array.data)
