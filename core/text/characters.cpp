#include "core/text/characters.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace triscope {

namespace {

struct Block {
    char32_t first;
    char32_t last;
};

bool isIn(std::span<const Block> blocks, char32_t character) {
    return std::any_of(blocks.begin(), blocks.end(), [character](const Block& block) {
        return character >= block.first && character <= block.last;
    });
}

constexpr Block kBlanks[] = {{0x00, 0x20},     {0x7F, 0xA0},     {0x1680, 0x1680},
                             {0x2000, 0x200C}, {0x200E, 0x200F}, {0x2028, 0x202F},
                             {0x205F, 0x206F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};

constexpr Block kPunctuation[] = {{0xA1, 0xA1}, {0xAB, 0xAB},     {0xB7, 0xB7},    {0xBB, 0xBB},
                                  {0xBF, 0xBF}, {0x2010, 0x2027}, {0x2030, 0x205E}};

constexpr Block kCjk[] = {{0x2E80, 0x2FDF}, {0x2FF0, 0x303F},  {0x3040, 0x312F}, {0x31A0, 0x4DBF},
                          {0x4E00, 0x9FFF}, {0xF900, 0xFAFF},  {0xFE30, 0xFE4F}, {0xFF01, 0xFF9D},
                          {0xFFE0, 0xFFE6}, {0x20000, 0x3FFFD}};

constexpr Block kCombining[] = {{0x0300, 0x036F}, {0x1AB0, 0x1AFF},  {0x1DC0, 0x1DFF}, {0x200D, 0x200D},
                                {0x20D0, 0x20FF}, {0x302A, 0x302F},  {0x3099, 0x309A}, {0xFE00, 0xFE0F},
                                {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF}};

}  // namespace

bool isBlank(char32_t character) {
    return isIn(kBlanks, character);
}

bool isPunctuation(char32_t character) {
    constexpr std::u32string_view kAscii = U".,;:!?\"'()[]{}/";
    return kAscii.find(character) != std::u32string_view::npos || isIn(kPunctuation, character);
}

bool isCjk(char32_t character) {
    return isIn(kCjk, character) && !isCombining(character);
}

bool isCombining(char32_t character) {
    return isIn(kCombining, character);
}

}  // namespace triscope
