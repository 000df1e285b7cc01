#include "core/npu/npu_mask_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/mask/catalog.h"

namespace triscope {
namespace {

constexpr WideInt kMiB = 1 << 20;

NpuMaskForm formOf(const MaskSettings& settings, Index block, const std::string& id) {
    for (NpuMaskForm& form : npuMaskForms(*makeMask(settings), block)) {
        if (form.id == id) return form;
    }
    ADD_FAILURE() << "there is no form " << id;
    return {};
}

std::vector<std::string> exactForms(const MaskSettings& settings) {
    std::vector<std::string> ids;
    for (const NpuMaskForm& form : npuMaskForms(*makeMask(settings), 128)) {
        if (form.exact) ids.push_back(form.id);
    }
    return ids;
}

TEST(NpuMaskForms, TakeThePublishedBytes) {
    const MaskSettings at4096{.shape = MaskShape::square(4096)};
    EXPECT_EQ(formOf(at4096, 64, "token_fp32").bytes, Bytes{64 * kMiB});
    EXPECT_EQ(formOf(at4096, 64, "token_fp16").bytes, Bytes{32 * kMiB});
    EXPECT_EQ(formOf(at4096, 64, "block_int8_64").bytes, Bytes{4096});
    EXPECT_EQ(formOf(at4096, 64, "block_int8_128").bytes, Bytes{1024});
    EXPECT_EQ(formOf({.shape = MaskShape::square(8192)}, 64, "token_bool").bytes, Bytes{64 * kMiB});
    EXPECT_EQ(formOf(at4096, 64, "compressed_band").bytes, Bytes{4 * kMiB});
    EXPECT_EQ(formOf(at4096, 64, "compressed_prefix").bytes, Bytes{6 * kMiB});
}

TEST(NpuMaskForms, CountBytesThat64BitsDoNotHold) {
    const MaskSettings longest{.shape = MaskShape::square(kMaxLength)};
    EXPECT_EQ(formOf(longest, 64, "token_fp32").bytes, Bytes{WideInt{1} << 62});
    EXPECT_EQ(formOf(longest, 64, "token_bool").shape, (std::vector<Index>{kMaxLength, kMaxLength}));
}

TEST(NpuMaskForms, OfTriangleAreExactAsTokenMasksOnly) {
    EXPECT_THAT(exactForms({.shape = MaskShape::square(8192)}),
                testing::ElementsAre("token_fp32", "token_fp16", "token_bool"));
}

TEST(NpuMaskForms, OfACausalMaskAreExactInEveryCompressedForm) {
    EXPECT_THAT(exactForms({.pattern = "dense", .shape = MaskShape::square(8192)}),
                testing::IsSupersetOf({"compressed_causal_top_left", "compressed_causal_bottom_right",
                                       "compressed_band", "compressed_prefix"}));
}

TEST(NpuMaskForms, OfASlidingWindowAreExactAsABandWithItsParameters) {
    const MaskSettings window{
        .pattern = "streaming", .shape = MaskShape::square(8192), .sink = 0, .window = 100};
    EXPECT_THAT(exactForms(window),
                testing::ElementsAre("token_fp32", "token_fp16", "token_bool", "compressed_band"));
    EXPECT_EQ(formOf(window, 64, "compressed_band").call,
              (SparseMode{.mode = 4, .pre_tokens = 100, .next_tokens = 0}));
}

TEST(NpuMaskForms, OfBlocksAreExactWhenNoBlockIsCut) {
    EXPECT_TRUE(formOf({.pattern = "full", .shape = MaskShape::square(256)}, 64, "block_int8_64").exact);
    EXPECT_FALSE(formOf({.pattern = "dense", .shape = MaskShape::square(256)}, 64, "block_int8_64").exact);
    EXPECT_EQ(formOf({.pattern = "dense", .shape = {.queries = 65, .keys = 129}}, 64, "block_int8_64").shape,
              (std::vector<Index>{2, 3}));
}

TEST(NpuMaskForms, HaveOneBlockMaskWhenTheBlockIsTheOperators) {
    int blocks = 0;
    for (const NpuMaskForm& form : npuMaskForms(*makeMask({.shape = MaskShape::square(4096)}), 256)) {
        blocks += form.id.starts_with("block") ? 1 : 0;
    }
    EXPECT_EQ(blocks, 1);
}

}  // namespace
}  // namespace triscope
