#pragma once

#include <QAbstractScrollArea>
#include <optional>
#include <vector>

#include "app/gui/painters/token_flow.h"
#include "core/mask/mask.h"

namespace triscope::gui {

class Theme;

// A text as it is read, in which the words that one query may attend to stand out, each in the colour and
// with the line of its region, and the others are grey. The pointer on a word tells which query it is.
class TokenFlowView final : public QAbstractScrollArea {
    Q_OBJECT

  public:
    explicit TokenFlowView(const Theme& theme, QWidget* parent = nullptr);

    // Precondition: as many words as the mask has keys, and no fewer than its positions. Null: no text.
    void setText(const TokenWordsPtr& words, const MaskPtr& mask);
    // The query whose keys stand out, and which is brought into sight; nullopt: none.
    void setQuery(std::optional<QueryIndex> row);

    // What a word is to the query, by its position.
    const std::vector<WordLook>& looks() const { return m_looks; }
    QRectF placeOf(Index position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void pointed(std::optional<triscope::QueryIndex> row);  // nullopt: at no word of a query
    void clicked(triscope::QueryIndex row);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    void layOut();
    void updateLooks();
    void paintPlaceholder(QPainter& painter) const;
    void reveal(Index position);
    std::optional<QueryIndex> queryAt(QPointF point) const;

    const Theme& m_theme;
    TokenWordsPtr m_words;
    MaskPtr m_mask;
    std::optional<QueryIndex> m_row;
    std::vector<QRectF> m_places;
    std::vector<WordLook> m_looks;
};

}  // namespace triscope::gui
