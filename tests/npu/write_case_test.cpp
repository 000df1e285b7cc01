#include "core/npu/case_files/write_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"
#include "core/io/npy.h"
#include "core/npu/backends.h"
#include "tests/npu/case_requests.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class WriteCase : public testing::Test {
  protected:
    std::string folder() const { return m_directory.file("case"); }
    std::string file(const std::string& name) const { return folder() + "/" + name; }
    NpuCase write(const CaseRequest& request) const { return writeCase(request, folder(), {}); }

    Issue issueOf(const CaseRequest& request) const {
        try {
            write(request);
        } catch (const InputError& error) {
            return error.issues().front();
        }
        return {};
    }

    TemporaryDirectory m_directory;
};

// The bytes of a bool array of rows x columns, without its header.
std::string boolsOf(const std::string& path, Index rows, Index columns) {
    const std::string content = contentOf(path);
    return content.substr(content.size() - static_cast<std::size_t>(rows * columns));
}

TEST_F(WriteCase, ReadsBackWhatItWrote) {
    const NpuCase written = write(caseRequest(caseMask()));
    EXPECT_EQ(readCase(folder()), written);
    EXPECT_EQ(written.op, NpuOperator::FusedInfer);
    EXPECT_EQ(written.mode.mode, 1);
    EXPECT_EQ(written.inner_precise, 2);
    EXPECT_EQ(written.q, (TensorShape{2, 24, 16}));
    EXPECT_EQ(written.k, (TensorShape{1, 24, 16}));
    EXPECT_EQ(written.scale, 0.25);
    EXPECT_EQ(m_directory.fileCount(), 1) << "and nothing beside it";
}

TEST_F(WriteCase, HoldsTheTensorsInTheTypeOfTheCall) {
    const CaseRequest request = caseRequest(caseMask());
    write(request);
    const auto q = readNpy<float>(file("q.npy"));
    EXPECT_EQ(q.stored, NpyType::Float16);
    EXPECT_THAT(q.shape, ElementsAre(2, 24, 16));
    EXPECT_EQ(q.data, request.problem.q.data);
    EXPECT_THAT(readNpy<float>(file("v.npy")).shape, ElementsAre(1, 24, 16));
}

TEST_F(WriteCase, HoldsBf16AsItsBits) {
    const CaseRequest request = caseRequest(caseMask(), NpuOperator::FusedInfer, Dtype::Bf16);
    write(request);
    const auto bits = readNpyBits(file("k.npy")).data;
    ASSERT_EQ(bits.size(), request.problem.k.data.size());
    for (std::size_t k = 0; k < bits.size(); ++k) {
        EXPECT_EQ(std::bit_cast<float>(std::uint32_t{bits[k]} << 16), request.problem.k.data[k]);
    }
    EXPECT_THAT(contentOf(file("case.json")), HasSubstr("\"bf16\""));
}

TEST_F(WriteCase, MasksOutWithOnesWhatTheMaskDoesNotKeep) {
    const CaseRequest request = caseRequest(caseMask());
    write(request);
    const std::string mask = boolsOf(file("mask.npy"), 24, 24);
    EXPECT_EQ(storedType(file("q.npy")), NpyType::Float16);
    EXPECT_THAT(contentOf(file("mask.npy")), HasSubstr("'|b1'"));
    for (Index row = 0; row < 24; ++row) {
        for (Index key = 0; key < 24; ++key) {
            const bool kept = request.problem.mask->keptCount({{row, row + 1}, {key, key + 1}}) == 1;
            EXPECT_EQ(mask[static_cast<std::size_t>(row * 24 + key)], kept ? 0 : 1) << row << ", " << key;
        }
    }
}

TEST_F(WriteCase, WritesTheConstantTriangleForCompressedModes) {
    const NpuCase written = write(caseRequest(caseMask("dense")));
    EXPECT_EQ(written.mode.mode, 3);
    EXPECT_THAT(written.find("mask")->shape, ElementsAre(2048, 2048));
    const std::string mask = boolsOf(file("mask.npy"), 2048, 2048);
    EXPECT_EQ(mask.substr(0, 4), std::string("\0\1\1\1", 4));
    EXPECT_EQ(mask.substr(2048, 4), std::string("\0\0\1\1", 4));
    EXPECT_EQ(mask.back(), '\0');
}

TEST_F(WriteCase, WritesNoMaskForACallWithoutOne) {
    const NpuCase written = write(caseRequest(caseMask("full")));
    EXPECT_EQ(written.mode.mode, 0);
    EXPECT_EQ(written.find("mask"), nullptr);
    EXPECT_FALSE(std::filesystem::exists(file("mask.npy")));
}

TEST_F(WriteCase, GivesTheBandsOwnTokens) {
    MaskSettings mask = caseMask("streaming", {.queries = 20, .keys = 24});
    mask.sink = 0;
    mask.shape.query_offset = 4;
    const NpuCase written = write(caseRequest(mask));
    EXPECT_EQ(written.mode, (SparseMode{.mode = 4, .pre_tokens = 5, .next_tokens = 0}));
}

TEST_F(WriteCase, HoldsWhatTheReferenceAndTheEmulatedOperatorCompute) {
    const CaseRequest request = caseRequest(caseMask());
    write(request);
    const AttentionResult reference = findAnyBackend("reference")->run(request.problem, {}, {});
    const auto out = readNpy<double>(file("reference_out.npy"));
    EXPECT_EQ(out.stored, NpyType::Float64);
    EXPECT_EQ(out.data, reference.exact_output.data);
    EXPECT_EQ(readNpy<double>(file("reference_lse.npy")).data, reference.lse.data);
    const AttentionResult emulated = findAnyBackend("npu-emulated")->run(request.problem, {}, {});
    const auto half = readNpy<float>(file("emulated_out.npy"));
    EXPECT_EQ(half.stored, NpyType::Float16);
    EXPECT_EQ(half.data, emulated.output.data);
    EXPECT_EQ(readNpy<double>(file("emulated_lse.npy")).data, emulated.lse.data);
}

TEST_F(WriteCase, TellsCasesApart) {
    const std::string first = write(caseRequest(caseMask())).id;
    EXPECT_EQ(write(caseRequest(caseMask())).id, first) << "the same again, over the first";
    EXPECT_NE(write(caseRequest(caseMask(), NpuOperator::Fusion)).id, first);
    CaseRequest other = caseRequest(caseMask());
    other.problem.q.data[7] = 0;
    EXPECT_NE(write(other).id, first);
}

TEST_F(WriteCase, RefusesAFolderOfSomethingElse) {
    std::filesystem::create_directory(folder());
    writeWholeFile(file("thesis.txt"), "years of work");
    const Issue issue = issueOf(caseRequest(caseMask()));
    EXPECT_EQ(issue.field, "dir");
    EXPECT_THAT(issue.message.str(), HasSubstr("holds thesis.txt, which is not of a case"));
    EXPECT_EQ(contentOf(file("thesis.txt")), "years of work");
    std::filesystem::rename(file("thesis.txt"), file("README.md"));
    EXPECT_THAT(issueOf(caseRequest(caseMask())).message.str(), HasSubstr("an earlier case"));
    EXPECT_EQ(contentOf(file("README.md")), "years of work");
}

TEST_F(WriteCase, KeepsAResultThatCameBack) {
    write(caseRequest(caseMask()));
    writeWholeFile(file("out.npy"), "of an NPU");
    const Issue issue = issueOf(caseRequest(caseMask()));
    EXPECT_EQ(issue.field, "dir");
    EXPECT_THAT(issue.message.str(), HasSubstr("holds out.npy, which came back from a run"));
    EXPECT_EQ(contentOf(file("out.npy")), "of an NPU");
}

TEST_F(WriteCase, RefusesCallsThatTheOperatorRefusesByField) {
    CaseRequest request = caseRequest(caseMask());
    request.call.inner_precise = 4;
    EXPECT_EQ(issueOf(request).field, "inner-precise");
    request = caseRequest(caseMask());
    request.call.sparse_mode = 3;
    EXPECT_EQ(issueOf(request).field, "npu-mode");
    request = caseRequest(caseMask());
    request.call.dtype = Dtype::Fp32;
    EXPECT_EQ(issueOf(request).field, "dtype");
    request = caseRequest(caseMask(), NpuOperator::Prompt);
    request.call.inner_precise = 2;
    EXPECT_EQ(issueOf(request).field, "inner-precise");
    EXPECT_EQ(m_directory.fileCount(), 0);
}

TEST_F(WriteCase, RefusesRowsWithoutAKeyForTheOperatorThatCannotCorrectThem) {
    MaskSettings mask = caseMask("formula");
    mask.formula = "j < i - 5 or j < i and i > 20";
    EXPECT_EQ(issueOf(caseRequest(mask, NpuOperator::Prompt)).field, "operator");
    EXPECT_EQ(issueOf(caseRequest(mask, NpuOperator::FusedInfer)).field, "");
}

TEST_F(WriteCase, LeavesNothingBehindWhenItIsStopped) {
    std::stop_source stop;
    const RunControl control{stop.get_token(), [&](double share) {
                                 if (share > 0.5) stop.request_stop();
                             }};
    EXPECT_THROW(writeCase(caseRequest(caseMask()), folder(), control), Cancelled);
    EXPECT_EQ(m_directory.fileCount(), 0);
}

TEST_F(WriteCase, IsNotReadOnceItsDescriptionWasChanged) {
    write(caseRequest(caseMask()));
    std::string text = contentOf(file("case.json"));
    const auto at = text.find("\"inner_precise\": 2");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 18, "\"inner_precise\": 3");
    writeWholeFile(file("case.json"), text);
    try {
        readCase(folder());
        FAIL() << "read";
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "case");
        EXPECT_THAT(error.what(), HasSubstr("something in the file was changed"));
    }
}

}  // namespace
}  // namespace triscope
