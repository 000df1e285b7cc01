"""As much of PyTorch as run_npu.py uses, as strict about devices and types as the real one."""

import math
import struct

import numpy

__version__ = "2.3.1 (stand-in)"

bool = "torch.bool"
int16 = "torch.int16"
float16 = "torch.float16"
bfloat16 = "torch.bfloat16"
float32 = "torch.float32"

SIZES = {bool: 1, int16: 2, float16: 2, bfloat16: 2, float32: 4}
FORMATS = {float16: "e", float32: "f"}


class Tensor:
    def __init__(self, dtype, shape, data, device="cpu"):
        assert len(data) == numpy.count(shape) * SIZES[dtype], (dtype, shape, len(data))
        self.dtype = dtype
        self.shape = tuple(shape)
        self.data = bytes(data)
        self.device = device

    def view(self, dtype):
        assert SIZES[dtype] == SIZES[self.dtype]
        return Tensor(dtype, self.shape, self.data, self.device)

    def unsqueeze(self, axis):
        assert axis == 0
        return Tensor(self.dtype, (1,) + self.shape, self.data, self.device)

    def to(self, device):
        return Tensor(self.dtype, self.shape, self.data, device)

    def cpu(self):
        return self.to("cpu")

    def contiguous(self):
        return self

    def numpy(self):
        if self.device != "cpu":
            raise TypeError("can't convert %s device type tensor to numpy" % self.device)
        if self.dtype == bfloat16:
            raise TypeError("Got unsupported ScalarType BFloat16")
        return numpy.ndarray(self.dtype[len("torch."):], self.shape, self.data)

    def __getitem__(self, index):
        """[0] and [0, :, :, 0], which are all that the script asks for."""
        assert self.shape[0] == 1
        if index == 0:
            return Tensor(self.dtype, self.shape[1:], self.data, self.device)
        every = slice(None)
        assert index == (0, every, every, 0) and len(self.shape) == 4
        return tensor(self.dtype, self.shape[1:3], values(self)[:: self.shape[3]], self.device)

    def __add__(self, other):
        assert self.shape == other.shape and self.device == other.device
        sums = [a + b for a, b in zip(values(self), values(other))]
        return tensor(self.dtype, self.shape, sums, self.device)


def values(tensor):
    if tensor.dtype == bfloat16:
        bits = struct.unpack("<%dH" % (len(tensor.data) // 2), tensor.data)
        return struct.unpack("<%df" % len(bits), struct.pack("<%dI" % len(bits), *(one << 16 for one in bits)))
    size = SIZES[tensor.dtype]
    return struct.unpack("<%d%s" % (len(tensor.data) // size, FORMATS[tensor.dtype]), tensor.data)


def tensor(dtype, shape, numbers, device):
    """Rounds to nearest, ties to even."""
    if dtype == bfloat16:
        bits = struct.unpack("<%dI" % len(numbers), struct.pack("<%df" % len(numbers), *numbers))
        upper = [(one + 0x7FFF + ((one >> 16) & 1)) >> 16 for one in bits]
        return Tensor(dtype, shape, struct.pack("<%dH" % len(upper), *upper), device)
    return Tensor(dtype, shape, struct.pack("<%d%s" % (len(numbers), FORMATS[dtype]), *numbers), device)


def from_numpy(array):
    if array.dtype == "uint16":
        raise TypeError("can't convert np.ndarray of type numpy.uint16")
    return Tensor("torch." + array.dtype, array.shape, array.data)


def log(tensor_):
    return tensor(tensor_.dtype, tensor_.shape, [math.log(value) for value in values(tensor_)], tensor_.device)


class npu:
    """Is there only once torch_npu has been imported."""

    chosen = None
    synchronized = False

    @staticmethod
    def is_available():
        import sys

        return "torch_npu" in sys.modules

    @classmethod
    def set_device(cls, device):
        assert device == "npu:0", device
        cls.chosen = device

    @classmethod
    def synchronize(cls):
        cls.synchronized = True

    @staticmethod
    def get_device_name(device):
        return "stand-in of " + device
