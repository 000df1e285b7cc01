#!/usr/bin/env python3
"""Runs the attention call of the case beside this file on an Ascend NPU.

    python3 run_npu.py --check    prints the call and checks the files; needs no NPU and no torch
    python3 run_npu.py            runs it, and writes out.npy, lse.npy and run.json beside this file

Needs numpy, torch and torch_npu, and CANN's environment (source set_env.sh). case.json says what is called.
"""

import argparse
import json
import os
import platform
import sys
import zlib

import numpy as np

FOLDER = os.path.dirname(os.path.abspath(__file__))
STORED = {"fp16": "float16", "bf16": "uint16", "bool": "bool"}


def path_of(name):
    return os.path.join(FOLDER, name)


def stop(reason):
    sys.exit("run_npu.py: " + reason)


def checksum(path):
    crc = 0
    with open(path, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            crc = zlib.crc32(piece, crc)
    return "%08x" % crc


def load(case, role):
    """The array of that role; stops when the file is missing, damaged or of another case."""
    entry = case["files"][role]
    path = path_of(entry["file"])
    if not os.path.exists(path):
        stop("%s is missing" % path)
    if checksum(path) != entry["crc32"]:
        stop("%s is damaged or of another case: its CRC-32 is not %s" % (path, entry["crc32"]))
    array = np.load(path)
    stored = STORED[entry["dtype"]]
    if str(array.dtype) != stored or list(array.shape) != entry["shape"]:
        stop("%s holds %s %s; expected is %s %s" % (path, array.dtype, list(array.shape), stored, entry["shape"]))
    return array


def load_inputs(case):
    roles = [role for role in ("q", "k", "v", "mask") if role in case["files"]]
    return {role: load(case, role) for role in roles}


def arguments(call, mask):
    """The call's arguments by name, but for query, key and value. atten_mask: True is masked out."""
    operator = call["operator"]
    if operator == "npu_fused_infer_attention_score":
        return {
            "atten_mask": mask,
            "num_heads": call["heads"],
            "num_key_value_heads": call["kv_heads"],
            "scale": call["scale"],
            "pre_tokens": call["pre_tokens"],
            "next_tokens": call["next_tokens"],
            "input_layout": call["input_layout"],
            "sparse_mode": call["sparse_mode_argument"],
            "inner_precise": call["inner_precise"],
            "softmax_lse_flag": True,
        }
    if operator == "npu_prompt_flash_attention":
        # There is no inner_precise: torch_npu passes 1, or 0 for a sparse_mode of 10 to 14 (meaning 0 to 4).
        return {
            "atten_mask": mask,
            "num_heads": call["heads"],
            "num_key_value_heads": call["kv_heads"],
            "scale_value": call["scale"],
            "pre_tokens": call["pre_tokens"],
            "next_tokens": call["next_tokens"],
            "input_layout": call["input_layout"],
            "sparse_mode": call["sparse_mode_argument"],
        }
    if operator == "npu_fusion_attention":
        # pre_tockens and next_tockens are spelt so.
        return {
            "atten_mask": mask,
            "head_num": call["heads"],
            "input_layout": call["input_layout"],
            "scale": call["scale"],
            "keep_prob": 1.0,
            "pre_tockens": call["pre_tokens"],
            "next_tockens": call["next_tokens"],
            "inner_precise": call["inner_precise"],
            "sparse_mode": call["sparse_mode_argument"],
        }
    stop("case.json names an operator that this script does not know: %s" % operator)


def describe(array):
    return "None" if array is None else "%s %s" % (array.dtype, list(array.shape))


def print_call(case, inputs):
    call = case["call"]
    print("case %s of %s: %s" % (case["id"], case["program"], case["mask"]["pattern"]))
    print("torch_npu.%s(" % call["operator"])
    for name, role in (("query", "q"), ("key", "k"), ("value", "v")):
        array = inputs[role]
        print("    %s=<%s %s>," % (name, call["dtype"], [1] + list(array.shape)))
    for name, value in arguments(call, inputs.get("mask")).items():
        print("    %s=%s," % (name, "<%s>" % describe(value) if name == "atten_mask" else repr(value)))
    print(")")


def to_device(torch, array, dtype, device):
    """(heads, seq, head_dim) as BNSD with one batch. NumPy has no bf16, so its bits come as whole numbers."""
    if dtype == "bf16":
        tensor = torch.from_numpy(array.view(np.int16)).view(torch.bfloat16)
    else:
        tensor = torch.from_numpy(array)
    return tensor.unsqueeze(0).to(device)


def to_array(torch, tensor, dtype):
    tensor = tensor.cpu().contiguous()
    if dtype == "bf16":
        return tensor.view(torch.int16).numpy().view(np.uint16)
    return tensor.numpy()


def outputs(torch, operator, result):
    """Output and log-sum-exp, both of one batch; None for an LSE that the operator does not return."""
    if operator == "npu_prompt_flash_attention":
        return result[0], None
    if operator == "npu_fused_infer_attention_score":
        output, lse = result[0], result[1]
        return output[0], lse[0, :, :, 0]
    # softmax_max and softmax_sum: (batch, heads, seq, 8), eight times the same.
    output, largest, total = result[0], result[1], result[2]
    return output[0], largest[0, :, :, 0] + torch.log(total[0, :, :, 0])


def save(name, array):
    """Whole or not at all."""
    temporary = path_of(name + ".tmp")
    with open(temporary, "wb") as file:
        np.save(file, array)
    os.replace(temporary, path_of(name))
    print("wrote %s: %s" % (path_of(name), describe(array)))


def cann_folder():
    folder = os.environ.get("ASCEND_TOOLKIT_HOME") or os.environ.get("ASCEND_HOME_PATH")
    return os.path.realpath(folder) if folder else "unknown"


def save_run(case, torch, torch_npu, device):
    run = {
        "case": case["id"],
        "operator": case["call"]["operator"],
        "device": str(torch.npu.get_device_name(device)),
        "torch": str(torch.__version__),
        "torch_npu": str(torch_npu.__version__),
        "cann": cann_folder(),
        "python": platform.python_version(),
        "numpy": str(np.__version__),
    }
    temporary = path_of("run.json.tmp")
    with open(temporary, "w") as file:
        json.dump(run, file, indent=2)
        file.write("\n")
    os.replace(temporary, path_of("run.json"))
    for name, value in run.items():
        print("%-10s %s" % (name, value))


def run_call(case, inputs, device):
    try:
        import torch
        import torch_npu
    except ImportError as error:
        stop("torch and torch_npu are needed: %s" % error)
    if not torch.npu.is_available():
        stop("torch_npu sees no NPU; is set_env.sh of CANN sourced?")
    torch.npu.set_device(device)
    call = case["call"]
    query, key, value = (to_device(torch, inputs[role], call["dtype"], device) for role in ("q", "k", "v"))
    mask = torch.from_numpy(inputs["mask"]).to(device) if "mask" in inputs else None
    operator = call["operator"]
    named = arguments(call, mask)
    if operator == "npu_fusion_attention":
        head_num, layout = named.pop("head_num"), named.pop("input_layout")
        result = torch_npu.npu_fusion_attention(query, key, value, head_num, layout, **named)
    else:
        result = getattr(torch_npu, operator)(query, key, value, **named)
    torch.npu.synchronize()
    output, lse = outputs(torch, operator, result)
    save("out.npy", to_array(torch, output, call["dtype"]))
    if lse is not None:
        save("lse.npy", to_array(torch, lse, "fp32"))
    save_run(case, torch, torch_npu, device)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print the call and check the files; needs no NPU")
    parser.add_argument("--device", default="npu:0", help="the NPU to run on (default npu:0)")
    options = parser.parse_args()
    try:
        with open(path_of("case.json")) as file:
            case = json.load(file)
    except (OSError, ValueError) as error:
        stop("case.json cannot be read: %s" % error)
    inputs = load_inputs(case)
    print_call(case, inputs)
    if not options.check:
        run_call(case, inputs, options.device)


if __name__ == "__main__":
    main()
