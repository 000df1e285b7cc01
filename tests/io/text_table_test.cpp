#include "core/io/text_table.h"

#include <gtest/gtest.h>

namespace triscope {
namespace {

const TextTable kTable{{"what", "bytes"}, {{"a, b", "1"}, {"\"c\"|d", "2\n3"}}};

TEST(TextTable, QuotesCsvCellsThatNeedIt) {
    EXPECT_EQ(csvText(kTable), "what,bytes\n\"a, b\",1\n\"\"\"c\"\"|d\",\"2\n3\"\n");
}

TEST(TextTable, EscapesBarsInMarkdown) {
    EXPECT_EQ(markdownText(kTable), "| what | bytes |\n|:--|--:|\n| a, b | 1 |\n| \"c\"\\|d | 2 3 |\n");
}

}  // namespace
}  // namespace triscope
