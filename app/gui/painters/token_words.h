#pragma once

#include <QFontMetricsF>
#include <QString>
#include <memory>
#include <vector>

#include "core/text/tokenize.h"

namespace triscope::gui {

struct TokenWord {
    QString text;
    Gap gap = Gap::None;
};

// The tokens of a text as labels, by position.
struct TokenWords {
    std::vector<TokenWord> words;
    double widest = 0;  // pixels, in the font of the window

    Index size() const { return static_cast<Index>(words.size()); }
    const QString& at(Index position) const { return words[static_cast<std::size_t>(position)].text; }
};

using TokenWordsPtr = std::shared_ptr<const TokenWords>;

TokenWordsPtr makeTokenWords(const std::vector<Token>& tokens, const QFontMetricsF& metrics);

}  // namespace triscope::gui
