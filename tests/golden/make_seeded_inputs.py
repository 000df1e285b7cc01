"""Writes seeded_keys.npy: gaussianTensor({2, 3, 5}, 42, InputStream::Keys) by another route.

The Mersenne Twister is written out from Matsumoto and Nishimura's mt19937-64; log, cos and sin are libm's.
"""

import math
import pathlib

import numpy

MASK = (1 << 64) - 1


def mersenne_twister(seed):
    state = [seed & MASK]
    for i in range(1, 312):
        state.append((6364136223846793005 * (state[-1] ^ (state[-1] >> 62)) + i) & MASK)
    while True:
        for i in range(312):
            x = (state[i] & 0xFFFFFFFF80000000) | (state[(i + 1) % 312] & 0x7FFFFFFF)
            state[i] = state[(i + 156) % 312] ^ (x >> 1) ^ (0xB5026F5AA96619E9 if x & 1 else 0)
        for x in state:
            x ^= (x >> 29) & 0x5555555555555555
            x ^= (x << 17) & 0x71D67FFFEDA60000
            x ^= (x << 37) & 0xFFF7EEE000000000
            yield (x ^ (x >> 43)) & MASK


def scramble(x):
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def gaussians(seed):
    draws = mersenne_twister(seed)
    while True:
        radius = math.sqrt(-2 * math.log(1 - (next(draws) >> 11) * 2.0**-53))
        turn = (next(draws) >> 11) * 2.0**-53
        yield radius * math.cos(2 * math.pi * turn)
        yield radius * math.sin(2 * math.pi * turn)


heads, seq, head_dim, seed, keys_stream = 2, 3, 5, 42, 2
rows = []
for head in range(heads):
    source = gaussians(scramble(scramble(scramble(seed) ^ keys_stream) ^ head))
    rows.append([next(source) for _ in range(seq * head_dim)])
array = numpy.array(rows, dtype="<f4").reshape(heads, seq, head_dim)
numpy.save(pathlib.Path(__file__).parent / "seeded_keys.npy", array)
