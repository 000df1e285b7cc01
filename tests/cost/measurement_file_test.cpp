#include "core/cost/measurement_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/input_error.h"

namespace triscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string complaint(std::string_view csv) {
    try {
        (void)readMeasurements(csv);
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "calibrate");
        return error.issues().front().message.str();
    }
    return "";
}

TEST(MeasurementFile, HoldsLengthsAndTimes) {
    EXPECT_THAT(readMeasurements("seq,seconds\n32000,4.1\n128000,34.5\n"),
                ElementsAre(Measurement{32000, {4.1}}, Measurement{128000, {34.5}}));
}

TEST(MeasurementFile, TakesColumnsInAnyOrderBlanksCommentsAndWindowsLineEnds) {
    EXPECT_THAT(readMeasurements("# from a log\r\n\r\n kind , seq,seconds # here\r\nmix,64K, 1.5e-2\r\n"
                                 "\"triangle-layer\",\"8192\",\"2\""),
                ElementsAre(Measurement{65536, {0.015}, MeasuredKind::Mix},
                            Measurement{8192, {2}, MeasuredKind::TriangleLayer}));
}

TEST(MeasurementFile, IsReadBackAsItIsWritten) {
    const std::vector<Measurement> measurements{{32000, {4.1}, MeasuredKind::Dense},
                                                {1, {1e-7}, MeasuredKind::DenseLayer},
                                                {1 << 30, {123456.75}, MeasuredKind::Mix}};
    EXPECT_EQ(readMeasurements(measurementsText(measurements)), measurements);
}

TEST(MeasurementFile, NamesTheLineThatIsWrong) {
    EXPECT_THAT(complaint("seq,seconds\n# fine\n1000,4\nx,1\n"),
                HasSubstr("line 4: seq must be a whole number from 1 to 1,073,741,824, not 'x'"));
    EXPECT_THAT(complaint("seq,seconds\n1000,4 s\n"), HasSubstr("line 2: seconds must be a number from"));
    for (const char* seconds : {"0", "-1", "nan", "inf", "1e10", ""})
        EXPECT_THAT(complaint("seq,seconds\n1000," + std::string(seconds)),
                    HasSubstr("line 2: seconds must"));
    for (const char* seq : {"0", "-5", "2G", "1.5", ""})
        EXPECT_THAT(complaint("seq,seconds\n" + std::string(seq) + ",1"), HasSubstr("line 2: seq must"));
    EXPECT_THAT(complaint("seq,seconds,kind\n1000,4,sparse\n"),
                HasSubstr("line 2: kind must be one of: dense"));
    EXPECT_EQ(complaint("seq,seconds\n1000,4,5\n"), "line 2 has 3 values, not 2 as the first line");
}

TEST(MeasurementFile, NamesTheColumnsThatTheFirstLineLacksOrRepeats) {
    EXPECT_THAT(complaint("32000,4.1\n"), HasSubstr("line 1: '32000' is not a column"));
    EXPECT_THAT(complaint("seq,kind\n1,dense\n"), HasSubstr("line 1: the column seconds is missing"));
    EXPECT_THAT(complaint("seq,seq,seconds\n"), HasSubstr("line 1: the column seq stands there twice"));
}

TEST(MeasurementFile, WithoutAMeasurementIsRefused) {
    for (const char* csv : {"", "\n\n", "# nothing\n", "seq,seconds\n"})
        EXPECT_THAT(complaint(csv), HasSubstr("there is no measurement"));
}

TEST(MeasurementFile, MayBeginWithAByteOrderMark) {
    EXPECT_EQ(readMeasurements("\xEF\xBB\xBFseq,seconds\n1024,0.5\n").size(), 1U);
}

}  // namespace
}  // namespace triscope
