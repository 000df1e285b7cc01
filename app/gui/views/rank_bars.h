#pragma once

#include <QWidget>
#include <optional>
#include <vector>

namespace triscope::gui {

class Theme;

// A rank's share of the work over the mean of all ranks: 1 when all have the same.
struct RankShare {
    double dense = 1;
    double pattern = 1;

    friend bool operator==(const RankShare&, const RankShare&) = default;
};

// Two upright bars for each rank, dense and the pattern, against the mean. Pointing at a rank, or walking to
// it with the arrows, marks it.
class RankBars final : public QWidget {
    Q_OBJECT

  public:
    explicit RankBars(const Theme& theme, QWidget* parent = nullptr);

    // `scale_most`: what the axis reaches, so that several splits can be compared.
    void setShares(std::vector<RankShare> shares, double scale_most);
    const std::vector<RankShare>& shares() const { return m_shares; }

    std::optional<std::size_t> marked() const { return m_marked; }
    // Where a rank's bar is drawn. Precondition: there is such a rank.
    QRectF barRect(std::size_t rank, bool pattern) const;

    QSize sizeHint() const override { return {480, 150}; }
    QSize minimumSizeHint() const override { return {240, 130}; }

  signals:
    void markedChanged();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QRectF plotRect() const;
    double yOf(double share) const;
    void mark(std::optional<std::size_t> rank);

    const Theme& m_theme;
    std::vector<RankShare> m_shares;
    double m_most = 1;
    std::optional<std::size_t> m_marked;
};

}  // namespace triscope::gui
