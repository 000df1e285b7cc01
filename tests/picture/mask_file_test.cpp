#include "core/picture/mask_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/base/input_error.h"
#include "core/io/npy.h"
#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"
#include "tests/support/special_values.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

std::string refusal(const MaskFileTexts& texts) {
    try {
        parseMaskFileOptions(texts);
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

TEST(MaskFileOptions, AreNoneWithoutAFile) {
    EXPECT_FALSE(parseMaskFileOptions({}).has_value());
    EXPECT_EQ(refusal({.level = "block"}), "level: says how --out is written; add --out FILE");
    EXPECT_EQ(refusal({.mask_value = "-inf"}), "mask-value: says how --out is written; add --out FILE");
}

TEST(MaskFileOptions, HoldTheMaskValueAsItsTypeDoes) {
    const auto fp32 = parseMaskFileOptions({.out = "m.npy", .mask_value = "-1e9"});
    EXPECT_EQ(fp32->additive, (AdditiveMask{Dtype::Fp32, -1e9F}));
    EXPECT_EQ(fp32->additive->value(), -1e9F);
    const auto fp16 = parseMaskFileOptions({.out = "m.npy", .mask_value = "-1e9", .mask_dtype = "fp16"});
    EXPECT_EQ(fp16->additive->value(), -kFloatInfinity);
    const auto least = parseMaskFileOptions({.out = "m.npy", .mask_value = "-1e300"});
    EXPECT_EQ(least->additive->value(), -kFloatInfinity);
    EXPECT_FALSE(parseMaskFileOptions({.out = "m.npy", .mask_value = "bool"})->additive.has_value());
}

TEST(MaskFileOptions, RefuseAMaskValueThatMasksNothing) {
    for (const char* value : {"0", "-0", "1e4", "nan", "inf", "-", "-5x", ""}) {
        EXPECT_THAT(refusal({.out = "m.npy", .mask_value = value, .mask_dtype = "fp32"}),
                    testing::StartsWith("mask-"))
            << value;
    }
    EXPECT_EQ(refusal({.out = "m.npy", .mask_value = "-1e-9", .mask_dtype = "fp16"}),
              "mask-value: '-1e-9' is 0 in fp16, which would mask nothing");
}

TEST(MaskFileOptions, RefuseAMaskValueWhereNothingIsAdded) {
    EXPECT_EQ(refusal({.out = "m.csv", .mask_value = "-inf"}),
              "mask-value: is for a .npy of the token mask only");
    EXPECT_EQ(refusal({.out = "m.npy", .level = "block", .mask_value = "-inf"}),
              "mask-value: is for a .npy of the token mask only");
    EXPECT_THAT(refusal({.out = "m.npy", .mask_dtype = "fp16"}), testing::StartsWith("mask-dtype: needs"));
    EXPECT_EQ(refusal({.out = "m.npy", .mask_value = "-inf", .mask_dtype = "bf16"}),
              "mask-dtype: 'bf16' is not one of: fp32, fp16");
}

class MaskFiles : public testing::Test {
  protected:
    std::string write(const MaskSettings& settings, const MaskFileTexts& texts) {
        MaskFileOptions options = *parseMaskFileOptions(texts);
        options.path = m_directory.file(options.path);
        const MaskPtr mask = makeMask(settings);
        writeMaskFile(*mask, 4, options, {});
        if (const auto size = maskFileSize(*mask, 4, options); size && size->exact) {
            EXPECT_EQ(size->bytes, Bytes{static_cast<WideInt>(contentOf(options.path).size())}) << texts.out;
        }
        return options.path;
    }

    TemporaryDirectory m_directory;
};

TEST_F(MaskFiles, AddZeroWhereAQuerySeesAKeyAndTheValueElsewhere) {
    std::mt19937 random(11);
    for (const char* dtype : {"fp32", "fp16"}) {
        for (const auto& [text, value] :
             {std::pair{"-inf", -kFloatInfinity}, std::pair{"-10000", -10000.0F}}) {
            const MaskSettings settings = brute::randomSettings(random);
            const auto array =
                readNpy<float>(write(settings, {.out = "m.npy", .mask_value = text, .mask_dtype = dtype}));
            ASSERT_EQ(array.shape, (std::vector<Index>{settings.shape.queries, settings.shape.keys}));
            EXPECT_EQ(array.stored, std::string(dtype) == "fp16" ? NpyType::Float16 : NpyType::Float32);
            for (Index i = 0; i < settings.shape.queries; ++i) {
                for (Index j = 0; j < settings.shape.keys; ++j) {
                    const float added = array.data[static_cast<std::size_t>(i * settings.shape.keys + j)];
                    ASSERT_EQ(added, brute::kept(settings, i, j) ? 0 : value) << brute::describe(settings);
                    ASSERT_FALSE(added == 0 && std::signbit(added));
                }
            }
        }
    }
}

TEST_F(MaskFiles, AreWrittenPieceByPieceWhereOneRowIsLong) {
    const MaskSettings settings{.shape = {.queries = 2, .keys = 200'000, .query_offset = 150'000}};
    const auto array = readNpy<float>(write(settings, {.out = "m.npy", .mask_value = "-1"}));
    CellCount kept = 0;
    for (const float added : array.data) kept += added == 0 ? 1 : 0;
    EXPECT_EQ(kept, makeMask(settings)->keptCount(settings.shape.rect()));
    EXPECT_EQ(array.data.back(), -1);
}

TEST_F(MaskFiles, HaveTheBytesThatWereSaidBefore) {
    const MaskSettings settings{.shape = {.queries = 33, .keys = 21}};
    write(settings, {.out = "m.npy"});
    write(settings, {.out = "m.npy", .level = "block"});
    write(settings, {.out = "m.npy", .mask_value = "-inf"});
    write(settings, {.out = "m.npy", .mask_value = "-inf", .mask_dtype = "fp16"});
    write(settings, {.out = "m.txt"});
}

TEST_F(MaskFiles, HaveAboutTheBytesThatWereSaidOfSpans) {
    const MaskSettings settings{.shape = MaskShape::square(20'000)};
    const std::string path = write(settings, {.out = "m.csv"});
    const auto said = maskFileSize(*makeMask(settings), 64, *parseMaskFileOptions({.out = "m.csv"}));
    EXPECT_FALSE(said->exact);
    EXPECT_NEAR(said->bytes.toDouble() / static_cast<double>(contentOf(path).size()), 1, 0.02);
}

std::string issueOf(const MaskSettings& settings, const MaskFileTexts& texts) {
    const auto issue = maskFileIssue(*makeMask(settings), 64, *parseMaskFileOptions(texts));
    return issue ? issue->field + ": " + issue->message.str() : "none";
}

TEST_F(MaskFiles, AreRefusedBeforehandWhenAbsurdlyLarge) {
    const MaskSettings at48k{.shape = MaskShape::square(48 * 1024)};
    EXPECT_EQ(issueOf(at48k, {.out = "m.npy"}), "none");
    EXPECT_EQ(issueOf(at48k, {.out = "m.npy", .mask_value = "-inf"}),
              "out: would take 9.00 GiB, more than the 4.00 GiB that such a file may have");
    EXPECT_EQ(issueOf(at48k, {.out = "m.npy", .level = "block"}), "none");
    EXPECT_THAT(issueOf({.shape = MaskShape::square(kMaxLength)}, {.out = "m.csv"}),
                testing::StartsWith("out: would take "));
    EXPECT_EQ(issueOf({.shape = MaskShape::square(kMaxLength)}, {.out = "m.svg"}), "none");
}

TEST_F(MaskFiles, LeaveNothingBehindWhenStopped) {
    std::stop_source stop;
    stop.request_stop();
    MaskFileOptions options = *parseMaskFileOptions({.out = "m.npy"});
    for (const MaskFileKind kind :
         {MaskFileKind::Png, MaskFileKind::Svg, MaskFileKind::Csv, MaskFileKind::Npy}) {
        options.kind = kind;
        options.path = m_directory.file("m");
        EXPECT_THROW(
            writeMaskFile(*makeMask({.shape = MaskShape::square(300)}), 4, options, {stop.get_token(), {}}),
            Cancelled);
    }
    EXPECT_EQ(m_directory.fileCount(), 0);
}

}  // namespace
}  // namespace triscope
