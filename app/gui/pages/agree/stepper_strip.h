#pragma once

#include <QWidget>
#include <memory>

#include "app/gui/pages/agree/stepper_words.h"

namespace triscope::gui {

class Theme;

// The keys of one query's row, coloured by region, with the tile of the present step lit and those before it
// underlined; below it the scores of the tile's keys as bars, with m before and after as lines. A click on
// the strip goes to the step there.
class StepperStrip final : public QWidget {
    Q_OBJECT

  public:
    explicit StepperStrip(const Theme& theme, QWidget* parent = nullptr);

    // `done` steps have been taken.
    void show(std::shared_ptr<const StepperOutcome> outcome, std::size_t done);

    // Where the keys of a step are.
    QRectF rectOf(const SoftmaxStep& step) const;

    QSize sizeHint() const override { return {640, 300}; }
    QSize minimumSizeHint() const override { return {280, 200}; }

  signals:
    void stepAsked(std::size_t done);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    QRectF strip() const;
    QRectF plot() const;
    void paintKeys(QPainter& painter) const;
    void paintProgress(QPainter& painter) const;
    void paintScores(QPainter& painter, const SoftmaxStep& step) const;
    void paintMaximum(QPainter& painter, double y, const QString& word, const QPen& pen) const;

    const Theme& m_theme;
    std::shared_ptr<const StepperOutcome> m_outcome;
    std::size_t m_done = 0;
};

}  // namespace triscope::gui
