#include "core/io/npy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/base/input_error.h"
#include "core/io/atomic_file.h"
#include "tests/support/golden.h"
#include "tests/support/temporary_directory.h"

namespace triscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// A version 1.0 file with this dictionary and these bytes after it.
std::string npyBytes(const std::string& dictionary, const std::string& data) {
    std::string bytes("\x93NUMPY\x01\x00", 8);
    bytes += static_cast<char>(dictionary.size() & 255);
    bytes += static_cast<char>(dictionary.size() >> 8);
    return bytes + dictionary + data;
}

std::string dictionaryOf(const std::string& shape, const std::string& descr = "<f4") {
    return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
}

class NpyReader : public testing::Test {
  protected:
    // Why a file of these bytes is refused; "" when it is not.
    std::string reasonForRefusing(const std::string& bytes) {
        const std::string path = m_directory.file("given.npy");
        writeWholeFile(path, bytes);
        try {
            readNpy<float>(path);
        } catch (const FileError& error) {
            EXPECT_THAT(error.what(), HasSubstr(path));
            return error.what();
        }
        return "";
    }

    AlignedVector<float> valuesIn(const std::string& bytes) {
        const std::string path = m_directory.file("given.npy");
        writeWholeFile(path, bytes);
        return readNpy<float>(path).data;
    }

    TemporaryDirectory m_directory;
};

TEST_F(NpyReader, TakesEveryFormThatNumPySaves) {
    for (const char* name : {"f2_little_c_v1", "f4_little_c_v1", "f8_little_c_v1", "f2_big_fortran_v2",
                             "f4_big_fortran_v2", "f8_big_fortran_v2", "f4_little_fortran_v3"}) {
        SCOPED_TRACE(name);
        const auto array = readNpy<double>(golden("npy/" + std::string(name) + ".npy"));
        EXPECT_THAT(array.shape, ElementsAre(2, 3, 4));
        ASSERT_EQ(array.data.size(), 24u);
        for (std::size_t k = 0; k < 24; ++k) EXPECT_EQ(array.data[k], (static_cast<double>(k) - 10) * 0.25);
    }
}

TEST_F(NpyReader, TakesAnyNumberOfDimensions) {
    EXPECT_THAT(readNpy<float>(golden("npy/f4_flat.npy")).data, ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(readNpy<float>(golden("npy/f8_scalar.npy")).data, ElementsAre(2.5f));
    EXPECT_THAT(readNpy<float>(golden("npy/f4_empty.npy")).shape, ElementsAre(2, 0, 4));
}

TEST_F(NpyReader, TellsWhichTypesItTakesWhenItMeetsAnother) {
    for (const char* name : {"i8", "records"}) {
        EXPECT_THROW(readNpy<float>(golden("npy/" + std::string(name) + ".npy")), FileError);
    }
    EXPECT_THAT(reasonForRefusing(npyBytes(dictionaryOf("(1,)", "<i8"), "12345678")),
                HasSubstr("elements of type '<i8'; known: <f2, <f4, <f8"));
    EXPECT_THAT(reasonForRefusing(npyBytes(dictionaryOf("(1,)", std::string(999, '\x1b')), "1234")),
                HasSubstr("'????????????????...'"));
}

TEST_F(NpyReader, TakesTheSpellingsOfOlderWriters) {
    const std::string one(4, '\0');
    EXPECT_EQ(valuesIn(npyBytes("{\"shape\":(1L,1L),\"fortran_order\":False,\"descr\":\"<f4\"}", one)).size(),
              1u);
    EXPECT_EQ(valuesIn(npyBytes("{'descr': '<f4', 'fortran_order': False, 'shape': ()}", one)).size(), 1u);
}

TEST_F(NpyReader, RefusesEveryFileCutShort) {
    const std::string whole = contentOf(golden("npy/f4_little_c_v1.npy"));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_NE(reasonForRefusing(whole.substr(0, length)), "") << length << " bytes";
    }
    EXPECT_EQ(reasonForRefusing(whole), "");
}

TEST_F(NpyReader, RefusesBytesBeyondTheShape) {
    EXPECT_THAT(reasonForRefusing(npyBytes(dictionaryOf("(2,)"), "123456789")),
                HasSubstr("a shape of (2,) takes 8 bytes, but 9 follow the header"));
}

TEST_F(NpyReader, RefusesShapesThatNoFileCouldHold) {
    EXPECT_THAT(reasonForRefusing(npyBytes(dictionaryOf("(4294967296, 4294967296)"), "")),
                HasSubstr("does not fit in 64 bits"));
    EXPECT_THAT(reasonForRefusing(npyBytes(dictionaryOf("(4611686018427387904,)"), "")),
                HasSubstr("does not fit in 64 bits"));
    EXPECT_THAT(reasonForRefusing(npyBytes(dictionaryOf("(99999999999999999999,)"), "")),
                HasSubstr("does not fit in 64 bits"));
    EXPECT_THAT(reasonForRefusing(npyBytes(dictionaryOf("(1000000000000,)"), "1234")),
                HasSubstr("but 4 follow the header"));
    EXPECT_THAT(reasonForRefusing(npyBytes(dictionaryOf("(-1, -4)"), "1234123412341234")),
                HasSubstr("a side is negative"));
    std::string many = "(";
    for (int k = 0; k < 65; ++k) many += "1,";
    EXPECT_THAT(reasonForRefusing(npyBytes(dictionaryOf(many + ")"), "1234")), HasSubstr("64 dimensions"));
}

TEST_F(NpyReader, RefusesHeadersThatAreNotADictionaryOfTheThreeKeys) {
    for (const char* dictionary : {
             "",
             "{",
             "{}",
             "[]",
             "{'descr': '<f4'}",
             "{'descr': '<f4', 'fortran_order': False}",
             "{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}",
             "{'descr': '<f4', 'fortran_order': False, 'shape': 1}",
             "{'descr': '<f4', 'fortran_order': False, 'shape': (1.5,)}",
             "{'descr': '<f4', 'fortran_order': False, 'shape': (1,}",
             "{'descr': '<f4', 'fortran_order': False, 'shape': (,)}",
             "{'descr': '<f4, 'fortran_order': False, 'shape': (1,)}",
             "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'extra': True}",
             "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}",
             "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} and more",
         }) {
        EXPECT_THAT(reasonForRefusing(npyBytes(dictionary, "1234")), testing::Not("")) << dictionary;
    }
}

TEST_F(NpyReader, RefusesOtherMagicAndVersions) {
    std::string bytes = npyBytes(dictionaryOf("(1,)"), "1234");
    EXPECT_EQ(reasonForRefusing(bytes), "");
    bytes[6] = 4;
    EXPECT_THAT(reasonForRefusing(bytes), HasSubstr("format version 4.0; known: 1.0, 2.0, 3.0"));
    bytes[0] = 'N';
    EXPECT_THAT(reasonForRefusing(bytes), HasSubstr("is not a .npy file"));
}

TEST_F(NpyReader, TakesNoMemoryForAHeaderThatClaimsGigabytes) {
    std::string bytes("\x93NUMPY\x02\x00\xff\xff\xff\xff{'descr'", 20);
    EXPECT_THAT(reasonForRefusing(bytes), HasSubstr("more than 1 MiB"));
}

// Whatever one byte of a good file turns into, the reader answers; the sanitizers watch.
TEST_F(NpyReader, SurvivesEveryByteOfTheHeaderBeingWrong) {
    const std::string whole = contentOf(golden("npy/f4_little_fortran_v3.npy"));
    int refused = 0;
    for (std::size_t at = 0; at < 128; ++at) {
        for (const char wrong : {'\0', '\xff', '9', '-', ')', '\''}) {
            std::string bytes = whole;
            bytes[at] = wrong;
            refused += reasonForRefusing(bytes).empty() ? 0 : 1;
        }
    }
    EXPECT_GT(refused, 200);
}

TEST_F(NpyReader, NamesWhatIsNotAFile) {
    EXPECT_THROW(readNpy<float>(m_directory.file("missing.npy")), FileError);
    EXPECT_THROW(readNpy<float>(m_directory.file("")), FileError);
    EXPECT_THROW(readNpy<float>("/dev/zero"), FileError);
}

TEST(NpyWriter, GivesBackWhatItWrote) {
    const TemporaryDirectory directory;
    const std::vector<Index> shape{2, 1, 3};
    const AlignedVector<float> floats{0.1f, -0.0f, std::numeric_limits<float>::infinity(), 1e-45f, 3, 4};
    writeNpy(directory.file("f.npy"), shape, floats);
    const auto read = readNpy<float>(directory.file("f.npy"));
    EXPECT_EQ(read.shape, shape);
    EXPECT_EQ(read.data, floats);
    EXPECT_TRUE(std::signbit(read.data[1]));

    const AlignedVector<double> doubles{0.1, 1e-300, 3, 4, 5, std::nextafter(1.0, 2.0)};
    writeNpy(directory.file("d.npy"), shape, doubles);
    EXPECT_EQ(readNpy<double>(directory.file("d.npy")).data, doubles);
}

TEST(NpyWriter, WritesTheBytesThatNumPyWrites) {
    const TemporaryDirectory directory;
    for (const char* name : {"f4_little_c_v1", "f4_flat", "f4_empty"}) {
        const std::string original = golden("npy/" + std::string(name) + ".npy");
        const auto array = readNpy<float>(original);
        writeNpy(directory.file("a.npy"), array.shape, array.data);
        EXPECT_EQ(contentOf(directory.file("a.npy")), contentOf(original)) << name;
    }
    for (const char* name : {"f8_little_c_v1", "f8_scalar"}) {
        const std::string original = golden("npy/" + std::string(name) + ".npy");
        const auto array = readNpy<double>(original);
        writeNpy(directory.file("a.npy"), array.shape, array.data);
        EXPECT_EQ(contentOf(directory.file("a.npy")), contentOf(original)) << name;
    }
    const std::vector<std::uint8_t> bits{1, 0, 0, 1, 1, 1};
    const std::vector<Index> shape{2, 3};
    writeNpy(directory.file("b.npy"), shape, bits, NpyType::Bool);
    EXPECT_EQ(contentOf(directory.file("b.npy")), contentOf(golden("npy/b1.npy")));
    writeNpy(directory.file("u.npy"), shape, bits, NpyType::UInt8);
    EXPECT_EQ(contentOf(directory.file("u.npy")), contentOf(golden("npy/u1.npy")));
}

TEST(NpyWriter, KeepsTheBitsOfSixteenBitTypes) {
    const TemporaryDirectory directory;
    const AlignedVector<std::uint16_t> bits{0x3C00, 0xBC00, 0x7C00, 0x0001, 0x8000, 0xFFFF};
    const std::vector<Index> shape{2, 3};
    writeNpy(directory.file("u.npy"), shape, bits, NpyType::UInt16);
    EXPECT_EQ(readNpyBits(directory.file("u.npy")).data, bits);
    EXPECT_EQ(readNpyBits(directory.file("u.npy")).shape, shape);
    EXPECT_EQ(storedType(directory.file("u.npy")), NpyType::UInt16);
    EXPECT_THROW(readNpy<float>(directory.file("u.npy")), FileError) << "they are no numbers";

    const std::vector<std::uint16_t> halves{0x3C00, 0xBC00};
    writeNpy(directory.file("f.npy"), std::vector<Index>{2}, halves, NpyType::Float16);
    EXPECT_THAT(readNpy<float>(directory.file("f.npy")).data, ElementsAre(1, -1));
    EXPECT_EQ(storedType(directory.file("f.npy")), NpyType::Float16);
    EXPECT_THROW(readNpyBits(directory.file("f.npy")), FileError);
}

TEST(LoadTensor, ReadsHeadsTokensAndDimensions) {
    const Tensor tensor = loadTensor(golden("npy/f2_little_c_v1.npy"), "q");
    EXPECT_EQ(tensor.shape, (TensorShape{2, 3, 4}));
    EXPECT_EQ(tensor.row(1, 2)[3], 3.25f);
}

TEST(LoadTensor, SaysUnderTheOptionWhatIsWrong) {
    const auto issueOf = [](const std::string& path) {
        try {
            loadTensor(path, "k");
        } catch (const InputError& error) {
            return error.issues().front();
        }
        return Issue{};
    };
    EXPECT_EQ(issueOf(golden("npy/f4_flat.npy")).field, "k");
    EXPECT_THAT(issueOf(golden("npy/f4_flat.npy")).message.str(), HasSubstr("has shape (5,)"));
    EXPECT_THAT(issueOf(golden("npy/f4_empty.npy")).message.str(), HasSubstr("has shape (2, 0, 4)"));
    EXPECT_THAT(issueOf(golden("npy/none.npy")).message.str(), HasSubstr("No such file or directory"));
}

}  // namespace
}  // namespace triscope
