#include "app/gui/painters/token_words.h"

#include <algorithm>

namespace triscope::gui {

TokenWordsPtr makeTokenWords(const std::vector<Token>& tokens, const QFontMetricsF& metrics) {
    auto made = std::make_shared<TokenWords>();
    made->words.reserve(tokens.size());
    for (const Token& token : tokens) {
        made->words.push_back({QString::fromStdString(token.label), token.gap});
        made->widest = std::max(made->widest, metrics.horizontalAdvance(made->words.back().text));
    }
    return made;
}

}  // namespace triscope::gui
