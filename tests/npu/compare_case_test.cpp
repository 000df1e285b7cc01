#include "core/npu/case_files/compare_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"
#include "core/io/npy.h"
#include "core/npu/emulated/emulated_backend.h"
#include "tests/npu/case_requests.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

using testing::AllOf;
using testing::HasSubstr;

// A case, and the emulated NPU standing in for the device that runs it.
class CompareCase : public testing::Test {
  protected:
    void SetUp() override { prepare(caseRequest(caseMask())); }

    void prepare(const CaseRequest& request) {
        m_case = writeCase(request, folder(), {});
        m_result = EmulatedBackend(request.call).run(request.problem, {}, {});
        writeOut();
    }
    void writeOut() const {
        writeNpy(file("out.npy"), sides(), std::span<const float>(m_result.output.data));
    }
    void writeLse() const {
        writeNpy(file("lse.npy"), std::vector<Index>{2, 24}, std::span<const double>(m_result.lse.data));
    }
    std::vector<Index> sides() const { return {1, m_case.q.heads, m_case.q.seq, m_case.q.head_dim}; }
    void remove(const std::string& name) const { std::filesystem::remove(file(name)); }

    std::string folder() const { return m_directory.file("case"); }
    std::string file(const std::string& name) const { return folder() + "/" + name; }
    CaseComparison compared() const { return compareCase(folder(), file("out.npy")); }
    Issue issue() const {
        try {
            compared();
        } catch (const InputError& error) {
            return error.issues().front();
        }
        return {};
    }

    TemporaryDirectory m_directory;
    NpuCase m_case;
    AttentionResult m_result;
};

TEST_F(CompareCase, CountsUlpsInStepsOfTheCasesType) {
    ASSERT_EQ(m_case.dtype, Dtype::Fp16);
    float& element = m_result.output.data[5];
    element = fromHalfBits(static_cast<std::uint16_t>(halfBits(element) + 1));
    writeOut();
    EXPECT_EQ(compared().from_emulated.max_ulp, 1);
}

TEST_F(CompareCase, AgreesWithWhatTheEmulatedNpuBringsBack) {
    const CaseComparison comparison = compared();
    EXPECT_TRUE(comparison.pass());
    EXPECT_EQ(comparison.from_emulated.max_abs, 0);
    EXPECT_GT(comparison.reference.max_abs, 0) << "fp16 is not the reference";
    EXPECT_EQ(comparison.reference.rule.name, "ascend-fp16");
    EXPECT_FALSE(comparison.lse);
    EXPECT_FALSE(comparison.run);
}

TEST_F(CompareCase, NamesTheOneElementThatIsWrong) {
    ASSERT_EQ(m_result.output.data.size(), 768u) << "one of them is less than the vendor's rule cares for";
    float& flipped = m_result.output.row(1, 17)[5];
    ASSERT_GT(std::abs(flipped), 0.01F);
    const float before = flipped;
    flipped = -flipped;
    writeOut();
    const CaseComparison comparison = compared();
    EXPECT_FALSE(comparison.pass());
    EXPECT_EQ(comparison.outliers.failing, 1);
    EXPECT_EQ(comparison.reference.worst, (ElementIndex{1, 17, 5}));
    EXPECT_EQ(comparison.result_there, -double{before});
    EXPECT_EQ(comparison.emulated_there, double{before});
    EXPECT_NEAR(comparison.reference_there, double{before}, 1e-3);
}

TEST_F(CompareCase, DoesNotAgreeWithNaN) {
    m_result.output.row(0, 3)[9] = std::numeric_limits<float>::quiet_NaN();
    writeOut();
    const CaseComparison comparison = compared();
    EXPECT_FALSE(comparison.pass());
    EXPECT_EQ(comparison.reference.worst, (ElementIndex{0, 3, 9}));
}

TEST_F(CompareCase, DoesNotAgreeWithTheResultUnderAnotherMask) {
    const CaseRequest request = caseRequest(caseMask("dense"));
    m_result = EmulatedBackend(request.call).run(request.problem, {}, {});
    writeOut();
    EXPECT_FALSE(compared().pass());
}

TEST_F(CompareCase, LooksAtTheLseThatLiesBesideTheOutput) {
    writeLse();
    CaseComparison comparison = compared();
    ASSERT_TRUE(comparison.lse);
    EXPECT_TRUE(comparison.pass());
    for (double& one : m_result.lse.data) one += 0.5;
    writeLse();
    comparison = compared();
    EXPECT_FALSE(comparison.lse->pass);
    EXPECT_FALSE(comparison.pass());
}

TEST_F(CompareCase, LeavesOutTheLseOfRowsThatKeepNoKey) {
    MaskSettings mask = caseMask("formula");
    mask.formula = "j < i";
    remove("out.npy");
    prepare(caseRequest(mask));
    ASSERT_EQ(*m_result.lse.row(1, 0), std::numeric_limits<double>::infinity());
    writeLse();
    const CaseComparison comparison = compared();
    EXPECT_TRUE(comparison.pass());
    EXPECT_EQ(comparison.rows_without_key, 2) << "row 0 of both heads";
}

TEST_F(CompareCase, TellsAnUncorrectedRowWithoutAKeyFromZeros) {
    MaskSettings mask = caseMask("formula");
    mask.formula = "j < i";
    CaseRequest request = caseRequest(mask);
    request.call.inner_precise = 0;
    request.call.sparse_mode = 1;
    remove("out.npy");
    prepare(request);
    const CaseComparison comparison = compared();
    EXPECT_FALSE(comparison.pass()) << "the operator averages all values there";
    EXPECT_EQ(comparison.reference.worst.row, 0);
    EXPECT_EQ(comparison.from_emulated.max_abs, 0);
}

TEST_F(CompareCase, TakesBf16AsBitsAndAsNumbers) {
    remove("out.npy");
    prepare(caseRequest(caseMask(), NpuOperator::FusedInfer, Dtype::Bf16));
    EXPECT_TRUE(compared().pass());
    std::vector<std::uint16_t> bits;
    for (const float value : m_result.output.data) {
        bits.push_back(static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(value) >> 16));
    }
    writeNpy(file("out.npy"), sides(), bits, NpyType::UInt16);
    EXPECT_TRUE(compared().pass());
    EXPECT_EQ(compared().from_emulated.max_abs, 0);
}

TEST_F(CompareCase, NamesTheFileAndTheShapeThatItExpected) {
    writeNpy(file("out.npy"), std::vector<Index>{2, 16, 24}, std::span<const float>(m_result.output.data));
    EXPECT_EQ(issue().field, "out");
    EXPECT_THAT(issue().message.str(), AllOf(HasSubstr("out.npy holds shape (2, 16, 24)"),
                                             HasSubstr("float16 of shape (2, 24, 16)")));
    writeOut();
    writeNpy(file("lse.npy"), std::vector<Index>{2, 23}, std::vector<float>(46));
    EXPECT_EQ(issue().field, "lse");
    EXPECT_THAT(issue().message.str(),
                HasSubstr("lse.npy holds shape (2, 23); expected is float32 of shape (2, 24)"));
}

TEST_F(CompareCase, NamesTheFileAndTheTypeThatItExpected) {
    AlignedVector<float> values = m_result.output.data;
    values[40] += 1e-6F;
    writeNpy(file("out.npy"), sides(), values);
    EXPECT_THAT(issue().message.str(),
                AllOf(HasSubstr("values that are not of that type"), HasSubstr("float16")));
    writeNpy(file("out.npy"), sides(), std::vector<std::uint16_t>(values.size()), NpyType::UInt16);
    EXPECT_THAT(issue().message.str(), AllOf(HasSubstr("holds uint16"), HasSubstr("float16")));
    writeNpy(file("out.npy"), sides(), std::vector<std::uint8_t>(values.size()), NpyType::UInt8);
    EXPECT_EQ(issue().field, "out");
    EXPECT_THAT(issue().message.str(), HasSubstr("elements of type '|u1'"));
    remove("out.npy");
    EXPECT_THAT(issue().message.str(), HasSubstr("out.npy: No such file"));
}

TEST_F(CompareCase, RefusesTheResultOfAnotherCase) {
    const std::string other = m_directory.file("other");
    const NpuCase other_case = writeCase(caseRequest(caseMask("streaming")), other, {});
    writeNpy(other + "/out.npy", sides(), std::span<const float>(m_result.output.data));
    try {
        compareCase(folder(), other + "/out.npy");
        FAIL() << "compared";
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "out");
        EXPECT_THAT(error.what(), AllOf(HasSubstr("is the result of case " + other_case.id),
                                        HasSubstr("expected is one of case " + m_case.id)));
    }
    writeWholeFile(file("run.json"), R"({"case": "0badc0de", "device": "Ascend910B3"})");
    EXPECT_THAT(issue().message.str(), HasSubstr("is the result of case 0badc0de"));
}

TEST_F(CompareCase, TellsWhatRunJsonTells) {
    writeWholeFile(file("run.json"),
                   R"({"case": ")" + m_case.id + R"(", "device": "Ascend910B3", "torch": "2.3"})");
    const auto run = compared().run;
    ASSERT_TRUE(run);
    EXPECT_EQ(run->device, "Ascend910B3");
    EXPECT_EQ(run->torch, "2.3");
    EXPECT_EQ(run->cann, "");
}

TEST_F(CompareCase, RefusesAFolderThatIsNoCaseOrNotWhole) {
    const auto issueIn = [this](const std::string& directory) {
        try {
            compareCase(directory, file("out.npy"));
        } catch (const InputError& error) {
            return error.issues().front();
        }
        return Issue{};
    };
    EXPECT_EQ(issueIn(m_directory.file("none")).field, "case");
    EXPECT_THAT(issueIn(m_directory.file("none")).message.str(), HasSubstr("case.json: No such file"));
    writeWholeFile(file("reference_out.npy"), contentOf(file("reference_lse.npy")));
    EXPECT_EQ(issueIn(folder()).field, "case");
    EXPECT_THAT(issueIn(folder()).message.str(),
                HasSubstr("reference_out.npy is not the file that the case was written with"));
    remove("reference_out.npy");
    EXPECT_THAT(issueIn(folder()).message.str(), HasSubstr("lacks a file"));
}

TEST_F(CompareCase, AsksForThePrecisionOfTheEmulatedOperator) {
    // Away from the reference everywhere, but nowhere far.
    const double step = 0.4 * compared().outliers.rule.atol;
    for (float& value : m_result.output.data) value = roundTo(Dtype::Fp16, value + static_cast<float>(step));
    writeOut();
    const CaseComparison comparison = compared();
    EXPECT_TRUE(comparison.outliers.pass);
    EXPECT_FALSE(comparison.isAsPreciseAsEmulated());
    EXPECT_FALSE(comparison.reference.pass);
    EXPECT_FALSE(comparison.pass());
}

TEST(OutlierRule, AllowsTwiceTheErrorOfTheEmulatedOperator) {
    BasicTensor<double> reference(TensorShape{1, 1, 3});
    reference.data = {0.5, -1, 0.25};
    Agreement emulated;
    emulated.max_abs = 0.125;
    EXPECT_EQ(outlierRule(emulated, reference, Dtype::Fp16).atol, 0.25);
    emulated.max_abs = 0;
    EXPECT_EQ(outlierRule(emulated, reference, Dtype::Fp16).atol, 0x1p-10);
    EXPECT_EQ(outlierRule(emulated, reference, Dtype::Bf16).atol, 0x1p-7);
    EXPECT_EQ(outlierRule(emulated, reference, Dtype::Bf16).allowed_failing, 0);
}

}  // namespace
}  // namespace triscope
