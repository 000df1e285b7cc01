"""The three attention operators: signatures as torch_npu documents them, every argument checked and written to
the file that STAND_IN_RECORD names, and a plain answer in double."""

import json
import math
import os

import torch

__version__ = "2.3.1.post2 (stand-in)"

LIMIT = 2147483647
LARGEST = 3.4028234663852886e38


def refuse(reason):
    raise RuntimeError("stand-in: " + reason)


def whole(name, value, least, most):
    if type(value) is not int or not least <= value <= most:
        refuse("%s must be a whole number from %d to %d, not %r" % (name, least, most, value))


def check_tensors(query, key, value):
    for name, one in (("query", query), ("key", key), ("value", value)):
        if one.device != "npu:0" or torch.npu.chosen != "npu:0":
            refuse("%s is on %s" % (name, one.device))
        if one.dtype not in (torch.float16, torch.bfloat16) or one.dtype != query.dtype:
            refuse("%s is of %s" % (name, one.dtype))
        if len(one.shape) != 4 or one.shape[0] != 1:
            refuse("%s has shape %s, which is not BNSD of one batch" % (name, one.shape))
    if key.shape != value.shape or key.shape[3] != query.shape[3] or query.shape[1] % key.shape[1] != 0:
        refuse("query %s, key %s and value %s do not fit" % (query.shape, key.shape, value.shape))
    if query.shape[3] > 512 or query.shape[3] % 16 != 0:
        refuse("head_dim %d" % query.shape[3])


def check_numbers(query, key, heads, kv_heads, scale, layout):
    whole("num_heads", heads, query.shape[1], query.shape[1])
    whole("num_key_value_heads", kv_heads, key.shape[1], key.shape[1])
    if type(scale) is not float or abs(scale * math.sqrt(query.shape[3]) - 1) > 1e-12:
        refuse("the scale is %r" % scale)
    if layout != "BNSD":
        refuse("the layout is %r" % layout)


def check_mask(query, key, mask, sparse_mode, pre_tokens, next_tokens):
    whole("sparse_mode", sparse_mode, 0, 4)
    whole("pre_tokens", pre_tokens, -LIMIT, LIMIT)
    whole("next_tokens", next_tokens, -LIMIT, LIMIT)
    if mask is None:
        if sparse_mode != 0:
            refuse("sparse_mode %d needs atten_mask" % sparse_mode)
        return
    if mask.device != "npu:0" or mask.dtype != torch.bool:
        refuse("atten_mask is %s on %s" % (mask.dtype, mask.device))
    shape = (2048, 2048) if sparse_mode in (2, 3, 4) else (query.shape[2], key.shape[2])
    if mask.shape != shape:
        refuse("atten_mask has shape %s; sparse_mode %d takes %s" % (mask.shape, sparse_mode, shape))
    if sparse_mode in (2, 3, 4):
        rows = (bytes(row + 1) + b"\1" * (2047 - row) for row in range(2048))
        if mask.data != b"".join(rows):
            refuse("atten_mask is not the upper triangle, where 1 is masked out")


def keeps(mask, sparse_mode, pre_tokens, next_tokens, queries, keys):
    """What sparse_mode makes of it, as a function of row and key."""
    ahead = keys - queries
    if mask is None or (queries == 1 and sparse_mode > 1):
        return lambda i, j: True
    if sparse_mode == 0:
        return lambda i, j: mask.data[i * keys + j] == 0 and i - pre_tokens <= j <= i + next_tokens
    if sparse_mode == 1:
        return lambda i, j: mask.data[i * keys + j] == 0
    if sparse_mode == 2:
        return lambda i, j: j <= i
    if sparse_mode == 3:
        return lambda i, j: j <= i + ahead
    return lambda i, j: i + ahead - pre_tokens <= j <= i + ahead + next_tokens


def attend(query, key, value, scale, keep):
    """Output values, and the maximum and the sum of each row; None for a row without a key."""
    _, heads, queries, dim = query.shape
    _, kv_heads, keys, _ = key.shape
    q, k, v = torch.values(query), torch.values(key), torch.values(value)
    output, rows = [], []
    for head in range(heads):
        kv = head // (heads // kv_heads) * keys
        for i in range(queries):
            at = (head * queries + i) * dim
            kept = [j for j in range(keys) if keep(i, j)]
            scores = [scale * sum(q[at + d] * k[(kv + j) * dim + d] for d in range(dim)) for j in kept]
            if not kept:
                rows.append(None)
                output += [0.0] * dim
                continue
            largest = max(scores)
            weights = [math.exp(score - largest) for score in scores]
            total = sum(weights)
            rows.append((largest, total))
            for d in range(dim):
                output.append(sum(w * v[(kv + j) * dim + d] for w, j in zip(weights, kept)) / total)
    return torch.tensor(query.dtype, query.shape, output, query.device), rows


def record(operator, query, key, mask, **numbers):
    numbers["operator"] = operator
    numbers["dtype"] = query.dtype
    numbers["query"] = list(query.shape)
    numbers["key"] = list(key.shape)
    numbers["atten_mask"] = None if mask is None else {"dtype": mask.dtype, "shape": list(mask.shape)}
    with open(os.environ["STAND_IN_RECORD"], "w") as file:
        json.dump(numbers, file)


def npu_fused_infer_attention_score(query, key, value, *, pse_shift=None, atten_mask=None, actual_seq_lengths=None,
                                    actual_seq_lengths_kv=None, num_heads=1, scale=1.0, pre_tokens=LIMIT,
                                    next_tokens=LIMIT, input_layout="BSH", num_key_value_heads=0, sparse_mode=0,
                                    inner_precise=0, block_size=0, antiquant_mode=0, softmax_lse_flag=False,
                                    key_antiquant_mode=0, value_antiquant_mode=0):
    check_tensors(query, key, value)
    check_numbers(query, key, num_heads, num_key_value_heads, scale, input_layout)
    check_mask(query, key, atten_mask, sparse_mode, pre_tokens, next_tokens)
    whole("inner_precise", inner_precise, 0, 3)
    if softmax_lse_flag is not True:
        refuse("softmax_lse_flag is %r" % softmax_lse_flag)
    record("npu_fused_infer_attention_score", query, key, atten_mask, num_heads=num_heads, scale=scale,
           pre_tokens=pre_tokens, next_tokens=next_tokens, num_key_value_heads=num_key_value_heads,
           sparse_mode=sparse_mode, inner_precise=inner_precise)
    keep = keeps(atten_mask, sparse_mode, pre_tokens, next_tokens, query.shape[2], key.shape[2])
    output, rows = attend(query, key, value, scale, keep)
    lse = [math.inf if row is None else row[0] + math.log(row[1]) for row in rows]
    return output, torch.tensor(torch.float32, query.shape[:3] + (1,), lse, query.device)


def npu_prompt_flash_attention(query, key, value, *, padding_mask=None, atten_mask=None, pse_shift=None,
                               actual_seq_lengths=None, num_heads=1, scale_value=1.0, pre_tokens=2147473647,
                               next_tokens=0, input_layout="BSH", num_key_value_heads=0, actual_seq_lengths_kv=None,
                               sparse_mode=0):
    check_tensors(query, key, value)
    check_numbers(query, key, num_heads, num_key_value_heads, scale_value, input_layout)
    whole("sparse_mode", sparse_mode, 0, 14)
    mode = sparse_mode - 10 if sparse_mode >= 10 else sparse_mode
    check_mask(query, key, atten_mask, mode, pre_tokens, next_tokens)
    record("npu_prompt_flash_attention", query, key, atten_mask, num_heads=num_heads, scale=scale_value,
           pre_tokens=pre_tokens, next_tokens=next_tokens, num_key_value_heads=num_key_value_heads,
           sparse_mode=sparse_mode)
    keep = keeps(atten_mask, mode, pre_tokens, next_tokens, query.shape[2], key.shape[2])
    output, rows = attend(query, key, value, scale_value, keep)
    if None in rows and mode < 2:
        refuse("rows without a key are not supported")
    return output


def npu_fusion_attention(query, key, value, head_num, input_layout, pse=None, padding_mask=None, atten_mask=None,
                         scale=1.0, keep_prob=1.0, pre_tockens=LIMIT, next_tockens=LIMIT, inner_precise=0,
                         prefix=None, actual_seq_qlen=None, actual_seq_kvlen=None, sparse_mode=0,
                         gen_mask_parallel=True, sync=False):
    check_tensors(query, key, value)
    check_numbers(query, key, head_num, key.shape[1], scale, input_layout)
    check_mask(query, key, atten_mask, sparse_mode, pre_tockens, next_tockens)
    whole("inner_precise", inner_precise, 0, 3)
    if keep_prob != 1.0:
        refuse("keep_prob %r drops weights" % keep_prob)
    record("npu_fusion_attention", query, key, atten_mask, num_heads=head_num, scale=scale, pre_tokens=pre_tockens,
           next_tokens=next_tockens, sparse_mode=sparse_mode, inner_precise=inner_precise)
    keep = keeps(atten_mask, sparse_mode, pre_tockens, next_tockens, query.shape[2], key.shape[2])
    output, rows = attend(query, key, value, scale, keep)
    shape = query.shape[:3] + (8,)
    largest = [one for row in rows for one in [-LARGEST if row is None else row[0]] * 8]
    total = [one for row in rows for one in [LARGEST if row is None else row[1]] * 8]
    return (output, torch.tensor(torch.float32, shape, largest, query.device),
            torch.tensor(torch.float32, shape, total, query.device), None, 0, 0, 0)
