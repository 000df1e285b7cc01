#include "app/gui/painters/word_ruler.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/gui/painters/mask_painter.h"

namespace triscope::gui {

namespace {

constexpr double kLeastCell = 12;    // pixels
constexpr double kSlantedFrom = 22;  // a narrower cell leaves no room between slanted lines
constexpr double kOfCell = 0.85;     // the height of a word that stands upright
constexpr double kGap = 6;           // between a word and the mask
constexpr double kBetween = 8;       // between words that lie side by side
constexpr double kSlant = 45;        // degrees

// Letters small enough for their cell, and never larger than the window's.
QFont fontFor(QFont font, double cell) {
    const int usual = QFontInfo(font).pixelSize();
    font.setPixelSize(std::min(usual, static_cast<int>(cell * kOfCell)));
    return font;
}

// How a word is set: which way, and how long it may get.
struct Setting {
    double turn = 0;  // degrees to the left
    double room = 0;
};

Setting settingOf(const TokenWords& words, double cell, double height) {
    if (words.widest + kBetween <= cell) return {0, cell};
    if (cell < kSlantedFrom) return {90, height};
    // The corner of the letters' height must stay in sight too.
    const double letters = kSlantedFrom / 2;
    return {kSlant, height * std::numbers::sqrt2 - letters};
}

class WordPainter {
  public:
    WordPainter(QPainter& painter, double cell, const ThemeColors& colors)
        : m_painter(painter),
          m_colors(colors),
          m_plain(fontFor(painter.font(), cell)),
          m_bold(m_plain),
          m_metrics(m_plain),
          m_bold_metrics(m_plain) {
        m_bold.setBold(true);
        m_bold_metrics = QFontMetricsF(m_bold);
    }

    // Chooses the letters of the next word, and cuts it to its room.
    QString prepare(const QString& word, bool marked, double room) {
        m_painter.setFont(marked ? m_bold : m_plain);
        m_painter.setPen(marked ? m_colors.accent : m_colors.text);
        m_advance = marked ? &m_bold_metrics : &m_metrics;
        return m_advance->elidedText(word, Qt::ElideRight, room);
    }
    double advance(const QString& word) const { return m_advance->horizontalAdvance(word); }
    // From a line's middle down to where its letters stand.
    double drop() const { return (m_metrics.ascent() - m_metrics.descent()) / 2; }

  private:
    QPainter& m_painter;
    const ThemeColors& m_colors;
    QFont m_plain;
    QFont m_bold;
    QFontMetricsF m_metrics;
    QFontMetricsF m_bold_metrics;
    const QFontMetricsF* m_advance = &m_metrics;
};

void paintKeyWord(QPainter& painter, WordPainter& words, const QString& word, QPointF foot, double turn) {
    if (turn == 0) {
        painter.drawText(foot - QPointF(words.advance(word) / 2, kGap), word);
        return;
    }
    painter.save();
    painter.translate(foot - QPointF(0, kGap));
    painter.rotate(-turn);
    painter.drawText(QPointF(0, words.drop()), word);
    painter.restore();
}

}  // namespace

bool hasRoomForWords(double pixels_per_token) {
    return pixels_per_token >= kLeastCell;
}

void paintKeyWords(QPainter& painter, const MaskScene& scene, const MaskViewport& view, double baseline,
                   std::optional<MaskCell> marked, const ThemeColors& colors) {
    const double cell = view.pixelsPerKey();
    const Setting setting = settingOf(*scene.words, cell, rulerSizes(scene).top - 2 * kGap);
    painter.save();
    WordPainter words(painter, cell, colors);
    const Range keys = view.visibleCells().cols;
    for (KeyIndex key = keys.begin; key < keys.end; ++key) {
        const double x = view.xOf(static_cast<double>(key) + 0.5);
        if (x < view.area().left() || x > view.area().right()) continue;
        const bool is_marked = marked && marked->key == key;
        const QString word = words.prepare(scene.words->at(key), is_marked, setting.room);
        paintKeyWord(painter, words, word, {x, baseline}, setting.turn);
    }
    painter.restore();
}

void paintQueryWords(QPainter& painter, const MaskScene& scene, const MaskViewport& view, double baseline,
                     std::optional<MaskCell> marked, const ThemeColors& colors) {
    const double room = rulerSizes(scene).left - 2 * kGap;
    painter.save();
    WordPainter words(painter, view.pixelsPerQuery(), colors);
    const Range rows = view.visibleCells().rows;
    for (QueryIndex row = rows.begin; row < rows.end; ++row) {
        const double y = view.yOf(static_cast<double>(row) + 0.5);
        if (y < view.area().top() || y > view.area().bottom()) continue;
        const bool is_marked = marked && marked->row == row;
        const Index position = scene.tokens->shape().position(row);
        const QString word = words.prepare(scene.words->at(position), is_marked, room);
        painter.drawText(QPointF(baseline - kGap - words.advance(word), y + words.drop()), word);
    }
    painter.restore();
}

}  // namespace triscope::gui
