#include "app/gui/pages/cost/figure_delegate.h"

#include <QPainter>
#include <algorithm>

#include "app/gui/pages/cost/cost_table_model.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kPadding = 6;
constexpr int kSignWidth = 12;  // of the ƒ
constexpr int kIndent = 2 * Theme::kGap;

struct CellLook {
    bool heading;
    RowRank rank;
    bool figure;
    int indent;

    explicit CellLook(const QModelIndex& index)
        : heading(index.data(CostTableModel::HeadingRole).toBool()),
          rank(static_cast<RowRank>(index.data(CostTableModel::RankRole).toInt())),
          figure(index.flags().testFlag(Qt::ItemIsSelectable)),
          indent(rank == RowRank::Part && index.column() == 0 ? kIndent : 0) {}

    QFont font() const {
        QFont font = Theme::textFont();
        if (heading || rank == RowRank::Total) font.setWeight(QFont::Bold);
        return font;
    }

    // Headings put what is in parentheses on a line of its own, so that columns stay narrow.
    QString text(const QModelIndex& index) const {
        QString text = index.data().toString();
        if (!heading) return text;
        return text.replace(QStringLiteral(" ("), QStringLiteral("\n("))
            .replace(u'（', QStringLiteral("\n（"));
    }
};

}  // namespace

FigureDelegate::FigureDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme) {}

void FigureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const CellLook look(index);
    const ThemeColors& colors = m_theme.colors();
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool pointed = option.state.testFlag(QStyle::State_MouseOver) && look.figure;
    painter->save();
    if (chosen) {
        painter->fillRect(option.rect, colors.accent);
    } else if (pointed) {
        painter->fillRect(option.rect, colors.window);
    }
    if (look.heading) {
        painter->setPen(colors.grid);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }

    QRect room = option.rect.adjusted(index.column() == 0 ? look.indent : kPadding, 0, -kPadding, 0);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>());
    const QColor muted = chosen ? colors.on_accent : colors.muted_text;
    if (index.column() > 0) {
        if (look.figure) {
            QFont italic = Theme::textFont();
            italic.setItalic(true);
            painter->setFont(italic);
            painter->setPen(muted);
            painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("ƒ"));
        }
        room.adjust(0, 0, -kSignWidth, 0);
    }
    painter->setFont(look.font());
    painter->setPen(look.rank == RowRank::Part ? muted : chosen ? colors.on_accent : colors.text);
    int flags = static_cast<int>(alignment);
    if (look.heading) {
        room.adjust(0, 0, 0, -3);
        flags = static_cast<int>((alignment & ~Qt::AlignVCenter) | Qt::AlignBottom);
    }
    painter->drawText(room, flags, look.text(index));
    painter->restore();
}

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const CellLook look(index);
    const QFontMetrics metrics(look.font());
    const int height = look.heading ? 2 * metrics.height() + 4 : metrics.height() + 7;
    // Room for the widest figure, so that columns rarely grow.
    const int least = look.figure ? metrics.horizontalAdvance(QStringLiteral("00.0 TFLOP")) : 0;
    const int text = std::max(least, metrics.size(0, look.text(index)).width());
    const int sides = index.column() == 0 ? look.indent + 2 * kPadding : 2 * kPadding + kSignWidth;
    return {text + sides, height};
}

}  // namespace triscope::gui
