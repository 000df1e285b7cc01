#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "core/attention/compare_runs.h"
#include "core/attention/gaussian_problem.h"
#include "core/attention/reference_backend.h"
#include "core/npu/cann/npu_backend.h"
#include "core/numerics/tolerance.h"
#include "tests/npu/fake_cann.h"

namespace triscope {
namespace {

using testing::HasSubstr;

constexpr std::chrono::milliseconds kSoon{400};

// A device with a problem of several calls, and what comes of it.
class NpuFaults : public testing::Test {
  protected:
    NpuFaults() { roundInputs(Dtype::Fp16, problem); }

    AttentionResult run(std::stop_token stop = {}) const {
        return backend.run(problem, {}, {std::move(stop), {}});
    }

    // Of the exception; a failure when there is none.
    std::string fault() const {
        try {
            run();
        } catch (const std::exception& error) {
            return error.what();
        }
        ADD_FAILURE() << "nothing was thrown";
        return "";
    }

    void expectWorks() const {
        const AttentionResult reference = ReferenceBackend().run(problem, {}, {});
        EXPECT_LT(compareOutputs(run(), reference, vendorRule(Dtype::Fp16)).max_abs, 0.01);
    }

    const FakeCann fake;
    const FakeInstallation installation;
    const std::shared_ptr<CannHost> host = installation.host();
    AttentionProblem problem = gaussianProblem(
        {.shape = MaskShape::square(60), .sink = 2, .window = 8, .last = 5}, {.head_dim = 16});
    const NpuBackend backend{{.form = NpuForm::Modes, .timeout = kSoon}, host};
};

TEST_F(NpuFaults, OfEveryCallNameItItsCodeAndCannsWords) {
    ASSERT_EQ(backend.whyNot(problem), std::nullopt);
    for (const char* call :
         {"aclrtSetDevice", "aclrtCreateStream", "aclrtMalloc", "aclrtMemcpy", "aclrtCreateEvent",
          "aclrtRecordEvent", "aclrtEventElapsedTime", "aclrtSynchronizeStreamWithTimeout", "aclrtGetVersion",
          "aclnnFusedInferAttentionScoreV3GetWorkspaceSize", "aclnnFusedInferAttentionScoreV3"}) {
        fake.fail(call, 1, 507033, "EE1001: it is broken");
        EXPECT_EQ(fault(), std::string(call) +
                               " failed with 507033 (the device could not be set up): EE1001: it is broken");
        EXPECT_EQ(fake.alive(), 0) << call;
        expectWorks();
    }
}

TEST_F(NpuFaults, OfDescriptorsSayWhatWasNotMade) {
    for (const char* call : {"aclCreateTensor", "aclCreateTensorList"}) {
        fake.fail(call, 1, 1, "EZ0001: no host memory");
        EXPECT_EQ(fault(), std::string(call) + " made nothing: EZ0001: no host memory");
        EXPECT_EQ(fake.alive(), 0) << call;
    }
    fake.fail("aclCreateTensor", 2, 1);
    EXPECT_EQ(fault(), "aclCreateTensor made nothing: CANN says no more");
    expectWorks();
}

TEST_F(NpuFaults, OfMemoryReleaseEverythingAtWhateverAllocationItEnds) {
    const int before = fake.calls("aclrtMalloc");
    run();
    const int allocations = fake.calls("aclrtMalloc") - before;
    EXPECT_GE(allocations, 3 * 6) << "three calls";
    for (int nth = 1; nth <= allocations; ++nth) {
        fake.fail("aclrtMalloc", nth, 207001, "EL0004: out of memory");
        EXPECT_EQ(fault(), "aclrtMalloc failed with 207001 (out of device memory): EL0004: out of memory");
        EXPECT_EQ(fake.alive(), 0) << "allocation " << nth;
    }
    expectWorks();
}

TEST_F(NpuFaults, OfAnyDescriptorReleaseEverything) {
    const int before = fake.calls("aclCreateTensor");
    run();
    const int tensors = fake.calls("aclCreateTensor") - before;
    for (int nth = 1; nth <= tensors; ++nth) {
        fake.fail("aclCreateTensor", nth, 1, "none");
        EXPECT_EQ(fault(), "aclCreateTensor made nothing: none");
        EXPECT_EQ(fake.alive(), 0) << "tensor " << nth;
    }
}

TEST_F(NpuFaults, OfTooLittleMemoryAreKnownBeforeAnyIsAllocated) {
    const int before = fake.calls("aclrtMalloc");
    fake.setFreeMemory(1000);
    EXPECT_THAT(fault(), testing::AllOf(HasSubstr("The tensors of the call would take"),
                                        HasSubstr("1,000 B are free")));
    EXPECT_EQ(fake.calls("aclrtMalloc"), before);
    fake.setFreeMemory(std::uint64_t{1} << 30U);
    expectWorks();
}

TEST_F(NpuFaults, OfTooLittleMemoryForTheWorkspaceAreKnownBeforeItIsAllocated) {
    const WideInt needed = run().record.peak_bytes.value;
    fake.setFreeMemory(static_cast<std::uint64_t>(needed));
    expectWorks();
    fake.setFreeMemory(static_cast<std::uint64_t>(needed - 1));
    EXPECT_THAT(fault(), HasSubstr("The operator's workspace would take 4.00 KiB"));
    EXPECT_EQ(fake.alive(), 0);
}

TEST_F(NpuFaults, OfKernelsThatAreNotInstalledSaySo) {
    fake.fail("aclnnFusedInferAttentionScoreV3GetWorkspaceSize", 1, 561003);
    EXPECT_THAT(fault(), HasSubstr("are its kernels for this device installed?"));
    EXPECT_EQ(fake.alive(), 0);
}

TEST_F(NpuFaults, OfReleasingDoNotHideWhatWentWrong) {
    fake.fail("aclrtFree", 1, 507899, "EL0003: the driver is gone");
    EXPECT_NO_THROW(run());
    fake.fail("aclrtMemcpy", 1, 207001, "EL0004: first");
    fake.fail("aclrtDestroyStream", 1, 507899, "EL0003: second");
    EXPECT_THAT(fault(), HasSubstr("EL0004: first"));
}

TEST_F(NpuFaults, OfADeviceThatNeverFinishesEndInTime) {
    fake.stall();
    EXPECT_THAT(fault(), testing::AllOf(HasSubstr("the NPU did not finish within 0.4 s (507046)"),
                                        HasSubstr("stream sync timeout")));
    EXPECT_EQ(fake.alive(), 0) << "work aborted, memory freed";
    fake.letGo();
    expectWorks();
}

TEST_F(NpuFaults, OfACallThatHangsEndInTimeAndBlockTheNpuUntilItReturns) {
    for (const char* call : {"aclrtSetDevice", "aclrtMalloc", "aclnnFusedInferAttentionScoreV3"}) {
        fake.hang(call);
        EXPECT_EQ(fault(),
                  std::string(call) + " did not return within 0.8 s; the NPU cannot be used until it does");
        EXPECT_THAT(backend.whyUnavailable()->str(), HasSubstr(std::string(call) + " of CANN was called"));
        EXPECT_THAT(fault(), HasSubstr("has not returned yet"));
        host->finalize();
        EXPECT_EQ(fake.calls("aclFinalize"), 0) << "it might hang, too";
        fake.letGo();
        fake.expectNothingAliveSoon();
        for (int look = 0; look < 500 && host->whyBusy(); ++look) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        expectWorks();
    }
}

TEST_F(NpuFaults, OfACallThatHangsInAProbeAreItsReason) {
    fake.hang("aclInit");
    const NpuProbe probe = probeNpu(installation.host(), kSoon);
    EXPECT_EQ(
        probe.reason->str(),
        "the NPU cannot be used: aclInit did not return within 0.8 s; the NPU cannot be used until it does");
    EXPECT_TRUE(probe.devices.empty());
    fake.letGo();
    fake.expectNothingAliveSoon();
}

TEST_F(NpuFaults, OfArithmeticShowInTheAgreement) {
    fake.miscompute();
    const AttentionResult result = run();
    const AttentionResult reference = ReferenceBackend().run(problem, {}, {});
    const Agreement agreement = compareOutputs(result, reference, vendorRule(Dtype::Fp16));
    EXPECT_GT(agreement.max_abs, 0.5);
    EXPECT_EQ(agreement.worst.row, 0);
}

TEST_F(NpuFaults, StopWhenAskedTo) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(run(stop.get_token()), Cancelled);
    EXPECT_EQ(fake.alive(), 0);
    expectWorks();
}

TEST_F(NpuFaults, StopWhileTheDeviceWorks) {
    const NpuBackend patient({.form = NpuForm::Modes, .timeout = std::chrono::minutes(5)}, host);
    fake.stall();
    std::stop_source stop;
    std::jthread asker([&] {
        while (fake.calls("aclrtSynchronizeStreamWithTimeout") == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        stop.request_stop();
    });
    EXPECT_THROW(patient.run(problem, {}, {stop.get_token(), {}}), Cancelled);
    fake.expectNothingAliveSoon();
    fake.letGo();
}

TEST_F(NpuFaults, DoNotComeFromTwoRunsAtATime) {
    std::jthread other([this] { expectWorks(); });
    expectWorks();
}

}  // namespace
}  // namespace triscope
