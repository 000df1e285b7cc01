#include "core/io/json_fields.h"

#include <gtest/gtest.h>

#include <array>

#include "core/base/input_error.h"

namespace triscope {
namespace {

// What the reader says about `text`; empty when it reads it.
template <class Read>
std::string complaint(const std::string& text, Read read) {
    try {
        read(JsonFields::parse(text, "file"));
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "file");
        return error.issues().front().message.str();
    }
    return "";
}

std::string parseComplaint(const std::string& text) {
    return complaint(text, [](const JsonFields&) {});
}

std::string integerComplaint(const std::string& value) {
    return complaint("{\"n\": " + value + "}",
                     [](const JsonFields& fields) { (void)fields.integer("n", 1, 4096); });
}

TEST(JsonFields, SaysWhereTheTextStopsBeingJson) {
    EXPECT_EQ(parseComplaint("{\n  \"a\": 1,\n  \"b\": }\n"),
              "is not valid JSON: the fault is at line 3, column 8");
    EXPECT_EQ(parseComplaint(""), "is empty; it must hold a JSON object");
    EXPECT_EQ(parseComplaint(" \n"), "is empty; it must hold a JSON object");
    EXPECT_EQ(parseComplaint("{\"a\": 1"), "is not valid JSON: the fault is at line 1, column 8");
    EXPECT_EQ(parseComplaint("{\"a\": NaN}"), "is not valid JSON: the fault is at line 1, column 7");
}

TEST(JsonFields, RefusesWhatIsNotAnObject) {
    EXPECT_EQ(parseComplaint("[1, 2]"), "must be a JSON object, not [1,2]");
    EXPECT_EQ(parseComplaint("null"), "must be a JSON object, not null");
}

TEST(JsonFields, RefusesAKeyThatStandsTwice) {
    EXPECT_EQ(parseComplaint(R"({"a": 1, "b": 2, "a": 3})"), "\"a\" stands twice in the file");
    EXPECT_EQ(parseComplaint(R"({"o": {"a": 1, "a": 1}})"), "\"a\" stands twice in the file");
    EXPECT_EQ(parseComplaint(R"({"a": {"a": 1}, "b": {"a": 2}})"), "");
}

TEST(JsonFields, RefusesEndlessNesting) {
    const auto nested = [](int levels) {
        return "{\"a\": " + std::string(levels, '[') + std::string(levels, ']') + "}";
    };
    EXPECT_EQ(parseComplaint(nested(20)), "");
    EXPECT_EQ(parseComplaint(nested(200000)), "is nested deeper than 64 levels");
    EXPECT_EQ(parseComplaint(std::string(200000, '[')), "is nested deeper than 64 levels");
}

TEST(JsonFields, RemembersWhichKeysWereAskedFor) {
    const JsonFields fields = JsonFields::parse(R"({"a": 1, "b": null, "c": 2, "o": {"d": 3}})", "file");
    const JsonFields copy = fields;
    EXPECT_EQ(copy.integer("a", 0, 9), 1);
    EXPECT_FALSE(fields.has("b"));
    EXPECT_FALSE(fields.has("absent"));
    EXPECT_EQ(fields.object("o").integer("d", 0, 9), 3);
    EXPECT_EQ(fields.keysRead(), (std::set<std::string>{"a", "b", "o", "o.d"}));
}

TEST(JsonFields, RefusesANumberThatNoDoubleHolds) {
    EXPECT_EQ(parseComplaint("{\"a\": 1e999}"), "holds a number that is too large");
}

TEST(JsonFields, ReadsOnlyWholeNumbersInRange) {
    EXPECT_EQ(integerComplaint("1"), "");
    EXPECT_EQ(integerComplaint("4096"), "");
    for (const char* value :
         {"0", "-1", "4097", "1.5", "32.0", "1e3", "\"32\"", "true", "[32]", "{}", "9223372036854775807",
          "9223372036854775808", "18446744073709551615", "99999999999999999999"}) {
        EXPECT_EQ(integerComplaint(value).rfind("n must be a whole number from 1 to 4,096, not ", 0), 0U)
            << value << ": " << integerComplaint(value);
    }
}

TEST(JsonFields, TreatsNullAsAbsent) {
    EXPECT_EQ(integerComplaint("null"), "n is missing; it must be a whole number from 1 to 4,096");
    const JsonFields fields = JsonFields::parse(R"({"n": null, "b": null})", "file");
    EXPECT_EQ(fields.optionalInteger("n", 1, 10), std::nullopt);
    EXPECT_TRUE(fields.boolean("b", true));
}

TEST(JsonFields, NamesTheObjectsAroundAKey) {
    const auto read = [](const JsonFields& fields) { (void)fields.object("memory").number("value", 1, 2); };
    EXPECT_EQ(complaint(R"({"memory": {"value": 3}})", read),
              "memory.value must be a number from 1 to 2, not 3");
    EXPECT_EQ(complaint(R"({"memory": {}})", read), "memory.value is missing");
    EXPECT_EQ(complaint(R"({"memory": 3})", read), "memory must be an object, not 3");
}

TEST(JsonFields, RefusesUnknownKeysByName) {
    const auto read = [](const JsonFields& fields) {
        fields.refuseKeysOtherThan(std::array{"window", "last"});
    };
    EXPECT_EQ(complaint(R"({"window": 1, "n_last": 2})", read),
              "\"n_last\" is not a key of this file; the keys are: window, last");
    EXPECT_EQ(complaint(R"({"last": 2})", read), "");
}

TEST(JsonFields, ShortensWhatItQuotes) {
    const std::string found = integerComplaint("\"" + std::string(100000, 'x') + "\"");
    EXPECT_LT(found.size(), 150U);
}

TEST(JsonFields, SetMeansNeitherNullNorFalseNorZeroNorEmpty) {
    const JsonFields fields = JsonFields::parse(
        R"({"a": null, "b": false, "c": 0, "d": "", "e": [], "f": {}, "g": 1, "h": [0]})", "file");
    for (const char* key : {"a", "b", "c", "d", "e", "f", "absent"}) EXPECT_FALSE(fields.isSet(key)) << key;
    for (const char* key : {"g", "h"}) EXPECT_TRUE(fields.isSet(key)) << key;
}

}  // namespace
}  // namespace triscope
