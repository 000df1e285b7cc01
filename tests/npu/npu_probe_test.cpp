#include "core/npu/cann/npu_probe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/npu/cann/soc.h"
#include "tests/npu/fake_cann.h"

namespace triscope {
namespace {

using testing::HasSubstr;

constexpr std::chrono::milliseconds kTimeout{5000};

std::string reasonOf(const FakeInstallation& installation) {
    const NpuProbe probe = probeNpu(installation.host(), kTimeout);
    return probe.reason ? probe.reason->str() : "";
}

TEST(NpuProbe, DescribesEveryDevice) {
    const FakeCann fake;
    fake.setDevices(2);
    const NpuProbe probe = probeNpu(FakeInstallation().host(), kTimeout);
    EXPECT_EQ(probe.reason, std::nullopt);
    EXPECT_EQ(probe.runtime_version, "1.13.0");
    EXPECT_EQ(probe.cann_version, "8.1.RC1");
    ASSERT_EQ(probe.devices.size(), 2U);
    EXPECT_EQ(probe.devices[1].number, 1);
    EXPECT_EQ(probe.devices[1].soc, "Ascend910B3");
    EXPECT_EQ(probe.devices[1].ai_cores, 20);
    EXPECT_EQ(probe.devices[1].vector_cores, 40);
    EXPECT_EQ(probe.devices[1].free_memory, Bytes{1 << 30});
    EXPECT_EQ(probe.devices[1].total_memory, Bytes{WideInt{32} << 30});
    EXPECT_TRUE(probe.hasOperators());
}

TEST(NpuProbe, AsksADeviceWithoutHbmForItsOtherMemory) {
    const FakeCann fake;
    fake.setSoc("Ascend310P3");
    EXPECT_EQ(probeNpu(FakeInstallation().host(), kTimeout).devices.at(0).total_memory,
              Bytes{WideInt{32} << 30});
}

TEST(NpuProbe, SaysThatThereIsNoCann) {
    const auto host = std::make_shared<CannHost>(CannPlaces{{}, {"/nowhere"}, false});
    const NpuProbe probe = probeNpu(host, kTimeout);
    EXPECT_THAT(probe.reason->str(), HasSubstr("there is no CANN here"));
    EXPECT_EQ(probe.attempts.size(), 2U);
}

TEST(NpuProbe, SaysThatThereIsNoDevice) {
    const FakeCann fake;
    fake.setDevices(0);
    EXPECT_EQ(reasonOf(FakeInstallation()), "CANN is here, but sees no NPU");
}

TEST(NpuProbe, SaysWhichCallFailedAndHow) {
    for (const char* call : {"aclInit", "aclrtGetDeviceCount", "aclrtSetDevice", "aclrtCreateStream"}) {
        const FakeCann fake;
        fake.fail(call, 1, 507899, "EL0003: the driver is not there\n");
        EXPECT_EQ(reasonOf(FakeInstallation()), std::string("the NPU cannot be used: ") + call +
                                                    " failed with 507899 (the driver failed): EL0003: the "
                                                    "driver is not there");
    }
}

TEST(NpuProbe, SaysSoWhenCannHasNoWordsForAFailure) {
    const FakeCann fake;
    fake.fail("aclrtSetDevice", 1, 123456);
    EXPECT_EQ(reasonOf(FakeInstallation()),
              "the NPU cannot be used: aclrtSetDevice failed with 123456: CANN says no more");
}

TEST(NpuProbe, WorksWhereAnotherPartOfTheProcessHasInitialisedCann) {
    const FakeCann fake;
    const FakeInstallation installation;
    EXPECT_EQ(reasonOf(installation), "");
    EXPECT_EQ(reasonOf(installation), "");
    EXPECT_EQ(fake.calls("aclInit"), 2) << "two hosts, of which the second is told that it is the second";
}

TEST(NpuProbe, InitialisesOnceAndFinalisesOnce) {
    const FakeCann fake;
    const FakeInstallation installation;
    const auto host = installation.host();
    host->finalize();
    EXPECT_EQ(fake.calls("aclFinalize"), 0) << "nothing to finalise";
    for (int time = 0; time < 3; ++time) EXPECT_EQ(probeNpu(host, kTimeout).reason, std::nullopt);
    EXPECT_EQ(fake.calls("aclInit"), 1);
    host->finalize();
    host->finalize();
    EXPECT_EQ(fake.calls("aclFinalize"), 1);
    EXPECT_THAT(probeNpu(host, kTimeout).reason->str(), HasSubstr("finalised"));
}

TEST(NpuProbe, SaysThatAnInstallationHasNoOperator) {
    const FakeCann fake;
    EXPECT_THAT(reasonOf(FakeInstallation(FakeFiles{{"libopapi.so", ""}})),
                HasSubstr("none of the attention operators"));
}

TEST(NpuProbe, SaysThatADeviceHasNoOperator) {
    const FakeCann fake;
    fake.setSoc("Ascend310B1");
    EXPECT_EQ(reasonOf(FakeInstallation()), "the fused attention operators do not run on Ascend310B1");
}

TEST(SocFamily, IsReadFromTheName) {
    for (const char* name : {"Ascend910B1", "Ascend910B4-1", "Ascend910_9391", "Ascend950PR"}) {
        EXPECT_EQ(socFamily(name), SocFamily::Fused) << name;
    }
    EXPECT_EQ(socFamily("Ascend310P3"), SocFamily::Prompt310P);
    for (const char* name : {"Ascend910A", "Ascend910B", "Ascend910ProB", "Ascend310B4", "Ascend310"}) {
        EXPECT_EQ(socFamily(name), SocFamily::None) << name;
    }
}

}  // namespace
}  // namespace triscope
