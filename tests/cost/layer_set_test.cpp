#include "core/cost/layer_set.h"

#include <gtest/gtest.h>

#include "core/base/input_error.h"

namespace triscope {
namespace {

std::string complaint(const std::string& text, Index layers) {
    try {
        (void)LayerSet::parse(text, layers);
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "triangle-layers");
        return error.issues().front().message.str();
    }
    return "";
}

TEST(LayerSet, ReadsARangeWithBothEnds) {
    const LayerSet set = LayerSet::parse("16-31", 32);
    EXPECT_EQ(set.size(), 16);
    EXPECT_FALSE(set.contains(15));
    EXPECT_TRUE(set.contains(16));
    EXPECT_TRUE(set.contains(31));
}

TEST(LayerSet, ReadsTheListThatVllmAscendUses) {
    const LayerSet set = LayerSet::parse("5,7,10,15-35", 36);
    EXPECT_EQ(set.size(), 24);
    for (const Index layer : {5, 7, 10, 15, 35}) EXPECT_TRUE(set.contains(layer)) << layer;
    for (const Index layer : {0, 6, 11, 14}) EXPECT_FALSE(set.contains(layer)) << layer;
}

TEST(LayerSet, ReadsNoneAndAll) {
    EXPECT_EQ(LayerSet::parse("none", 4), LayerSet::none(4));
    EXPECT_EQ(LayerSet::parse("all", 4), LayerSet::all(4));
    EXPECT_EQ(LayerSet::parse("0-3", 4), LayerSet::all(4));
}

TEST(LayerSet, WritesTheShortestTextThatReadsBack) {
    const std::vector<std::pair<const char*, const char*>> canonical{
        {"16-31", "16-31"}, {" 5, 7 ,10,15 - 35", "5,7,10,15-35"},
        {"3,2,1", "1-3"},   {"7-7", "7"},
        {"0-35", "all"},    {"none", "none"},
        {"1,2", "1-2"}};
    for (const auto& [typed, text] : canonical) {
        const LayerSet set = LayerSet::parse(typed, 36);
        EXPECT_EQ(set.text(), text);
        EXPECT_EQ(LayerSet::parse(set.text(), 36), set);
    }
}

TEST(LayerSet, TextRoundTripsForEverySetOfSixLayers) {
    for (unsigned bits = 0; bits < 64; ++bits) {
        LayerSet set = LayerSet::none(6);
        for (Index layer = 0; layer < 6; ++layer) {
            if (bits >> layer & 1U) set.insert(layer);
        }
        EXPECT_EQ(LayerSet::parse(set.text(), 6), set) << set.text();
    }
}

TEST(LayerSet, SaysWhichLayersThereAre) {
    EXPECT_EQ(complaint("16-32", 32), "layers must be from 0 to 31, not 16-32");
    EXPECT_EQ(complaint("28", 28), "layers must be from 0 to 27, not 28");
    EXPECT_EQ(complaint("99999999999999999999999", 28),
              "layers must be from 0 to 27, not 99999999999999999999999");
}

TEST(LayerSet, RefusesRangesThatAreReversedOrOverlap) {
    EXPECT_EQ(complaint("31-16", 32), "31-16 is reversed; write 16-31");
    EXPECT_EQ(complaint("5,5", 32), "layer 5 is named twice; name each layer from 0 to 31 at most once");
    EXPECT_EQ(complaint("1-5,4-8", 32), "layer 4 is named twice; name each layer from 0 to 31 at most once");
}

TEST(LayerSet, RefusesEverythingElse) {
    for (const char* garbage : {"",  " ",  ",",  "5,",  ",5",  "5,,7", "-1",    "-",   "5-",  "-5", "1-2-3",
                                "a", "1a", "+1", "1.5", "0x1", "None", "all,5", "5;7", "1 2", "\n", "１"}) {
        const std::string said = complaint(garbage, 32);
        EXPECT_NE(said.find("is not a layer or a range of layers"), std::string::npos)
            << garbage << ": " << said;
        EXPECT_NE(said.find("layers from 0 to 31"), std::string::npos) << said;
    }
}

}  // namespace
}  // namespace triscope
