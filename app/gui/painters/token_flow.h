#pragma once

#include <QRectF>
#include <optional>
#include <vector>

#include "app/gui/painters/token_words.h"
#include "app/gui/theme/theme_colors.h"

class QPainter;

namespace triscope::gui {

// What a word of a text is to a query.
struct WordLook {
    enum class Kind { Plain, Seen, Unseen };

    Kind kind = Kind::Plain;
    RegionRole region = RegionRole::Kept;  // where it is seen
    bool is_query = false;

    friend bool operator==(const WordLook&, const WordLook&) = default;
};

// Where each word lies when they flow as text into that width, from (0, 0) down. A word has its own margin.
std::vector<QRectF> flowWords(const std::vector<TokenWord>& words, const QFontMetricsF& metrics,
                              double width);

// A word in its place: seen ones on their region's colour with a line below, its style another for each
// region; unseen ones in grey; the query in a frame.
void paintWord(QPainter& painter, const QRectF& at, const QString& word, const WordLook& look,
               const ThemeColors& colors);

}  // namespace triscope::gui
