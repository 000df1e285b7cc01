#include "core/io/crc32.h"

#include <gtest/gtest.h>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

TEST(Crc32, HasTheValuesOfZlib) {
    EXPECT_EQ(crc32(""), 0u);
    EXPECT_EQ(crc32("123456789"), 0xCBF43926u);
    EXPECT_EQ(crc32(std::string(32, '\xff')), 0xFF6CAB0Bu);
    EXPECT_EQ(crc32Text(0x0A), "0000000a");
}

TEST(Crc32, GoesOnFromTheBytesBefore) {
    EXPECT_EQ(crc32("6789", crc32("12345")), crc32("123456789"));
}

TEST(Crc32, ReadsAFileOfManyPieces) {
    const TemporaryDirectory directory;
    std::string content(200'000, '\0');
    for (std::size_t k = 0; k < content.size(); ++k) content[k] = static_cast<char>(k * 7 % 251);
    writeWholeFile(directory.file("a"), content);
    EXPECT_EQ(fileCrc32(directory.file("a")), crc32Text(crc32(content)));
    EXPECT_THROW(fileCrc32(directory.file("none")), FileError);
}

}  // namespace
}  // namespace triscope
