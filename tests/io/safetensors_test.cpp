#include "core/io/safetensors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <random>

#include "core/base/input_error.h"
#include "core/io/npy.h"
#include "core/io/tensor_file.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

std::string withLength(const std::string& header, const std::string& data) {
    std::string bytes;
    for (std::size_t k = 0, length = header.size(); k < 8; ++k, length >>= 8)
        bytes += static_cast<char>(length & 255);
    return bytes + header + data;
}

template <class T>
std::string bytesOf(std::initializer_list<T> values) {
    std::string bytes(values.size() * sizeof(T), '\0');
    std::memcpy(bytes.data(), std::data(values), bytes.size());
    return bytes;
}

class SafetensorsFiles : public testing::Test {
  protected:
    std::string write(const std::string& bytes) {
        std::ofstream(m_path, std::ios::binary) << bytes;
        return m_path;
    }
    std::string write(const std::string& header, const std::string& data) {
        return write(withLength(header, data));
    }
    // What the reader says of such a file.
    std::string fault(const std::string& header, const std::string& data) {
        return faultOf(write(header, data));
    }
    static std::string faultOf(const std::string& path) {
        try {
            listSafetensors(path);
        } catch (const FileError& error) {
            EXPECT_NE(std::string(error.what()).find(path), std::string::npos);
            return error.what();
        }
        return "none";
    }

    TemporaryDirectory m_directory;
    std::string m_path = m_directory.file("t.safetensors");
};

#define EXPECT_SAYS(text, part) EXPECT_NE(std::string(text).find(part), std::string::npos) << (text)

TEST_F(SafetensorsFiles, GiveEveryTypeOfFloatingPointExactly) {
    const std::string path = write(
        R"({"__metadata__":{"format":"pt"},
            "half":{"dtype":"F16","shape":[3],"data_offsets":[0,6]},
            "brain":{"dtype":"BF16","shape":[1,2],"data_offsets":[6,10]},
            "single":{"dtype":"F32","shape":[],"data_offsets":[10,14]},
            "double":{"dtype":"F64","shape":[1],"data_offsets":[14,22]}})",
        bytesOf<std::uint16_t>({0x3c01, 0x0001, 0xfc00, 0x3f81, 0x8000}) + bytesOf<float>({0.1F}) +
            bytesOf<double>({0.1}));
    const FloatArray half = readSafetensor(path, "half");
    EXPECT_EQ(half.shape, std::vector<Index>{3});
    EXPECT_EQ(half.data[0], 1 + 0x1p-10F);
    EXPECT_EQ(half.data[1], 0x1p-24F);
    EXPECT_EQ(half.data[2], -INFINITY);
    const FloatArray brain = readSafetensor(path, "brain");
    EXPECT_EQ(brain.shape, (std::vector<Index>{1, 2}));
    EXPECT_EQ(brain.data[0], 1 + 0x1p-7F);
    EXPECT_TRUE(std::signbit(brain.data[1]));
    EXPECT_EQ(readSafetensor(path, "single").data, AlignedVector<float>{0.1F});
    EXPECT_EQ(readSafetensor(path, "double").data, AlignedVector<float>{0.1F});
}

TEST_F(SafetensorsFiles, AreListedByName) {
    const auto entries = listSafetensors(write(R"({"k":{"dtype":"I8","shape":[2],"data_offsets":[4,6]},
                  "a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}})",
                                               "123456"));
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].name, "a");
    EXPECT_TRUE(isReadable(entries[0]));
    EXPECT_EQ(entries[1].name, "k");
    EXPECT_FALSE(isReadable(entries[1]));
}

TEST_F(SafetensorsFiles, AreReadToTheLastElementOfManyPieces) {
    const Index count = 200'001;
    std::string data(static_cast<std::size_t>(count) * 4, '\0');
    for (Index k = 0; k < count; ++k) {
        const auto value = static_cast<float>(k);
        std::memcpy(data.data() + 4 * k, &value, 4);
    }
    const FloatArray array = readSafetensor(
        write(R"({"x":{"dtype":"F32","shape":[200001],"data_offsets":[0,800004]}})", data), "x");
    for (Index k = 0; k < count; ++k) ASSERT_EQ(array.data[static_cast<std::size_t>(k)], k);
}

TEST_F(SafetensorsFiles, AreRefusedWithTheTensorAndTheKeyAtFault) {
    const std::string whole = R"("dtype":"F32","shape":[1],"data_offsets":[0,4])";
    EXPECT_EQ(fault("{\"x\":{" + whole + "}}", "1234"), "none");
    EXPECT_SAYS(faultOf(write("1234")), "too short");
    EXPECT_SAYS(faultOf(m_directory.file("none.safetensors")), "No such file");
    EXPECT_SAYS(faultOf(write(std::string(8, '\xff') + "{}")), "18446744073709551615 bytes");
    EXPECT_SAYS(fault("{", ""), "the header is not valid JSON");
    EXPECT_SAYS(fault("[]", ""), "not a JSON object");
    EXPECT_SAYS(fault("{\"x\":{" + whole + "},\"x\":{" + whole + "}}", "1234"), "twice");
    EXPECT_SAYS(fault("{\"x\":7}", ""), "tensor 'x': is not a JSON object");
    EXPECT_SAYS(fault(R"({"x":{"dtype":"F32","shape":[1]}})", "1234"), "data_offsets is missing");
    EXPECT_SAYS(fault("{\"x\":{" + whole + ",\"more\":1}}", "1234"), "keys beside");
    EXPECT_SAYS(fault(R"({"x":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}})", "1234"), "dtype 'F31'");
    EXPECT_SAYS(fault(R"({"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", "1234"), "shape");
    EXPECT_SAYS(fault(R"({"x":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}})", "1234"), "shape");
    EXPECT_SAYS(fault(R"({"x":{"dtype":"F32","shape":[99999999999999,99999999999999],"data_offsets":[0,4]}})",
                      "1234"),
                "more elements than can be counted");
    EXPECT_SAYS(fault(R"({"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", "1234"), "need 8 bytes");
    EXPECT_SAYS(fault(R"({"x":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", "1234"), "data_offsets");
    EXPECT_SAYS(fault(R"({"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", "123"), "3 bytes of data");
    EXPECT_SAYS(fault("{\"x\":{" + whole + "}}", "12345678"), "end at byte 4 of 8");
    EXPECT_SAYS(fault("{\"x\":{" + whole + "},\"y\":{" + whole + "}}", "1234"), "overlap");
    EXPECT_SAYS(fault(R"({"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", "12345678"), "hole");
}

// Every file that is cut short or has a byte changed is read or refused, and never anything else.
TEST_F(SafetensorsFiles, SurviveEveryCutAndAnyChangedByte) {
    const std::string bytes =
        withLength(R"({"q":{"dtype":"F16","shape":[1,2,2],"data_offsets":[0,8]}})", "12345678");
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_NE(faultOf(write(bytes.substr(0, length))), "none") << length;
    std::mt19937 random(1);
    int refused = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string changed = bytes;
        changed[random() % changed.size()] = static_cast<char>(random());
        write(changed);
        try {
            for (const SafetensorsEntry& entry : listSafetensors(m_path))
                EXPECT_LE(entry.end, static_cast<Index>(bytes.size()));
            readSafetensor(m_path, "q");
        } catch (const FileError&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 1000);
}

TEST_F(SafetensorsFiles, AreRefusedWhereATensorIsMissingOrOfAnotherType) {
    const std::string path = write(R"({"x":{"dtype":"I32","shape":[1],"data_offsets":[0,4]}})", "1234");
    try {
        readSafetensor(path, "y");
        FAIL();
    } catch (const FileError& error) {
        EXPECT_SAYS(error.what(), "has no tensor 'y'; it has: x");
    }
    try {
        readSafetensor(path, "x");
        FAIL();
    } catch (const FileError& error) {
        EXPECT_SAYS(error.what(), "type I32; known: F16, BF16, F32, F64");
    }
}

TEST_F(SafetensorsFiles, GiveTheTensorThatTheUserNamesOrTheOptionDoes) {
    const std::string path = write(
        R"({"q":{"dtype":"F32","shape":[1,1,2],"data_offsets":[0,8]},
            "layer:0":{"dtype":"F32","shape":[1,2,1],"data_offsets":[8,16]},
            "flat":{"dtype":"F32","shape":[2],"data_offsets":[16,24]}})",
        bytesOf<float>({1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(loadTensorFrom(path + ":layer:0", "k").data, (AlignedVector<float>{3, 4}));
    EXPECT_EQ(loadTensorFrom(path + ":layer:0", "k").shape, (TensorShape{1, 2, 1}));
    EXPECT_EQ(loadTensorFrom(path, "q").data, (AlignedVector<float>{1, 2}));
    const auto issueOf = [](const std::string& source) {
        try {
            loadTensorFrom(source, "v");
        } catch (const InputError& error) {
            EXPECT_EQ(error.issues().front().field, "v");
            return error.issues().front().message.str();
        }
        return std::string();
    };
    EXPECT_SAYS(issueOf(path), "has no tensor 'v'");
    EXPECT_SAYS(issueOf(path + ":flat"), "has shape (2,)");
}

}  // namespace
}  // namespace triscope
