#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/io/atomic_file.h"
#include "core/npu/case_files/compare_case.h"
#include "tests/npu/case_requests.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

using nlohmann::json;
using testing::HasSubstr;

struct ScriptResult {
    int code = -1;
    std::string out;
    std::string err;
};

// The script of a case, run by Python with the stand-ins of numpy, torch and torch_npu in tests/npu/stand_in,
// which check every argument and compute a plain answer.
class RunNpuScript : public testing::Test {
  protected:
    void SetUp() override {
        if (std::system("python3 -c '' >/dev/null 2>&1") != 0)
            GTEST_SKIP() << "there is no python3 to run the script";
    }

    std::string folder() const { return m_directory.file("case"); }
    std::string file(const std::string& name) const { return folder() + "/" + name; }
    NpuCase write(const CaseRequest& request) const { return writeCase(request, folder(), {}); }

    ScriptResult run(const std::string& arguments = "") const {
        const std::string out = m_directory.file("stdout");
        const std::string err = m_directory.file("stderr");
        const std::string command = "PYTHONPATH='" TRISCOPE_STAND_IN "' STAND_IN_RECORD='" +
                                    m_directory.file("record") + "' python3 -B '" + file("run_npu.py") +
                                    "' " + arguments + " >'" + out + "' 2>'" + err + "' </dev/null";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contentOf(out), contentOf(err)};
    }

    // What the operator was called with.
    json record() const { return json::parse(contentOf(m_directory.file("record")), nullptr, false); }

    void replaceInScript(const std::string& from, const std::string& to) const {
        std::string text = contentOf(file("run_npu.py"));
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        writeWholeFile(file("run_npu.py"), text);
    }

    TemporaryDirectory m_directory;
};

TEST_F(RunNpuScript, BringsBackWhatTheReferenceExpects) {
    const NpuCase npu_case = write(caseRequest(caseMask()));
    const ScriptResult result = run();
    ASSERT_EQ(result.code, 0) << result.err;
    const CaseComparison comparison = compareCase(folder(), file("out.npy"));
    EXPECT_TRUE(comparison.pass());
    ASSERT_TRUE(comparison.lse) << "the script writes lse.npy";
    ASSERT_TRUE(comparison.run) << "and run.json";
    EXPECT_EQ(comparison.run->case_id, npu_case.id);
    EXPECT_EQ(comparison.run->device, "stand-in of npu:0");
    EXPECT_EQ(comparison.run->torch_npu, "2.3.1.post2 (stand-in)");
}

TEST_F(RunNpuScript, CallsTheFusedInferenceOperator) {
    write(caseRequest(caseMask()));
    const ScriptResult result = run();
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(record(), json::parse(R"({"operator": "npu_fused_infer_attention_score",
        "dtype": "torch.float16", "query": [1, 2, 24, 16], "key": [1, 1, 24, 16],
        "atten_mask": {"dtype": "torch.bool", "shape": [24, 24]},
        "num_heads": 2, "num_key_value_heads": 1, "scale": 0.25, "sparse_mode": 1, "inner_precise": 2,
        "pre_tokens": 2147483647, "next_tokens": 2147483647})"));
}

TEST_F(RunNpuScript, AsksThePromptOperatorForHighPrecisionThroughItsSparseMode) {
    write(caseRequest(caseMask(), NpuOperator::Prompt));
    const ScriptResult result = run();
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(record()["operator"], "npu_prompt_flash_attention");
    EXPECT_EQ(record()["sparse_mode"], 11);
    EXPECT_EQ(record()["next_tokens"], 2147483647) << "its default is 0";
    const CaseComparison comparison = compareCase(folder(), file("out.npy"));
    EXPECT_TRUE(comparison.pass());
    EXPECT_FALSE(comparison.lse) << "it returns none";
}

TEST_F(RunNpuScript, MakesTheLseOfTheTrainingOperatorFromMaximumAndSum) {
    write(caseRequest(caseMask(), NpuOperator::Fusion));
    const ScriptResult result = run();
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(record()["operator"], "npu_fusion_attention");
    EXPECT_EQ(record()["inner_precise"], 2);
    const CaseComparison comparison = compareCase(folder(), file("out.npy"));
    EXPECT_TRUE(comparison.pass());
    EXPECT_TRUE(comparison.lse);
}

TEST_F(RunNpuScript, BringsBf16ThereAndBackAsBits) {
    write(caseRequest(caseMask(), NpuOperator::FusedInfer, Dtype::Bf16));
    const ScriptResult result = run();
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(record()["dtype"], "torch.bfloat16");
    EXPECT_THAT(contentOf(file("out.npy")), HasSubstr("<u2"));
    EXPECT_TRUE(compareCase(folder(), file("out.npy")).pass());
}

TEST_F(RunNpuScript, PassesEverySparseModeInItsOwnForm) {
    MaskSettings band = caseMask("streaming");
    band.sink = 0;
    MaskSettings top_left = caseMask("npu", {.queries = 20, .keys = 24});
    top_left.sparse_mode = 2;
    for (const NpuOperator op : {NpuOperator::FusedInfer, NpuOperator::Prompt, NpuOperator::Fusion}) {
        for (const auto& [mask, mode] : {std::pair{caseMask("full"), 0},
                                         {caseMask(), 1},
                                         {top_left, 2},
                                         {caseMask("dense"), 3},
                                         {band, 4}}) {
            SCOPED_TRACE(std::string(operatorName(op)) + " " + std::to_string(mode));
            std::filesystem::remove_all(folder());
            const NpuCase npu_case = write(caseRequest(mask, op));
            EXPECT_EQ(npu_case.mode.mode, mode);
            const ScriptResult result = run();
            ASSERT_EQ(result.code, 0) << result.err;
            EXPECT_EQ(record()["sparse_mode"], op == NpuOperator::Prompt ? mode + 10 : mode);
            EXPECT_EQ(record()["atten_mask"].is_null(), mode == 0);
            EXPECT_EQ(record()["pre_tokens"], mode == 4 ? 5 : 2147483647);
            EXPECT_TRUE(compareCase(folder(), file("out.npy")).pass());
        }
    }
}

TEST_F(RunNpuScript, PassesTheTokensOfAMaskInModeZero) {
    CaseRequest request = caseRequest(caseMask());
    request.call.sparse_mode = 0;
    request.call.next_tokens = 0;
    write(request);
    const ScriptResult result = run();
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(record()["next_tokens"], 0);
    EXPECT_TRUE(compareCase(folder(), file("out.npy")).pass());
}

TEST_F(RunNpuScript, GivesZerosForRowsWithoutAKey) {
    MaskSettings mask = caseMask("formula");
    mask.formula = "j < i";
    for (const NpuOperator op : {NpuOperator::FusedInfer, NpuOperator::Fusion}) {
        std::filesystem::remove_all(folder());
        CaseRequest request = caseRequest(mask, op);
        request.call.sparse_mode = 1;
        write(request);
        const ScriptResult result = run();
        ASSERT_EQ(result.code, 0) << result.err;
        const CaseComparison comparison = compareCase(folder(), file("out.npy"));
        EXPECT_TRUE(comparison.pass());
        EXPECT_EQ(comparison.rows_without_key, 2);
    }
}

TEST_F(RunNpuScript, ChecksWithoutAnNpuAndWritesNothing) {
    write(caseRequest(caseMask()));
    // Importing either fails the check.
    replaceInScript("    import torch\n", "    raise SystemExit(\"torch was wanted\")\n");
    const ScriptResult result = run("--check");
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("torch_npu.npu_fused_infer_attention_score("));
    EXPECT_THAT(result.out, HasSubstr("query=<fp16 [1, 2, 24, 16]>"));
    EXPECT_THAT(result.out, HasSubstr("atten_mask=<bool [24, 24]>"));
    EXPECT_THAT(result.out, HasSubstr("inner_precise=2"));
    EXPECT_FALSE(std::filesystem::exists(file("out.npy")));
    EXPECT_NE(run().code, 0) << "a run does want torch";
}

TEST_F(RunNpuScript, StopsAtAFileThatWasDamagedOnItsWay) {
    write(caseRequest(caseMask()));
    std::string content = contentOf(file("k.npy"));
    content.back() = static_cast<char>(content.back() ^ 1);
    writeWholeFile(file("k.npy"), content);
    for (const char* arguments : {"", "--check"}) {
        const ScriptResult result = run(arguments);
        EXPECT_EQ(result.code, 1);
        EXPECT_THAT(result.err, HasSubstr("k.npy is damaged or of another case"));
    }
    std::filesystem::remove(file("k.npy"));
    EXPECT_THAT(run().err, HasSubstr("k.npy is missing"));
}

// What the other tests lean on: the stand-in does look.
TEST_F(RunNpuScript, IsCaughtByTheStandInWhenItPassesSomethingWrong) {
    const std::vector<std::array<const char*, 3>> faults{
        {"\"scale\": call[\"scale\"]", "\"scaling\": call[\"scale\"]",
         "unexpected keyword argument 'scaling'"},
        {"\"scale\": call[\"scale\"]", "\"scale\": 1.0", "the scale is 1.0"},
        {"\"num_key_value_heads\": call[\"kv_heads\"]", "\"num_key_value_heads\": call[\"heads\"]",
         "num_key_value_heads must be"},
        {"\"input_layout\": call[\"input_layout\"]", "\"input_layout\": \"BSND\"", "the layout is 'BSND'"},
        {"\"sparse_mode\": call[\"sparse_mode_argument\"]", "\"sparse_mode\": 3", "takes (2048, 2048)"},
        {"\"inner_precise\": call[\"inner_precise\"]", "\"inner_precise\": 4", "inner_precise must be"},
        {".unsqueeze(0).to(device)", ".unsqueeze(0)", "query is on cpu"},
        {".unsqueeze(0).to(device)", ".to(device)", "is not BNSD of one batch"},
        {"torch.from_numpy(inputs[\"mask\"]).to(device)", "None", "sparse_mode 1 needs atten_mask"}};
    for (const auto& [from, to, complaint] : faults) {
        SCOPED_TRACE(to);
        std::filesystem::remove_all(folder());
        write(caseRequest(caseMask()));
        replaceInScript(from, to);
        const ScriptResult result = run();
        EXPECT_EQ(result.code, 1);
        EXPECT_THAT(result.err, HasSubstr(complaint));
    }
}

TEST_F(RunNpuScript, IsFoundOutByTheComparisonWhenItsMaskIsTheWrongWayRound) {
    write(caseRequest(caseMask()));
    replaceInScript("    mask = torch.from_numpy(inputs[\"mask\"])",
                    "    inputs[\"mask\"].data = bytes(1 - one for one in inputs[\"mask\"].data)\n"
                    "    mask = torch.from_numpy(inputs[\"mask\"])");
    const ScriptResult result = run();
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_FALSE(compareCase(folder(), file("out.npy")).pass());
}

}  // namespace
}  // namespace triscope
