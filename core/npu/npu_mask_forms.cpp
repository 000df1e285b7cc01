#include "core/npu/npu_mask_forms.h"

#include "core/base/numbers.h"
#include "core/mask/block_mask.h"

namespace triscope {

namespace {

constexpr Index kOperatorBlock = 128;

Bytes bytesOf(const std::vector<Index>& shape, Index bytes_per_element) {
    WideInt bytes = bytes_per_element;
    for (const Index side : shape) bytes *= side;
    return {bytes};
}

void appendTokenForms(std::vector<NpuMaskForm>& forms, const MaskShape& shape) {
    const std::vector<Index> sides{shape.queries, shape.keys};
    forms.push_back(
        {.id = "token_fp32",
         .name = {TRISCOPE_TR("Token mask, fp32"), {}},
         .shape = sides,
         .dtype = "fp32",
         .bytes = bytesOf(sides, 4),
         .exact = true,
         .note = {TRISCOPE_TR("Plain attention adds it to the scores: 0, or the mask value. No fused "
                              "operator takes a float32 mask."),
                  {}}});
    forms.push_back(
        {.id = "token_fp16",
         .name = {TRISCOPE_TR("Token mask, fp16"), {}},
         .shape = sides,
         .dtype = "fp16",
         .bytes = bytesOf(sides, 2),
         .exact = true,
         .note = {TRISCOPE_TR("The fused inference operators add it as pseShift, which has a heads "
                              "axis: these bytes once for each head. Nothing is skipped."),
                  {}}});
    forms.push_back(
        {.id = "token_bool",
         .name = {TRISCOPE_TR("Token mask, bool"), {}},
         .shape = sides,
         .dtype = "bool",
         .bytes = bytesOf(sides, 1),
         .sparse_modes = "0, 1",
         .exact = true,
         .note = {TRISCOPE_TR("atten_mask, where 1 means masked out: the opposite of kept. Mode 1 skips "
                              "no block; mode 0 skips those outside pre_tokens and next_tokens."),
                  {}}});
}

// A compressed mask as it is whatever the call, with what the mode keeps.
struct CompressedForm {
    int mode;
    const char* id;
    const char* name;
    const char* sparse_modes;
    const char* keeps;
};

constexpr CompressedForm kCompressed[] = {
    {2, "compressed_causal_top_left", TRISCOPE_TR("Compressed causal, top left"), "2",
     TRISCOPE_TR("Row i keeps the keys j <= i, and nothing else.")},
    {3, "compressed_causal_bottom_right", TRISCOPE_TR("Compressed causal, bottom right"), "3",
     TRISCOPE_TR("Row i keeps the keys j <= i + d with d = keys - queries, and nothing else.")},
    {4, "compressed_band", TRISCOPE_TR("Compressed band"), "4",
     TRISCOPE_TR(
         "Row i keeps one band of keys, from i + d - pre_tokens to i + d + next_tokens with d = keys - "
         "queries, and nothing else.")},
    {6, "compressed_prefix", TRISCOPE_TR("Compressed prefix"), "6",
     TRISCOPE_TR("Row i keeps the keys j <= i + d or j < prefix with d = keys - queries, and nothing else. "
                 "Training operator only: the inference operators refuse modes 5 to 8.")}};

void appendCompressedForms(std::vector<NpuMaskForm>& forms, const Mask& mask) {
    for (const CompressedForm& form : kCompressed) {
        const auto [rows, columns] = compressedMaskShape(form.mode);
        const auto call = findSparseMode(form.mode, mask);
        forms.push_back({.id = form.id,
                         .name = {form.name, {}},
                         .shape = {rows, columns},
                         .dtype = "bool",
                         .bytes = bytesOf({rows, columns}, 1),
                         .sparse_modes = form.sparse_modes,
                         .exact = call.has_value(),
                         .call = call,
                         .note = {form.keeps, {}}});
    }
}

void appendBlockForm(std::vector<NpuMaskForm>& forms, const Mask& mask, Index block) {
    const BlockSummary blocks = summarizeBlocks(mask, block);
    const std::string size = plainDigits(block);
    forms.push_back(
        {.id = "block_int8_" + size,
         .name = {TRISCOPE_TR("Block mask, %1 × %1"), {groupDigits(block)}},
         .shape = {blocks.rows, blocks.columns},
         .dtype = "int8",
         .bytes = bytesOf({blocks.rows, blocks.columns}, 1),
         .exact = blocks.partial == 0,
         .note = {block % kOperatorBlock == 0
                      ? TRISCOPE_TR(
                            "blockSparseMask of the block-sparse operator, where 1 means compute; once for "
                            "each head. It cannot cut inside a block; partial blocks: %1.")
                      : TRISCOPE_TR(
                            "The block-sparse operator takes key blocks in multiples of 128 only. It cannot "
                            "cut inside a block; partial blocks: %1."),
                  {groupDigits(blocks.partial)}}});
}

}  // namespace

std::vector<NpuMaskForm> npuMaskForms(const Mask& mask, Index block) {
    std::vector<NpuMaskForm> forms;
    appendTokenForms(forms, mask.shape());
    appendCompressedForms(forms, mask);
    appendBlockForm(forms, mask, block);
    const Index above = (block + kOperatorBlock - 1) / kOperatorBlock * kOperatorBlock;
    if (above != block) appendBlockForm(forms, mask, above);
    return forms;
}

}  // namespace triscope
